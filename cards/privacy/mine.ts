import { type CardMessage, card } from '../card.ts';
import { labelled } from '../text.ts';
import { capital } from '../typography.ts';
import template from './mine.json' with { type: 'json' };

/** What the card is given. Lines hold names as typed: they are not Markdown. */
export interface MineData {
  lang: 'fr' | 'en';
  title: string;
  sections: { title: string; lines: string[] }[];
  notes: string[];
  /** Where the same is had as a file, if it is; and, last, what is said as if typed to erase it, which asks before. Each with what it does. */
  acts: { title: string; does: string; url?: string; say?: string }[];
}

/** Lines of one section; signs of a line. More is in the file. */
const MOST_LINES = 30;
const MOST_SIGNS = 300;

/** Bytes for all that is listed: a message is 28 kB at most. A line is in it three times, and has what draws it. */
const MOST_BYTES = 25_000;
const bytesOf = (line: string): number => 3 * Buffer.byteLength(line) + 320;
const PER_SECTION = 1400;

/** What the bot knows of a person, for them to read: who they are, as facts, and how much besides, by heading, each opened by a press. */
export function mineCard(data: MineData): CardMessage {
  const [who, ...others] = data.sections;
  const listed = others.map(({ lines }) => lines.map((line) => capital(line.slice(0, MOST_SIGNS))));
  const bytes = (most: number) =>
    listed.flatMap((lines) => lines.slice(0, most)).reduce((sum, line) => sum + bytesOf(line), 0);
  let most = MOST_LINES;
  while (most > 1 && bytes(most) + PER_SECTION * listed.length > MOST_BYTES) most -= 1;
  const sections = others.map(({ title, lines }, at) => ({
    ...{ id: `kept-${at}`, title, count: String(lines.length) },
    whole: `${title} (${lines.length})`,
    lines: [...(listed[at] ?? []).slice(0, most), ...(lines.length > most ? ['…'] : [])],
  }));
  return card(template, {
    ...{ ...data, sections },
    facts: (who?.lines ?? []).map((line) => {
      const [label = '', value] = line.slice(0, MOST_SIGNS).split(/\s?: (.*)/s);
      return value ? labelled(data.lang)({ label, value }) : { label: '', value: label };
    }),
  });
}
