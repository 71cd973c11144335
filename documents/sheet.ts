/** Tables of values, for a workbook or a CSV file. */
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { ink, line, navy } from './colors.ts';
import { type SheetChart, withCharts } from './sheet-chart.ts';

/** A day is written `YYYY-MM-DD` and becomes a date of Excel. */
export type Value = string | number | null;

export interface SheetColumn {
  title: string;
  /** In characters. */
  width: number;
  /** `percent`: a number of 100, of which Excel makes a share. */
  kind?: 'day' | 'percent' | 'number';
  /** Ground (RRGGBB) of the cells that say one of these words. */
  grounds?: Readonly<Record<string, string>>;
}

export interface Sheet {
  /** At most 31 characters, without `\ / ? * [ ] :`. */
  name: string;
  columns: SheetColumn[];
  rows: Value[][];
  /** Drawn below the rows; of the first sheet only. */
  charts?: SheetChart[];
}

const dayOf = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/**
 * A workbook whose texts are texts: what starts with `=` is never a formula.
 *
 * @param notice said below every page that is printed
 * @returns the bytes of an `.xlsx`
 */
export async function workbook(
  title: string,
  sheets: readonly Sheet[],
  notice = '',
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.title = title;
  book.creator = 'Fil rouge';
  for (const sheet of sheets) addSheet(book, sheet, notice);
  const made = new Uint8Array(await book.xlsx.writeBuffer());
  return withCharts(made, sheets[0]?.charts ?? []);
}

/** Named where a cell is made: a style without a name is drawn in another font by some programs. */
const font = { name: 'Arial', size: 10, family: 2, color: { argb: `FF${ink}` } };
/** A light rule between rows: the grid of a printed sheet is black. */
const ruled = { bottom: { style: 'thin', color: { argb: `FF${line}` } } } as const;
const solid = (color: string) =>
  ({ type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${color}` } }) as const;
const formats: Record<NonNullable<SheetColumn['kind']>, string> = {
  day: 'dd/mm/yyyy',
  percent: '0 %',
  number: '0',
};

const cellValue = (value: Value, kind: SheetColumn['kind']): Value | Date => {
  if (kind === 'day' && typeof value === 'string') return dayOf(value);
  return kind === 'percent' && typeof value === 'number' ? value / 100 : value;
};

/** In characters: on a page, letters would be smaller than seven points. */
const WIDE = 340;

/** A heading stands over what it heads: numbers on the right. */
const sideOf = (kind: SheetColumn['kind']): 'left' | 'right' =>
  kind === 'percent' || kind === 'number' ? 'right' : 'left';

function addSheet(book: ExcelJS.Workbook, { name, columns, rows }: Sheet, notice: string): void {
  // Too wide for a page: what a row is about is seen on the second one, too.
  const wide = columns.reduce((sum, { width }) => sum + width, 0) > WIDE;
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: wide ? 1 : 0 }],
    pageSetup: {
      ...{ orientation: 'landscape', paperSize: 9, fitToPage: true, fitToHeight: 0 },
      ...{ fitToWidth: wide ? 2 : 1, showGridLines: false },
    },
    headerFooter: { oddFooter: `&L&A&C${notice.replaceAll('&', '&&')}&R&P / &N` },
  });
  sheet.pageSetup.printTitlesRow = '1:1';
  if (wide) sheet.pageSetup.printTitlesColumn = 'A:A';
  sheet.columns = columns.map(({ title, width, kind }) => ({
    header: title,
    width,
    style: {
      font,
      // One in from its side: a number on the right does not touch the words of the next column.
      alignment: { vertical: 'top', wrapText: true, horizontal: sideOf(kind), indent: 1 },
      ...(kind ? { numFmt: formats[kind] } : {}),
    },
  }));
  for (const row of rows) {
    const added = sheet.addRow(row.map((value, at) => cellValue(value, columns[at]?.kind)));
    for (const [at, value] of row.entries()) {
      const cell = added.getCell(at + 1);
      const ground = typeof value === 'string' && columns[at]?.grounds?.[value];
      if (ground) cell.fill = solid(ground);
      cell.border = ruled;
    }
  }
  const head = sheet.getRow(1);
  head.height = 30;
  for (const [at, { kind }] of columns.entries()) {
    const cell = head.getCell(at + 1);
    cell.font = { ...font, bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = solid(navy);
    cell.alignment = { vertical: 'middle', wrapText: true, horizontal: sideOf(kind), indent: 1 };
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
}

/**
 * As Excel opens it in France: UTF-8 with its mark, semicolons. A cell that a spreadsheet would take
 * for a formula starts with an apostrophe.
 *
 * @returns the bytes of a `.csv`
 */
export function csv({ columns, rows }: Sheet): Uint8Array {
  const text = stringify([columns.map(({ title }) => title), ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    // A line feed inside a cell is none of a row.
    quoted_string: true,
  });
  return new TextEncoder().encode(text);
}
