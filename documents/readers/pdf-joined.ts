/** Tables that a page break cuts in two, put together again. */
import { type Block, cellText, type Line, type Table } from './blocks.ts';
import type { DrawnTable } from './pdf-cells.ts';

interface PageBlocks {
  blocks: Block[];
  columns: readonly DrawnTable[];
}

/** In points: columns so near are the same. */
const NEAR = 4;

/** Blocks of all pages; a table that ends one page and begins the next, with the same columns, is one. */
export function joinedAcrossPages(pages: readonly PageBlocks[]): Block[] {
  const made: Block[] = [];
  let before: { table: Table; drawn: DrawnTable | undefined } | undefined;
  for (const { blocks, columns } of pages) {
    const body = blocks.filter((block) => block.kind === 'table' || !block.isRunning);
    const first = body[0];
    const sorted = [...columns].sort((a, b) => b.top - a.top);
    const isSame =
      before?.drawn !== undefined && first?.kind === 'table' && isAlike(before.drawn, sorted[0]);
    for (const block of blocks) {
      if (isSame && block === first && before && block.kind === 'table') goOn(before.table, block);
      else made.push(block);
    }
    const last = body.at(-1);
    if (last?.kind !== 'table') before = undefined;
    else if (isSame && last === first && before) before = { ...before, drawn: sorted.at(-1) };
    else before = { table: last, drawn: sorted.at(-1) };
  }
  return made;
}

const isAlike = (a: DrawnTable, b: DrawnTable | undefined): boolean =>
  b !== undefined &&
  a.columns.length === b.columns.length &&
  a.columns.every((at, i) => Math.abs(at - (b.columns[i] ?? 0)) <= NEAR);

/** Adds the rows of a table to the one it goes on from. */
function goOn(table: Table, { rows }: Table): void {
  const textOf = (row: Table['rows'][number] = []) => row.map((cell) => cellText(cell)).join('|');
  const [first, ...others] = rows;
  const isHeaderAgain = textOf(first) === textOf(table.rows[0]) && textOf(first) !== '';
  const last = table.rows.at(-1);
  // A row that is cut has its label above the cut.
  const isCut = first !== undefined && first.length === 2 && !cellText(first[0]) && last;
  if (isCut)
    first.forEach((cell, c) => {
      goOnIn(last[c]?.lines ?? [], cell.lines);
    });
  else if (first && !isHeaderAgain) table.rows.push(first);
  table.rows.push(...others);
}

/** Adds the lines of a cell below a cut: a paragraph may be cut too. */
function goOnIn(lines: Line[], more: readonly Line[]): void {
  const [first, ...others] = more;
  const last = lines.at(-1);
  const isCut = first && last && first.bullet === undefined && /^[\p{Ll}(]/u.test(first.text);
  if (isCut && !/[.;:!?]$/.test(last.text)) {
    last.text += ` ${first.text}`;
    lines.push(...others);
  } else lines.push(...more);
}
