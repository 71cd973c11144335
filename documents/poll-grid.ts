/** Who can come when, as a grid that opens in Excel: people down, slots across. */
import { cut } from '../cards/clean.ts';
import { mapTexts, plainText } from './plain-text.ts';
import { type Sheet, workbook } from './sheet.ts';

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

const asked = ['yes', 'maybe', 'no'] as const;
/** Colours beside the words, never instead of them. */
const fills = { yes: 'C9E8CF', maybe: 'FBE7B0', no: 'F4D7DA' };

/**
 * Excel refuses some characters in the name of a sheet, more than 31 characters, and one word that it keeps for
 * itself; quotes would part the name from what is printed of it.
 */
function sheetName(title: string): string {
  const name = cut(
    title
      .replace(/[*?:\\/[\]\n\t"]/g, ' ')
      .replaceAll("'", '’')
      .trim(),
    31,
  ).trim();
  return name === '' || name.toLowerCase() === 'history' ? '1' : name;
}

export function pollGrid(typed: PollGrid): Promise<Uint8Array> {
  const { title, name, organisation, word, slots, rows, totals, answers } = mapTexts(
    typed,
    plainText,
  );
  const grounds = Object.fromEntries(asked.map((one) => [answers[one], fills[one]]));
  const sheet: Sheet = {
    name: sheetName(title),
    columns: [
      ...[name, organisation].map((head) => ({ title: head, width: 28 })),
      ...slots.map((slot) => ({ title: slot, width: 16, grounds })),
      { title: word, width: 28 },
    ],
    rows: rows.map((row) => [
      ...[row.name, row.organisation],
      ...[...row.answers.map((answer) => answers[answer]), row.word],
    ]),
    totals: totals.map(({ label, values }) => [label, null, ...values]),
  };
  return workbook(title, [sheet]);
}
