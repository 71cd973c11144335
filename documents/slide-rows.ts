/** Pure: how a table stands on one slide, as large as it can be; what does not fit is said to be elsewhere. */
import { type BlockCell, type Column, textOf } from './blocks.ts';
import { emsOf, wrapped } from './text-width.ts';

export interface Grid {
  columns: readonly Column[];
  /** Room of the table, in inches, its header row included. */
  width: number;
  height: number;
}

export interface Fitted {
  /** In points. */
  size: number;
  /** Height of the header row, then of each row, in inches. */
  header: number;
  heights: number[];
  rows: BlockCell[][];
  /** How many rows there was no room for. */
  left: number;
}

/** Sizes of text, in points: 14 is the least that a room reads. */
const sizes = [20, 18, 16, 14] as const;
export const LEAST = 14;

/** Part of a line that is counted on: programs do not all set a text alike. */
const SURE = 0.97;
/** How much wider bold letters are. */
const BOLD = 1.07;
/** Space that a cell keeps on both sides, above and below, in inches. */
const PADDING = { across: 0.22, along: 0.14 };
/** Room of a sign before the words of its cell, in inches. */
export const SIGN_ROOM = 0.36;

const lineOf = (size: number): number => (size * 1.2) / 72;

/** How many ems a line of each column holds. */
function capacities({ columns, width }: Grid, size: number, signs: readonly boolean[]): number[] {
  const sum = columns.reduce((total, { share }) => total + share, 0);
  return columns.map(({ share }, at) => {
    const room = (share / sum) * width - PADDING.across - (signs[at] ? SIGN_ROOM : 0);
    return Math.max(2, (room * 72 * SURE) / size);
  });
}

/** As many lines of the text as there may be; the last says that there is more. */
export function cutTo(lines: readonly string[], most: number): string {
  if (lines.length <= most) return lines.join('');
  return `${lines
    .slice(0, most)
    .join('')
    .replace(/[\s,.;:]+$/, '')}…`;
}

const withText = (cell: BlockCell, text: string): BlockCell =>
  typeof cell === 'string' ? text : { ...cell, text };

/** Rows of one slide: at the largest size at which all is whole; else cut, at the least. */
export function fitRows(rows: readonly BlockCell[][], grid: Grid): Fitted {
  const signs = grid.columns.map((_, at) => rows.some((row) => hasSign(row[at])));
  for (const size of sizes) {
    const whole = laidOut(rows, grid, size, signs, Number.POSITIVE_INFINITY);
    if (whole.height <= grid.height && !whole.broken) return stretched(whole, grid, 0);
  }
  for (let most = 12; most >= 1; most--) {
    const cut = laidOut(rows, grid, LEAST, signs, most);
    if (cut.height <= grid.height) return stretched(cut, grid, 0);
  }
  const one = laidOut(rows, grid, LEAST, signs, 1);
  let room = grid.height - one.header;
  const kept = one.heights.filter((height) => {
    room -= height;
    return room >= 0;
  }).length;
  const held = laidOut(rows.slice(0, kept), grid, LEAST, signs, 1);
  return stretched(held, grid, rows.length - kept);
}

const hasSign = (cell: BlockCell | undefined): boolean =>
  cell !== undefined && typeof cell !== 'string' && cell.sign !== undefined;

/** `broken`: a word is longer than its column. */
type LaidOut = Omit<Fitted, 'left'> & { height: number; broken: boolean };

function laidOut(
  rows: readonly BlockCell[][],
  grid: Grid,
  size: number,
  signs: readonly boolean[],
  most: number,
): LaidOut {
  const room = capacities(grid, size, signs);
  const roomOf = (at: number, bold: boolean) => (room[at] ?? 2) / (bold ? BOLD : 1);
  const heads = capacities(grid, size, []).map((ems) => ems / BOLD);
  const heightOf = (lines: number) => lines * lineOf(size) + PADDING.along;
  const header = heightOf(
    Math.max(...grid.columns.map(({ title }, at) => wrapped(title, heads[at] ?? 2).length)),
  );
  const lines = rows.map((row) =>
    grid.columns.map((_, at) => wrapped(textOf(row[at] ?? ''), roomOf(at, isStrong(row[at])))),
  );
  const heights = lines.map((cells) =>
    heightOf(Math.max(...cells.map((cell) => Math.min(cell.length, most)))),
  );
  return {
    size,
    header,
    heights,
    rows: rows.map((row, y) =>
      grid.columns.map((_, at) => withText(row[at] ?? '', cutTo(lines[y]?.[at] ?? [], most))),
    ),
    height: header + heights.reduce((sum, height) => sum + height, 0),
    broken:
      grid.columns.some(({ title }, at) => hasLonger(title, heads[at] ?? 2)) ||
      rows.some((row) =>
        row.some((cell, at) => hasLonger(textOf(cell), roomOf(at, isStrong(cell)))),
      ),
  };
}

/** Whether a word is longer than a line of so many ems. */
const hasLonger = (text: string, most: number): boolean =>
  text.split(/[ \n]/).some((word) => emsOf(word) > most);

const isStrong = (cell: BlockCell | undefined): boolean =>
  typeof cell === 'object' && cell.strong === true;

/** A row is given up to as much again, or its part of most of the room: no slide stands empty. */
function stretched({ height, broken: _, ...made }: LaidOut, grid: Grid, left: number): Fitted {
  const spare = (grid.height - height) / Math.max(1, made.heights.length);
  const part = (0.85 * grid.height) / Math.max(1, made.heights.length);
  return {
    ...made,
    heights: made.heights.map((one) => one + Math.min(spare, Math.max(one * 0.6, part - one, 0))),
    left,
  };
}
