/** An inverted index from senses (stems, concepts, days…) to documents, built once. */

import { daySense, readDays } from '../language/dates.ts';
import type { Sense } from '../language/utterance.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { cut } from '../language/words.ts';
import type { Entry } from './entry.ts';

/** What a word may stand for, and how surely; here, things (`r:`) and fields (`f:`) are words too. */
export type Senses = readonly Sense[];

/** Senses that a word is only near to are not what is said: from this certainty on, one is likely meant. */
export const MEANT = 0.5;

interface Known {
  /** How much the sense says: the fewer the documents that have it, the more. */
  rarity: number;
  /** How far it belongs to each document that has it, 0 to 1. */
  shares: ReadonlyMap<number, number>;
}

const NONE: ReadonlyMap<number, number> = new Map();

export class SenseIndex {
  /** How many documents there are. */
  readonly size: number;
  readonly #known: ReadonlyMap<string, Known>;

  /** `documents`: for each, its senses and how far each belongs to it. */
  constructor(documents: readonly Iterable<Sense>[]) {
    this.size = documents.length;
    const shares = new Map<string, Map<number, number>>();
    documents.forEach((senses, document) => {
      for (const [sense, weight] of senses) {
        const own = shares.get(sense) ?? new Map<number, number>();
        own.set(document, Math.max(Math.min(1, weight), own.get(document) ?? 0));
        shares.set(sense, own);
      }
    });
    this.#known = new Map([...shares].map(([sense, own]) => [sense, this.#knownBy(own)]));
  }

  #knownBy(shares: ReadonlyMap<number, number>): Known {
    let mass = 0;
    for (const share of shares.values()) mass += share;
    return { shares, rarity: Math.log(1 + this.size / (mass + 0.5)) };
  }

  /** Rarity of the rarest sense that is likely meant; 0 when no document has one. */
  rarityOf(senses: Senses): number {
    let most = 0;
    for (const [sense, certainty] of senses)
      if (certainty > MEANT) most = Math.max(most, this.#known.get(sense)?.rarity ?? 0);
    return most;
  }

  /** Whether a document has a sense that is likely meant. */
  holds(senses: Senses, document: number): boolean {
    return senses.some(
      ([sense, certainty]) => certainty > MEANT && this.#known.get(sense)?.shares.has(document),
    );
  }

  /** How far a document has a word: by its best sense, 0 to 1. */
  shareOf(senses: Senses, document: number): number {
    let most = 0;
    for (const [sense, certainty] of senses)
      most = Math.max(most, certainty * (this.#known.get(sense)?.shares.get(document) ?? 0));
    return most;
  }

  /** The same for every document that has the word. */
  sharesOf(senses: Senses): ReadonlyMap<number, number> {
    let most = NONE;
    for (const [sense, certainty] of senses) {
      const shares = this.#known.get(sense)?.shares;
      if (shares)
        most = most === NONE && certainty === 1 ? shares : merged(most, shares, certainty);
    }
    return most;
  }
}

function merged(
  most: ReadonlyMap<number, number>,
  shares: ReadonlyMap<number, number>,
  certainty: number,
): ReadonlyMap<number, number> {
  const both = new Map(most);
  for (const [document, share] of shares)
    both.set(document, Math.max(certainty * share, both.get(document) ?? 0));
  return both;
}

/** By entry, its senses and how far each belongs to it; and every word of all, folded. */
export function readEntries(
  entries: readonly Entry[],
  vocabulary: Vocabulary,
): { senses: Map<string, number>[]; words: ReadonlySet<string> } {
  const words = new Set<string>();
  // The lines of a thing share the words of the thing.
  const read = new Map<string, string[]>();
  const sensesOf = (text: string): string[] => {
    const senses = read.get(text) ?? sensesIn(text, vocabulary, words);
    read.set(text, senses);
    return senses;
  };
  const senses = entries.map(({ index }) => {
    const own = new Map<string, number>();
    for (const [text, weight] of index)
      for (const sense of sensesOf(text)) own.set(sense, Math.max(weight, own.get(sense) ?? 0));
    return own;
  });
  return { senses, words };
}

function sensesIn(text: string, vocabulary: Vocabulary, known: Set<string>): string[] {
  const senses: string[] = [];
  const words = cut(text);
  for (const { folded, stem } of words) {
    if (!/\d/.test(folded)) known.add(folded);
    if (vocabulary.empty.fr.has(folded) || vocabulary.empty.en.has(folded)) continue;
    senses.push(`s:${stem}`);
  }
  for (const { value } of vocabulary.concepts.find(words)) senses.push(`c:${value}`);
  for (const { day, month } of readDays(words, vocabulary.usages))
    senses.push(daySense(day, month));
  return senses;
}
