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

  /** `written`: phrasings, each with the index of its entry. */
  constructor(written: readonly { entry: number; utterance: Utterance }[]) {
    const phrasings = [...written].sort((a, b) => a.entry - b.entry);
    const read = phrasings.map(({ utterance }) =>
      groupsOf(utterance.terms, utterance.fields, thingsOf(utterance)),
    );
    this.#senses = new SenseIndex(
      read.map((groups) =>
        groups.flatMap(({ senses }) => senses.filter(([, weight]) => weight > RELATED)),
      ),
    );
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
    this.#matched = new Float64Array(read.length);
  }

  /** Writes, by entry, how near a question is to its phrasings. */
  score({ terms, fields, firm }: Asked, { likeness, again, covered, usual }: Nearness): void {
    // Nothing was ever written where there are no phrasings.
    if (this.#senses.size === 0) return;
    likeness.fill(0);
    again.fill(0);
    covered.fill(0);
    usual.fill(0);
    const matched = this.#matched;
    matched.fill(0);
    let asked = SMOOTH;
    for (const group of groupsOf(terms, fields, firm)) {
      const mass = this.#massOf(group);
      asked += mass;
      this.#senses.add(group.senses, mass, matched);
      this.#said.add(group.senses, mass, usual);
    }
    // Phrasings of an entry stand side by side: what they come to is written once.
    const masses = this.#mass;
    const ends = this.#ends;
    const half = (asked + SMOOTH) / 2;
    const faint = FAINT * half;
    let p = 0;
    for (let entry = 0; entry < ends.length; entry++) {
      const end = ends[entry] as number;
      let best = 0;
      let second = 0;
      let most = 0;
      // What shares no more than this is no nearer than the second nearest, or hardly near at all: most
      // phrasings are left at that.
      let floor = faint;
      for (; p < end; p++) {
        const shared = matched[p] as number;
        if (shared <= floor) continue;
        // Harmonic mean of what is shared, seen from the question and from the phrasing.
        const like = (2 * shared) / (asked + (masses[p] as number) + SMOOTH);
        if (like > best) {
          second = best;
          best = like;
        } else if (like > second) second = like;
        floor = Math.max(faint, second * half);
        if (shared > most) most = shared;
      }
      likeness[entry] = best;
      again[entry] = second;
      covered[entry] = most / asked;
      usual[entry] = (usual[entry] as number) / asked;
    }
  }

  /** Whether some phrasing of the entry has the word, or one that means the same. */
  holds(senses: Senses, entry: number): boolean {
    const end = this.#ends[entry];
    return end !== undefined && this.#senses.holds(senses, this.#ends[entry - 1] ?? 0, end);
  }

  /** How usual a word is when the entry is asked for, 0 to 1. */
  shareOf(senses: Senses, entry: number): number {
    return entry < this.#ends.length ? this.#said.shareOf(senses, entry) : 0;
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
      for (const [sense, weight] of senses)
        if (weight > RELATED) own.set(sense, Math.max(weight, own.get(sense) ?? 0));
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
