/** Reader of Excel files: a table a sheet. Formulas are not computed: what they gave last is read. */
import type { CellValue, Worksheet } from 'exceljs';
import type { Block, Cell, Reading } from './blocks.ts';
import { openOffice } from './office-file.ts';
import { type ReadLimits, ReadRefusal } from './refusal.ts';

/** Text of an Excel file. The largest of its parts is checked before the library unpacks them. */
export async function readXlsx(bytes: Uint8Array, limits: ReadLimits): Promise<Reading> {
  const { notices, day, names, part } = openOffice(bytes, limits);
  const sheets = names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  for (const name of sheets) checkSize(part(name), limits);
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  try {
    await book.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof book.xlsx.load>[0]);
  } catch (cause) {
    throw new ReadRefusal('damaged', { cause });
  }
  const blocks = book.worksheets.flatMap((sheet) => sheetBlocks(sheet));
  return { blocks, notices, pages: book.worksheets.length, ...(day && { day }) };
}

type Parsed = ReturnType<ReturnType<typeof openOffice>['part']>;

/** Merged areas and cells are counted where they are written: the library makes each cell that they cover. */
function checkSize(sheet: Parsed, limits: ReadLimits): void {
  let cells = 0;
  const visit = (element: Parsed): void => {
    for (const child of element?.children ?? []) {
      if (typeof child === 'string') continue;
      if (child.name === 'c' && child.children.length > 0) cells += 1;
      if (
        child.name === 'c' &&
        columnOf(child.attributes.r) > limits.columns &&
        child.children.length > 0
      )
        throw new ReadRefusal('too-wide');
      if (child.name === 'mergeCell') cells += areaOf(child.attributes.ref ?? '');
      if (cells > limits.cells) throw new ReadRefusal('too-many-cells');
      visit(child);
    }
  };
  visit(sheet);
}

/** Number of the column of "AB12". */
function columnOf(reference = ''): number {
  let column = 0;
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column;
}

const rowOf = (reference: string): number => Number(reference.replace(/^[A-Z]+/, '')) || 0;

function areaOf(reference: string): number {
  const [from = '', to = from] = reference.split(':');
  return (columnOf(to) - columnOf(from) + 1) * (rowOf(to) - rowOf(from) + 1);
}

function sheetBlocks(sheet: Worksheet): Block[] {
  const rows: Cell[][] = [];
  let last = 0;
  sheet.eachRow((row, r) => {
    const cells: Cell[] = [];
    // A row that is left blank parts what stands above from what stands below.
    if (last > 0 && r > last + 1) rows.push([]);
    last = r;
    row.eachCell({ includeEmpty: true }, (cell, c) => {
      const isContinued = cell.isMerged && cell.master.address !== cell.address;
      const text = isContinued ? '' : textOf(cell.value, cell.numFmt);
      const place = { sheet: sheet.name, row: r, column: c };
      const lines = text
        .split('\n')
        .filter((part) => part.trim())
        .map((part) => ({ text: part, place, ...(cell.font?.bold && { isBold: true }) }));
      cells.push({ lines, span: 1, ...(isContinued && { isContinued }) });
    });
    rows.push(cells);
  });
  const place = { sheet: sheet.name };
  return rows.length > 0
    ? [
        { kind: 'line', text: sheet.name, place, level: 1 },
        { kind: 'table', rows, place },
      ]
    : [];
}

/** Value of a cell as it is printed: a day is AAAA-MM-JJ. */
function textOf(value: CellValue, format?: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'number')
    return format?.includes('%') ? `${Number((value * 100).toFixed(6))} %` : String(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value || 'formula' in value || 'sharedFormula' in value)
    return textOf(('result' in value ? value.result : undefined) as CellValue, format);
  if ('text' in value) return textOf(value.text as CellValue, format);
  return '';
}
