/** Tables of values, for a workbook or a CSV file. */
import ExcelJS from 'exceljs';
import { ink, line, navy } from './colors.ts';
import { type SheetChart, withCharts } from './sheet-chart.ts';
import { frenchCsv } from './spreadsheet-text.ts';
import { wrapped } from './text-width.ts';

/** A day is written `YYYY-MM-DD`, a moment `YYYY-MM-DD HH:MM`; both become dates of Excel. */
export type Value = string | number | null;

export interface SheetColumn {
  title: string;
  /** In characters. */
  width: number;
  /** `percent`: a number of 100, of which Excel makes a share; `gap`: a number with its sign. */
  kind?: 'day' | 'moment' | 'percent' | 'number' | 'gap';
  /** After the number of each row: " %", " points". */
  units?: readonly string[];
  /** Ground (RRGGBB) of the cells that say one of these words. */
  grounds?: Readonly<Record<string, string>>;
}

export interface Sheet {
  /** At most 31 characters, without `\ / ? * [ ] :`. */
  name: string;
  columns: SheetColumn[];
  rows: Value[][];
  /** What it is of, above its table: a title, then a line each. */
  heading?: string[];
  /** Of the whole, below the rows. */
  totals?: Value[][];
  /** Below the table: a title, then a line each. */
  notes?: string[];
  /** Drawn below the rows and the notes; of the first sheet only. */
  charts?: SheetChart[];
}

const dateOf = (iso: string): Date =>
  new Date(`${iso.replace(' ', 'T')}${iso.length > 10 ? '' : 'T00:00'}Z`);

/** The row, from 1, that says what the columns are: below a heading, and a line left free. */
const headRowOf = ({ heading = [] }: Sheet): number =>
  heading.length === 0 ? 1 : heading.length + 2;

/**
 * A workbook whose texts are texts: what starts with `=` is never a formula.
 *
 * @param above said on every page that is printed
 * @returns the bytes of an `.xlsx`
 */
export async function workbook(
  title: string,
  sheets: readonly Sheet[],
  above = '',
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.title = title;
  book.creator = 'Fil rouge';
  for (const sheet of sheets) addSheet(book, sheet, above);
  const made = new Uint8Array(await book.xlsx.writeBuffer());
  const heads = new Map(sheets.map((sheet) => [sheet.name, headRowOf(sheet)]));
  return withCharts(made, sheets[0]?.charts ?? [], heads);
}

/** Named where a cell is made: a style without a name is drawn in another font by some programs. */
const font = { name: 'Arial', size: 10, family: 2, color: { argb: `FF${ink}` } };
/** A light rule between rows: the grid of a printed sheet is black. */
const ruled = { bottom: { style: 'thin', color: { argb: `FF${line}` } } } as const;
const solid = (color: string) =>
  ({ type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${color}` } }) as const;
const formats: Record<NonNullable<SheetColumn['kind']>, string> = {
  day: 'dd/mm/yyyy',
  moment: 'dd/mm/yyyy hh:mm',
  percent: '0 %',
  number: '0',
  gap: '0',
};
/** "1 240": said for each number, as a comma would part thousands in a program that speaks English. */
function numberFormat(value: number, kind: SheetColumn['kind'], unit = ''): string {
  const space = '"\u00a0"';
  const [thousand, million] = [1e3, 1e6].map((least) => Math.abs(value) >= least);
  const whole = million ? `#${space}###${space}##0` : thousand ? `#${space}##0` : '0';
  const said = whole + (Number.isInteger(value) ? '' : '.##') + (unit && `"${unit}"`);
  return kind === 'gap' ? `+${said};-${said};0` : said;
}

const cellValue = (value: Value, kind: SheetColumn['kind']): Value | Date => {
  if ((kind === 'day' || kind === 'moment') && typeof value === 'string') return dateOf(value);
  return kind === 'percent' && typeof value === 'number' ? value / 100 : value;
};

/** In characters: on a page, letters would be smaller than eight points. */
const WIDE = 185;
/** In percent: a sheet that is no wider than a page has about the letters of the others. */
const SCALE = 78;
/** Characters of a page in letters of one percent. */
const FITS = 13_800;
/** Of a page, in inches: what a printer needs, and no more. */
const edges = { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 };
/** In a header or a footer of Excel, this sign begins a code. */
const said = (text: string): string => text.replaceAll('&', '&&');

const small = '&"Arial,Regular"&8';

/** A heading stands over what it heads: numbers on the right. */
const sideOf = (kind: SheetColumn['kind']): 'left' | 'right' =>
  kind === 'percent' || kind === 'number' || kind === 'gap' ? 'right' : 'left';

function addSheet(book: ExcelJS.Workbook, of: Sheet, above: string): void {
  const { name, columns, rows, totals = [], heading = [], notes = [], charts = [] } = of;
  // Too wide for a page: what a row is about is on the next ones, too, and takes its room there.
  const [again = 0, ...others] = columns.map(({ width }) => width);
  const room = others.reduce((sum, width) => sum + width, 0) / (WIDE - again);
  const pages = Math.max(1, Math.ceil(room));
  const wide = pages > 1;
  const isFit = charts.length > 0 || wide;
  const top = headRowOf(of);
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: top, xSplit: charts.length > 0 ? 0 : 1 }],
    pageSetup: {
      ...{
        orientation: 'landscape',
        paperSize: 9,
        scale: Math.min(
          SCALE,
          Math.floor(FITS / columns.reduce((sum, { width }) => sum + width, 0)),
        ),
        fitToPage: isFit,
        fitToHeight: charts.length > 0 ? 1 : 0,
      },
      ...{ fitToWidth: pages, showGridLines: false, margins: edges },
    },
    headerFooter: {
      oddHeader: `&L&"Arial,Bold"&11&A${above && `&R${small}${said(above)}`}`,
      oddFooter: `&R${small}&P / &N`,
    },
  });
  sheet.pageSetup.printTitlesRow = `${top}:${top}`;
  if (wide) sheet.pageSetup.printTitlesColumn = 'A:A';
  sheet.columns = columns.map(({ width, kind }) => ({
    width,
    style: {
      font,
      // One in from its side: a number on the right does not touch the words of the next column.
      alignment: { vertical: 'middle', wrapText: true, horizontal: sideOf(kind), indent: 1 },
      ...(kind ? { numFmt: formats[kind] } : {}),
    },
  }));
  addLines(sheet, heading, { from: 1, size: 16 });
  sheet.getRow(top).values = columns.map(({ title }) => title);
  for (const row of [...rows, ...totals]) {
    const added = sheet.addRow(
      row.map((value, at) => {
        const { kind } = columns[at] ?? {};
        return value === '' ? null : cellValue(value, kind);
      }),
    );
    added.height = heightOf(row, columns);
    for (const [at, value] of row.entries()) {
      const cell = added.getCell(at + 1);
      if (totals.includes(row)) cell.font = { ...font, bold: true };
      const { kind, units } = columns[at] ?? {};
      if (typeof value === 'number' && (kind === 'number' || kind === 'gap'))
        cell.numFmt = numberFormat(value, kind, units?.[rows.indexOf(row)]);
      const ground = typeof value === 'string' && columns[at]?.grounds?.[value];
      if (ground) cell.fill = solid(ground);
      cell.border = ruled;
    }
    added.getCell(columns.length + 1).border = ruled;
  }
  const head = sheet.getRow(top);
  head.height = Math.max(
    30,
    heightOf(
      columns.map(({ title }) => title),
      columns.map(({ title, width }) => ({ title, width })),
    ),
  );
  for (const [at, { kind }] of columns.entries()) {
    const cell = head.getCell(at + 1);
    cell.font = { ...font, bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = solid(navy);
    cell.alignment = { vertical: 'middle', wrapText: true, horizontal: sideOf(kind), indent: 1 };
  }
  sheet.autoFilter = { from: { row: top, column: 1 }, to: { row: top, column: columns.length } };
  const below = top + rows.length + totals.length;
  addLines(sheet, notes, { from: below + 2, size: 12 });
  const end = Math.max(
    notes.length > 0 ? below + 1 + notes.length : below,
    ...charts.map(({ at }) => top + at.row + at.rows),
  );
  if (!isFit) partPages(sheet, top, end);
  // A column more, next to nothing wide: what is drawn to the edge of a page is cut by some programs.
  const last = sheet.getColumn(columns.length + 1);
  last.width = 1.5;
  head.getCell(columns.length + 1).fill = solid(navy);
  // The library puts the first sign of each, and leaves the second one out.
  sheet.pageSetup.printArea = `A$1:${last.letter}$${end}`;
}

/** In points: what of a page may be written on. */
const PAGE = 500;

/** Several pages have about as many rows each: a few are not alone on the last. */
function partPages(sheet: ExcelJS.Worksheet, top: number, end: number): void {
  const tall = Array.from(
    { length: end - top },
    (_, at) => sheet.getRow(top + 1 + at).height ?? LINE,
  );
  const total = tall.reduce((sum, one) => sum + one, 0);
  const room = (PAGE * 100) / (sheet.pageSetup.scale ?? SCALE) - (sheet.getRow(top).height ?? LINE);
  if (total <= room) return;
  const each = total / Math.ceil(total / Math.max(1, room - Math.max(...tall)));
  let [done, cut] = [0, each];
  for (const [at, height] of tall.entries()) {
    done += height;
    if (done <= cut || at === 0) continue;
    sheet.getRow(top + at).addPageBreak();
    cut += each;
  }
}

/** In points: said for each row, as programs leave lines no room above and below. */
const LINE = 13;

function heightOf(row: readonly Value[], columns: readonly SheetColumn[]): number {
  const lines = row.map((value, at) =>
    typeof value === 'string' && !columns[at]?.kind
      ? value
          .split('\n')
          .reduce((sum, line) => sum + wrapped(line, emsIn(columns[at]?.width ?? 1)).length, 0)
      : 1,
  );
  return Math.min(MOST_HIGH, 6 + LINE * Math.max(1, ...lines));
}

/** Excel has no taller row. */
const MOST_HIGH = 409;
/** Ems of a column as wide as so many figures, between its edges. */
const emsIn = (width: number): number => Math.max(2, (width - 2.5) * 0.556);

/** What is said above a table or below it: one line each, as long as it is, the first one large. */
function addLines(
  sheet: ExcelJS.Worksheet,
  said: readonly string[],
  { from, size }: { from: number; size: number },
): void {
  for (const [at, text] of said.entries()) {
    const cell = sheet.getCell(from + at, 1);
    cell.value = text;
    cell.alignment = { vertical: 'middle', wrapText: false };
    cell.font =
      at === 0 ? { ...font, size, bold: true, color: { argb: `FF${navy}` } } : { ...font };
    if (at === 0) sheet.getRow(from).height = size + 10;
  }
}

/** @returns the bytes of a `.csv` */
export const csv = ({ columns, rows }: Sheet): Uint8Array =>
  frenchCsv([columns.map(({ title }) => title), ...rows]);
