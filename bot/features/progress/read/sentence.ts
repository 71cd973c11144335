/** A part of a text under reading: its marks, and which of them something was made of. */
import type { UpdateToken } from './lex.ts';
import type { ListName, ProgressWords } from './update-words.ts';

export interface Part {
  text: string;
  marks: readonly UpdateToken[];
  from: number;
  to: number;
  used: Set<number>;
  words: ProgressWords;
}

export interface TokenSpan {
  from: number;
  to: number;
}

export const use = ({ used }: Pick<Part, 'used'>, { from, to }: TokenSpan): void => {
  for (let at = from; at < to; at++) used.add(at);
};

/** Expressions of a list within the part, by positions among all marks. */
export function spansOf(part: Part, list: Exclude<ListName, 'signes'>): TokenSpan[] {
  const all = spansIn(part, list);
  const found: TokenSpan[] = [];
  for (let i = firstFrom(all, part.from); i < all.length; i++) {
    const span = all[i];
    if (!span || span.from >= part.to) break;
    if (span.to <= part.to) found.push(span);
  }
  return found;
}

/** A text of two thousand parts asks for the same lists in each: they are laid out once. */
const laidOut = new WeakMap<readonly UpdateToken[], Map<ListName, readonly TokenSpan[]>>();

function spansIn({ words, marks }: Part, list: Exclude<ListName, 'signes'>): readonly TokenSpan[] {
  const lists = laidOut.get(marks) ?? new Map<ListName, readonly TokenSpan[]>();
  laidOut.set(marks, lists);
  const ready = lists.get(list);
  if (ready) return ready;
  const spans = words
    .find(list, marks)
    .map(({ at, length }) => ({ from: at, to: at + length }))
    .sort((a, b) => a.from - b.from);
  lists.set(list, spans);
  return spans;
}

/** Where the first span stands that begins at a position or after it. */
function firstFrom(spans: readonly TokenSpan[], position: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.from ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Parts ask the same at each of their figures: what covers one is laid out once. */
const coverings = new WeakMap<Part, Map<string, ReadonlySet<number>>>();

/** Positions covered by these lists. */
export function covered(part: Part, ...lists: Exclude<ListName, 'signes'>[]): ReadonlySet<number> {
  const known = coverings.get(part) ?? new Map<string, ReadonlySet<number>>();
  coverings.set(part, known);
  const asked = lists.join(' ');
  const ready = known.get(asked);
  if (ready) return ready;
  const found = new Set<number>();
  for (const list of lists) for (const span of spansOf(part, list)) use({ used: found }, span);
  known.set(asked, found);
  return found;
}

/** Whether a negation stands within so many marks before a position. */
export const isDenied = (part: Part, at: number, within = 3): boolean =>
  spansOf(part, 'aucun').some(({ from, to }) => from < at && at - to < within);

/** Whether only words that lead up stand between the start of the part and a position. */
export function isHead(part: Part, at: number): boolean {
  const light = covered(part, 'appui', 'etiquettes', 'hier', 'correction');
  for (let i = part.from; i < at; i++) {
    const mark = part.marks[i];
    if (mark?.kind === 'sign' || part.used.has(i) || light.has(i)) continue;
    return false;
  }
  return true;
}

/** The words from one mark to another as typed. */
export function slice(
  { text, marks }: Pick<Part, 'text' | 'marks'>,
  { from, to }: TokenSpan,
): string {
  const [first, last] = [marks[from], marks[to - 1]];
  return first && last && to > from ? text.slice(first.start, last.end).trim() : '';
}

/** What opens or closes something else than a bracket that was opened inside. */
const LOOSE = /^(?:[:=\-–—>*_#|`~&+,;.!?/\\"'”“»«(]|\p{Extended_Pictographic})$/u;

/** What is left of a span once words that lead up, fields and signs around it are taken away. */
export function trimmed(part: Part, span: TokenSpan, light = covered(part, 'appui')): TokenSpan {
  let { from, to } = span;
  const goes = (at: number) =>
    part.used.has(at) ||
    light.has(at) ||
    part.marks[at]?.kind === 'stop' ||
    LOOSE.test(part.marks[at]?.folded ?? '');
  while (from < to && goes(from)) from++;
  while (to > from && goes(to - 1)) to--;
  return { from, to };
}
