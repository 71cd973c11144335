/** Pure: which rows of a table go on which slide. Nothing is cut off, nothing runs over the edge. */
import { type BlockCell, type Column, textOf } from './blocks.ts';

export interface Grid {
  columns: readonly Column[];
  /** Width of the table, in inches. */
  width: number;
  /** How many lines of text a slide has room for below the header row. */
  lines: number;
}

/** Arial at 14 points: about thirteen characters an inch of French prose; fewer, for wide letters. */
const CHARS_AN_INCH = 12.3;
/** Space that a cell keeps on both sides, in inches. */
const PADDING = 0.22;
/** A row takes this much more than its text, in lines. */
const BETWEEN = 0.4;
/** Fewer lines than this are not worth starting a long row. */
const FEW = 5;

/** The text in pieces that fit on a line; put together they are the text again. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const part of text.split(/(?<=\n)/)) {
    let line = '';
    for (const word of part.split(/(?<= )/)) {
      let rest = word;
      if (line !== '' && (line + rest).trimEnd().length > most) {
        lines.push(line);
        line = '';
      }
      while (rest.trimEnd().length > most) {
        lines.push(rest.slice(0, most));
        rest = rest.slice(most);
      }
      line += rest;
    }
    lines.push(line);
  }
  return lines;
}

/** How many characters a line of each column holds. */
function capacities({ columns, width }: Grid): number[] {
  const sum = columns.reduce((total, { share }) => total + share, 0);
  return columns.map(({ share }) =>
    Math.max(4, Math.floor(((share / sum) * width - PADDING) * CHARS_AN_INCH)),
  );
}

/** Pages of rows. A row longer than a slide goes on, under its first cell said again. */
export function fitRows(rows: readonly BlockCell[][], grid: Grid): BlockCell[][][] {
  const most = capacities(grid);
  const pages: BlockCell[][][] = [[]];
  let left = grid.lines;
  const put = (row: BlockCell[], height: number) => {
    pages.at(-1)?.push(row);
    left -= height + BETWEEN;
  };
  const turn = () => {
    if (pages.at(-1)?.length) pages.push([]);
    left = grid.lines;
  };
  for (const row of rows) {
    const texts = row.map((cell, at) => wrapped(textOf(cell), most[at] ?? 4));
    for (const piece of pieces(texts, () => left, turn, grid.lines - BETWEEN))
      put(
        row.map((cell, at) => withText(cell, piece[at] ?? [])),
        Math.max(...piece.map((lines) => lines.length)),
      );
  }
  return pages;
}

const withText = (cell: BlockCell, lines: readonly string[]): BlockCell => {
  const text = lines.join('').trimEnd();
  // A colour goes with its words only.
  return typeof cell === 'string' || text === '' ? text : { ...cell, text };
};

/** A row in as many pieces as it takes; `turn` starts a slide. */
function* pieces(
  texts: readonly string[][],
  left: () => number,
  turn: () => void,
  whole: number,
): Generator<string[][]> {
  const height = Math.max(...texts.map((lines) => lines.length));
  if (height + BETWEEN > left() && (height <= whole || left() < FEW)) turn();
  if (height <= whole) {
    yield texts as string[][];
    return;
  }
  const [first = [], ...others] = texts;
  const rest = others.map((lines) => [...lines]);
  let head = [...first];
  for (;;) {
    const most = Math.max(1, Math.floor(left() - BETWEEN));
    yield [head.splice(0, most), ...rest.map((lines) => lines.splice(0, most))];
    if (head.length + rest.flat().length === 0) return;
    // Said again, unless it fills a slide by itself.
    if (head.length === 0 && first.length < whole / 2) head = [...first];
    if (rest.flat().length === 0 && head.length === first.length) return;
    turn();
  }
}
