import type { Day } from './dates.ts';
import type { Locale } from './locale.ts';
import type { References } from './references.ts';
import type { Talk } from './vocabulary.ts';
import type { Word } from './words.ts';

/** What a word may stand for (`s:` a stem, `c:` a concept, `d:` a day), and how surely, 0 to 1. */
export type Sense = readonly [sense: string, weight: number];

/** A word that carries meaning: what it may stand for, and how surely. */
export interface Term {
  at: number;
  folded: string;
  senses: readonly Sense[];
  /** 1, or less when the sentence it stands in only leads up to the question. */
  weight: number;
  /** The word is also the name of a field ("pilote", "where"): it counts for less as a word. */
  field: boolean;
}

export interface AskedField {
  id: string;
  /** Named, and not only hinted at by a question word. */
  strong: boolean;
  /** Beside the other fields of the same question; 0 when weak. */
  weight: number;
}

/** What was said, read once: every feature starts from this, none from the raw text. */
export interface Utterance {
  /** The words as typed, without the mention of the bot. */
  text: string;
  locale: Locale;
  words: readonly Word[];
  /** As typed: no slip corrected, no abbreviation spelt out. */
  typed: readonly Word[];
  terms: readonly Term[];
  /** Fields asked, the weightiest first. */
  fields: readonly AskedField[];
  references: References;
  /** Entities of the plan named in full or by another name: `theme:seminaire`, `organisation:caf`… */
  names: readonly { entity: string; at: number; length: number }[];
  days: readonly Day[];
  /** Figures as typed, without spaces: "25912", "44,9". */
  numbers: readonly string[];
  /** "deuxième", "last": positions; -1 is the last. */
  ordinals: readonly number[];
  /** `prochain`, `dernier`, `suivant`, `precedent`… */
  relatives: readonly string[];
  /** Set when the whole message is small talk. */
  talk?: Talk | undefined;
  /** Set when a short message is most likely small talk, as learned from examples, and no part of it is sure. */
  likeTalk?: Talk | undefined;
  credentials: boolean;
  /** Asks to copy a page out. */
  copying: boolean;
  /** Words that belong to other subjects than a plan of public action. */
  offTopic: number;
  /** Starts or reads like the continuation of a former sentence. */
  followUp: boolean;
  /** Says that another subject begins: "au fait", "by the way". */
  turning: boolean;
  /** Says "ce groupe", "this sheet": what was just spoken of, by its kind only. */
  pointing: boolean;
  /** Words of the question itself, what leads up to it left out. */
  asked: readonly string[];
  /** Is put as a question; and opens as what can only be one: "combien", "pourquoi". */
  asks: boolean;
  onlyAsks: boolean;
  comparing: boolean;
  /** Asks which of several: "lequel", "which one". */
  choosing: boolean;
}
