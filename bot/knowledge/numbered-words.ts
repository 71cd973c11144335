/** The senses of a question as numbers: several indexes are asked for the same words. */
import type { Sense } from '../language/utterance.ts';

/** What a word may stand for, and how likely; here, things (`r:`) and fields (`f:`) are words too. */
export type Senses = readonly Sense[];

/** One numbering for all indexes that the same words are looked up in. */
export class SenseNumbers {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  /** `undefined` when no document of any index has the sense. */
  of(sense: string): number | undefined {
    return this.#numbers.get(sense);
  }

  add(sense: string): number {
    const known = this.#numbers.get(sense);
    if (known !== undefined) return known;
    this.#numbers.set(sense, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/**
 * Words by the numbers of their senses, looked up once for every index; a sense that no document has
 * is left out. The lists are kept from one question to the next: they hold numbers, and no text.
 */
export class NumberedWords {
  readonly #numbers: SenseNumbers;
  /** Senses of all words side by side, and how likely each is meant. */
  readonly senses: number[] = [];
  readonly certainties: number[] = [];
  /** By word: where its senses end, and those of the next one start. */
  readonly ends: number[] = [];
  #words = 0;

  constructor(numbers: SenseNumbers) {
    this.#numbers = numbers;
  }

  clear(): void {
    this.#words = 0;
  }

  /** Adds a word and gives its place among them. */
  add(senses: Senses): number {
    let end = this.start(this.#words);
    for (let i = 0; i < senses.length; i++) {
      const [sense, certainty] = senses[i] as Sense;
      const number = this.#numbers.of(sense);
      if (number === undefined) continue;
      this.senses[end] = number;
      this.certainties[end++] = certainty;
    }
    this.ends[this.#words] = end;
    return this.#words++;
  }

  /** The same, the word alone among them. */
  only(senses: Senses): number {
    this.clear();
    return this.add(senses);
  }

  start(word: number): number {
    return word === 0 ? 0 : (this.ends[word - 1] as number);
  }

  end(word: number): number {
    return this.ends[word] as number;
  }
}
