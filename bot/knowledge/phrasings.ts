/**
 * Other ways of asking, written beside a plan (`<plan>.formulations.yaml`): a question near one of
 * them is near its entry. A plan without that file is answered from its own words alone.
 */
import type { AskedField, Term, Utterance } from '../language/utterance.ts';
import { type NumberedWords, type SenseNumbers, type Senses, WordList } from './numbered-words.ts';
import { SenseIndex } from './senses.ts';

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
/** Senses that a word is only near to are not what is said: the question's own may be. */
const RELATED = 0.5;
/** Shares are told apart by so many steps: entries of one step are read together. */
const STEPS = 8;

/** What of a question is compared. */
export interface ComparedQuestion {
  terms: readonly Term[];
  fields: readonly AskedField[];
  firm: ReadonlySet<string>;
}

/** How near a question is to the phrasings of an entry, by entry, 0 to 1. */
export interface Nearness {
  /** How like the nearest phrasing it is. */
  likeness: Float64Array;
  /** How like the second nearest: what two phrasings agree on is less of an accident. */
  again: Float64Array;
  /** The share of the question that some one phrasing accounts for, whatever else that one says. */
  covered: Float64Array;
}

/** A way to ask for an entry, as read, and which entry by its place. */
export interface Phrasing {
  entry: number;
  utterance: Utterance;
}

/**
 * Phrasings taken apart and laid end to end, those of an entry side by side: what is kept from one
 * start to the next, for reading thousands of them takes seconds.
 */
export interface PackedPhrasings {
  /** Senses by their number here. */
  senses: readonly string[];
  /** By phrasing: its entry, and where its words end. */
  entries: Int32Array;
  wordEnds: Int32Array;
  /** By word: where its senses end; how much of its mass counts; and its mass, 0 when its rarity says it. */
  senseEnds: Int32Array;
  weights: Float32Array;
  masses: Float32Array;
  /** The senses of all words, and how surely each is meant. */
  numbers: Int32Array;
  certainties: Float32Array;
}

const thingsOf = ({ references }: Utterance): Set<string> => new Set(references.things);

/** Takes phrasings apart. */
export function layOut(phrasings: readonly Phrasing[]): PackedPhrasings {
  const inOrder = [...phrasings].sort((a, b) => a.entry - b.entry);
  const numbers = new Map<string, number>();
  const entries: number[] = [];
  const wordEnds: number[] = [];
  const senseEnds: number[] = [];
  const weights: number[] = [];
  const masses: number[] = [];
  const list: number[] = [];
  const certainties: number[] = [];
  for (const { entry, utterance } of inOrder) {
    for (const { senses, weight, mass } of groupsOf(
      utterance.terms,
      utterance.fields,
      thingsOf(utterance),
    )) {
      for (const [sense, certainty] of senses) {
        const number = numbers.get(sense) ?? numbers.size;
        numbers.set(sense, number);
        list.push(number);
        certainties.push(certainty);
      }
      senseEnds.push(list.length);
      weights.push(weight);
      masses.push(mass ?? 0);
    }
    entries.push(entry);
    wordEnds.push(senseEnds.length);
  }
  return {
    senses: [...numbers.keys()],
    entries: Int32Array.from(entries),
    wordEnds: Int32Array.from(wordEnds),
    senseEnds: Int32Array.from(senseEnds),
    weights: Float32Array.from(weights),
    masses: Float32Array.from(masses),
    numbers: Int32Array.from(list),
    certainties: Float32Array.from(certainties),
  };
}

export class PhrasingIndex {
  /** By entry: where its phrasings end, and those of the next one start. */
  readonly #ends: Int32Array;
  /** By phrasing: what all it says weighs; and where its senses end, of which each stands there once. */
  readonly #mass: Float64Array;
  readonly #senseEnds: Int32Array;
  readonly #senses: Int32Array;
  readonly #certainties: Float32Array;
  /** By entry: what its phrasings say, the more of them the surer. */
  readonly #said: SenseIndex;
  /** The words of the question at hand, by the senses that they have; nothing waits in the middle of one. */
  readonly #asked: WordList;

  constructor(written: PackedPhrasings, numbers: SenseNumbers) {
    const { entries, senses, wordEnds } = written;
    const known = Int32Array.from(senses, (sense) => numbers.add(sense));
    this.#ends = new Int32Array((entries.at(-1) ?? -1) + 1);
    for (const entry of entries) this.#ends[entry] = (this.#ends[entry] as number) + 1;
    for (let entry = 1; entry < this.#ends.length; entry++)
      this.#ends[entry] = (this.#ends[entry] as number) + (this.#ends[entry - 1] as number);
    const own = ownSenses(written);
    this.#senseEnds = own.ends;
    this.#senses = own.senses.map((sense) => known[sense] as number);
    this.#certainties = own.certainties;
    this.#said = new SenseIndex(
      Array.from(this.#ends, (end, entry) => this.#usual(this.#ends[entry - 1] ?? 0, end, numbers)),
      numbers,
    );
    const rarities = Float64Array.from(known, (sense) => this.#said.rarity(sense));
    this.#mass = Float64Array.from(wordEnds, (end, phrasing) => {
      let mass = 0;
      for (let word = wordEnds[phrasing - 1] ?? 0; word < end; word++)
        mass += massOf(written, word, rarities, this.#unknown);
      return mass;
    });
    this.#asked = new WordList(numbers.size);
  }

  /**
   * Writes how near a question is to the phrasings of some entries; nothing of the others. `words` are
   * its terms in their order; things and fields are added behind them.
   */
  score(
    question: ComparedQuestion,
    words: NumberedWords,
    which: readonly number[],
    near: Nearness,
  ): void {
    if (this.#ends.length === 0) return;
    let asked = SMOOTH;
    const list = this.#asked;
    const groups = groupsOf(question.terms, question.fields, question.firm);
    list.clear();
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at] as Group;
      const word = at < question.terms.length ? at : words.add(group.senses);
      const mass = this.#massOf(group, words, word);
      asked += mass;
      list.add(words, word, mass);
    }
    for (let i = 0; i < which.length; i++) this.#compare(which[i] as number, asked, near);
  }

  #compare(entry: number, asked: number, { likeness, again, covered }: Nearness): void {
    let best = 0;
    let second = 0;
    let most = 0;
    const end = this.#ends[entry] ?? 0;
    for (let p = entry === 0 ? 0 : (this.#ends[entry - 1] as number); p < end; p++) {
      const from = p === 0 ? 0 : (this.#senseEnds[p - 1] as number);
      const to = this.#senseEnds[p] as number;
      const shared = this.#asked.shared(this.#senses, this.#certainties, from, to);
      if (shared > most) most = shared;
      // Harmonic mean of what is shared, seen from the question and from the phrasing.
      const like = (2 * shared) / (asked + (this.#mass[p] as number) + SMOOTH);
      if (like > best) {
        second = best;
        best = like;
      } else if (like > second) second = like;
    }
    likeness[entry] = best;
    again[entry] = second;
    covered[entry] = most / asked;
  }

  /** Whether some phrasing of the entry has the word, or one that means the same. */
  holds(words: NumberedWords, word: number, entry: number): boolean {
    return this.#said.holds(words, word, entry, entry + 1);
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
    return (this.#said.rarityOf(words, word) || this.#unknown) * RARE * weight;
  }

  get #unknown(): number {
    return Math.log(1 + this.#said.size) * UNKNOWN;
  }

  /** What several phrasings of one entry say: each sense by how many of them have it. */
  #usual(from: number, to: number, numbers: SenseNumbers): [string, number][] {
    const shares = new Map<number, number>();
    for (let at = from === 0 ? 0 : (this.#senseEnds[from - 1] as number); ; at++) {
      if (at >= (to === 0 ? 0 : (this.#senseEnds[to - 1] as number))) break;
      const sense = this.#senses[at] as number;
      const share = (this.#certainties[at] as number) / (to - from);
      shares.set(sense, (shares.get(sense) ?? 0) + share);
    }
    const step = (share: number) => Math.ceil(share ** USUAL * STEPS) / STEPS;
    return [...shares].map(([sense, share]) => [numbers.name(sense), step(share)]);
  }
}

/** The senses of each phrasing, each once and as surely as it is meant anywhere in it. */
function ownSenses({ wordEnds, senseEnds, numbers, certainties }: PackedPhrasings) {
  const ends = new Int32Array(wordEnds.length);
  const senses: number[] = [];
  const kept: number[] = [];
  wordEnds.forEach((end, phrasing) => {
    const own = new Map<number, number>();
    const firstWord = wordEnds[phrasing - 1] ?? 0;
    const from = firstWord === 0 ? 0 : (senseEnds[firstWord - 1] as number);
    for (let at = from; at < (end === 0 ? 0 : (senseEnds[end - 1] as number)); at++) {
      const certainty = certainties[at] as number;
      const sense = numbers[at] as number;
      if (certainty > RELATED) own.set(sense, Math.max(certainty, own.get(sense) ?? 0));
    }
    senses.push(...own.keys());
    kept.push(...own.values());
    ends[phrasing] = senses.length;
  });
  return { ends, senses: Int32Array.from(senses), certainties: Float32Array.from(kept) };
}

/** What a written word weighs: as much as the rarest sense that is likely meant. */
function massOf(
  { weights, masses, senseEnds, numbers, certainties }: PackedPhrasings,
  word: number,
  rarities: Float64Array,
  unknown: number,
): number {
  const fixed = masses[word] as number;
  if (fixed > 0) return fixed;
  let rarity = 0;
  for (
    let at = word === 0 ? 0 : (senseEnds[word - 1] as number);
    at < (senseEnds[word] as number);
    at++
  )
    if ((certainties[at] as number) > RELATED)
      rarity = Math.max(rarity, rarities[numbers[at] as number] as number);
  return (rarity || unknown) * RARE * (weights[word] as number);
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
