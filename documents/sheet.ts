/** Tables of values, for a workbook or a CSV file. */
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';

/** A day is written `YYYY-MM-DD` and becomes a date of Excel. */
export type Value = string | number | null;

export interface SheetColumn {
  title: string;
  /** In characters. */
  width: number;
  kind?: 'day';
}

export interface Sheet {
  /** At most 31 characters, without `\ / ? * [ ] :`. */
  name: string;
  columns: SheetColumn[];
  rows: Value[][];
}

const dayOf = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/**
 * A workbook whose texts are texts: what starts with `=` is never a formula.
 *
 * @returns the bytes of an `.xlsx`
 */
export async function workbook(title: string, sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.title = title;
  book.creator = 'Fil rouge';
  for (const sheet of sheets) addSheet(book, sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(book: ExcelJS.Workbook, { name, columns, rows }: Sheet): void {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToHeight: 0 },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  });
  sheet.pageSetup.printTitlesRow = '1:1';
  sheet.columns = columns.map(({ title, width, kind }) => ({
    header: title,
    width,
    style: {
      alignment: { vertical: 'top', wrapText: true },
      ...(kind === 'day' ? { numFmt: 'dd/mm/yyyy' } : {}),
    },
  }));
  for (const row of rows)
    sheet.addRow(
      row.map((value, at) =>
        columns[at]?.kind === 'day' && typeof value === 'string' ? dayOf(value) : value,
      ),
    );
  const head = sheet.getRow(1);
  head.font = { bold: true, color: { argb: 'FFFFFFFF' } };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F4E79' } };
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
  });
  return new TextEncoder().encode(text);
}
