/** Tables of a document: a row a fiche, a table of actions, labels beside their values, or labels above them. */
import { type Cell, cellText, type Table } from '../../documents/readers/blocks.ts';
import { headingOf } from './headings.ts';
import type { FieldKey, ImportWords } from './import-words.ts';
import { keyOf, labelledLine } from './labels.ts';
import { readLabels } from './table-labels.ts';
import {
  type Column,
  columnsOf,
  type GridRow,
  gridOf,
  isFilled,
  type TableTools,
} from './table-parts.ts';
import { type RowKind, readRows } from './table-rows.ts';

/** Puts what a table says into the draft. A sheet may hold several tables, one under the other. */
export function readTable(table: Table, tools: TableTools): void {
  const grid = gridOf(table);
  let from = 0;
  for (let row = 0; row < grid.length; row += 1) {
    const columns = headerAt(grid, row, tools.words);
    if (!columns) continue;
    readLabels(grid.slice(from, row), table, tools);
    const blank = grid.slice(row + 1).findIndex((cells) => !cells.some(isFilled));
    const kind = kindOf(columns, blank < 0 ? grid.length - row - 1 : blank, tools);
    let end = row + 1;
    while (end < grid.length && !ends(grid, end, kind, tools.words)) end += 1;
    const [header, body] = [headerCells(grid, row), grid.slice(row + 1, end)];
    readRows[kind]({ columns, header, body, table }, tools);
    from = end;
    row = end - 1;
  }
  readLabels(grid.slice(from), table, tools);
}

/** Columns that a table of actions may have. */
const ACTION_COLUMNS = new Set<string>([
  'actions',
  'pilote',
  'service',
  'statut',
  'avancement',
  'debut',
  'fin',
  'echeancier',
  'budget',
  'rubrique',
]);

function kindOf(columns: readonly Column[], rows: number, { builder }: TableTools): RowKind {
  const has = (key: FieldKey) => columns.some((column) => column.key === key);
  if (has('numero')) return 'fiches';
  // One row under « Actions » and « Avancement » says both of the fiche; two rows are two actions.
  const isEachOwn = rows > 1 || has('pilote') || has('statut');
  const isOfActions = isEachOwn && columns.every(({ key }) => ACTION_COLUMNS.has(key));
  if (!has('titre'))
    return has('actions') && isOfActions && columns.length > 1 ? 'actions' : 'below';
  return builder.fiche !== undefined && !has('axe') ? 'actions' : 'fiches';
}

/** Whether the rows under a header end before a row: another header, or, but for fiches, a line that stands alone. */
function ends(grid: readonly GridRow[], row: number, kind: RowKind, words: ImportWords): boolean {
  if (headerAt(grid, row, words)) return true;
  if (kind === 'fiches') return false;
  const cells = grid[row] ?? [];
  const [first, ...others] = cells.filter(isFilled);
  if (!first) return true;
  // In a sheet, a line under a table is a row of one cell; so is an action without a pilote.
  const text = cellText(first);
  const isNamed = headingOf(text, words)?.number !== undefined || labelledLine(text, words);
  return cells.length === 1 && others.length === 0 && Boolean(isNamed || keyOf(text, words));
}

/** Where rows have a number or an axe and no title, their actions are what they are called. */
function entitled(columns: Column[]): Column[] {
  const has = (key: FieldKey) => columns.some((column) => column.key === key);
  if (has('titre') || !(has('numero') || has('axe'))) return columns;
  const [called] = columns.filter(({ key }) => key === 'actions');
  return columns.map((column) => (column === called ? { ...column, key: 'titre' } : column));
}

/** Rows that a header may be merged over. */
const HEADER_ROWS = 3;

/** Cells of a row that may be a header: one that goes on from above says what it says there. */
function headerCells(grid: readonly GridRow[], row: number): GridRow {
  const cells = grid[row] ?? [];
  // A row of its own has words of its own.
  if (!cells.some(isFilled)) return cells;
  return cells.map((cell, at) => {
    let from: Cell | undefined = cell;
    for (let r = row; from?.isContinued && r > Math.max(0, row - HEADER_ROWS); r -= 1)
      from = grid[r - 1]?.[at];
    return from;
  });
}

/** Rows that are looked at under one that may be a header. */
const ROWS_BELOW = 6;

/** Share of the columns of a header that labels name. */
const MOST_NAMED = 0.6;

/** Columns that a row names, when it is a header: labels that stand beside their values are none. */
function headerAt(grid: readonly GridRow[], row: number, words: ImportWords): Column[] | undefined {
  const named = headerCells(grid, row);
  const filled = named.filter(isFilled).length;
  if (filled < 2 || row + 1 >= grid.length) return undefined;
  const columns = columnsOf(named, words);
  const known = columns.filter(({ key }) => key !== 'rubrique').length;
  const next = (grid[row + 1] ?? []).filter(isFilled);
  const isAllLabels =
    columns.length === filled && columnsOf(next, words).length === 0 && next.length > 1;
  const isEnough = columns.length >= filled * MOST_NAMED;
  if (next.length === 0 || (known < 2 && !isAllLabels) || !isEnough) return undefined;
  const rows = grid.slice(row + 1, row + 1 + ROWS_BELOW);
  const blank = rows.findIndex((cells) => !cells.some(isFilled));
  const below = (blank < 0 ? rows : rows.slice(0, blank)).filter((cells) => isFilled(cells[0]));
  const beside = below.filter((cells) => columnsOf(cells.slice(0, 1), words).length > 0);
  return beside.length >= Math.max(1, below.length * 0.5) ? undefined : entitled(columns);
}
