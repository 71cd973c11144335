/** The senses of a question as numbers: several indexes are asked for the same words. */
import type { Sense } from '../language/utterance.ts';

/** What a word may stand for, and how likely; here, things (`r:`) and fields (`f:`) are words too. */
export type Senses = readonly Sense[];

/** One numbering for all indexes that the same words are looked up in. */
export class SenseNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

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
    this.#names.push(sense);
    return this.#numbers.size - 1;
  }

  /** The sense of a number that was given. */
  name(number: number): string {
    return this.#names[number] as string;
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

/** Which words of a question have a sense, and how much each is worth by it. */
export class WordList {
  /** By sense: the last word that has it, and -1; by place in the list: the one before. */
  readonly #last: Int32Array;
  readonly #before: number[] = [];
  readonly #senses: number[] = [];
  readonly #words: number[] = [];
  readonly #values: number[] = [];
  /** By word: the list of senses that it was last found in, and the most it was worth there. */
  readonly #met: number[] = [];
  readonly #most: number[] = [];
  #size = 0;
  #lists = 0;

  /** @param senses how many there are */
  constructor(senses: number) {
    this.#last = new Int32Array(senses).fill(-1);
  }

  clear(): void {
    for (let i = 0; i < this.#size; i++) this.#last[this.#senses[i] as number] = -1;
    this.#size = 0;
  }

  /** Adds a word, worth its mass as far as a sense is surely meant. */
  add(words: NumberedWords, word: number, mass: number): void {
    for (let i = words.start(word); i < words.end(word); i++) {
      const sense = words.senses[i] as number;
      const at = this.#size++;
      this.#senses[at] = sense;
      this.#words[at] = word;
      this.#values[at] = mass * (words.certainties[i] as number);
      this.#before[at] = this.#last[sense] as number;
      this.#last[sense] = at;
    }
    this.#met[word] = 0;
  }

  /** What the words are worth to a list of senses: each by the sense that it has best. */
  shared(senses: Int32Array, certainties: Float32Array, from: number, to: number): number {
    const list = ++this.#lists;
    let sum = 0;
    for (let i = from; i < to; i++)
      for (
        let at = this.#last[senses[i] as number] as number;
        at >= 0;
        at = this.#before[at] as number
      ) {
        const word = this.#words[at] as number;
        const value = (this.#values[at] as number) * (certainties[i] as number);
        const most = this.#met[word] === list ? (this.#most[word] as number) : 0;
        if (value <= most) continue;
        this.#met[word] = list;
        this.#most[word] = value;
        sum += value - most;
      }
    return sum;
  }
}
