/** Runs of text of a PDF page, put together into segments: what is printed on one line without a wide blank. */

import type { Rulings } from './pdf-rulings.ts';

/** Text item as the PDF library gives it. */
export interface TextItem {
  str: string;
  transform: readonly number[];
  width: number;
  height: number;
  fontName: string;
}

/** Part of a line, in points; `y` is its baseline, from the bottom of the page. */
export interface Segment {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  isBold: boolean;
  /** A drawn sign opens it. */
  isMarked?: boolean;
}

/** Blanks in shares of the size of the letters: a thinner one is no space; a wider one is a column. */
const NO_SPACE = 0.12;
const COLUMN = 1.6;
/** Baselines that differ by less, in the same shares, are one line. */
const SAME_LINE = 0.35;

/** A sign that opens an item of a list; symbol fonts have theirs in the private area. */
export const BULLET = /^(?:[•◦▪■●○‣⁃➢➤►▶✓✔❖◆\ue000-\uf8ff]|[*\-–—](?=\s|$))/;

const itemOf = (item: TextItem, isBold: (font: string) => boolean): Segment => {
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
  const size = Math.hypot(a, b) || item.height || 1;
  return { text: item.str, x, right: x + item.width, y, size, isBold: isBold(item.fontName) };
};

const isTurned = ({ transform: [a = 0, b = 0] }: TextItem): boolean => Math.abs(b) > Math.abs(a);

/** Segments from top to bottom and left to right. Text that is turned is left for the end, item by item. */
export function segmentsOf(
  items: readonly TextItem[],
  isBold: (font: string) => boolean,
  rulings: Rulings,
): Segment[] {
  const printed = items.filter(({ str }) => str.trim());
  const flat = printed.filter((item) => !isTurned(item)).map((item) => itemOf(item, isBold));
  const turned = printed.filter(isTurned).map((item) => itemOf(item, isBold));
  return [...linesOf(flat).flatMap((line) => glued(line, rulings)), ...turned];
}

/** Segments of each line, from left to right. */
export function linesOf(segments: readonly Segment[]): Segment[][] {
  const sorted = [...segments].sort((a, b) => b.y - a.y);
  const lines: Segment[][] = [];
  for (const segment of sorted) {
    const first = lines.at(-1)?.[0];
    const near = SAME_LINE * Math.max(segment.size, first?.size ?? 0);
    if (first && first.y - segment.y <= near) lines.at(-1)?.push(segment);
    else lines.push([segment]);
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
}

/** In points: what nearly touches a ruling. */
const TOUCH = 1.5;

function glued(line: Segment[], { down, marks }: Rulings): Segment[] {
  const made: Segment[] = [];
  const isRuled = (last: Segment, part: Segment): boolean => {
    const middle = part.y + part.size * 0.3;
    return down.some(
      ({ at, from, to }) =>
        at > last.right - TOUCH && at < part.x + TOUCH && from <= middle && middle <= to,
    );
  };
  const isMarked = ({ x, y, size }: Segment): boolean =>
    marks.some(
      (mark) =>
        mark.right <= x + 1 &&
        x - mark.right <= 1.6 * size &&
        Math.abs(mark.y - y - 0.3 * size) < 0.5 * size,
    );
  for (const part of line) {
    const last = made.at(-1);
    const gap = last ? part.x - last.right : 0;
    const isAfterBullet = last !== undefined && BULLET.test(last.text) && last.text.length === 1;
    if (
      !last ||
      isRuled(last, part) ||
      (gap > COLUMN * part.size && !(isAfterBullet && gap < 5 * part.size))
    ) {
      made.push({ ...part, ...(isMarked(part) && { isMarked: true }) });
      continue;
    }
    const space = gap > NO_SPACE * part.size && !/\s$/.test(last.text) && !/^\s/.test(part.text);
    last.text += (space || isAfterBullet ? ' ' : '') + part.text;
    // The sign of a list may sit a little higher than its text.
    if (isAfterBullet) last.y = part.y;
    last.right = Math.max(last.right, part.right);
    last.size = Math.max(last.size, part.size);
    last.isBold &&= part.isBold;
  }
  return made;
}
