/**
 * Expressions of one word or more, found in a sequence of words. A text is looked up in a hundred sets
 * of them: its words are numbered once, and which sets can have anything in it is known from that.
 */
import { cut, type Word } from './words.ts';

/** An expression found in a text: where, how long, and what it stands for. */
export interface PhraseMatch<T> {
  at: number;
  length: number;
  value: T;
  /** 1: as written; less when letters were corrected. */
  weight: number;
}

/** A form that occurs in expressions, and a bit by set: whether one of its expressions starts with it. */
interface Form {
  number: number;
  starts: number[];
}

/** Forms by how they are written: a text is looked up once, not in every set of expressions. */
const forms = new Map<string, Form>();
/** What no expression has. */
const UNKNOWN: Form = { number: -1, starts: [] };
/** Number of bits given out, of those that came back, and of sets ever made. */
let sets = 0;
let made = 0;
const free: number[] = [];
/**
 * Bits of sets that are no more go to the next ones: plans come and go while the service runs. A form keeps
 * the bit that it had, which then costs a look in a bucket that is not there.
 */
const gone = new FinalizationRegistry<number>((set) => free.push(set));

function formOf(written: string): Form {
  const known = forms.get(written);
  if (known) return known;
  const made = { number: forms.size, starts: [] };
  forms.set(written, made);
  return made;
}

/** As written, but for a plural: "identifiant" is not "identifié". */
const exactForm = ({ folded }: Word): string =>
  folded.length > 3 && folded.endsWith('s') && folded.at(-2) !== 's'
    ? folded.slice(0, -1)
    : (MERGED.get(folded) ?? folded);
/** "De la", "du", "d’" and "des" are one word before what follows, as "à la", "au" and "aux". */
const MERGED: ReadonlyMap<string, string> = new Map([
  ...'d du des'.split(' ').map((one) => [one, 'de']),
  ...'au aux'.split(' ').map((one) => [one, 'a']),
] as [string, string][]);
const stemForm = ({ stem }: Word): string => stem;

/** Bits of a small integer: arrays of those cost no more than what they hold. */
const BITS = 30;

/** The words of a text by their forms. */
interface Formed {
  stems: Form[];
  exact: Form[];
  /** A bit by set: whether one of its expressions starts with a word of the text. */
  started: number[];
}

/** A text looked up; `forms` and `made` as many as there were then. */
interface Looked extends Formed {
  words: readonly Word[];
  forms: number;
  made: number;
  /** Which words may be left out, by the words that may. */
  skipped: { skip: ReadonlySet<string>; at: boolean[] }[];
}

/** Features cut a text each in their own way, and go back and forth between them. */
const MOST_KEPT = 8;
const kept: Looked[] = [];

function lookedUp(words: readonly Word[]): Looked {
  for (const looked of kept)
    if (looked.words === words && looked.forms === forms.size && looked.made === made)
      return looked;
  const looked = { words, forms: forms.size, made, skipped: [], ...formed(words) };
  kept.unshift(looked);
  if (kept.length > MOST_KEPT) kept.pop();
  return looked;
}

function formed(words: readonly Word[]): Formed {
  const stems: Form[] = [];
  const exact: Form[] = [];
  const started: number[] = [];
  for (let set = 0; set < sets; set += BITS) started.push(0);
  for (const word of words) {
    const written = exactForm(word);
    const form = forms.get(stemForm(word)) ?? UNKNOWN;
    const other = written === word.stem ? form : (forms.get(written) ?? UNKNOWN);
    stems.push(form);
    exact.push(other);
    addBits(form.starts, started);
    if (other !== form) addBits(other.starts, started);
  }
  return { stems, exact, started };
}

function addBits(bits: readonly number[], into: number[]): void {
  for (let at = 0; at < bits.length; at++) into[at] = (into[at] as number) | (bits[at] as number);
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

/** No second word; a form that no expression has is not met either. */
const NO_SECOND = -1;

/** Expressions of a set that start alike, one index each: the second words leave most of them out. */
interface Bucket<T> {
  seconds: number[];
  rests: (readonly Form[])[];
  values: T[];
}

/**
 * Finds expressions of one word or more in a sequence of words. Articles and prepositions inside an
 * expression may be written or left out, on both sides.
 */
export class Phrases<T> {
  readonly #byFirst = new Map<number, Bucket<T>>();
  readonly #skip: ReadonlySet<string>;
  readonly #exact: boolean;
  readonly #light: ReadonlySet<string>;
  /** Where the bit of this set is. */
  readonly #word: number;
  readonly #bit: number;

  constructor(skip: ReadonlySet<string>, { exact = false, light = new Set() }: Matching = {}) {
    const set = free.pop() ?? sets++;
    made += 1;
    gone.register(this, set);
    this.#word = Math.floor(set / BITS);
    this.#bit = 1 << (set % BITS);
    this.#skip = skip;
    this.#exact = exact;
    this.#light = light;
  }

  add(text: string, value: T): void {
    const [first, ...rest] = this.#key(cut(text));
    if (first === undefined) return;
    const second = rest[0]?.number ?? NO_SECOND;
    const bucket = this.#byFirst.get(first.number);
    if (!bucket) {
      this.#byFirst.set(first.number, { seconds: [second], rests: [rest], values: [value] });
      this.#markStart(first);
      return;
    }
    const { seconds, rests, values } = bucket;
    if (values.some((known, i) => known === value && sameForms(rests[i] ?? [], rest))) return;
    seconds.push(second);
    rests.push(rest);
    values.push(value);
  }

  /** Whether an expression starts with a word of the text: it costs no search. */
  startsIn(words: readonly Word[]): boolean {
    return this.#has(lookedUp(words).started);
  }

  /** `words` must not change between two searches. */
  find(words: readonly Word[]): PhraseMatch<T>[] {
    const looked = lookedUp(words);
    const found: PhraseMatch<T>[] = [];
    if (!this.#has(looked.started)) return found;
    const skipped = skippedIn(looked, this.#skip);
    const text = this.#exact ? looked.exact : looked.stems;
    for (let at = 0; at < text.length; at++) {
      const form = text[at] as Form;
      const bucket = this.#has(form.starts) ? this.#byFirst.get(form.number) : undefined;
      if (!bucket) continue;
      const { seconds, rests, values } = bucket;
      const next = text[at + 1]?.number ?? NO_SECOND;
      const open = skipped[at + 1] === true;
      for (let i = 0; i < seconds.length; i++) {
        const second = seconds[i] as number;
        if (second !== NO_SECOND && second !== next && !open) continue;
        const end = matchEnd(text, skipped, at + 1, rests[i] as readonly Form[]);
        if (end >= 0) found.push({ at, length: end - at, value: values[i] as T, weight: 1 });
      }
    }
    return found;
  }

  #has(bits: readonly number[]): boolean {
    return this.#word < bits.length && ((bits[this.#word] as number) & this.#bit) !== 0;
  }

  #markStart({ starts }: Form): void {
    while (starts.length <= this.#word) starts.push(0);
    starts[this.#word] = (starts[this.#word] as number) | this.#bit;
  }

  #key(words: Word[]): Form[] {
    const heavy = words.filter((w) => !this.#skip.has(w.folded));
    const saysNothing = heavy.every((w) => this.#light.has(w.folded));
    // "codes pour" must not shrink to "codes", nor "c'est à qui" to "c'est qui": links are optional
    // between two words that carry sense. As written, "je suis de" is not "je suis".
    const last = this.#exact ? words.length - 1 : 0;
    const kept =
      heavy.length < 2 || saysNothing
        ? words
        : words.filter((w, i) => i === 0 || i === last || !this.#skip.has(w.folded));
    return kept.map(this.#exact ? exactForm : stemForm).map(formOf);
  }
}

const sameForms = (a: readonly Form[], b: readonly Form[]): boolean =>
  a.length === b.length && a.every((form, i) => form === b[i]);

/** Articles and prepositions between two words of an expression: no sentence has more in a row. */
const MOST_SKIPPED = 6;

/** Where the rest of an expression ends that goes on from here; -1 when it does not. */
function matchEnd(
  text: readonly Form[],
  skipped: readonly boolean[],
  from: number,
  rest: readonly Form[],
): number {
  let at = from;
  for (const wanted of rest) {
    const most = Math.min(text.length, at + MOST_SKIPPED);
    while (at < most && text[at] !== wanted && skipped[at] === true) at++;
    if (at >= text.length || text[at] !== wanted) return -1;
    at++;
  }
  return at;
}

/** Articles and prepositions, which may be dropped inside an expression. */
export const LINKS: ReadonlySet<string> = new Set(
  'le la les l un une des du de d au aux a en the of an for to et and par sur dans in'.split(' '),
);
