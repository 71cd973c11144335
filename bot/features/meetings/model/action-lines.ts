/** Lines of minutes: each a decision or a thing to do, which somebody may have done. */
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';

/** What is to be done, as minutes keep it: one a line, with a mark before what is done, or is to be done no more. */
const DONE = '✓ ';
const DROPPED = '✗ ';
/** What stands before what nobody does any more. */
const FREE = { fr: 'À reprendre : ', en: 'To be taken over: ' } as const;

export const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Whether nothing is left to do of a line. */
export const isOver = (line: string): boolean => line.startsWith(DONE) || line.startsWith(DROPPED);

export const done = (line: string): string => (isOver(line) ? line : `${DONE}${line}`);

export const dropped = (line: string): string => (isOver(line) ? line : `${DROPPED}${line}`);

/** The line of what nobody does any more, and without the words that say so. */
export const free = (line: string, locale: Locale): string => `${FREE[locale]}${line}`;

export const isFree = (line: string): boolean => withoutFree(line) !== line;

export const withoutFree = (line: string): string => {
  const lead = Object.values(FREE).find((one) => line.startsWith(one));
  return lead === undefined ? line : line.slice(lead.length);
};

/** A line, and what was told of it since, as it was said: "appelle les PMI – « Stains c’est fait, reste Bobigny »". */
export function toldOf(line: string): { action: string; told: string } {
  const at = line.indexOf(TOLD);
  return at < 0 ? { action: line, told: '' } : { action: line.slice(0, at), told: line.slice(at) };
}

/** The line with one more thing told of it; what is told twice is kept once. */
export const withTold = (line: string, said: string): string =>
  line.includes(said) ? line : `${line.replace(/[.\s]+$/u, '')}${TOLD}${said} »`;

/** The line with what was told of it last, as it is shown. */
export function withLatest(line: string): string {
  const { action, told } = toldOf(line);
  return action + told.slice(Math.max(told.lastIndexOf(TOLD), 0));
}

const TOLD = ' – « ';

/** Whether a line names somebody, by any word of their name, besides in what was told of it. */
export function namesIn(line: string, name: string): boolean {
  const words = wordsOf(toldOf(line).action);
  return wordsOf(name).some((word) => word.length > 2 && words.includes(word));
}

/** Whether a line is of somebody, or what was told of it is. */
export const concerns = (line: string, name: string): boolean =>
  namesIn(line, name) || namesIn(toldOf(line).told.replaceAll(TOLD, ' '), name);

/** "Karim envoie ses chiffres", told to Karim: his own name, ahead and alone, is no news. */
export function withoutName(line: string, name: string): string {
  const words = line.split(/(?<=\s)/u);
  const from = words.findIndex((word) => /[\p{L}\d,]/u.test(word) && !namesIn(word, name));
  const rest = words.slice(Math.max(from, 0)).join('');
  const isShared = words.slice(0, from).join('').includes(',') || /^(?:et|and|&)\s/iu.test(rest);
  return from < 1 || isShared ? line : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

const wordsOf = (text: string): string[] => fold(text).split(/[^a-z0-9]+/);
