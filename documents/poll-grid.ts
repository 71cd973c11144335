/** Who can come when, as a grid that opens in Excel: people down, slots across. */
import ExcelJS from 'exceljs';
import { cut } from '../cards/clean.ts';
import { mapTexts, plainText } from './plain-text.ts';

export type GridAnswer = 'yes' | 'maybe' | 'no' | '';

/** What the grid is made of; every text is shown as it is. */
export interface PollGrid {
  title: string;
  /** Headings of the columns before and after the slots. */
  name: string;
  organisation: string;
  word: string;
  slots: string[];
  rows: { name: string; organisation: string; answers: GridAnswer[]; word: string }[];
  /** Below the rows: a label and a number a slot. */
  totals: { label: string; values: number[] }[];
  answers: Record<GridAnswer, string>;
}

/** Colours beside the words, never instead of them. */
const fills: Record<GridAnswer, string | undefined> = {
  yes: 'FFC9E8CF',
  maybe: 'FFFBE7B0',
  no: 'FFF4D7DA',
  '': undefined,
};

/**
 * Excel refuses some characters in the name of a sheet, an apostrophe at its ends, more than 31
 * characters, and one word that it keeps for itself.
 */
export function sheetName(title: string): string {
  const name = cut(title.replace(/[*?:\\/[\]\n\t]/g, ' ').trim(), 31)
    .replace(/^'+|'+$/g, '')
    .trim();
  return name === '' || name.toLowerCase() === 'history' ? '1' : name;
}

export async function pollGrid(typed: PollGrid): Promise<Uint8Array> {
  const grid = mapTexts(typed, plainText);
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetName(grid.title), {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.addRow([grid.name, grid.organisation, ...grid.slots, grid.word]).font = { bold: true };
  sheet.getRow(1).alignment = { wrapText: true, vertical: 'top' };
  for (const { name, organisation, answers, word } of grid.rows) {
    const words = answers.map((answer) => grid.answers[answer]);
    const row = sheet.addRow([name, organisation, ...words, word]);
    for (const [at, answer] of answers.entries()) {
      const argb = fills[answer];
      if (!argb) continue;
      row.getCell(at + 3).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } };
    }
  }
  for (const { label, values } of grid.totals) {
    sheet.addRow([label, '', ...values]).font = { bold: true };
  }
  sheet.columns.forEach((column, at) => {
    column.width = at < 2 ? 28 : 16;
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}
