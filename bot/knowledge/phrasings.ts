/**
 * Other ways of asking, written beside a plan (`<plan>.formulations.yaml`): a question near one of
 * them is near its entry. A plan without that file is answered from its own words alone.
 */
import type { AskedField, Term, Utterance } from '../language/utterance.ts';
import { NumberedWords, type SenseNumbers, type Senses } from './numbered-words.ts';
import { SenseIndex } from './senses.ts';

/** What a field or a question word adds to a likeness, beside the words. */
const FIELD_MASS = 1.2;
/** What a reference (fiche 1.1) adds. */
const THING_MASS = 2;
/** A word that no phrasing has, beside the rarest one that some phrasing has. */
const UNKNOWN = 0.5;
/** A field that is only hinted at, beside one that is asked. */
const HINTED = 0.6;
/** A phrasing less like a question than this says nothing about it: no answer changes for it, and most are that. */
const FAINT = 0.2;
/** The rarity of a word, beside what a field is worth. */
const RARE = 1.2;
/** Keeps two-word questions from being taken for certain. */
const SMOOTH = 1;
/** What a word that one phrasing in eight has is worth beside one that all have: half as much. */
const USUAL = 1 / 3;
/** Senses that a word is only near to are not what is said: the question's own may be. */
const RELATED = 0.5;
/** A little for rounding. */
const ROUNDED = 1 + 1e-6;
/** Shares are told apart by so many steps: entries of one step are read together. */
const STEPS = 8;

/** What of a question is compared. */
export interface Asked {
  terms: readonly Term[];
  fields: readonly AskedField[];
  firm: ReadonlySet<string>;
}

/** How near a question is to the phrasings of each entry, by entry, 0 to 1. */
export interface Nearness {
  /** How like the nearest phrasing it is. */
  likeness: Float64Array;
  /** How like the second nearest: what two phrasings agree on is less of an accident. */
  again: Float64Array;
  /** The share of the question that some one phrasing accounts for, whatever else that one says. */
  covered: Float64Array;
  /** How far its words are those by which the entry is usually asked for, all phrasings together. */
  usual: Float64Array;
}

/** A way to ask for an entry, as read, and which entry by its place. */
export interface Phrasing {
  entry: number;
  utterance: Utterance;
}

const thingsOf = ({ references }: Utterance): Set<string> =>
  new Set([
    ...references.fiches.map((n) => `fiche:${n}`),
    ...references.axes.map((n) => `axe:${n}`),
  ]);

export class PhrasingIndex {
  readonly #senses: SenseIndex;
  /** By entry: where its phrasings end, and those of the next one start. */
  readonly #ends: Int32Array;
  readonly #mass: Float64Array;
  readonly #matched: Float64Array;
  /** By entry: what its phrasings say, the more of them the surer. */
  readonly #said: SenseIndex;
  /**
   * By entry: how many times what it is usually asked for with one phrasing may share at most. A sense
   * that one of `n` phrasings has is worth `(1 / n) ** USUAL` at least of what it is worth to that one.
   */
  readonly #most: Float64Array;

  /** @param written phrasings, each with the index of its entry */
  constructor(written: readonly Phrasing[], numbers: SenseNumbers) {
    const phrasings = [...written].sort((a, b) => a.entry - b.entry);
    const read = phrasings.map(({ utterance }) =>
      groupsOf(utterance.terms, utterance.fields, thingsOf(utterance)),
    );
    this.#senses = new SenseIndex(
      read.map((groups) =>
        groups.flatMap(({ senses }) => senses.filter(([, weight]) => weight > RELATED)),
      ),
      numbers,
    );
    this.#ends = new Int32Array((phrasings.at(-1)?.entry ?? -1) + 1);
    for (const { entry } of phrasings) this.#ends[entry] = (this.#ends[entry] as number) + 1;
    for (let entry = 1; entry < this.#ends.length; entry++)
      this.#ends[entry] = (this.#ends[entry] as number) + (this.#ends[entry - 1] as number);
    this.#said = new SenseIndex(
      Array.from(this.#ends, (end, entry) => usualOf(read.slice(this.#ends[entry - 1] ?? 0, end))),
      numbers,
    );
    const words = new NumberedWords(numbers);
    this.#mass = Float64Array.from(read, (groups) =>
      groups.reduce((sum, group) => sum + this.#massOf(group, words, words.only(group.senses)), 0),
    );
    this.#matched = new Float64Array(read.length);
    this.#most = Float64Array.from(
      this.#ends,
      (end, entry) => (end - (this.#ends[entry - 1] ?? 0)) ** USUAL * ROUNDED,
    );
  }

  /**
   * Writes, by entry, how near a question is to its phrasings. `words` are its terms in their order;
   * things and fields are added behind them.
   */
  score(question: Asked, words: NumberedWords, near: Nearness): void {
    // Nothing was ever written where there are no phrasings.
    if (this.#senses.size === 0) return;
    near.likeness.fill(0);
    near.again.fill(0);
    near.covered.fill(0);
    near.usual.fill(0);
    const asked = this.#share(question, words, near.usual);
    this.#compare(asked, near);
  }

  /** Adds up, by phrasing and by entry, what they have of a question; says what all of it weighs. */
  #share({ terms, fields, firm }: Asked, words: NumberedWords, usual: Float64Array): number {
    this.#matched.fill(0);
    let asked = SMOOTH;
    const groups = groupsOf(terms, fields, firm);
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at] as Group;
      const word = at < terms.length ? at : words.add(group.senses);
      const mass = this.#massOf(group, words, word);
      asked += mass;
      this.#senses.add(words, word, mass, this.#matched);
      this.#said.add(words, word, mass, usual);
    }
    return asked;
  }

  /** Phrasings of an entry stand side by side: what they come to is written once. */
  #compare(asked: number, { likeness, again, covered, usual }: Nearness): void {
    const matched = this.#matched;
    const masses = this.#mass;
    const ends = this.#ends;
    const atMost = this.#most;
    const half = (asked + SMOOTH) / 2;
    const faint = FAINT * half;
    let p = 0;
    for (let entry = 0; entry < ends.length; entry++) {
      const end = ends[entry] as number;
      const all = usual[entry] as number;
      usual[entry] = all / asked;
      if (all * (atMost[entry] as number) <= faint) {
        p = end;
        continue;
      }
      let best = 0;
      let second = 0;
      let most = 0;
      // What shares no more than this is no nearer than the second nearest, or hardly near at all: most
      // phrasings are left at that.
      let floor = faint;
      for (; p < end; p++) {
        const shared = matched[p] as number;
        if (shared <= floor) continue;
        if (shared > most) most = shared;
        const whole = asked + (masses[p] as number) + SMOOTH;
        // Less near than the second: a product says so sooner than a quotient.
        if (2 * shared < second * whole) continue;
        // Harmonic mean of what is shared, seen from the question and from the phrasing.
        const like = (2 * shared) / whole;
        if (like > best) {
          second = best;
          best = like;
        } else if (like > second) second = like;
        floor = Math.max(faint, second * half);
      }
      likeness[entry] = best;
      again[entry] = second;
      covered[entry] = most / asked;
    }
  }

  /** Whether some phrasing of the entry has the word, or one that means the same. */
  holds(words: NumberedWords, word: number, entry: number): boolean {
    const end = this.#ends[entry];
    return end !== undefined && this.#senses.holds(words, word, this.#ends[entry - 1] ?? 0, end);
  }

  /** How usual a word is when the entry is asked for, 0 to 1. */
  shareOf(words: NumberedWords, word: number, entry: number): number {
    return entry < this.#ends.length ? this.#said.shareOf(words, word, entry) : 0;
  }

  /**
   * What a word says: the fewer the entries that are asked for with it, the more. "C'est vrai que…"
   * is said of all of them, and says nothing.
   */
  #massOf({ mass, weight }: Group, words: NumberedWords, word: number): number {
    if (mass !== undefined) return mass;
    const rarity = this.#said.rarityOf(words, word);
    return (rarity || Math.log(1 + this.#said.size) * UNKNOWN) * RARE * weight;
  }
}

/** What several phrasings of one entry say: each sense by how many of them have it. */
function usualOf(phrasings: readonly Group[][]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const groups of phrasings) {
    const own = new Map<string, number>();
    for (const { senses } of groups)
      for (const [sense, weight] of senses)
        if (weight > RELATED) own.set(sense, Math.max(weight, own.get(sense) ?? 0));
    for (const [sense, weight] of own)
      shares.set(sense, (shares.get(sense) ?? 0) + weight / phrasings.length);
  }
  const step = (share: number) => Math.ceil(share ** USUAL * STEPS) / STEPS;
  return new Map([...shares].map(([sense, share]) => [sense, step(share)]));
}

/** A word, and how much of its mass counts; a thing or a field, and its mass. */
interface Group {
  senses: Senses;
  weight: number;
  mass?: number;
}

/** Words by their senses, and fields as words of their own. */
function groupsOf(
  terms: readonly Term[],
  fields: readonly AskedField[],
  things: ReadonlySet<string>,
): Group[] {
  return [
    ...terms,
    ...[...things].map((thing) => ({
      senses: [[`r:${thing}`, 1]] as const,
      weight: 1,
      mass: THING_MASS,
    })),
    ...fields.map(({ id, strong }) => ({
      senses: [[`f:${id}`, strong ? 1 : HINTED]] as const,
      weight: 1,
      mass: FIELD_MASS,
    })),
  ];
}
