/** Corrects slips of one or two letters towards words that the plan or the vocabulary holds. */

/** Shorter words have too many neighbours: "axe", "qui" and "lieu" are read as written. */
const SHORTEST = 4;
/** From this length on, two slips are forgiven. */
const LONG = 8;
/** Function words are one slip away from many sigles ("PEDT" is not "peut"): those of four letters are never meant. */
const SHORTEST_FUNCTION = 5;
/** Longer words are no words. */
const LONGEST = 30;
const MOST_ANSWERS = 2000;

/** Words that are right, and what is near them. Weighs most of what a speller does: several may share it. */
export class KnownWords {
  readonly #words = new Set<string>();
  readonly #byDeletion = new Map<string, string[]>();

  /** @param asWritten words that are right, and that no other word is a slip of: names of places */
  constructor(words: Iterable<string>, asWritten: Iterable<string> = []) {
    for (const word of words) this.#add(word);
    for (const word of asWritten) this.#words.add(word);
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Words from which one letter less makes this one. */
  longer(key: string): readonly string[] {
    return this.#byDeletion.get(key) ?? [];
  }

  #add(word: string): void {
    const isNew = !this.#words.has(word);
    this.#words.add(word);
    if (!isNew || word.length < SHORTEST - 1 || word.length > LONGEST || /\d/.test(word)) return;
    for (const key of deletions(word)) {
      const bucket = this.#byDeletion.get(key);
      if (bucket) bucket.push(word);
      else this.#byDeletion.set(key, [word]);
    }
  }
}

export class Speller {
  readonly #known: readonly KnownWords[];
  /** Words are the same few: what was answered is remembered, null when nothing is near. */
  readonly #answers = new Map<string, string | null>();

  readonly #functionWords: ReadonlySet<string>;
  readonly #asWritten: Pick<ReadonlySet<string>, 'has'>;

  /**
   * @param known the first to name a word goes before the others, where they are as near
   * @param asWritten words that are right too, and that no other word is a slip of
   */
  constructor(
    known: readonly KnownWords[],
    functionWords: ReadonlySet<string> = new Set(),
    asWritten: Pick<ReadonlySet<string>, 'has'> = new Set(),
  ) {
    this.#known = known;
    this.#functionWords = functionWords;
    this.#asWritten = asWritten;
  }

  has(word: string): boolean {
    return this.#isKnown(word) || this.#asWritten.has(word);
  }

  #isKnown(word: string): boolean {
    return this.#known.some((words) => words.has(word));
  }

  /** The nearest known word, or `undefined` when none is near. Ties go to the same first letter. */
  correct(word: string): string | undefined {
    if (word.length < SHORTEST || word.length > LONGEST) return undefined;
    const known = this.#answers.get(word);
    if (known !== undefined) return known ?? undefined;
    const found = /\d/.test(word) ? undefined : this.#nearest(word);
    if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear();
    this.#answers.set(word, found ?? null);
    return found;
  }

  #nearest(word: string): string | undefined {
    const allowed = word.length >= LONG ? 2 : 1;
    let best: { word: string; cost: number } | undefined;
    const seen = new Set<string>();
    const weigh = (candidate: string) => {
      if (seen.has(candidate)) return;
      seen.add(candidate);
      if (candidate.length < SHORTEST_FUNCTION && this.#functionWords.has(candidate)) return;
      const distance = slips(word, candidate, allowed);
      if (distance > allowed) return;
      const cost =
        distance +
        (candidate[0] === word[0] ? 0 : 0.6) +
        (candidate.length < SHORTEST ? 0.6 : 0) +
        Math.abs(candidate.length - word.length) * 0.05;
      if (!best || cost < best.cost) best = { word: candidate, cost };
    };
    const weighLonger = (key: string) => {
      for (const words of this.#known) for (const longer of words.longer(key)) weigh(longer);
    };
    weighLonger(word);
    for (const key of deletions(word)) {
      if (this.#isKnown(key)) weigh(key);
      weighLonger(key);
    }
    return best && best.cost < allowed + 0.5 ? best.word : undefined;
  }
}

function deletions(word: string): Set<string> {
  const keys = new Set<string>();
  for (let i = 0; i < word.length; i++) keys.add(word.slice(0, i) + word.slice(i + 1));
  return keys;
}

/** Optimal string alignment distance (a swap of two neighbours counts one), given up past `most`. */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
