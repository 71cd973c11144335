/**
 * Intent: something that a feature understands, declared. Its ways say which concepts and slots a sentence must
 * hold, in any order; the kit finds them, fills the slots and says which words were left.
 */
import type { Mood } from './mood.ts';
import type { Placed } from './placed.ts';
import type { Sentence } from './sentence.ts';

/** Finds the values of one kind in a sentence, against what a feature knows. */
export type SlotReader<V, C> = (sentence: Sentence, context: C) => Placed<V>[];

/** What an intent may be filled with, by name. */
export type Slots<C> = Readonly<Record<string, SlotReader<unknown, C>>>;

export interface Intent<C, S extends Slots<C> = Slots<C>> {
  name: string;
  /** Lines as people write them: they document, and a test reads each of them as this intent. */
  examples: readonly string[];
  /**
   * Each way names what must be there: concepts, `{slots}`, `a|b` for one of several, `^a` for what opens the
   * sentence (light words apart).
   */
  ways: readonly string[];
  /** Concepts and `{slots}` that may be there, and belong to it: they are not left over. A text may name several. */
  also?: readonly string[];
  /** Concepts and `{slots}` with which it is something else, `^a` where it opens the sentence. */
  unless?: readonly string[];
  /** Moods in which it is meant; absent: any. */
  moods?: readonly Mood[];
  slots: S;
}

/** An intent that a sentence says. */
export interface IntentFound<C = never> {
  intent: Intent<C>;
  /** By slot; empty for a slot that the sentence does not fill. */
  filled: Readonly<Record<string, readonly Placed<unknown>[]>>;
  /** Share of the words with a sense that are explained, 0 to 1. */
  covered: number;
  /** How many words are explained. */
  weight: number;
  /** Words with a sense that are not, as typed, each run of them together. */
  left: readonly string[];
  /** Where they stand. */
  rest: readonly Placed<unknown>[];
}

/** An intent with the types of its context and slots; nothing is done to it. */
export const intent = <C, S extends Slots<C>>(declared: Intent<C, S>): Intent<C, S> => declared;
