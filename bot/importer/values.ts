/** Values as documents print them: dates, amounts, lists on one line. Nothing is completed or guessed. */
import { comparable } from '../../documents/readers/clean.ts';
import type { ImportWords } from './import-words.ts';

/** What is printed, or sent back and forth, may lose a tabulation or a space. */
export const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const two = (part: string | number): string => String(part).padStart(2, '0');

/** Days since the last day of 1899: how a workbook keeps a date; these are 1 January 2000 and 31 December 2079. */
const SERIALS = { first: 36_526, last: 65_746, epoch: Date.UTC(1899, 11, 30), day: 86_400_000 };

export interface ReadDate {
  /** AAAA, AAAA-MM or AAAA-MM-JJ. */
  value: string;
  /** It was kept as a number of days. */
  isSerial?: boolean;
}

/** The date that a text is, whole; undefined when it is something else, or a day that does not exist. */
export function dateOf(
  text: string,
  { months }: Pick<ImportWords, 'months'>,
): ReadDate | undefined {
  const plain = text.trim().replace(/[.,;]$/, '');
  const made = (year: string, month?: string | number, day?: string | number) => {
    const value = [year, ...(month ? [two(month)] : []), ...(day ? [two(day)] : [])].join('-');
    const whole = `${value}-01-01`.slice(0, 10);
    const time = new Date(`${whole}T00:00:00Z`);
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(whole)
      ? { value }
      : undefined;
  };
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(plain);
  if (iso?.[1] && iso[1] >= '1900' && iso[1] < '3000') return made(iso[1], iso[2], iso[3]);
  const short = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (short?.[3]) return made(short[3], short[2], short[1]);
  const long = /^(?:(\d{1,2})(?:\s?er)?\s?)?(\p{L}+)\.?\s?(\d{4})$/u.exec(plain);
  const month = long?.[2] && months.get(comparable(long[2]));
  if (month && long?.[3]) return made(long[3], month, long[1]);
  const serial = /^\d{5}$/.test(plain) ? Number(plain) : 0;
  if (serial < SERIALS.first || serial > SERIALS.last) return undefined;
  const day = new Date(SERIALS.epoch + serial * SERIALS.day).toISOString().slice(0, 10);
  return { value: day, isSerial: true };
}

/** Amount in euros that a text ends with or is: "40 000 €", "12 000 euros", "1,5 M€" is none. */
export function amountOf(text: string): { amount: number; rest: string } | undefined {
  const found =
    /(?<![\d,.])(\d{1,3}(?:[ .]\d{3})+|\d+)(?:,(\d{1,2}))?\s?(€|euros?|eur)(?![\p{L}\d])/iu.exec(
      text,
    );
  if (!found?.[1]) return undefined;
  const amount = Number(`${found[1].replace(/[ .]/g, '')}${found[2] ? `.${found[2]}` : ''}`);
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { amount, rest: rest.replace(/[\s:(),–—-]+$/, '').replace(/^[\s:(),–—-]+/, '') };
}

/** Parts of a text between signs that stand outside of parentheses. */
export function partsOf(text: string, signs: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && signs.includes(sign)) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** Whether a text says that a box is empty. */
export const isEmptyText = (text: string, { empty }: Pick<ImportWords, 'empty'>): boolean =>
  !/[\p{L}\d]/u.test(text) || empty.has(comparable(text));

/** Whether a text tells whoever fills a model in what to write. */
export function isInstruction(text: string, words: Pick<ImportWords, 'instructions'>): boolean {
  const letters = comparable(text.slice(0, 60));
  const isDirected = words.instructions.some((start) => letters.startsWith(start));
  return isDirected || /^[[(<].*[\])>]$/.test(text.trim()) || /_{4,}|\.{6,}|…{3,}/.test(text);
}

/** Identifier of a name: "Caf de l’Oise" is `caf-de-l-oise`. */
export const slug = (text: string, most = 60): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
