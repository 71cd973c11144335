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
  /** Worth of each cue in the question at hand; nothing waits in the middle of one. */
  readonly #worths: Float64Array;
  readonly #said: number[] = [];

  constructor(weights: CueWeights) {
    this.weights = weights;
    this.#numbers = new Map(weights.cues.map((cue, number) => [cue, number]));
    this.#worths = new Float64Array(weights.cues.length);
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
    const worths = this.#worths;
    const said = this.#said;
    said.length = 0;
    let square = 0;
    each((cue, worth) => {
      const number = this.#numbers.get(cue);
      // A word that no phrasing has says nothing for any entry, and makes all of them less sure.
      if (number === undefined) {
        if (isWord(cue)) square += worth * worth;
        return;
      }
      const known = worths[number] as number;
      if (worth <= known) return;
      if (known === 0) said.push(number);
      square += worth * worth - known * known;
      worths[number] = worth;
    });
    into.set(biases);
    const length = Math.sqrt(square) || 1;
    for (let k = 0; k < said.length; k++) {
      const cue = said[k] as number;
      const worth = (worths[cue] as number) / length;
      worths[cue] = 0;
      const end = ends[cue] as number;
      for (let i = cue === 0 ? 0 : (ends[cue - 1] as number); i < end; i++) {
        const entry = entries[i] as number;
        into[entry] = (into[entry] as number) + worth * (weights[i] as number);
      }
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
