/**
 * Learns by which cues each entry is asked for, from the phrasings written beside a plan: a softmax
 * regression (multinomial logistic regression), by stochastic gradient descent. Unlike a nearest
 * phrasing it learns what tells neighbours apart, and what it costs to ask does not grow with the
 * number of phrasings.
 */
import type { Utterance } from '../../language/utterance.ts';
import type { Phrasing } from '../phrasings.ts';
import { cuedBy, eachCue } from './cues.ts';
import type { CueWeights } from './learned.ts';

/** Found on question sets; see `docs/comprehension.md`. Around them the result is flat. */
const settings = {
  epochs: 8,
  /** Of the first step; it falls to nothing with the last one. */
  rate: 8,
  /** Of the bias of an entry, beside that of its cues. */
  biasRate: 0.1,
  decay: 2e-6,
  /** Errors below move nothing: most entries are out of the question, and most of the time is saved. */
  least: 1e-3,
  /** CueWeights below say nothing and are left out. */
  faint: 0.15,
  seed: 1,
};

/** The cues of an example side by side, and what each is worth; the length of all is 1. */
interface Example {
  entry: number;
  cues: Int32Array;
  worths: Float32Array;
}

/**
 * What asks for nothing of the plan, and for what is never given, is learned as entries more, behind the
 * others: `beyond`, the examples of each. The same texts give the same ranking: the order they are gone through in is drawn from a fixed seed.
 */
export function learn(
  phrasings: readonly Phrasing[],
  beyond: readonly (readonly Utterance[])[],
  entries: number,
): CueWeights {
  const asked = [
    ...phrasings,
    ...beyond.flatMap((texts, i) => texts.map((utterance) => ({ entry: entries + i, utterance }))),
  ];
  const cued = asked.map(({ entry, utterance }) => ({ entry, cues: cuedBy(utterance) }));
  return learnCues(cued, eachCue, entries + beyond.length);
}

/** The same of anything that has cues: `each` calls back with every cue of an example and its worth. */
export function learnCues<T>(
  asked: readonly { entry: number; cues: T }[],
  each: (cues: T, add: (cue: string, worth: number) => void) => void,
  entries: number,
): CueWeights {
  const numbers = new Map<string, number>();
  const examples = asked.map(({ entry, cues }): Example => {
    const worths = new Map<number, number>();
    each(cues, (cue, worth) => {
      const number = numbers.get(cue) ?? numbers.size;
      numbers.set(cue, number);
      worths.set(number, Math.max(worth, worths.get(number) ?? 0));
    });
    const length = Math.hypot(...worths.values()) || 1;
    return {
      entry,
      cues: Int32Array.from(worths.keys()),
      worths: Float32Array.from(worths.values(), (worth) => worth / length),
    };
  });
  const biases = new Float32Array(entries);
  const weights = new Float32Array(numbers.size * entries);
  descend(examples, weights, biases);
  return sparse([...numbers.keys()], weights, biases);
}

/** Taken once: a hundred million times, a look at what is global is not nothing. */
const { exp } = Math;

function descend(examples: readonly Example[], weights: Float32Array, biases: Float32Array): void {
  const entries = biases.length;
  const errors = new Float32Array(entries);
  const order = examples.map((_, i) => i);
  const steps = settings.epochs * examples.length;
  const { least } = settings;
  const random = drawn(settings.seed);
  // All weights decay at each step: it is their common scale that does.
  let scale = 1;
  for (let step = 0; step < steps; step++) {
    const at = step % examples.length;
    if (at === 0) shuffle(order, random);
    const { entry, cues, worths } = examples[order[at] as number] as Example;
    errors.set(biases);
    for (let k = 0; k < cues.length; k++) {
      const from = (cues[k] as number) * entries;
      const worth = (worths[k] as number) * scale;
      for (let e = 0; e < entries; e++)
        errors[e] = (errors[e] as number) + worth * (weights[from + e] as number);
    }
    likelihoods(errors);
    errors[entry] = (errors[entry] as number) - 1;
    const rate = settings.rate * (1 - step / steps);
    scale *= 1 - rate * settings.decay;
    for (let e = 0; e < entries; e++) {
      const error = errors[e] as number;
      if (error < least && error > -least) continue;
      biases[e] = (biases[e] as number) - rate * settings.biasRate * error;
      const by = (rate / scale) * error;
      for (let k = 0; k < cues.length; k++) {
        const i = (cues[k] as number) * entries + e;
        weights[i] = (weights[i] as number) - by * (worths[k] as number);
      }
    }
  }
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) * scale;
}

/** Scores become likelihoods, in place. */
function likelihoods(scores: Float32Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let e = 0; e < scores.length; e++)
    if ((scores[e] as number) > most) most = scores[e] as number;
  let sum = 0;
  for (let e = 0; e < scores.length; e++) {
    const likelihood = exp((scores[e] as number) - most);
    scores[e] = likelihood;
    sum += likelihood;
  }
  for (let e = 0; e < scores.length; e++) scores[e] = (scores[e] as number) / sum;
}

/** Keeps the weights that say something. */
function sparse(cues: readonly string[], weights: Float32Array, biases: Float32Array): CueWeights {
  const entries = biases.length;
  const ends = new Int32Array(cues.length);
  const which: number[] = [];
  const kept: number[] = [];
  cues.forEach((_, cue) => {
    for (let e = 0; e < entries; e++) {
      const weight = weights[cue * entries + e] as number;
      if (Math.abs(weight) < settings.faint) continue;
      which.push(e);
      kept.push(weight);
    }
    ends[cue] = kept.length;
  });
  return {
    cues: [...cues],
    ends,
    entries: Uint32Array.from(which),
    weights: Float32Array.from(kept),
    biases,
  };
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = list[i] as number;
    list[i] = list[j] as number;
    list[j] = held;
  }
}

/** A linear congruential generator (Numerical Recipes' constants): 0 to 1, the same from the same seed. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
