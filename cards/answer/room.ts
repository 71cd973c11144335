/** How tall an answer is at 440 px, before it is drawn, and what of it is seen at once. */
import { labelled } from '../text.ts';
import type { AnswerData, DayRow } from './answer-data.ts';

/** Height an answer may have in pixels: one that is a list is read down, and may have more (`docs/visuel.md`). */
const MOST = { answer: 360, list: 480 };

/** Signs that a line holds, and its height: of the headline, of what it says, of what may be left unread. */
const lines = {
  heading: { signs: 44, height: 25 },
  text: { signs: 45, height: 22 },
  beside: { signs: 38, height: 22 },
  small: { signs: 66, height: 22 },
};

/** Around what is said, and the row of buttons. */
const EDGES = 34;
const BUTTONS = 56;
/** Between two things. */
const GAP = 8;

const heightOf = (text: string, { signs, height }: (typeof lines)['text']): number =>
  Math.ceil(text.length / signs) * height;

/** Whether it is read as a heading, in three lines at most. */
export const isHeading = (headline: string): boolean => headline.length <= 3 * lines.heading.signs;

/** All that it comes from, in one note; none: no note. */
export const sourceLine = (lang: AnswerData['lang'], sources: readonly string[]): string[] =>
  sources.length === 0
    ? []
    : [labelled(lang)({ label: 'Source' }).label + sources.join(lang === 'fr' ? ' ; ' : '; ')];

/** The documents alone: where in them stands behind, quoted. */
export const documentsOf = ({ sources }: AnswerData): string[] => [
  ...new Set(sources.map((source) => source.replace(/, [«“].*$/su, ''))),
];

/** How many of its items are seen at once: at least two, and never all but one. */
export function foldAfter(data: AnswerData): number {
  const { presses = [], links = [] } = data;
  const { headline, items, days = [], rows, notes, known = [], questions, wrong } = data;
  const each = (texts: readonly string[], kind: (typeof lines)['text']) =>
    texts.reduce((sum, text) => sum + GAP + heightOf(text, kind), 0);
  const said = ({ label, value }: { label: string; value: string }) => `${label} : ${value}`;
  const besides =
    EDGES +
    heightOf(headline, isHeading(headline) ? lines.heading : lines.text) +
    each(rows.map(said), lines.text) +
    each(notes, lines.text) +
    each(known.map(said), lines.text) +
    each(sourceLine(data.lang, documentsOf(data)), lines.small);
  const hasButtons = [...questions, ...presses, ...links, ...wrong].length > 0;
  const things = [
    ...items.map((text) => GAP + heightOf(text, lines.text)),
    ...days.map(heightOfDay),
  ];
  const all = things.length;
  // What is folded is behind a button.
  const upTo = (n: number) =>
    things
      .slice(0, n)
      .reduce(
        (sum, one) => sum + one,
        besides + (hasButtons || n < all ? BUTTONS : 0) + (n < all ? lines.small.height : 0),
      );
  const most = all > 2 && !data.short ? MOST.list : MOST.answer;
  if (upTo(all) <= most) return all;
  if (data.short) return 0;
  let kept = all;
  while (kept > LEAST && upTo(kept) > most) kept -= 1;
  return all - kept === 1 && kept > LEAST ? kept - 1 : kept;
}

/** Its leaf, or what stands beside it. */
const LEAF = 72;

function heightOfDay({ date, name, brief, rows = [] }: DayRow): number {
  const beside = [name, brief, ...rows.map(({ label, value }) => `${label} : ${value}`)];
  const tall = beside.reduce(
    (sum, text) => sum + heightOf(text, date ? lines.beside : lines.text),
    0,
  );
  return GAP + Math.max(date ? LEAF : 0, tall);
}

const LEAST = 2;
