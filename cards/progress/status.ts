import type { Sign } from '../../visual/meteo.ts';
import { type CardMessage, card } from '../card.ts';
import { movedOf, noticesOf, type Tile, tilesOf } from '../parts.ts';
import { BESIDE, labelled } from '../text.ts';
import { capital } from '../typography.ts';
import template from './status.json' with { type: 'json' };

/** One thing in a list: where it stands, its short name, what is to be known of it. */
export interface StatusRow {
  sign: Sign;
  /** Said where no picture is seen; empty: the line says it. */
  alt: string;
  name: string;
  /** How it stands. */
  text: string;
  /** What stops it, said before how it stands. */
  cause?: string;
  /** What else is known of it. */
  detail: string[];
  /** What of how it stands is seen, at the right of its name: a figure. */
  aside?: string;
  /** What of the rest is seen below, where all of it would take two lines. */
  brief?: string;
  /** The question that a press asks. */
  say: string;
}

/** What the card is given: how one thing stands, or many. Names and facts are what people typed. */
export interface StatusData {
  lang: 'fr' | 'en';
  /** Says in words what the sign shows. */
  headline: string;
  sign: Sign | null;
  about: string[];
  /** How many stand so. */
  tiles: Tile[];
  /** What keeps it from going on, or waits for somebody. */
  notices: { label: string; value: string }[];
  /** The newest facts, each with its day, and what comes next. */
  lines: { label: string; value: string }[];
  rows: StatusRow[];
  notes: string[];
  /** What is seen once it is asked for, by a button of that title. */
  more: string[];
  moreTitle: string;
  /** Next questions: a press says them as if typed. */
  questions: { title: string; say: string; style?: 'positive' }[];
  links: { title: string; url: string }[];
}

/** How a thing of the plan stands: its sign in the first line. */
export function statusCard(data: StatusData): CardMessage {
  const { lang, sign, notices, lines, rows, tiles } = data;
  const mode = data.questions.length + data.links.length > 1 ? 'secondary' : 'primary';
  return card(template, {
    ...data,
    signs: movedOf(sign).signs,
    tiles: tilesOf(tiles),
    notices: noticesOf(lang, notices),
    lines: lines.map(labelled(lang)),
    questions: data.questions.map((one) => ({ style: 'default', ...one })),
    // Behind "…", unless it would stand there alone.
    toggles: data.more.length > 0 ? [{ title: data.moreTitle, mode }] : [],
    rows: rows.map(({ name, text, cause = '', detail, aside = '', brief, sign: of, alt, say }) => {
      const said = [cause, text, ...detail].filter(Boolean).join(BESIDE);
      const below = aside === '' ? [text, ...detail] : detail;
      return {
        ...{ name, aside, say, cause: capital(cause), ...movedOf(of, undefined, alt) },
        brief: brief ?? below.filter(Boolean).join(BESIDE),
        whole: said === '' ? name : labelled(lang)({ label: name }).label + said,
      };
    }),
  });
}
