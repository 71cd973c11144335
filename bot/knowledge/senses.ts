/** An inverted index from senses (stems, concepts, days…) to documents, built once. */

interface Posting {
  documents: Int32Array;
  weights: Float32Array;
  /** How much a sense says: the fewer the documents that have it, the more. */
  rarity: number;
}

export type Senses = readonly (readonly [sense: string, weight: number])[];

export class SenseIndex {
  readonly size: number;
  readonly #postings = new Map<string, Posting>();
  readonly #best: Float64Array;
  readonly #touched: Int32Array;

  /** `documents`: for each, its senses and how much each belongs to it, 0 to 1. */
  constructor(documents: readonly Iterable<readonly [string, number]>[]) {
    this.size = documents.length;
    const lists = new Map<string, [document: number, weight: number][]>();
    documents.forEach((senses, document) => {
      for (const [sense, weight] of senses) {
        const list = lists.get(sense);
        if (list) list.push([document, Math.min(1, weight)]);
        else lists.set(sense, [[document, Math.min(1, weight)]]);
      }
    });
    for (const [sense, list] of lists) {
      const mass = list.reduce((sum, [, weight]) => sum + weight, 0);
      this.#postings.set(sense, {
        documents: Int32Array.from(list, ([document]) => document),
        weights: Float32Array.from(list, ([, weight]) => weight),
        rarity: Math.log(1 + this.size / (mass + 0.5)),
      });
    }
    this.#best = new Float64Array(this.size);
    this.#touched = new Int32Array(this.size);
  }

  has(sense: string): boolean {
    return this.#postings.has(sense);
  }

  /** 0 when no document has the sense. */
  rarity(sense: string): number {
    return this.#postings.get(sense)?.rarity ?? 0;
  }

  /** Rarity of the rarest sense that is likely meant. */
  rarityOf(senses: Senses): number {
    let most = 0;
    for (const [sense, certainty] of senses)
      if (certainty > 0.5) most = Math.max(most, this.rarity(sense));
    return most;
  }

  /** Adds to each document the mass of a word, as far as its best sense belongs to the document. */
  add(senses: Senses, mass: number, into: Float64Array): void {
    const best = this.#best;
    const touched = this.#touched;
    let count = 0;
    for (const [sense, certainty] of senses) {
      const posting = this.#postings.get(sense);
      if (!posting) continue;
      const { documents, weights } = posting;
      for (let i = 0; i < documents.length; i++) {
        const document = documents[i] as number;
        const value = mass * certainty * (weights[i] as number);
        const before = best[document] as number;
        if (value <= before) continue;
        if (before === 0) touched[count++] = document;
        best[document] = value;
      }
    }
    for (let i = 0; i < count; i++) {
      const document = touched[i] as number;
      into[document] = (into[document] as number) + (best[document] as number);
      best[document] = 0;
    }
  }
}
