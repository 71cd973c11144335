/**
 * The words people use, as data (`plan/vocabulaire/*.yaml`): read once, indexed once.
 * A new word is a line in those files, never a line of code.
 */

import type { z } from 'zod';
import type { Locale } from './locale.ts';
import { oncePer } from './once-per.ts';
import { LINKS, Phrases } from './phrases.ts';
import {
  bilingual,
  type Champ,
  champsSchema,
  conceptsSchema,
  type Usages,
  usagesSchema,
} from './vocabulary-schema.ts';
import { createWhenLexicon, type WhenLexicon } from './when/lexicon.ts';
import { cut } from './words.ts';

export interface VocabularyFiles {
  champs: unknown;
  concepts: unknown;
  usages: unknown;
  temps: unknown;
  horsSujet: unknown;
}

/** Small talk, by what it calls for. */
export const talks = [
  'salutations',
  'remerciements',
  'aurevoirs',
  'identite',
  'aide',
  'etat',
  'compliments',
  'insultes',
] as const;
export type Talk = (typeof talks)[number];

/** Words that the vocabulary knows: to a feature with few words of its own they are no slips. */
export const ordinaryWords = oncePer((vocabulary: Vocabulary): ReadonlySet<string> => {
  const fields = [...vocabulary.champs.values()].flatMap(({ mots, faibles }) => [
    ...mots,
    ...faibles,
  ]);
  const texts = [...fields, ...vocabulary.conceptWords];
  return new Set([
    ...vocabulary.empty.fr,
    ...vocabulary.empty.en,
    ...texts.flatMap((text) => cut(text).map(({ folded }) => folded)),
  ]);
});

export interface Vocabulary {
  champs: ReadonlyMap<string, Champ>;
  /** Fields asked: strong words, then weak ones. */
  fields: Phrases<string>;
  weakFields: Phrases<string>;
  /** Names of the fields that are answered as asked or not at all, found only as written. */
  hardFields: Phrases<string>;
  /** Fields asked, by their words as they are written. */
  writtenFields: Phrases<string>;
  concepts: Phrases<number>;
  /** Every word of every group, for spelling. */
  conceptWords: readonly string[];
  /** Related concepts, by index. */
  near: ReadonlyMap<number, readonly number[]>;
  talk: Phrases<Talk>;
  credentials: Phrases<true>;
  copying: Phrases<true>;
  offTopic: Phrases<true>;
  polite: Phrases<true>;
  gratitude: Phrases<true>;
  farewells: Phrases<true>;
  followUps: Phrases<true>;
  turning: Phrases<true>;
  /** What makes a question of a sentence wherever it stands; true when it must open it. */
  questions: Phrases<boolean>;
  /** What opens a question, and never an order. */
  onlyQuestions: Phrases<true>;
  comparing: Phrases<true>;
  choosing: Phrases<true>;
  relative: Phrases<string>;
  empty: Record<Locale, ReadonlySet<string>>;
  usages: Usages;
  /** What people type that is none of the plan's business, as examples. */
  outside: readonly string[];
  /** The words of dates and times. */
  when: WhenLexicon;
}

function phrases<T>(
  entries: Iterable<readonly [string, T]>,
  exact = false,
  light?: ReadonlySet<string>,
): Phrases<T> {
  const made = new Phrases<T>(LINKS, light ? { exact, light } : { exact });
  for (const [expression, value] of entries) made.add(expression, value);
  return made;
}

const both = ({ fr, en }: z.infer<typeof bilingual>) =>
  [...fr, ...en].map((w) => [w, true] as const);
/** Keys as they are met in a text; without a prototype, so that "constructor" is no number. */
function foldedKeys<T>(record: Record<string, T>): Record<string, T> {
  const folded: Record<string, T> = Object.create(null);
  for (const [key, value] of Object.entries(record))
    folded[
      cut(key)
        .map((w) => w.folded)
        .join(' ')
    ] = value;
  return folded;
}

/** Single letters stay: "c" and "u" are only function words once an apostrophe was cut away. */
function without<T>(record: Record<string, T>, words: ReadonlySet<string>): Record<string, T> {
  for (const key of Object.keys(record)) if (key.length > 1 && words.has(key)) delete record[key];
  return record;
}

const foldedSet = (list: readonly string[]) =>
  new Set(list.flatMap((w) => cut(w).map((c) => c.folded)));

/** Checks and indexes the vocabulary files; throws zod's error when a file has the wrong shape. */
export function createVocabulary(files: VocabularyFiles): Vocabulary {
  const champs = champsSchema.parse(files.champs);
  const concepts = conceptsSchema.parse(files.concepts);
  const read = usagesSchema.parse(files.usages);
  const usages: Usages = {
    ...read,
    // "cé" (c'est) must not be read in every "ce": a function word is never an abbreviation.
    abreviations: without(
      foldedKeys(read.abreviations),
      foldedSet([...read['mots-vides'].fr, ...read['mots-vides'].en]),
    ),
    nombres: { fr: foldedKeys(read.nombres.fr), en: foldedKeys(read.nombres.en) },
    ordinaux: { fr: foldedKeys(read.ordinaux.fr), en: foldedKeys(read.ordinaux.en) },
  };
  const empty = { fr: foldedSet(usages['mots-vides'].fr), en: foldedSet(usages['mots-vides'].en) };
  const light = new Set([...empty.fr, ...empty.en]);
  const known = new Map(champs.map((champ) => [champ.id, champ]));
  const words = champs.flatMap(({ id, mots }) => mots.map((w) => [w, id] as const));
  const indexOf = new Map(concepts.map(({ id }, i) => [id, i]));
  return {
    champs: known,
    fields: phrases(words, false, light),
    hardFields: phrases(
      words.filter(([, id]) => known.get(id)?.dur),
      true,
      light,
    ),
    writtenFields: phrases(words, true),
    weakFields: phrases(champs.flatMap(({ id, faibles }) => faibles.map((w) => [w, id] as const))),
    concepts: phrases(concepts.flatMap(({ mots }, i) => mots.map((w) => [w, i] as const))),
    conceptWords: concepts.flatMap(({ mots }) => mots),
    near: new Map(
      concepts.map(({ proches }, i) => [i, proches.flatMap((id) => indexOf.get(id) ?? [])]),
    ),
    talk: phrases(
      talks.flatMap((talk) =>
        [...usages[talk].fr, ...usages[talk].en].map((w) => [w, talk] as const),
      ),
      true,
    ),
    credentials: phrases(both(usages.identifiants), true),
    copying: phrases(both(usages.recopie), true),
    offTopic: phrases(both(usages['hors-sujet']), true),
    polite: phrases(both(usages.politesse)),
    gratitude: phrases(both(usages.gratitude), true),
    farewells: phrases(both(usages['au-revoir-le']), true),
    followUps: phrases(both(usages.suites)),
    turning: phrases(both(usages['autre-sujet'])),
    questions: phrases(
      [
        ...usages.interrogatifs.partout.map((w) => [w, false] as const),
        ...usages.interrogatifs['en-tete'].map((w) => [w, true] as const),
      ],
      true,
    ),
    onlyQuestions: phrases(
      usages.interrogatifs.toujours.map((w) => [w, true] as const),
      true,
    ),
    comparing: phrases(both(usages.comparaison)),
    choosing: phrases(both(usages.choix), true),
    relative: phrases(
      Object.entries(usages.relatifs).flatMap(([id, list]) => list.map((w) => [w, id] as const)),
    ),
    empty,
    usages,
    outside: Object.values(bilingual.parse(files.horsSujet)).flat(),
    when: createWhenLexicon(files.temps, usages),
  };
}
