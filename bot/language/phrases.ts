/** Expressions of one word or more, found in a sequence of words. */
import { cut, type Word } from './words.ts';

/** An expression found in a text: where, how long, and what it stands for. */
export interface PhraseMatch<T> {
  at: number;
  length: number;
  value: T;
  /** 1: as written; less when letters were corrected. */
  weight: number;
}

/** As written, but for a plural: "identifiant" is not "identifié", nor "le mois" "moi". */
const exactForm = ({ folded }: Word): string =>
  folded.length > 3 && folded !== 'mois' && folded.endsWith('s') && folded.at(-2) !== 's'
    ? folded.slice(0, -1)
    : (MERGED.get(folded) ?? folded);
/** "De la", "du", "d’" and "des" are one word before what follows, as "à la", "au" and "aux". */
const MERGED: ReadonlyMap<string, string> = new Map([
  ...'d du des'.split(' ').map((one) => [one, 'de']),
  ...'au aux'.split(' ').map((one) => [one, 'a']),
] as [string, string][]);
const stemForm = ({ stem }: Word): string => stem;

interface Matching {
  /** Words are compared as written ("identifiant" is not "identifié"), else by stem. */
  exact?: boolean;
  /** Words that carry no sense: an expression of nothing else is met as it is written. */
  light?: ReadonlySet<string>;
}

/** An expression behind its first word, and how many were added before it. */
interface Behind<T> {
  rest: readonly string[];
  value: T;
  order: number;
}

/**
 * Finds expressions of one word or more in a sequence of words. Articles and prepositions inside an
 * expression may be written or left out, on both sides.
 */
export class Phrases<T> {
  /** By first word, then by the second; what has none is under ALONE. */
  readonly #byFirst = new Map<string, Map<string, Behind<T>[]>>();
  #count = 0;
  readonly #skip: ReadonlySet<string>;
  readonly #exact: boolean;
  readonly #light: ReadonlySet<string>;
  readonly #form: (word: Word) => string;

  constructor(skip: ReadonlySet<string>, { exact = false, light = new Set() }: Matching = {}) {
    this.#skip = skip;
    this.#exact = exact;
    this.#light = light;
    this.#form = exact ? exactForm : stemForm;
  }

  /** @param isFrench "a" is then an auxiliary, as "à" has its accent: "on fait" is not "on a fait" */
  add(text: string, value: T, isFrench = false): void {
    const [first, ...rest] = this.#key(cut(text), isFrench ? auxiliariesIn(text) : []);
    if (first === undefined) return;
    const bySecond = this.#byFirst.get(first) ?? new Map<string, Behind<T>[]>();
    this.#byFirst.set(first, bySecond);
    const [second = ALONE] = rest;
    const own = bySecond.get(second) ?? [];
    bySecond.set(second, own);
    const isKnown = own.some((one) => one.value === value && one.rest.join() === rest.join());
    if (!isKnown) own.push({ rest, value, order: this.#count++ });
  }

  find(words: readonly Word[]): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    const forms = words.map(this.#form);
    for (const [at, form] of forms.entries()) {
      const bySecond = this.#byFirst.get(form);
      if (!bySecond) continue;
      const begun = this.#seconds(words, forms, at + 1).flatMap((one) => bySecond.get(one) ?? []);
      for (const { rest, value } of begun.sort((a, b) => a.order - b.order)) {
        const end = this.#endOf(rest, words, forms, at + 1);
        if (end !== undefined) found.push({ at, length: end - at, value, weight: 1 });
      }
    }
    return found;
  }

  /** What may stand second in an expression that goes on from here: few of those that begin alike do. */
  #seconds(words: readonly Word[], forms: readonly string[], from: number): string[] {
    const seconds = [ALONE];
    const most = Math.min(words.length, from + MOST_SKIPPED + 1);
    for (let at = from; at < most; at++) {
      const form = forms[at] as string;
      if (!seconds.includes(form)) seconds.push(form);
      if (!this.#skip.has(words[at]?.folded ?? '')) break;
    }
    return seconds;
  }

  /** Where the rest of an expression ends that goes on from here. */
  #endOf(
    rest: readonly string[],
    words: readonly Word[],
    forms: readonly string[],
    from: number,
  ): number | undefined {
    let at = from;
    for (const wanted of rest) {
      const most = Math.min(words.length, at + MOST_SKIPPED);
      while (at < most && forms[at] !== wanted && this.#skip.has(words[at]?.folded ?? '')) at++;
      if (forms[at] !== wanted) return undefined;
      at++;
    }
    return at;
  }

  #key(words: Word[], needed: readonly boolean[] = []): string[] {
    const heavy = words.filter((w) => !this.#skip.has(w.folded));
    const saysNothing = heavy.every((w) => this.#light.has(w.folded));
    // "codes pour" must not shrink to "codes", nor "c'est à qui" to "c'est qui": links are optional
    // between two words that carry sense. As written, "je suis de" is not "je suis".
    const last = this.#exact ? words.length - 1 : 0;
    let auxiliary = -1;
    const isNeeded = ({ folded }: Word) => folded === 'a' && needed[++auxiliary] === true;
    const kept =
      heavy.length < 2 || saysNothing
        ? words
        : words.filter((w, i) => isNeeded(w) || i === 0 || i === last || !this.#skip.has(w.folded));
    return kept.map(this.#form);
  }
}

/** Of each "a" or "à" of a French text, in turn, whether it is the verb. */
const auxiliariesIn = (text: string): boolean[] =>
  [...text.matchAll(/(?<!\p{L})[aà](?!\p{L})/giu)].map(([word]) => word.toLowerCase() === 'a');

/** Stands for the second word of an expression of one. */
const ALONE = '';

/** Articles and prepositions between two words of an expression: no sentence has more in a row. */
const MOST_SKIPPED = 6;

/** Articles and prepositions, which may be dropped inside an expression. */
export const LINKS: ReadonlySet<string> = new Set(
  'le la les l un une des du de d au aux a en the of an for to et and par sur dans in'.split(' '),
);
