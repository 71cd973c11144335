/** The names of the partnership, as texts may give them: whom a text names, and whom none can. */

import { mapTexts, markOf, refersTo } from '../../../../contract/marks.ts';
import { isTitle, type NameParts, TOKEN } from '../../../../contract/name-style.ts';
import type { Who } from '../../../../contract/personal-data.ts';
import { fold } from '../../../../language/fold.ts';

/** Somebody who may be named. */
export interface Bearer {
  /** Display name. */
  name: string;
  /** What stands for them in texts; absent: nothing does yet. */
  reference?: string | undefined;
}

/**
 * Why a name is never taken for its bearer: it is one word or too short to be a name (`word`), too long
 * to be one (`long`), an organisation or words of the plan (`ours`), or that of several people (`shared`).
 */
export type Doubt = 'word' | 'long' | 'ours' | 'shared';

/** Longest name of a person; a longer one, which a directory lets anybody write, costs each text that is saved. */
const MOST_WORDS = 8;
const MOST_LETTERS = 80;

interface Token {
  folded: string;
  from: number;
  to: number;
}

/** Between two words of one name: blanks of any kind (no-break too), hyphens, apostrophes. */
const WITHIN = /^[\s\-‐‑'’.]{1,3}$/u;
const AFTER_TITLE = /^\.?\s{1,3}$/u;

/** What may be an address: without blanks, nor signs that stand around one. */
const CHUNK = /[^\s<>()[\],;:"«»]+/gu;

const tokenOf = ({ 0: found, index }: RegExpExecArray): Token => ({
  folded: fold(found),
  from: index,
  to: index + found.length,
});

/** The words of a text; an e-mail address is one, whoever it names. */
function tokensOf(text: string): Token[] {
  const words = [...text.matchAll(TOKEN)].map(tokenOf);
  if (!text.includes('@')) return words;
  const tokens: Token[] = [];
  let at = 0;
  for (const chunk of text.matchAll(CHUNK)) {
    if (!/[^@]@[^@]/u.test(chunk[0])) continue;
    const address = tokenOf(chunk);
    for (; (words[at]?.from ?? Number.POSITIVE_INFINITY) < address.from; at += 1)
      tokens.push(words[at] as Token);
    tokens.push(address);
    while ((words[at]?.from ?? Number.POSITIVE_INFINITY) < address.to) at += 1;
  }
  return [...tokens, ...words.slice(at)];
}

/** The words of a text as names are compared: no case, no accents, no signs. */
export const keyOf = (text: string): string =>
  tokensOf(text)
    .map(({ folded }) => folded)
    .join(' ');

/** "DURAND Anne (Caf)", "Anne Durand - PMI": directories add to a name what is none of it. */
export const shownName = (name: string): string =>
  name
    .replace(/\s*[([|/].*$/su, '')
    .replace(/\s+[-–—]\s.*$/su, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** The words of a name, without a title. */
const wordsOf = (name: string): string[] =>
  shownName(name)
    .split(' ')
    .filter((word) => word !== '' && !isTitle(keyOf(word)));

const isCapital = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/** How many words of it at its beginning, or else at its end (below zero), are the family name. */
function familyIn(words: readonly string[]): number {
  const first = words.findIndex((word) => !isCapital(word));
  if (first > 0) return first;
  const last = words.findLastIndex((word) => !isCapital(word));
  return first === 0 && last < words.length - 1 ? last + 1 - words.length : -1;
}

/**
 * A name without a title. The family name, "Le Goff", is what stands in capitals at one end of it, as
 * directories write it; else its last word.
 */
export function partsOf(name: string): NameParts {
  const words = wordsOf(name);
  const at = familyIn(words);
  const [start, end] = [words.slice(0, at), words.slice(at)].map((some) => some.join(' '));
  const [family = '', given = ''] = at > 0 ? [start, end] : [end, start];
  return { whole: words.join(' ') || shownName(name), given, family };
}

export const familyOf = (name: string): string => partsOf(name).family;

/** The name in each order in which it may be written: "Anne Durand", "DURAND Anne". */
function spellings(name: string): string[] {
  const words = wordsOf(name);
  return words.map((_, at) => keyOf([...words.slice(at), ...words.slice(0, at)].join(' ')));
}

/** Whether a name is too short, or too long, to be a person's. */
function misshapen(name: string): Doubt | undefined {
  const shown = shownName(name);
  if (shown.length > MOST_LETTERS) return 'long';
  const words = wordsOf(name);
  if (words.length < 2 || shown.length < 5) return 'word';
  return keyOf(words.join(' ')).split(' ').length > MOST_WORDS ? 'long' : undefined;
}

/** What the plan and its vocabulary say: no name of theirs is taken for a person. */
export type IsOurs = (key: string) => boolean;

/**
 * What is theirs of some data, read once.
 *
 * @param prose the plan: a name all of whose words stand in it, or that is written in it, is no person's
 * @param phrases other names that are written somewhere: places
 */
export function wordsIn(prose: unknown, phrases: unknown = []): IsOurs {
  /** Texts by each of their words. */
  const texts = new Map<string, string[]>();
  const withWord = (word: string): string[] => {
    const found = texts.get(word) ?? [];
    texts.set(word, found);
    return found;
  };
  const words = new Set<string>();
  const walk = (value: unknown, into?: Set<string>): void => {
    if (typeof value === 'string') {
      const tokens = tokensOf(value).map(({ folded }) => folded);
      const text = ` ${tokens.join(' ')} `;
      for (const token of new Set(tokens)) {
        if (tokens.length > 1) withWord(token).push(text);
        into?.add(token);
      }
    } else if (typeof value === 'object' && value !== null)
      for (const one of Object.values(value)) walk(one, into);
  };
  walk(prose, words);
  walk(phrases);
  const stands = (key: string, [first = '']: readonly string[]) =>
    texts.get(first)?.some((text) => text.includes(` ${key} `)) === true;
  return (key) => {
    const said = key.split(' ');
    return said.every((word) => words.has(word)) || stands(key, said);
  };
}

/** Whether somebody can be meant: by their whole name, or by a title and their family name (`isTitled`). */
export type May = (person: string, isTitled: boolean) => boolean;

/** Several people of one spelling. */
const SEVERAL = Symbol('several');
type Borne = string | typeof SEVERAL;

/** Whom a text names; made anew when somebody's name changes, which is seldom. */
export class PeopleNames {
  readonly #isOurs: IsOurs;
  readonly #people: ReadonlyMap<string, Bearer>;
  readonly #whole: Map<string, Borne>;
  readonly #families: Map<string, Borne>;
  /** First words, so that most places of a text cost one look. */
  readonly #firsts: Set<string>;
  readonly #doubts = new Map<string, Doubt | undefined>();
  #longest: number;

  /** @param known names of others, which these are added to */
  constructor(people: ReadonlyMap<string, Bearer>, isOurs: IsOurs, known?: PeopleNames) {
    this.#people = known ? new Map([...known.#people, ...people]) : people;
    this.#isOurs = isOurs;
    this.#whole = known ? new Map(known.#whole) : new Map();
    this.#families = known ? new Map(known.#families) : new Map();
    this.#firsts = known ? new Set(known.#firsts) : new Set();
    this.#longest = known ? known.#longest : 0;
    for (const [person, { name }] of people) this.#add(person, name);
  }

  /** These names, and those of people who had none before. */
  and(people: ReadonlyMap<string, Bearer>): PeopleNames {
    return new PeopleNames(people, this.#isOurs, this);
  }

  /** Why nothing that is typed is taken for this person; undefined: their name is. */
  doubtOf(person: string): Doubt | undefined {
    if (!this.#doubts.has(person)) this.#doubts.set(person, this.#doubtAbout(person));
    return this.#doubts.get(person);
  }

  #doubtAbout(person: string): Doubt | undefined {
    const name = this.#people.get(person)?.name ?? '';
    const doubt = misshapen(name);
    if (doubt) return doubt;
    const keys = spellings(name);
    if (keys.some(this.#isOurs)) return 'ours';
    return keys.some((key) => this.#whole.get(key) !== person) ? 'shared' : undefined;
  }

  /**
   * The text with a mark in the place of each name.
   *
   * @param may who can be meant here, of those whose name is not in doubt; absent: anybody
   */
  mark(text: string, may: May = () => true): string {
    // No name of one word is looked for, so ids and most short texts cost nothing.
    if (this.#longest === 0 || !/\s/u.test(text)) return text;
    const tokens = tokensOf(text);
    let [done, at] = ['', 0];
    for (let i = 0; i < tokens.length; i += 1) {
      const found = this.#at(text, tokens, i, may);
      if (!found) continue;
      done += text.slice(at, tokens[i]?.from) + found.mark;
      i = found.last;
      at = tokens[found.last]?.to ?? text.length;
    }
    return at === 0 ? text : done + text.slice(at);
  }

  #add(person: string, name: string): void {
    const family = keyOf(familyOf(name));
    if (family !== '') add(this.#families, family, person);
    if (misshapen(name)) return;
    const keys = spellings(name);
    const isOurs = keys.some(this.#isOurs);
    for (const key of keys) {
      const words = key.split(' ');
      this.#longest = Math.max(this.#longest, words.length);
      this.#firsts.add(words[0] ?? '');
      if (isOurs) this.#whole.set(key, SEVERAL);
      else add(this.#whole, key, person);
    }
  }

  /** The longest name that begins at a word. */
  #at(text: string, tokens: readonly Token[], i: number, may: May) {
    const first = tokens[i]?.folded ?? '';
    const titled = isTitle(first);
    // "Mme Durand Anne": the whole name, which the title only stands before.
    if (titled && !isTitle(tokens[i + 1]?.folded ?? '') && this.#at(text, tokens, i + 1, may))
      return undefined;
    if (!titled && !this.#firsts.has(first)) return undefined;
    for (let last = Math.min(i + this.#longest, tokens.length - 1); last > i; last -= 1) {
      if (!isOneName(text, tokens, i + Number(titled), last) || isPartOfMore(text, tokens, i, last))
        continue;
      const from = tokens[i]?.from ?? 0;
      const typed = text.slice(from, tokens[last]?.to);
      const mark = titled
        ? this.#titled(text, tokens, { i, last, typed, may })
        : this.#borne(this.#whole, tokens, { i, last, typed, may });
      if (mark) return { mark, last };
    }
    return undefined;
  }

  #titled(
    text: string,
    tokens: readonly Token[],
    { i, last, typed, may }: Place,
  ): string | undefined {
    const title = tokens[i];
    if (!title || !AFTER_TITLE.test(text.slice(title.to, tokens[i + 1]?.from))) return undefined;
    return this.#borne(this.#families, tokens, { i: i + 1, last, typed, may }, title.folded);
  }

  #borne(
    names: ReadonlyMap<string, Borne>,
    tokens: readonly Token[],
    { i, last, typed, may }: Place,
    title?: string,
  ): string | undefined {
    const key = tokens
      .slice(i, last + 1)
      .map(({ folded }) => folded)
      .join(' ');
    const person = names.get(key);
    if (typeof person !== 'string' || this.doubtOf(person)) return undefined;
    if (!may(person, title !== undefined)) return undefined;
    const { name, reference } = this.#people.get(person) ?? {};
    return name && reference && markOf(reference, typed, partsOf(name), title);
  }
}

interface Place {
  i: number;
  last: number;
  typed: string;
  may: May;
}

function add(names: Map<string, Borne>, key: string, person: string): void {
  const known = names.get(key);
  names.set(key, known === undefined || known === person ? person : SEVERAL);
}

function isOneName(text: string, tokens: readonly Token[], from: number, last: number): boolean {
  for (let i = from; i < last; i += 1)
    if (!WITHIN.test(text.slice(tokens[i]?.to, tokens[i + 1]?.from))) return false;
  return true;
}

/** "Anne Durand-Petit", "Marie-Anne Durand": somebody else. */
function isPartOfMore(text: string, tokens: readonly Token[], i: number, last: number): boolean {
  const [first, end] = [tokens[i], tokens[last]];
  const before = /[\p{L}\p{N}][-‐‑]$/u.test(
    text.slice(Math.max(0, (first?.from ?? 0) - 3), first?.from),
  );
  const after = /^[-‐‑][\p{L}\p{N}]/u.test(text.slice(end?.to, (end?.to ?? 0) + 3));
  return before || after;
}

/**
 * Whether a text of a row names the person: by what refers to them. Whom nobody knows, and whose data
 * the operator looks for by a name, is named by that name, as it is written.
 */
export const isNamed = (value: object, who: Who): boolean =>
  refersTo(value, who) || (who.person === '' && isWritten(value, who.name));

function isWritten(value: object, name: string): boolean {
  const wanted = keyOf(name);
  let found = wanted === '';
  mapTexts(value, (text) => {
    found ||= ` ${keyOf(text)} `.includes(` ${wanted} `);
    return text;
  });
  return wanted !== '' && found;
}
