/** What all tables of a document are read with: a grid of cells, columns that have a label, numbers in cells. */
import {
  type Cell,
  cellText,
  type Line,
  type Place,
  type Table,
} from '../../documents/readers/blocks.ts';
import type { DraftBuilder } from './builder.ts';
import type { Unplaced } from './draft.ts';
import { headingOf } from './headings.ts';
import type { FieldKey, ImportWords } from './import-words.ts';
import { labelOf } from './labels.ts';
import type { Scheme } from './scheme.ts';

/** What tables are read with. */
export interface TableTools {
  builder: DraftBuilder;
  words: ImportWords;
  scheme: Scheme;
  /** A line that stands alone in its row. */
  line: (line: Line) => void;
  instruction: (line: Unplaced) => void;
}

export interface Column {
  at: number;
  key: FieldKey | 'rubrique';
  label: string;
}

/** A row by its columns. */
export type GridRow = readonly (Cell | undefined)[];

/** Cells by the columns of the widest row: a cell that takes two leaves the second empty. */
export function gridOf({ rows }: Table): GridRow[] {
  return rows.map((row) =>
    row.flatMap((cell) => [cell, ...Array.from({ length: cell.span - 1 }, () => undefined)]),
  );
}

export const isFilled = (cell: Cell | undefined): cell is Cell => (cell?.lines.length ?? 0) > 0;
export const placeOf = (cell: Cell, table: Table): Place => cell.lines[0]?.place ?? table.place;

/** Columns that a row names, when it is a header. */
export function columnsOf(row: GridRow, words: ImportWords): Column[] {
  return row.flatMap((cell, at) => {
    if (!isFilled(cell)) return [];
    const label = cellText(cell);
    const key = labelOf(cell.lines, words);
    return key ? [{ at, key, label }] : [];
  });
}

/** Number and title of a cell: "Axe 1 : Soins", "1.2 Soins", "3", "Soins". */
export function numbered(text: string, words: ImportWords): { number?: string; title: string } {
  const heading = headingOf(text, words);
  if (heading?.number !== undefined) return { number: heading.number, title: heading.title };
  const alone = /^((?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[A-Z])[.)]?$/.exec(
    text.trim(),
  )?.[1];
  if (alone) return { number: alone, title: '' };
  const led =
    /^((?:[A-Z][.-]?)?\d{1,3}(?:\.\d{1,3})*)\s?[.)]\s+(?=[\p{L}«"])/u.exec(text) ??
    /^((?:[A-Z][.-]?)?\d{1,3}(?:\.\d{1,3})*|[A-Z](?=\s?[:–—-]))\s?[:–—-]?\s+(?=[\p{Lu}«])/u.exec(
      text,
    );
  if (led?.[1]) return { number: led[1], title: text.slice(led[0].length) };
  return { title: text };
}
