/**
 * References in texts: where somebody typed the name of a person of the partnership, the store keeps
 * a mark in its place, and whoever reads the text gets the name that the person has now, in the style
 * in which it was typed. To forget somebody touches no text: a mark that leads to nobody is read
 * "ancien participant".
 *
 * A mark is made of characters of no meaning anywhere (a noncharacter of Unicode, taken out of
 * whatever people type, then some of its private use area: its style, and four that lead to the
 * person). It holds nothing of the name, and is never longer than it, so that a text which fits its
 * schema fits it with marks too.
 */

import { randomInt } from 'node:crypto';
import {
  inStyle,
  type NameParts,
  numberOf,
  STRAYS,
  type Style,
  styleOf,
  stylesOf,
} from './name-style.ts';
import { labelPattern } from './store.ts';

/** Name of a forgotten person: tallies keep their count, nobody keeps a name. */
export const FORMER = 'ancien participant';

/**
 * Sixteen noncharacters begin a mark by how many characters its style takes, none for the name as it
 * is displayed; sixteen more by one of the usual styles, for names too short to have room for one.
 */
const LEADS = 0xfdd0;
const USUAL_LEADS = 0xfde0;
const MOST = USUAL_LEADS - LEADS - 1;

/** The private use area: 6,400 characters, so four of them are never drawn twice (1.6 × 10¹⁵). */
const [FIRST, LAST] = [0xe000, 0xf8ff];
const REFERENCE = 4;
/** Its last characters tell strays, the others the digits of a style. */
const STYLES = LAST + 1 - FIRST - STRAYS;

const MARK = new RegExp(
  [
    ...Array.from({ length: MOST + 1 }, (_, size) => [LEADS + size, size + REFERENCE] as const),
    ...Array.from({ length: 16 }, (_, at) => [USUAL_LEADS + at, REFERENCE] as const),
  ]
    .map(([lead, size]) => `${String.fromCharCode(lead)}[\\uE000-\\uF8FF]{${size}}`)
    .join('|'),
  'g',
);
const ONLY_OURS = /[\uFDD0-\uFDEF]/g;

/** Two words, given names or family name first, in the forms in which people write most. */
const usual: readonly Style[] = [16, 17].flatMap((kind) =>
  [
    [3, 3],
    [1, 1],
    [3, 1],
    [1, 3],
    [2, 2],
    [7, 7],
    [5, 5],
    [4, 4],
  ].map((forms): Style => ({ kind, title: 0, forms, gaps: [], strays: [] })),
);

/** A new one, which says nothing of anybody. */
export const newReference = (): string =>
  Array.from({ length: REFERENCE }, () => String.fromCharCode(randomInt(FIRST, LAST + 1))).join('');

/**
 * The mark in the place of a name, or of a title and a family name; undefined where it would be longer
 * than what was typed. Its style gives back what was typed, or the nearest that it has room for.
 *
 * @param title folded
 */
export function markOf(
  reference: string,
  typed: string,
  name: NameParts,
  title?: string,
): string | undefined {
  const room = Math.min(MOST, typed.length - 1 - REFERENCE);
  if (room < (title === undefined ? 0 : 1)) return undefined;
  let best: { style: string; off: number } | undefined;
  const see = (style: string, read: string) => {
    const off = difference(read, typed);
    if (!best || off < best.off) best = { style, off };
  };
  if (title === undefined && typed === name.whole) return String.fromCharCode(LEADS) + reference;
  if (title === undefined) see(String.fromCharCode(LEADS), name.whole);
  for (const style of stylesOf(typed, name, title))
    for (const fitting of fittingIn(room, style))
      see(
        String.fromCharCode(LEADS + fitting.chars.length) + fitting.chars,
        inStyle(fitting, name),
      );
  if (title === undefined && best?.off !== 0)
    for (const [at, style] of usual.entries())
      see(String.fromCharCode(USUAL_LEADS + at), inStyle(style, name));
  return best && best.style + reference;
}

/** A style, then with less of it, as far as there is room. */
function fittingIn(room: number, style: Style): (Style & { chars: string })[] {
  const plain = { ...style, forms: [], gaps: [], title: 0, strays: [] };
  return [style, { ...style, gaps: [] }, plain].flatMap((one) => {
    const digits = digitsOf(numberOf(one));
    if (digits.length > room) return [];
    const strays = one.strays.slice(0, room - digits.length);
    const codes = [...digits, ...strays.map((stray) => STYLES + stray)];
    return [{ ...one, strays, chars: String.fromCharCode(...codes.map((code) => FIRST + code)) }];
  });
}

function digitsOf(number: bigint): number[] {
  const digits = [Number(number % BigInt(STYLES))];
  for (let rest = number / BigInt(STYLES); rest > 0n; rest /= BigInt(STYLES))
    digits.push(Number(rest % BigInt(STYLES)));
  return digits;
}

/** How many places differ. */
function difference(a: string, b: string): number {
  let count = Math.abs(a.length - b.length);
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) if (a[at] !== b[at]) count += 1;
  return count;
}

/** Target of a mark. */
export interface Referred {
  person: string;
  /** As texts show it. */
  name: NameParts;
}

/** Text that people typed, without what only the store may write. */
export const unmarked = (text: string): string => text.replace(ONLY_OURS, '');

/** The references of a text, in order. */
export const referencesIn = (text: string): string[] =>
  [...text.matchAll(MARK)].map(([mark]) => mark.slice(-REFERENCE));

/** The text as it is read: the names of today, and of nobody who is forgotten. */
export const readText = (text: string, who: (reference: string) => Referred | undefined): string =>
  text.replace(MARK, (mark) => {
    const name = who(mark.slice(-REFERENCE))?.name;
    if (!name) return FORMER;
    const style = styleIn(mark);
    return style ? inStyle(style, name) : name.whole;
  });

function styleIn(mark: string): Style | undefined {
  const lead = mark.charCodeAt(0);
  if (lead >= USUAL_LEADS) return usual[lead - USUAL_LEADS];
  if (lead === LEADS) return undefined;
  const codes = [...mark.slice(1, -REFERENCE)].map((char) => char.charCodeAt(0) - FIRST);
  const number = codes
    .filter((code) => code < STYLES)
    .reduceRight((sum, digit) => sum * BigInt(STYLES) + BigInt(digit), 0n);
  return styleOf(
    number,
    codes.filter((code) => code >= STYLES).map((code) => code - STYLES),
  );
}

/** Whom a kept value is about: people whose id stands whole in it, and whom its texts refer to. */
export function concerned(value: unknown): string[] {
  const found = new Set<string>();
  const look = (one: unknown): void => {
    if (typeof one === 'string') {
      if (one.startsWith('person:') && labelPattern.test(one)) found.add(one);
      for (const reference of referencesIn(one)) found.add(reference);
    } else if (typeof one === 'object' && one !== null)
      for (const [key, part] of Object.entries(one)) {
        if (!Array.isArray(one)) look(key);
        look(part);
      }
  };
  look(value);
  return [...found];
}

/** Place of a text in a value: the field that it is in, be it in a list, and the object of that field. */
export interface TextPlace {
  field: string;
  of: object | undefined;
}

const NOWHERE: TextPlace = { field: '', of: undefined };

/** A JSON value with every text of it changed; itself where none is. Names of fields stay. */
export function mapTexts<T>(
  value: T,
  change: (text: string, place: TextPlace) => string,
  place = NOWHERE,
): T {
  if (typeof value === 'string') return change(value, place) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const next = value.map((one) => mapTexts(one, change, place));
    return (next.every((one, at) => one === value[at]) ? value : next) as T;
  }
  let same = true;
  const next = Object.entries(value).map(([key, one]) => {
    const changed: unknown = mapTexts(one, change, { field: key, of: value });
    if (changed !== one) same = false;
    return [key, changed] as const;
  });
  return same ? value : (Object.fromEntries(next) as T);
}

/** Whom the texts of a value refer to, for values that were read: names alone identify nobody. */
const referred = new WeakMap<object, ReadonlySet<string>>();

/** Takes note of whom the texts of a value refer to, by recipient. */
export const referTo = (value: object, people: ReadonlySet<string>): void =>
  void referred.set(value, people);

/** Whether a text of a value, as it was read from the store, refers to the person. */
export const refersTo = (value: object, { person }: { person: string }): boolean =>
  referred.get(value)?.has(person) ?? false;
