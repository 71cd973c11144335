/**
 * References in texts: where somebody typed the name of a person of the partnership, the store keeps
 * a mark in its place, and whoever reads the text gets the name that the person has now. To forget
 * somebody touches no text: a mark that leads to nobody is read "ancien participant".
 *
 * A mark is two characters of no meaning anywhere (a noncharacter of Unicode, then four of its private
 * use area), taken out of whatever people type. It is never longer than the name that it stands for,
 * so that a text which fits its schema fits it with marks too.
 */
import { randomInt } from 'node:crypto';

/** Name of a forgotten person: tallies keep their count, nobody keeps a name. */
export const FORMER = 'ancien participant';

/** Begins the mark of a whole name; of a title with a family name ("Mme Durand"). */
const WHOLE = '\uFDD0';
const TITLED = '\uFDD1';

/** The private use area: 6,400 characters, so four of them are never drawn twice (1.6 × 10¹⁵). */
const [FIRST, LAST] = [0xe000, 0xf8ff];
const MARK = /\uFDD0([\uE000-\uF8FF]{4})|\uFDD1([\uE000-\uF8FF])([\uE000-\uF8FF]{4})/g;

/** UTF-16 units of a mark. */
const WHOLE_LENGTH = 5;
const TITLED_LENGTH = 6;

/** Titles before a family name, folded, and as they are shown. */
const shownTitles: ReadonlyMap<string, string> = new Map([
  ['m', 'M.'],
  ['mr', 'Mr'],
  ['mme', 'Mme'],
  ['mlle', 'Mlle'],
  ['dr', 'Dr'],
  ['docteur', 'Docteur'],
  ['monsieur', 'Monsieur'],
  ['madame', 'Madame'],
  ['mademoiselle', 'Mademoiselle'],
  ['mrs', 'Mrs'],
  ['ms', 'Ms'],
]);
const titleList = [...shownTitles];

export const isTitle = (folded: string): boolean => shownTitles.has(folded);

/** A new one, which says nothing of anybody. */
export const newReference = (): string =>
  Array.from({ length: 4 }, () => String.fromCharCode(randomInt(FIRST, LAST + 1))).join('');

/** The mark in the place of a whole name; undefined where it would be longer than the name. */
export const markOf = (reference: string, typed: string): string | undefined =>
  typed.length < WHOLE_LENGTH ? undefined : WHOLE + reference;

/** The mark in the place of a title and a family name. */
export function titledMarkOf(reference: string, title: string, typed: string): string | undefined {
  const at = titleList.findIndex(([folded]) => folded === title);
  if (at < 0 || typed.length < TITLED_LENGTH) return undefined;
  return TITLED + String.fromCharCode(FIRST + at) + reference;
}

/** Target of a mark. */
export interface Referred {
  person: string;
  /** As texts show it. */
  name: string;
  family: string;
}

/** Text that people typed, without what only the store may write. */
export const unmarked = (text: string): string =>
  text.includes(WHOLE) || text.includes(TITLED) ? text.replace(/[\uFDD0\uFDD1]/g, '') : text;

/** The references of a text, in order. */
export const referencesIn = (text: string): string[] =>
  [...text.matchAll(MARK)].map(([, whole, , titled]) => whole ?? titled ?? '');

/** The text as it is read: the names of today, and of nobody who is forgotten. */
export const readText = (text: string, who: (reference: string) => Referred | undefined): string =>
  text.replace(MARK, (_, whole?: string, title?: string, titled?: string) => {
    const person = who(whole ?? titled ?? '');
    if (!person) return FORMER;
    if (whole !== undefined) return person.name;
    const [, shown = ''] = titleList[(title ?? '').charCodeAt(0) - FIRST] ?? [];
    return `${shown} ${person.family}`.trim();
  });

/** A JSON value with every text of it changed; itself where none is. Names of fields stay. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const next = value.map((one) => mapTexts(one, change));
    return (next.every((one, at) => one === value[at]) ? value : next) as T;
  }
  let same = true;
  const next = Object.entries(value).map(([key, one]) => {
    const changed: unknown = mapTexts(one, change);
    if (changed !== one) same = false;
    return [key, changed] as const;
  });
  return same ? value : (Object.fromEntries(next) as T);
}
