/**
 * Intent: something that a feature understands, declared. Its ways say which concepts and slots a sentence must
 * hold, in any order; the kit finds them, fills the slots and says which words were left.
 */
import type { Lexicon } from './lexicon.ts';
import type { Mood } from './mood.ts';
import type { Placed } from './placed.ts';
import type { Sentence } from './sentence.ts';

/** Finds the values of one kind in a sentence, against what a feature knows. */
export type SlotReader<V, C> = (sentence: Sentence, context: C) => Placed<V>[];

/** What an intent may be filled with, by name. */
export type Slots<C> = Readonly<Record<string, SlotReader<unknown, C>>>;

/** Declaration of an intent, as the files of words have it (`intentions:`). */
export interface Declaration {
  name: string;
  /** Lines as people write them: they document, and a test reads each of them as this intent. */
  examples: readonly string[];
  /**
   * Each way names what must be there: concepts, `{slots}`, `a|b` for one of several, `^a` for what opens the
   * sentence (light words apart).
   */
  ways: readonly string[];
  /** Concepts and `{slots}` that may be there, and belong to it: they are not left over. A text may name several. */
  also?: readonly string[] | undefined;
  /** Concepts and `{slots}` with which it is something else, `^a` where it opens the sentence. */
  unless?: readonly string[] | undefined;
  /** Moods in which it is meant; absent: any. */
  moods?: readonly Mood[] | undefined;
  /** How many words with a sense may be left beside it; absent: any. */
  most?: number | undefined;
  /** It tells, and orders nothing. */
  rank?: 'told' | undefined;
}

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
  const made = new WeakMap<Lexicon, readonly Intent<C>[]>();
  const of = (lexicon: Lexicon) => {
    const ready = made.get(lexicon);
    if (ready) return ready;
    const own = (lexicon.declared.get(list) ?? []).map((one) => ({ ...one, slots }));
    made.set(lexicon, own);
    return own;
  };
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

/** An intent with the types of its context and slots; nothing is done to it. */
export const intent = <C, S extends Slots<C>>(declared: Intent<C, S>): Intent<C, S> => declared;
