import type { Source } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';

/** An answer in words, before it has a face. */
export interface Spoken {
  /** The first line: it answers. */
  headline: string;
  /** What it is about in a few words, over a first line that opens with its whole name. */
  name?: string | undefined;
  /** A list below it. */
  items?: string[] | undefined;
  /** A name for each of its lines, by which a list is read at a glance. */
  short?: string[] | undefined;
  /** Labelled values below it. */
  rows?: { label: string; value: string }[] | undefined;
  /** The plan's own words, when the headline is not made of them. */
  quote?: string | undefined;
  /** What must be said with it: a limit, a doubt, where the thing stands. */
  note?: string | undefined;
}

/** One thing the plan says, or is known not to say: the unit that is found, and answered. */
export interface Entry {
  id: string;
  /** What it is about, the main thing first: `fiche:1.1`, `axe:1`, `theme:seminaire`, `chiffre:eaje`… */
  entities: readonly string[];
  /** Fields it answers, as in `plan/vocabulaire/champs.yaml`. */
  fields: readonly string[];
  outcome: 'answered' | 'unknown';
  /**
   * `whole`: a thing as a whole; `list`: a list of one field; `item`: one line of such a list;
   * `fact`: anything else; `missing`: a field the plan leaves out.
   */
  shape: 'whole' | 'list' | 'item' | 'fact' | 'missing';
  say: (locale: Locale) => Spoken;
  source: Source;
  /** Its place in a numbered list, so that "la deuxième" and "la suivante" find it. */
  series?: { id: string; order: number; of: number } | undefined;
  /** The day it speaks of, when the plan prints the year too. */
  date?: string | undefined;
  /** What it is found by: text and weight (1: its own words). */
  index: readonly (readonly [text: string, weight: number])[];
}

/** The kind of a thing, as its id says it: `theme` of `theme:seminaire`. */
export const kindOf = (entity: string): string => entity.slice(0, entity.indexOf(':'));

/** Kinds of things that a sentence is about once it names them; fiches and axes are named by number. */
export const subjectKinds: ReadonlySet<string> = new Set([
  'theme',
  'reunion',
  'seance',
  'chiffre',
  'proposition',
]);

export const isSubject = (entity: string): boolean => subjectKinds.has(kindOf(entity));

/** What is named by number. */
export const isSheet = (entity: string): boolean => /^(?:fiche|axe):/.test(entity);
