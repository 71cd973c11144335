/** Rows under a header: a fiche each, an action each, or the values of the open fiche. */
import { type Cell, cellText, type Line, type Table } from '../../documents/readers/blocks.ts';
import { actionOfRow } from './fields.ts';
import { headingOf, isHeading } from './headings.ts';
import type { FieldKey, ImportWords } from './import-words.ts';
import {
  type Column,
  type GridRow,
  isFilled,
  numbered,
  placeOf,
  type TableTools,
} from './table-parts.ts';
import { isInstruction } from './values.ts';

/** What stands under a header. */
export type RowKind = 'fiches' | 'actions' | 'below';

/** Rows under a header, and the columns that it names. */
interface Headed {
  columns: readonly Column[];
  header: GridRow;
  body: readonly GridRow[];
  table: Table;
}

function readFiches({ columns, header, body, table }: Headed, tools: TableTools): void {
  const { builder, words } = tools;
  const labelAt = (at: number): Column | undefined =>
    columns.find((column) => column.at === at) ??
    (isFilled(header[at]) ? { at, key: 'rubrique', label: cellText(header[at]) } : undefined);
  body.forEach((row, r) => {
    const filled = row.filter(isFilled);
    if (filled.length === 0) return;
    if (r < 3 && isHelp(filled, words)) {
      for (const cell of filled) for (const line of cell.lines) tools.instruction(line);
      return;
    }
    const [only] = filled;
    if (filled.length === 1 && only && columns.length > 2 && headingIn(only, tools)) return;
    if (!openRow(row, labelAt, table, tools)) return;
    row.forEach((cell, at) => {
      const column = labelAt(at);
      if (!column || !cell || cell.isContinued) return;
      const { key, label } = column;
      if (OWN.has(key)) return;
      if (!isFilled(cell) && (key !== 'pilote' || builder.fiche?.pilots)) return;
      const lines =
        key === 'financements' ? withAmount(cell, row[at + 1], labelAt(at + 1)) : cell.lines;
      builder.field({ key, label, place: placeOf(cell, table), lines, doubts: [] });
    });
    row.forEach((cell, at) => {
      if (isFilled(cell) && !labelAt(at)) builder.keepAll(cell);
    });
  });
}

/** Columns that open a row, or go with the one before. */
const OWN = new Set<string>(['numero', 'titre', 'axe', 'sousAxe', 'montant']);

/** A financer with the amount that stands in the next column. */
function withAmount(cell: Cell, next: Cell | undefined, column: Column | undefined): Line[] {
  const amount = column?.key === 'montant' ? cellText(next) : '';
  const [line] = cell.lines;
  if (!amount || !line) return cell.lines;
  const sign = /^[\d\s.,]+$/.test(amount) ? ' €' : '';
  return [{ ...line, text: `${cellText(cell)} : ${amount}${sign}` }];
}

/** Help under a header: most of its cells tell what to write. */
function isHelp(cells: readonly Cell[], words: ImportWords): boolean {
  const told = cells.filter((cell) => isInstruction(cellText(cell), words));
  return told.length > 0 && told.length >= cells.length * 0.4;
}

/** A heading that takes a whole row. */
function headingIn(cell: Cell, tools: TableTools): boolean {
  const [line] = cell.lines;
  const heading = line && headingOf(cellText(cell), tools.words);
  if (!line || !heading || !isHeading(heading, true)) return false;
  const rank = tools.scheme.rankOf(heading);
  if (rank === undefined || rank === 'action') return false;
  tools.builder.open({ ...heading, rank, place: line.place, isClear: true });
  return true;
}

/** Opens what a cell names: of the rank that its word says, else of that of its column. */
function openRank(key: 'axe' | 'sousAxe', cell: Cell, table: Table, tools: TableTools): void {
  const { builder, words, scheme } = tools;
  const text = cellText(cell);
  const heading = headingOf(text, words);
  const said = heading?.number === undefined ? undefined : scheme.rankOf(heading);
  const rank = said === 'axe' || said === 'sousAxe' ? said : key;
  const { number, title } = numbered(text, words);
  const isSame = builder.axe && number === undefined && builder.axe.title?.value === title;
  if (rank === 'axe' && isSame) return;
  // A note under a table is marked as one, and names nothing: « * Les montants sont indicatifs. »
  if (number === undefined && cell.lines[0]?.bullet !== undefined) {
    builder.keepAll(cell);
    return;
  }
  builder.open({ rank, ...(number && { number }), title, place: placeOf(cell, table) });
}

/** Opens the axe, the part and the fiche of a row; false when the row has none of its own and none is open. */
function openRow(
  row: GridRow,
  labelAt: (at: number) => Column | undefined,
  table: Table,
  tools: TableTools,
): boolean {
  const { builder, words } = tools;
  const cellsOf = (key: FieldKey) =>
    row.filter((cell, at): cell is Cell => labelAt(at)?.key === key && isFilled(cell));
  const cellOf = (key: FieldKey) => cellsOf(key)[0];
  for (const key of ['axe', 'sousAxe'] as const)
    for (const cell of cellsOf(key)) openRank(key, cell, table, tools);
  const [number, title] = [cellOf('numero'), cellOf('titre')];
  if (!number && !title) return builder.fiche !== undefined;
  const first = (number ?? title) as Cell;
  const read = numbered(cellText(number ?? title), words);
  const named = title ? numbered(cellText(title), words) : read;
  const own = number ? read.number : named.number;
  // A cell of numbers may hold a whole heading.
  const said = number && title ? titleOf(cellText(title), own, named) : named.title;
  builder.open({
    rank: 'fiche',
    ...(own !== undefined && { number: own }),
    // « Action 1 » alone is a number, and all the title there is.
    title: (said || cellText(title)).replace(/\s+/g, ' '),
    place: placeOf(first, table),
    ...(title && { titlePlace: placeOf(title, table) }),
    isClear: true,
  });
  return true;
}

const titleOf = (
  text: string,
  number: string | undefined,
  named: { number?: string; title: string },
): string => (named.number === undefined || named.number === number ? named.title : text);

function readActions({ columns, body, table }: Headed, { builder }: TableTools): void {
  builder.close();
  for (const row of body) {
    const cells = columns.flatMap(({ at, key }) => {
      const cell = row[at];
      return cell && key !== 'rubrique'
        ? [{ key, lines: cell.lines, place: placeOf(cell, table) }]
        : [];
    });
    const action = actionOfRow(cells, builder.tools);
    if (action) builder.action(action);
    row.forEach((cell, at) => {
      const isTaken =
        action && columns.some((column) => column.at === at && column.key !== 'rubrique');
      if (isFilled(cell) && !isTaken) builder.keepAll(cell);
    });
  }
}

/** Labels above their values. */
function readBelow({ columns, body, table }: Headed, { builder }: TableTools): void {
  for (const row of body)
    row.forEach((cell, at) => {
      const column = columns.find((one) => one.at === at);
      if (!isFilled(cell)) return;
      if (column)
        builder.field({ ...column, place: placeOf(cell, table), lines: cell.lines, doubts: [] });
      else builder.keepAll(cell);
    });
}

/** Readers of the rows under a header. */
export const readRows: Record<RowKind, typeof readFiches> = {
  fiches: readFiches,
  actions: readActions,
  below: readBelow,
};
