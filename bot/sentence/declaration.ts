import type { Mood } from './mood.ts';

/** Declaration of an intent, as the files of words have it (`intentions:`). */
export interface Declaration {
  name: string;
  /** What it does, where several ways of saying do the same; absent: its name. */
  does?: string | undefined;
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
  /** It tells, or asks, and orders nothing; `guess`: only by what it holds, where nothing else is said for sure. */
  rank?: 'told' | 'question' | 'guess' | undefined;
  /** What else must be so, in the words of its feature. */
  when?: readonly string[] | undefined;
}
