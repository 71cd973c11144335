import { type CardMessage, card } from '../card.ts';
import { capital } from '../typography.ts';
import template from './mine.json' with { type: 'json' };

/** What the card is given. Lines hold names as typed: they are not Markdown. */
export interface MineData {
  lang: 'fr' | 'en';
  title: string;
  sections: { title: string; lines: string[] }[];
  notes: string[];
  /** What is said as if typed when its button is pressed; the last one asks before it erases. */
  says: { title: string; say: string }[];
  /** Where the same is had as a file. */
  links: { title: string; url: string }[];
}

/** Lines of one section; signs of a line. More is in the file. */
const MOST_LINES = 30;
const MOST_SIGNS = 300;

/** Bytes for all that is listed: a message is 28 kB at most. A line is in it three times, and has what draws it. */
const MOST_BYTES = 25_000;
const bytesOf = (line: string): number => 3 * Buffer.byteLength(line) + 320;
const PER_SECTION = 1300;

/** With no more sections than these, the first one is open: the list still fits the screen. */
const FEW = 6;

const words = {
  fr: (title: string, n: number) => `Ouvrir ou fermer : ${title} (${n})`,
  en: (title: string, n: number) => `Open or close: ${title} (${n})`,
};

/** What the bot knows of a person, for them to read: who they are, and the rest a press away, each with how much it is. */
export function mineCard(data: MineData): CardMessage {
  const listed = data.sections.map(({ lines }) =>
    lines.map((line) => capital(line.slice(0, MOST_SIGNS))),
  );
  const bytes = (most: number) =>
    listed.flatMap((lines) => lines.slice(0, most)).reduce((sum, line) => sum + bytesOf(line), 0);
  let most = MOST_LINES;
  while (most > 1 && bytes(most) + PER_SECTION * listed.length > MOST_BYTES) most -= 1;
  const sections = data.sections.map(({ title, lines }, at) => {
    const id = `section-${at}`;
    const open = at === 0 && data.sections.length <= FEW;
    return {
      ...{ title, id, open },
      count: String(lines.length),
      lines: [...(listed[at] ?? []).slice(0, most), ...(lines.length > most ? ['…'] : [])],
      turns: [
        { id: `${id}-shut`, sign: '›', isVisible: !open },
        { id: `${id}-open`, sign: '⌄', isVisible: open },
      ],
      press: words[data.lang](title, lines.length),
    };
  });
  return card(template, { ...data, sections });
}

/** For pictures and checks. */
export const sample: MineData = {
  lang: 'fr',
  title: 'Ce que je sais de vous',
  sections: [
    {
      title: 'Qui vous êtes',
      lines: ['Nom affiché par Teams : Camille Durand', 'Organisation : Caf'],
    },
    { title: 'Vos groupes', lines: ['le groupe de travail de l’axe 5'] },
  ],
  notes: ['Le texte des messages n’est pas conservé.'],
  says: [{ title: 'Effacer tout', say: 'oublie-moi' }],
  links: [{ title: 'Télécharger', url: 'https://fil-rouge.exemple.fr/liens/exemple' }],
};
