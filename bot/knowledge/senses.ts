/** An inverted index from senses (stems, concepts, days…) to documents, built once. */
import type { NumberedWords, SenseNumbers } from './numbered-words.ts';

/** Documents that a sense belongs to alike, and how much: some few runs a sense. */
interface Run {
  weight: number;
  documents: number[];
}

interface Built {
  rarity: number;
  runs: Run[];
}

/**
 * The documents of all senses lie in one array, those of a run side by side: it is read forwards,
 * and thousands of small arrays would cost more than what they hold.
 */
export class SenseIndex {
  readonly size: number;
  /** How much a sense says: the fewer the documents that have it, the more; 0 when none has it. */
  readonly #rarities: Float64Array;
  /** Where the runs of a sense start; those of the next one follow. */
  readonly #firstRuns: Int32Array;
  readonly #weights: Float64Array;
  /** Where the documents of a run start; those of the next one follow. */
  readonly #starts: Int32Array;
  readonly #documents: Int32Array;
  /** The documents that the word being added was already added to bear its number. */
  readonly #seen: Uint8Array;
  #word = 0;
  /** Runs of the word being added, and what each is worth. */
  readonly #ranked: number[] = [];
  readonly #values: number[] = [];

  /** `documents`: for each, its senses and how much each belongs to it, 0 to 1. */
  constructor(documents: readonly Iterable<readonly [string, number]>[], numbers: SenseNumbers) {
    this.size = documents.length;
    const built = build(documents, numbers);
    const runs = built.flatMap((sense) => sense.runs);
    this.#rarities = Float64Array.from(built, ({ rarity }) => rarity);
    this.#firstRuns = startsOf(built.map((sense) => sense.runs.length));
    this.#weights = Float64Array.from(runs, ({ weight }) => weight);
    this.#starts = startsOf(runs.map((run) => run.documents.length));
    this.#documents = new Int32Array(this.#starts.at(-1) ?? 0);
    runs.forEach((run, i) => {
      this.#documents.set(run.documents, this.#starts[i]);
    });
    this.#seen = new Uint8Array(this.size);
  }

  /** Whether a document has a sense of the word that is likely meant. */
  has(words: NumberedWords, word: number): boolean {
    return this.rarityOf(words, word) > 0;
  }

  /** How much a sense says, by its number. */
  rarity(sense: number): number {
    return this.#rarities[sense] ?? 0;
  }

  /** Rarity of the rarest sense that is likely meant; 0 when no document has one. */
  rarityOf(words: NumberedWords, word: number): number {
    const { senses, certainties } = words;
    const end = words.end(word);
    let most = 0;
    for (let i = words.start(word); i < end; i++)
      if ((certainties[i] as number) > 0.5)
        most = Math.max(most, this.#rarities[senses[i] as number] ?? 0);
    return most;
  }

  /** Whether one of the documents from `from` up to `to` has a sense that is likely meant. */
  holds(words: NumberedWords, word: number, from: number, to: number): boolean {
    const documents = this.#documents;
    for (let i = words.start(word); i < words.end(word); i++) {
      const sense = words.senses[i] as number;
      if ((words.certainties[i] as number) <= 0.5 || sense >= this.#rarities.length) continue;
      const start = this.#starts[this.#firstRuns[sense] as number] as number;
      const end = this.#starts[this.#firstRuns[sense + 1] as number] as number;
      for (let at = start; at < end; at++) {
        const document = documents[at] as number;
        if (document >= from && document < to) return true;
      }
    }
    return false;
  }

  /** How far a document has a word: by its best sense, 0 to 1. */
  shareOf(words: NumberedWords, word: number, document: number): number {
    let most = 0;
    for (let i = words.start(word); i < words.end(word); i++) {
      const sense = words.senses[i] as number;
      if (sense >= this.#rarities.length) continue;
      const certainty = words.certainties[i] as number;
      const last = this.#firstRuns[sense + 1] as number;
      for (let run = this.#firstRuns[sense] as number; run < last; run++) {
        const value = certainty * (this.#weights[run] as number);
        if (value > most && this.#runHas(run, document)) most = value;
      }
    }
    return most;
  }

  /** Documents of a run are in order. */
  #runHas(run: number, document: number): boolean {
    let from = this.#starts[run] as number;
    let to = this.#starts[run + 1] as number;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#documents[middle] as number) < document) from = middle + 1;
      else to = middle;
    }
    return from < (this.#starts[run + 1] as number) && this.#documents[from] === document;
  }

  /** Adds to each document the mass of a word, as far as its best sense belongs to the document. */
  add(words: NumberedWords, word: number, mass: number, into: Float64Array): void {
    const start = words.start(word);
    if (words.end(word) === start + 1) this.#addSense(words, start, mass, into);
    else this.#addBest(words, word, mass, into);
  }

  /** A document has a sense once: nothing needs to be remembered. */
  #addSense(words: NumberedWords, at: number, mass: number, into: Float64Array): void {
    const sense = words.senses[at] as number;
    if (sense >= this.#rarities.length) return;
    const share = mass * (words.certainties[at] as number);
    const documents = this.#documents;
    const starts = this.#starts;
    const last = this.#firstRuns[sense + 1] as number;
    for (let run = this.#firstRuns[sense] as number; run < last; run++) {
      const value = share * (this.#weights[run] as number);
      const end = starts[run + 1] as number;
      for (let i = starts[run] as number; i < end; i++) {
        const document = documents[i] as number;
        into[document] = (into[document] as number) + value;
      }
    }
  }

  #addBest(words: NumberedWords, word: number, mass: number, into: Float64Array): void {
    const seen = this.#seen;
    const documents = this.#documents;
    const starts = this.#starts;
    const mark = this.#nextWord();
    const count = this.#rank(words, word, mass);
    // What belongs best comes first: a document takes the first value that it meets.
    for (let rank = 0; rank < count; rank++) {
      const run = this.#ranked[rank] as number;
      const value = this.#values[rank] as number;
      const end = starts[run + 1] as number;
      for (let at = starts[run] as number; at < end; at++) {
        const document = documents[at] as number;
        if (seen[document] === mark) continue;
        seen[document] = mark;
        into[document] = (into[document] as number) + value;
      }
    }
  }

  /**
   * Lists the runs of all senses of a word with what each is worth, the best first; says how many. The
   * lists are kept from one word to the next: they were a quarter of what a question leaves behind.
   */
  #rank(words: NumberedWords, word: number, mass: number): number {
    let count = 0;
    for (let i = words.start(word); i < words.end(word); i++) {
      const sense = words.senses[i] as number;
      if (sense >= this.#rarities.length) continue;
      const share = mass * (words.certainties[i] as number);
      const end = this.#firstRuns[sense + 1] as number;
      for (let run = this.#firstRuns[sense] as number; run < end; run++) {
        const value = share * (this.#weights[run] as number);
        let at = count++;
        for (; at > 0 && (this.#values[at - 1] as number) < value; at--) {
          this.#values[at] = this.#values[at - 1] as number;
          this.#ranked[at] = this.#ranked[at - 1] as number;
        }
        this.#values[at] = value;
        this.#ranked[at] = run;
      }
    }
    return count;
  }

  #nextWord(): number {
    this.#word++;
    if (this.#word > 255) {
      this.#seen.fill(0);
      this.#word = 1;
    }
    return this.#word;
  }
}

function build(
  documents: readonly Iterable<readonly [string, number]>[],
  numbers: SenseNumbers,
): Built[] {
  const runs: Run[][] = [];
  const masses: number[] = [];
  documents.forEach((senses, document) => {
    const own = new Map<number, number>();
    for (const [sense, weight] of senses) {
      const number = numbers.add(sense);
      const most = Math.min(1, weight);
      masses[number] = (masses[number] ?? 0) + most;
      own.set(number, Math.max(most, own.get(number) ?? 0));
    }
    for (const [number, exact] of own) {
      const weight = Math.fround(exact);
      runs[number] ??= [];
      const run = runs[number].find((r) => r.weight === weight);
      if (run) run.documents.push(document);
      else runs[number].push({ weight, documents: [document] });
    }
  });
  // Other indexes have senses of their own.
  return Array.from({ length: numbers.size }, (_, number) => ({
    runs: runs[number] ?? [],
    rarity: runs[number] ? Math.log(1 + documents.length / ((masses[number] as number) + 0.5)) : 0,
  }));
}

/** Where each of several things laid end to end starts, and where the last one ends. */
function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    starts[i + 1] = (starts[i] as number) + length;
  });
  return starts;
}
