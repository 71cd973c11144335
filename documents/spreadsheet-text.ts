import { stringify } from 'csv-stringify/sync';
import { plainText } from './plain-text.ts';

/** Excel takes a cell that begins so for a formula, whoever wrote it. Source: OWASP, CSV injection. */
const formula = /^[=+\-@\t\r]/;

/** A cell that stays text: what looks like a formula gets an apostrophe, which Excel hides. */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/**
 * Rows as CSV for a French Excel: UTF-8 with a mark that says so, semicolons, and no formula.
 */
export function frenchCsv(rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const safe = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? safeCell(plainText(cell)) : cell)),
  );
  return new TextEncoder().encode(
    stringify(safe, {
      ...{ bom: true, delimiter: ';', record_delimiter: 'windows' },
      // A line feed inside a cell is none of a row.
      quoted_match: /\n/,
    }),
  );
}
