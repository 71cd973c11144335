/** What was learned: by how much each cue speaks for or against each entry. */
import { type Cued, eachCue } from './cues.ts';

/** The entries of one cue stand side by side; those of the next one follow. */
export interface CueWeights {
  cues: readonly string[];
  /** By cue: where its entries end. */
  ends: Int32Array;
  entries: Uint32Array;
  weights: Float32Array;
  /** By entry: how often it is asked for, whatever the cues. */
  biases: Float32Array;
}

export class Learned {
  readonly weights: CueWeights;
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(weights: CueWeights) {
    this.weights = weights;
    this.#numbers = new Map(weights.cues.map((cue, number) => [cue, number]));
  }

  /** How many entries it tells apart. */
  get size(): number {
    return this.weights.biases.length;
  }

  /** Writes, by entry, the logarithm of how likely it is that the question asks for it. */
  score(question: Cued, into: Float64Array): void {
    this.scoreCues((add) => eachCue(question, add), into);
  }

  /** The same of anything that has cues: `each` calls back with every cue and its worth. */
  scoreCues(each: (add: (cue: string, worth: number) => void) => void, into: Float64Array): void {
    const { ends, entries, weights, biases } = this.weights;
    const worths = new Map<number, number>();
    let square = 0;
    each((cue, worth) => {
      const number = this.#numbers.get(cue);
      if (number !== undefined) worths.set(number, Math.max(worth, worths.get(number) ?? 0));
      // A word that no phrasing has says nothing for any entry, and makes all of them less sure.
      else if (isWord(cue)) square += worth * worth;
    });
    for (const worth of worths.values()) square += worth * worth;
    const length = Math.sqrt(square) || 1;
    into.set(biases);
    for (const [cue, worth] of worths)
      for (let i = ends[cue - 1] ?? 0; i < (ends[cue] as number); i++) {
        const entry = entries[i] as number;
        into[entry] = (into[entry] as number) + (worth / length) * (weights[i] as number);
      }
    normalize(into);
  }
}

/** A concept or a thing that no phrasing has is a word already. */
const isWord = (cue: string): boolean => cue.startsWith('s:') || cue.startsWith('w:');

/** From scores to logarithms of likelihoods. */
function normalize(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let e = 0; e < scores.length; e++) most = Math.max(most, scores[e] as number);
  let sum = 0;
  for (let e = 0; e < scores.length; e++) sum += Math.exp((scores[e] as number) - most);
  const all = most + Math.log(sum);
  for (let e = 0; e < scores.length; e++) scores[e] = (scores[e] as number) - all;
}

/**
 * What is learned, by number: the entries of the plan; that nothing of it is asked for; what is never given,
 * in the order of the plan's refusals; small talk, in the order of `talks`.
 */

/** Where it stands that nothing of the plan is asked for. */
export const outsideAt = (entries: number): number => entries;

/** Where the first of what is never given stands. */
export const refusalAt = (entries: number): number => entries + 1;

/** Where the first kind of small talk stands. */
export const talkAt = (entries: number, refusals: number): number => refusalAt(entries) + refusals;
