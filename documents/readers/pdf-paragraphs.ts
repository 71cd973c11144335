/** Paragraphs of lines that a PDF has broken: a line goes on where its first word would not have fitted above. */
import type { Line, Place } from './blocks.ts';
import { BULLET, linesOf, type Segment } from './pdf-segments.ts';

/** A line whose blank above is so many times the usual one begins a paragraph. */
const BLANK = 1.3;
/** Letters whose sizes differ by so much, in points, are not of one paragraph. */
const OTHER_SIZE = 0.8;
/** What ends a line of a table of contents. */
const CONTENTS = /(?:\.{3,}|…+|·{3,}|_{3,})\s*\d{1,4}$/;
const MANY_DIGITS = /^\(?\d{1,2}[.)°]\s/;

/** Share of a line that is left blank at most where a word went to the next. */
const SHORT = 0.5;

type PrintedLine = Required<Segment>;

const lineOf = (segments: readonly Segment[]): PrintedLine => ({
  text: segments.map(({ text }) => text).join('\t'),
  x: Math.min(...segments.map(({ x }) => x)),
  right: Math.max(...segments.map(({ right }) => right)),
  y: segments[0]?.y ?? 0,
  size: Math.max(...segments.map(({ size }) => size)),
  isBold: segments.every(({ isBold }) => isBold),
  isMarked: segments[0]?.isMarked === true,
});

/** Edges that lines of a text are broken by. */
export interface Measure {
  left: number;
  right: number;
}

/** Paragraphs of the segments of a cell, or of lines. `headingLevel` says whether a size is that of a heading. */
export function paragraphsOf(
  segments: readonly Segment[] | readonly Segment[][],
  place: Place,
  measure?: Measure,
  headingLevel: (size: number) => number | undefined = () => undefined,
): Line[] {
  const isGrouped = Array.isArray(segments[0]);
  const lines = (isGrouped ? (segments as Segment[][]) : linesOf(segments as Segment[])).map(
    lineOf,
  );
  const left = measure?.left ?? Math.min(...lines.map(({ x }) => x));
  const right = Math.max(measure?.right ?? 0, ...lines.map((line) => line.right));
  const gaps = lines.slice(1).map((line, i) => (lines[i]?.y ?? 0) - line.y);
  const usual = usualGaps(lines);
  const made: (Line & { last: PrintedLine; indent: number })[] = [];
  lines.forEach((line, i) => {
    const current = made.at(-1);
    const sign = BULLET.exec(line.text)?.[0] ?? (line.isMarked ? '' : undefined);
    const text = sign ? line.text.slice(sign.length).trim() : line.text.trim();
    if (!text) return;
    const isNew =
      !current ||
      sign !== undefined ||
      begins(line, current, gaps[i - 1] ?? 0, usual(line), { left, right });
    const level = headingLevel(line.size);
    if (isNew)
      made.push({
        text,
        place: { ...place, box: [line.x, line.y, line.right, line.y + line.size] },
        ...(level !== undefined && { level }),
        ...(sign !== undefined && { bullet: 0 }),
        ...(line.isBold && { isBold: true }),
        last: line,
        // The text of an item stands to the right of its sign.
        indent: line.isMarked ? line.x - line.size : line.x,
      });
    else {
      current.text += (/[\p{L}]-$/u.test(current.text) ? '' : ' ') + text;
      current.last = line;
      const box = current.place.box;
      if (box)
        current.place = {
          ...current.place,
          box: [Math.min(box[0], line.x), line.y, Math.max(box[2], line.right), box[3]],
        };
    }
  });
  return made.map(({ last: _, indent: __, ...line }) => line);
}

/** Gaps that tell the spacing of a size of letters. */
const ENOUGH_GAPS = 4;
/** Blank above a line, in sizes of its letters, that no spacing of two lines alone explains. */
const WIDE = 1.6;

/** The usual blank above a line: the smallest between lines of its size. */
function usualGaps(lines: readonly PrintedLine[]): (line: PrintedLine) => number {
  const bySize = new Map<number, number[]>();
  lines.slice(1).forEach((line, i) => {
    const before = lines[i];
    const gap = (before?.y ?? 0) - line.y;
    if (!before || gap <= 2 || Math.abs(before.size - line.size) > OTHER_SIZE) return;
    const size = Math.round(line.size);
    bySize.set(size, [...(bySize.get(size) ?? []), gap]);
  });
  return ({ size }) => {
    const gaps = bySize.get(Math.round(size)) ?? [];
    const least = Math.min(...gaps, WIDE * size);
    return gaps.length < ENOUGH_GAPS ? least : Math.min(...gaps);
  };
}

function begins(
  line: PrintedLine,
  current: Line & { last: PrintedLine; indent: number },
  gap: number,
  usual: number,
  { left, right }: Measure,
): boolean {
  const { last } = current;
  if (gap > BLANK * usual && gap > 1.25 * line.size) return true;
  if (gap < -1) return true;
  if (Math.abs(line.size - last.size) > OTHER_SIZE || line.isBold !== last.isBold) return true;
  if (MANY_DIGITS.test(line.text) || CONTENTS.test(last.text)) return true;
  // Back under the sign of a list: a paragraph of its own.
  if (current.bullet !== undefined && line.x < current.indent + 1) return true;
  const word = /^\S+/.exec(line.text)?.[0] ?? '';
  const letter = (line.right - line.x) / Math.max(1, line.text.length);
  const room = right - left - (last.x - left) - (last.right - last.x);
  // A line that begins in lower case goes on, unless the one above was ended early.
  const isCut = /^\p{Ll}/u.test(word) && !/[.;:!?]$/.test(last.text);
  if (isCut && room < SHORT * (right - left)) return false;
  return room > (word.length + 1) * letter * 1.12 + 1;
}
