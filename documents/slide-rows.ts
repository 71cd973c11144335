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
  /** Of the columns, in inches. */
  widths: number[];
  /** Height of the header row, then of each row, in inches. */
  header: number;
  heights: number[];
  rows: BlockCell[][];
  /** How many rows there was no room for. */
  left: number;
}

/** Sizes of text, in points: 14 is the least that a room reads. */
const sizes = [20, 18, 16, 14] as const;
const LEAST = 14;

/** Part of a line that is counted on: programs do not all set a text alike. */
const SURE = 0.97;
/** How much wider bold letters are. */
const BOLD = 1.07;
/** Space that a cell keeps on both sides, above and below, in inches. */
const PADDING = { across: 0.22, along: 0.1 };
/** Room of a sign before the words of its cell, in inches. */
export const SIGN_ROOM = 0.42;

/** Before each of several things of one cell. */
export const POINT = '• ';
/** In ems of the least size: what its second line keeps before it. */
export const HANGING = 0.8;

const lineOf = (size: number): number => (size * 1.2) / 72;

/**
 * Width of each column, in inches: its share, or its longest word where that is more, which the others make room
 * for; `undefined`: there is no such room.
 */
function widthsOf(rows: readonly BlockCell[][], grid: Grid, size: number): number[] | undefined {
  const shares = sharesOf(grid);
  const least = grid.columns.map(({ title }, at) => {
    const cells = [{ text: title, strong: true }, ...rows.map((row) => row[at] ?? '')];
    const longest = Math.max(...cells.map((cell) => longestWord(cell) * boldness(cell)));
    return aside(rows, at) + (longest * size) / (72 * SURE);
  });
  const spare = shares.map((share, at) => share - (least[at] ?? 0));
  const sumOf = (list: readonly number[]) => list.reduce((sum, one) => sum + Math.max(0, one), 0);
  const given = sumOf(spare.map((one) => -one)) / sumOf(spare);
  if (!(given <= 1)) return undefined;
  return spare.map((one, at) => (least[at] ?? 0) + Math.max(0, one) * (1 - given));
}

const sharesOf = ({ columns, width }: Grid): number[] => {
  const sum = columns.reduce((total, { share }) => total + share, 0);
  return columns.map(({ share }) => (share / sum) * width);
};

/** All words of a cell: its note is on lines of its own. */
const wordsOf = (cell: BlockCell): string =>
  typeof cell === 'object' && cell.note ? `${cell.text}\n${cell.note}` : textOf(cell);

const longestWord = (cell: BlockCell): number =>
  Math.max(...wordsOf(cell).split(/[ \n]/).map(emsOf));
const boldness = (cell: BlockCell): number =>
  typeof cell === 'object' && cell.strong === true ? BOLD : 1;

/** What a column keeps beside its words, in inches. */
const aside = (rows: readonly BlockCell[][], at: number): number => {
  const hasSign = rows.some((row) => typeof row[at] === 'object' && row[at].sign !== undefined);
  return PADDING.across + (hasSign ? SIGN_ROOM : 0);
};

/** As many lines of the text as there may be, of so many ems each; the last says that there is more. */
export function cutTo(lines: readonly string[], most: number, ems: number): string {
  if (lines.length <= most) return lines.join('');
  let last = lines[most - 1] ?? '';
  while (last !== '' && emsOf(`${last.trimEnd()}…`) > ems) last = last.slice(0, -1);
  return `${[...lines.slice(0, most - 1), last].join('').replace(/[\s,.;:]+$/, '')}…`;
}

function withText(cell: BlockCell, words: string): BlockCell {
  if (typeof cell === 'string') return words;
  const [text = '', ...note] = cell.note ? words.split('\n') : [words];
  return { ...cell, text, note: note.join('\n') };
}

/** Rows of one slide: at the largest size at which all is whole; else cut, at the least. */
export function fitRows(rows: readonly BlockCell[][], grid: Grid): Fitted {
  for (const size of sizes) {
    const widths = widthsOf(rows, grid, size);
    const whole = widths && laidOut(rows, grid, { size, widths, most: Number.POSITIVE_INFINITY });
    if (whole && whole.height <= grid.height) return stretched(whole, grid, 0);
  }
  const widths = widthsOf(rows, grid, LEAST) ?? sharesOf(grid);
  for (let most = 12; most >= 1; most--) {
    const cut = laidOut(rows, grid, { size: LEAST, widths, most });
    if (cut.height <= grid.height) return stretched(cut, grid, 0);
  }
  const one = laidOut(rows, grid, { size: LEAST, widths, most: 1 });
  let room = grid.height - one.header;
  const kept = one.heights.filter((height) => {
    room -= height;
    return room >= 0;
  }).length;
  const held = laidOut(rows.slice(0, kept), grid, { size: LEAST, widths, most: 1 });
  return stretched(held, grid, rows.length - kept);
}

type LaidOut = Omit<Fitted, 'left'> & { height: number };

function laidOut(
  rows: readonly BlockCell[][],
  { columns }: Grid,
  { size, widths, most }: { size: number; widths: number[]; most: number },
): LaidOut {
  const emsIn = (cell: BlockCell, at: number, signs = rows): number => {
    const room = ((widths[at] ?? 0) - aside(signs, at)) * 72 * SURE;
    const hanging = textOf(cell).startsWith(POINT) ? (HANGING * LEAST) / size : 0;
    return Math.max(2, room / size / boldness(cell) - hanging);
  };
  const linesOf = (cell: BlockCell, at: number, signs = rows): string[] =>
    wrapped(wordsOf(cell), emsIn(cell, at, signs));
  const heightOf = (lines: readonly string[][]) =>
    Math.max(...lines.map(({ length }) => Math.min(length, most))) * lineOf(size) + PADDING.along;
  const header = heightOf(
    columns.map(({ title: text }, at) => linesOf({ text, strong: true }, at, [])),
  );
  const lines = rows.map((row) => columns.map((_, at) => linesOf(row[at] ?? '', at)));
  const heights = lines.map(heightOf);
  return {
    ...{ size, widths, header, heights },
    rows: rows.map((row, y) =>
      columns.map((_, at) => {
        const cell = row[at] ?? '';
        return withText(cell, cutTo(lines[y]?.[at] ?? [], most, emsIn(cell, at)));
      }),
    ),
    height: header + heights.reduce((sum, height) => sum + height, 0),
  };
}

/** In inches: what a row is given above and below its words, at most; more where few of them would leave the slide empty. */
const AIR = 0.3;
/** Part of its room that a table fills, however few its rows are. */
const FULL = 0.8;

/** Rows share what is free: no slide stands empty. */
function stretched({ height, ...made }: LaidOut, grid: Grid, left: number): Fitted {
  const rows = Math.max(1, made.heights.length);
  const part = (room: number): number => (room * grid.height - height) / rows;
  const air = Math.min(part(1), Math.max(AIR, part(FULL)));
  return { ...made, heights: made.heights.map((one) => one + air), left };
}
