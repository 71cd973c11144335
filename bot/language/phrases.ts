/**
 * Expressions of one word or more, found in a sequence of words. A text is looked up in a hundred sets
 * of them: its words are numbered once, and which sets can have anything in it is known from that.
 */
import { cut, type Word } from './words.ts';

/** An expression found in a text: where, how long, and what it stands for. */
export interface Found<T> {
  at: number;
  length: number;
  value: T;
  /** 1: as written; less when letters were corrected. */
  weight: number;
}

/** A form that occurs in expressions, and the sets in which one starts with it. */
interface Form {
  number: number;
  starts: number[];
}

/** Forms by how they are written: a text is looked up once, not in every set of expressions. */
const forms = new Map<string, Form>();
let sets = 0;

function formOf(written: string): Form {
  const known = forms.get(written);
  if (known) return known;
  const made = { number: forms.size, starts: [] };
  forms.set(written, made);
  return made;
}

/** As written, but for a plural: "identifiant" is not "identifié". */
const exactForm = ({ folded }: Word): string =>
  folded.length > 3 && folded.endsWith('s') && folded.at(-2) !== 's' ? folded.slice(0, -1) : folded;
const stemForm = ({ stem }: Word): string => stem;

/** The words of a text as the numbers of their forms, -1 for one that no expression has. */
interface Numbered {
  stems: number[];
  exact: number[];
  /** A bit by set: whether one of its expressions starts with a word of the text. */
  started: number[];
}

/** Bits of a small integer: arrays of those cost no more than what they hold. */
const BITS = 30;

/** A text looked up; `forms` and `sets` as many as there were then. */
interface Looked extends Numbered {
  words: readonly Word[];
  forms: number;
  sets: number;
  /** Which words may be left out, by the words that may. */
  skipped: { skip: ReadonlySet<string>; at: boolean[] }[];
}

/** Features cut a text each in their own way, and go back and forth between them. */
const MOST_KEPT = 8;
const kept: Looked[] = [];

function lookedUp(words: readonly Word[]): Looked {
  for (const looked of kept)
    if (looked.words === words && looked.forms === forms.size && looked.sets === sets)
      return looked;
  const made = { words, forms: forms.size, sets, skipped: [], ...numbered(words) };
  kept.unshift(made);
  if (kept.length > MOST_KEPT) kept.pop();
  return made;
}

function numbered(words: readonly Word[]): Numbered {
  const stems: number[] = [];
  const exact: number[] = [];
  const started: number[] = [];
  for (let word = 0; word * BITS < sets; word++) started.push(0);
  const note = (form: Form | undefined): number => {
    if (!form) return -1;
    for (const set of form.starts) {
      const word = Math.floor(set / BITS);
      started[word] = (started[word] as number) | (1 << (set % BITS));
    }
    return form.number;
  };
  for (const word of words) {
    stems.push(note(forms.get(stemForm(word))));
    exact.push(note(forms.get(exactForm(word))));
  }
  return { stems, exact, started };
}

function skippedIn({ words, skipped }: Looked, skip: ReadonlySet<string>): readonly boolean[] {
  const known = skipped.find((one) => one.skip === skip);
  if (known) return known.at;
  const at = words.map(({ folded }) => skip.has(folded));
  skipped.push({ skip, at });
  return at;
}

interface Matching {
  /** Words are compared as written ("identifiant" is not "identifié"), else by stem. */
  exact?: boolean;
  /** Words that carry no sense: an expression of nothing else is met as it is written. */
  light?: ReadonlySet<string>;
}

/**
 * Finds expressions of one word or more in a sequence of words. Articles and prepositions inside an
 * expression may be written or left out, on both sides.
 */
export class Phrases<T> {
  /** Expressions by their first word; the second one, -1 when there is none, leaves most of them out. */
  readonly #byFirst = new Map<number, { second: number; rest: number[]; value: T }[]>();
  readonly #skip: ReadonlySet<string>;
  readonly #exact: boolean;
  readonly #light: ReadonlySet<string>;
  readonly #number = sets++;

  constructor(skip: ReadonlySet<string>, { exact = false, light = new Set() }: Matching = {}) {
    this.#skip = skip;
    this.#exact = exact;
    this.#light = light;
  }

  add(text: string, value: T): void {
    const [first, ...others] = this.#key(cut(text));
    if (first === undefined) return;
    const rest = others.map(({ number }) => number);
    const bucket = this.#byFirst.get(first.number);
    const expression = { second: rest[0] ?? -1, rest, value };
    if (!bucket) {
      this.#byFirst.set(first.number, [expression]);
      first.starts.push(this.#number);
    } else if (!bucket.some((b) => b.value === value && b.rest.join(' ') === rest.join(' ')))
      bucket.push(expression);
  }

  /** Whether an expression starts with a word of the text: it costs no search. */
  startsIn(words: readonly Word[]): boolean {
    return this.#isStarted(lookedUp(words));
  }

  /** `words` must not change between two searches. */
  find(words: readonly Word[]): Found<T>[] {
    const looked = lookedUp(words);
    if (!this.#isStarted(looked)) return [];
    const found: Found<T>[] = [];
    const skipped = skippedIn(looked, this.#skip);
    const numbers = this.#exact ? looked.exact : looked.stems;
    for (let at = 0; at < numbers.length; at++) {
      const form = numbers[at] as number;
      const bucket = form < 0 ? undefined : this.#byFirst.get(form);
      if (!bucket) continue;
      const next = at + 1 < numbers.length ? (numbers[at + 1] as number) : -1;
      const open = skipped[at + 1] === true;
      for (const { second, rest, value } of bucket) {
        if (second >= 0 && second !== next && !open) continue;
        const end = matchEnd(numbers, skipped, at + 1, rest);
        if (end >= 0) found.push({ at, length: end - at, value, weight: 1 });
      }
    }
    return found;
  }

  #isStarted({ started }: Looked): boolean {
    const word = started[Math.floor(this.#number / BITS)] as number;
    return (word & (1 << (this.#number % BITS))) !== 0;
  }

  #key(words: Word[]): Form[] {
    const heavy = words.filter((w) => !this.#skip.has(w.folded));
    const saysNothing = heavy.every((w) => this.#light.has(w.folded));
    // "codes pour" must not shrink to "codes", nor "c'est à qui" to "c'est qui": links are optional
    // between two words that carry sense.
    const kept =
      heavy.length < 2 || saysNothing
        ? words
        : words.filter((w, i) => i === 0 || !this.#skip.has(w.folded));
    return kept.map(this.#exact ? exactForm : stemForm).map(formOf);
  }
}

/** Articles and prepositions between two words of an expression: no sentence has more in a row. */
const MOST_SKIPPED = 6;

/** Where the rest of an expression ends that goes on from here; -1 when it does not. */
function matchEnd(
  numbers: readonly number[],
  skipped: readonly boolean[],
  from: number,
  rest: readonly number[],
): number {
  let at = from;
  for (const wanted of rest) {
    const most = Math.min(numbers.length, at + MOST_SKIPPED);
    while (at < most && numbers[at] !== wanted && skipped[at] === true) at++;
    if (at >= numbers.length || numbers[at] !== wanted) return -1;
    at++;
  }
  return at;
}

/** Articles and prepositions, which may be dropped inside an expression. */
export const LINKS: ReadonlySet<string> = new Set(
  'le la les l un une des du de d au aux a en the of an for to et and par sur dans in'.split(' '),
);
