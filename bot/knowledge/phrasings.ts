/**
 * Other ways of asking, written beside a plan (`<plan>.formulations.yaml`): a question near one of
 * them is near its entry. A plan without that file is answered from its own words alone.
 */
import type { AskedField, Term, Utterance } from '../language/utterance.ts';
import { SenseIndex, type Senses } from './senses.ts';

/** What a field or a question word adds to a likeness, beside the words. */
const FIELD_MASS = 1.2;
/** What a reference (fiche 1.1) adds. */
const THING_MASS = 2;
/** A word that no phrasing has, beside the rarest one that some phrasing has. */
const UNKNOWN = 0.5;
/** A field that is only hinted at, beside one that is asked. */
const HINTED = 0.6;
/** The rarity of a word, beside what a field is worth. */
const RARE = 1.2;
/** Keeps two-word questions from being taken for certain. */
const SMOOTH = 1;
/** What a word that one phrasing in eight has is worth beside one that all have: half as much. */
const USUAL = 1 / 3;
/** Shares are told apart by so many steps: entries of one step are read together. */
const STEPS = 8;

/** What of a question is compared. */
export interface Asked {
  terms: readonly Term[];
  fields: readonly AskedField[];
  firm: ReadonlySet<string>;
}

/** How near a question is to the phrasings of one entry, 0 to 1. */
export interface Nearness {
  /** How like the nearest phrasing it is. */
  likeness: number;
  /** How like the second nearest: what two phrasings agree on is less of an accident. */
  again: number;
  /** The share of the question that some one phrasing accounts for, whatever else that one says. */
  covered: number;
  /** How far its words are those by which the entry is usually asked for, all phrasings together. */
  usual: number;
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
  /** By entry: what its phrasings say, the more of them the surer. */
  readonly #said: SenseIndex;
  /** By entry: what its shortest phrasing weighs. */
  readonly #shortest: Float64Array;
  // Of the question being compared: what each phrasing shares with it, and the most by entry.
  readonly #matched: Float64Array;
  readonly #shared: Float64Array;
  // What of it is usually said of an entry.
  readonly #usual: Float64Array;
  #asked = SMOOTH;

  /** `written`: phrasings, each with the index of its entry. */
  constructor(written: readonly { entry: number; utterance: Utterance }[]) {
    const phrasings = [...written].sort((a, b) => a.entry - b.entry);
    const read = phrasings.map(({ utterance }) =>
      groupsOf(utterance.terms, utterance.fields, thingsOf(utterance)),
    );
    this.#senses = new SenseIndex(read.map((groups) => groups.flatMap(({ senses }) => senses)));
    this.#ends = new Int32Array((phrasings.at(-1)?.entry ?? -1) + 1);
    for (const { entry } of phrasings) this.#ends[entry] = (this.#ends[entry] as number) + 1;
    for (let entry = 1; entry < this.#ends.length; entry++)
      this.#ends[entry] = (this.#ends[entry] as number) + (this.#ends[entry - 1] as number);
    this.#said = new SenseIndex(
      Array.from(this.#ends, (end, entry) => usualOf(read.slice(this.#ends[entry - 1] ?? 0, end))),
    );
    this.#mass = Float64Array.from(read, (groups) =>
      groups.reduce((sum, group) => sum + this.#massOf(group), 0),
    );
    this.#shortest = new Float64Array(this.#ends.length).fill(Number.POSITIVE_INFINITY);
    phrasings.forEach(({ entry }, p) => {
      this.#shortest[entry] = Math.min(this.#shortest[entry] as number, this.#mass[p] as number);
    });
    this.#matched = new Float64Array(read.length);
    this.#shared = new Float64Array(this.#ends.length);
    this.#usual = new Float64Array(this.#ends.length);
  }

  /**
   * Takes a question: what follows is said of that one. What each phrasing shares with it is added up
   * here; how near it comes is worked out by `near`, for the few entries that may still be the answer.
   */
  compare({ terms, fields, firm }: Asked): void {
    this.#asked = SMOOTH;
    const matched = this.#matched;
    const usual = this.#usual;
    matched.fill(0);
    usual.fill(0);
    if (matched.length === 0) return;
    for (const group of groupsOf(terms, fields, firm)) {
      const mass = this.#massOf(group);
      this.#asked += mass;
      this.#senses.add(group.senses, mass, matched);
      this.#said.add(group.senses, mass, usual);
    }
    const ends = this.#ends;
    const shared = this.#shared;
    let p = 0;
    for (let entry = 0; entry < ends.length; entry++) {
      const end = ends[entry] as number;
      let most = 0;
      for (; p < end; p++) most = Math.max(most, matched[p] as number);
      shared[entry] = most;
    }
  }

  /** Nothing is nearer than this: the phrasing that shares most, if it were the shortest one too. */
  nearest(entry: number): number {
    const shared = this.#shared[entry] ?? 0;
    return shared === 0 ? 0 : this.#likeness(shared, this.#shortest[entry] as number);
  }

  /** How far the words of the question are those by which an entry is usually asked for, 0 to 1. */
  usual(entry: number): number {
    return (this.#usual[entry] ?? 0) / this.#asked;
  }

  /** How near the question is to the phrasings of an entry; `to` is written, and given back. */
  near(entry: number, to: Nearness): Nearness {
    const shared = this.#shared[entry] ?? 0;
    to.likeness = 0;
    to.again = 0;
    to.covered = shared / this.#asked;
    to.usual = this.usual(entry);
    if (shared === 0) return to;
    const end = this.#ends[entry] as number;
    for (let p = this.#ends[entry - 1] ?? 0; p < end; p++) {
      const own = this.#matched[p] as number;
      if (own === 0) continue;
      const like = this.#likeness(own, this.#mass[p] as number);
      if (like > to.likeness) {
        to.again = to.likeness;
        to.likeness = like;
      } else if (like > to.again) to.again = like;
    }
    return to;
  }

  /** Harmonic mean of what is shared, seen from the question and from the phrasing. */
  #likeness(shared: number, mass: number): number {
    return (2 * shared) / (this.#asked + mass + SMOOTH);
  }

  /** Whether some phrasing of the entry has the word, or one that means the same. */
  holds(senses: Senses, entry: number): boolean {
    const end = this.#ends[entry];
    return end !== undefined && this.#senses.holds(senses, this.#ends[entry - 1] ?? 0, end);
  }

  /**
   * What a word says: the fewer the entries that are asked for with it, the more. "C'est vrai que…"
   * is said of all of them, and says nothing.
   */
  #massOf({ senses, weight }: Group): number {
    const [first] = senses;
    if (first?.[0].startsWith('f:')) return FIELD_MASS;
    if (first?.[0].startsWith('r:')) return THING_MASS;
    const rarity = this.#said.rarityOf(senses);
    return (rarity || Math.log(1 + this.#said.size) * UNKNOWN) * RARE * weight;
  }
}

/** What several phrasings of one entry say: each sense by how many of them have it. */
function usualOf(phrasings: readonly Group[][]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const groups of phrasings) {
    const own = new Map<string, number>();
    for (const { senses } of groups)
      for (const [sense, weight] of senses) own.set(sense, Math.max(weight, own.get(sense) ?? 0));
    for (const [sense, weight] of own)
      shares.set(sense, (shares.get(sense) ?? 0) + weight / phrasings.length);
  }
  const step = (share: number) => Math.ceil(share ** USUAL * STEPS) / STEPS;
  return new Map([...shares].map(([sense, share]) => [sense, step(share)]));
}

/** A word, a thing or a field, and how much of its mass counts. */
interface Group {
  senses: Senses;
  weight: number;
}

/** Words by their senses, and fields as words of their own. */
function groupsOf(
  terms: readonly Term[],
  fields: readonly AskedField[],
  things: ReadonlySet<string>,
): Group[] {
  return [
    ...terms,
    ...[...things].map((thing) => ({ senses: [[`r:${thing}`, 1]] as const, weight: 1 })),
    ...fields.map(({ id, strong }) => ({
      senses: [[`f:${id}`, strong ? 1 : HINTED]] as const,
      weight: 1,
    })),
  ];
}
