/**
 * Intent: something that a feature understands, declared. Its ways say which concepts and slots a sentence must
 * hold, in any order; the kit finds them, fills the slots and says which words were left.
 */
import { oncePer } from '../language/once-per.ts';
import type { Declaration, Lexicon } from './lexicon.ts';
import type { Placed } from './placed.ts';
import type { Sentence } from './sentence.ts';

/** Finds the values of one kind in a sentence, against what a feature knows. */
export type SlotReader<V, C> = (sentence: Sentence, context: C) => Placed<V>[];

/** What an intent may be filled with, by name. */
export type Slots<C> = Readonly<Record<string, SlotReader<unknown, C>>>;

export interface Intent<C, S extends Slots<C> = Slots<C>> extends Declaration {
  slots: S;
}

/** Intents that the files of words declare under one name, with the slots that a feature fills. */
export interface DeclaredIntents<C> {
  list: string;
  slots: Slots<C>;
  /** In the order of the file. */
  of: (lexicon: Lexicon) => readonly Intent<C>[];
}

export function declaredIntents<C>(list: string, slots: Slots<C>): DeclaredIntents<C> {
  const of = oncePer((lexicon: Lexicon) =>
    (lexicon.declared.get(list) ?? []).map((one) => ({ ...one, slots })),
  );
  return { list, slots, of };
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
