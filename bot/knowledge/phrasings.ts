/**
 * Other ways of asking, written beside a plan (`<plan>.formulations.yaml`): a question near one of
 * them is near its entry. A plan without that file is answered from its own words alone.
 */
import type { AskedField, Sense, Term, Utterance } from '../language/utterance.ts';
import { MEANT, SenseIndex, type Senses } from './senses.ts';

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

/** What of a question is compared. */
export interface ComparedQuestion {
  terms: readonly Term[];
  fields: readonly AskedField[];
  firm: ReadonlySet<string>;
}

/** How near a question is to the phrasings of an entry, each 0 to 1. */
export interface Nearness {
  /** How like the nearest phrasing it is. */
  likeness: number;
  /** How like the second nearest: what two phrasings agree on is less of an accident. */
  again: number;
  /** The share of the question that some one phrasing accounts for, whatever else that one says. */
  covered: number;
}

/** A way to ask for an entry, as read, and which entry by its place. */
export interface Phrasing {
  entry: number;
  utterance: Utterance;
}

/** A word, and how much of its mass counts; a thing or a field, and its mass. */
interface Group {
  senses: Senses;
  weight: number;
  mass?: number;
}

/** A phrasing taken apart: what is kept from one start to the next, for reading thousands takes seconds. */
export interface WrittenPhrasing {
  entry: number;
  groups: readonly Group[];
}

/** Takes phrasings apart. */
export const takeApart = (phrasings: readonly Phrasing[]): WrittenPhrasing[] =>
  phrasings.map(({ entry, utterance: { terms, fields, references } }) => ({
    entry,
    groups: groupsOf(terms, fields, new Set(references.things)),
  }));

/** The phrasings of an entry: which of them have a sense, and what each weighs. */
interface Phrased {
  index: SenseIndex;
  masses: readonly number[];
}

export class PhrasingIndex {
  /** By entry; made when it is first likely, as most never are. */
  readonly #phrased = new Map<number, Phrased>();
  readonly #phrasings: (readonly Group[])[][];
  /** By entry: what its phrasings say, the more of them the surer. */
  readonly #said: SenseIndex;

  /** `entries`: how many there are, with phrasings or not. */
  constructor(written: readonly WrittenPhrasing[], entries: number) {
    const phrasings = Array.from({ length: entries }, (): (readonly Group[])[] => []);
    for (const { entry, groups } of written) phrasings[entry]?.push(groups);
    this.#said = new SenseIndex(phrasings.map((own) => usual(own.map(ownSenses))));
    this.#phrasings = phrasings;
  }

  #phrasedOf(entry: number): Phrased {
    const ready = this.#phrased.get(entry);
    if (ready) return ready;
    const own = this.#phrasings[entry] ?? [];
    // Held once only.
    this.#phrasings[entry] = [];
    const made = {
      index: new SenseIndex(own.map(ownSenses)),
      masses: own.map((groups) => groups.reduce((sum, group) => sum + this.#massOf(group), 0)),
    };
    this.#phrased.set(entry, made);
    return made;
  }

  /** How near a question is to the phrasings of some entries; those that share nothing are left out. */
  compare(question: ComparedQuestion, which: Iterable<number>): Map<number, Nearness> {
    const groups = this.#weighed(groupsOf(question.terms, question.fields, question.firm));
    const asked = groups.reduce((sum, { mass }) => sum + mass, SMOOTH);
    const near = new Map<number, Nearness>();
    for (const entry of which) {
      const { index, masses } = this.#phrasedOf(entry);
      const shared = new Map<number, number>();
      for (const { senses, mass } of groups)
        for (const [phrasing, share] of index.sharesOf(senses))
          shared.set(phrasing, (shared.get(phrasing) ?? 0) + share * mass);
      let [likeness, again, most] = [0, 0, 0];
      for (const [phrasing, both] of shared) {
        // Harmonic mean of what is shared, seen from the question and from the phrasing.
        const like = (2 * both) / (asked + (masses[phrasing] as number) + SMOOTH);
        again = Math.max(again, Math.min(like, likeness));
        likeness = Math.max(likeness, like);
        most = Math.max(most, both);
      }
      if (most > 0) near.set(entry, { likeness, again, covered: most / asked });
    }
    return near;
  }

  /** Each word once, with all its mass: a long text says the same ones again and again. */
  #weighed(groups: readonly Group[]): { senses: Senses; mass: number }[] {
    const once = new Map<string, { senses: Senses; mass: number }>();
    for (const group of groups) {
      const key = group.senses.join(' ');
      const mass = this.#massOf(group) + (once.get(key)?.mass ?? 0);
      once.set(key, { senses: group.senses, mass });
    }
    return [...once.values()];
  }

  /** Whether some phrasing of the entry has the word, or one that means the same. */
  holds(senses: Senses, entry: number): boolean {
    return this.#said.holds(senses, entry);
  }

  /** How usual a word is when the entry is asked for, 0 to 1. */
  shareOf(senses: Senses, entry: number): number {
    return this.#said.shareOf(senses, entry);
  }

  /**
   * What a word says: the fewer the entries that are asked for with it, the more. "C'est vrai que…"
   * is said of all of them, and says nothing.
   */
  #massOf({ senses, weight, mass }: Group): number {
    const unknown = Math.log(1 + this.#said.size) * UNKNOWN;
    return mass ?? (this.#said.rarityOf(senses) || unknown) * RARE * weight;
  }
}

/** The senses of a phrasing, each once and as surely as it is meant anywhere in it. */
function ownSenses(groups: readonly Group[]): Sense[] {
  const own = new Map<string, number>();
  for (const { senses } of groups)
    for (const [sense, certainty] of senses)
      if (certainty > MEANT) own.set(sense, Math.max(certainty, own.get(sense) ?? 0));
  return [...own];
}

/** What several phrasings of one entry say: each sense by how many of them have it. */
function usual(phrasings: readonly (readonly Sense[])[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const senses of phrasings)
    for (const [sense, certainty] of senses)
      shares.set(sense, (shares.get(sense) ?? 0) + certainty / phrasings.length);
  return new Map([...shares].map(([sense, share]) => [sense, share ** USUAL]));
}

/** Words by their senses, and fields as words of their own. */
function groupsOf(
  terms: readonly Term[],
  fields: readonly AskedField[],
  things: ReadonlySet<string>,
): Group[] {
  return [
    ...terms.map(({ senses, weight }) => ({ senses, weight })),
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
