/**
 * The words people use, as data (`plan/vocabulaire/*.yaml`): read once, indexed once.
 * A new word is a line in those files, never a line of code.
 */
import { z } from 'zod';
import type { Locale } from '../contract.ts';
import { createWhenLexicon, type WhenLexicon } from './when/lexicon.ts';
import { cut, type Word } from './words.ts';

const words = z.array(z.coerce.string()).default([]);
const bilingual = z.strictObject({ fr: words, en: words });

export const champsSchema = z.array(
  z.strictObject({
    id: z.string(),
    fr: z.string(),
    en: z.string(),
    dur: z.boolean().default(false),
    /** A field that gives way to a more precise one asked in the same breath. */
    general: z.boolean().default(false),
    /** Fields that answer in its place when a thing does not have it. */
    proches: words,
    mots: words,
    faibles: words,
  }),
);

export const conceptsSchema = z.array(
  z.strictObject({ id: z.string(), mots: words, proches: words }),
);

const counted = z.record(z.string(), z.number());

export const usagesSchema = z.strictObject({
  'mots-vides': bilingual,
  politesse: bilingual,
  abreviations: z.record(z.string(), z.coerce.string()),
  nombres: z.strictObject({ fr: counted, en: counted }),
  ordinaux: z.strictObject({ fr: counted, en: counted }),
  romains: counted,
  salutations: bilingual,
  remerciements: bilingual,
  /** What opens thanks that say what they are for. */
  gratitude: bilingual,
  /** What opens a farewell that says until when. */
  'au-revoir-le': bilingual,
  aurevoirs: bilingual,
  identite: bilingual,
  aide: bilingual,
  etat: bilingual,
  compliments: bilingual,
  insultes: bilingual,
  'hors-sujet': bilingual,
  identifiants: bilingual,
  recopie: bilingual,
  suites: bilingual,
  /** Words by which a person turns to another subject. */
  'autre-sujet': bilingual,
  relatifs: z.record(z.string(), words),
  comparaison: bilingual,
  mois: bilingual,
  jours: bilingual,
  /** Words that point at what was just spoken of. */
  montrent: words,
  /** Places everybody knows: a plan speaks of its own only. */
  lieux: words,
});

/** The words of progress updates, by what they say; `bot/features/progress/read` reads with them. */
export const avancementSchema = z.strictObject({
  soleil: words,
  couvert: words,
  nuage: words,
  orage: words,
  signes: z.strictObject({ soleil: words, couvert: words, nuage: words, orage: words }),
  'annonce-meteo': words,
  'autre-sens': words,
  passe: words,
  correction: words,
  'pour-cent': words,
  moins: words,
  'part-de': words,
  variation: words,
  etiquettes: words,
  indicateurs: words,
  'blocage-mot': words,
  'blocage-dit': words,
  'blocage-renvoi': words,
  'blocage-nu': words,
  leve: words,
  aucun: words,
  'arbitrage-mot': words,
  'arbitrage-rendu': words,
  etape: words,
  'etape-faux': words,
  rien: words,
  'rien-faux': words,
  'tout-va-bien': words,
  'tout-va-mal': words,
  telephone: words,
  entendu: words,
  civilites: words,
  'nom-suite': words,
  'fin-de': words,
  'au-jour': words,
  'pas-date': words,
  hier: words,
  'avant-hier': words,
  charniere: words,
  si: words,
  appui: words,
  demande: words,
  interroge: words,
  noter: words,
  'autre-demande': words,
  'demande-etat': words,
  'demande-neuf': words,
  'demande-liste': words,
  'demande-arbitrage': words,
  'demande-silence': words,
  'demande-histoire': words,
  'demande-courbe': words,
  'demande-sens': words,
  bloquees: words,
  'ce-mois': words,
  'mois-dernier': words,
  'semaine-derniere': words,
  'cette-annee': words,
  campagne: words,
  'campagne-lance': words,
  'campagne-arrete': words,
  'chaque-mois': words,
  'chaque-trimestre': words,
  'chaque-semaine': words,
  resume: words,
  validation: words,
  'tout-le-plan': words,
});
export type Avancement = z.infer<typeof avancementSchema>;

export type Champ = z.infer<typeof champsSchema>[number];
export type Usages = z.infer<typeof usagesSchema>;

export interface VocabularyFiles {
  champs: unknown;
  concepts: unknown;
  usages: unknown;
  avancement: unknown;
  temps: unknown;
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

/** An expression found in a text: where, how long, and what it stands for. */
export interface Found<T> {
  at: number;
  length: number;
  value: T;
  /** 1: as written; less when letters were corrected. */
  weight: number;
}

/** Forms that occur in expressions, by number: a text is looked up once, not in every set of them. */
const numbers = new Map<string, number>();

function numberOf(form: string): number {
  const known = numbers.get(form);
  if (known !== undefined) return known;
  numbers.set(form, numbers.size);
  return numbers.size - 1;
}

/** As written, but for a plural: "identifiant" is not "identifié". */
const exactForm = ({ folded }: Word): string =>
  folded.length > 3 && folded.endsWith('s') && folded.at(-2) !== 's' ? folded.slice(0, -1) : folded;
const stemForm = ({ stem }: Word): string => stem;

/** The words of a text as the numbers of their forms, -1 for one that no expression has. */
interface Forms {
  words: readonly Word[];
  /** How many forms had a number then. */
  known: number;
  skip: ReadonlySet<string>;
  stems: Int32Array;
  exact: Int32Array;
  skipped: Uint8Array;
}

/** The last text: it is searched for many sets of expressions in a row. */
let last: Forms | undefined;

function formsOf(words: readonly Word[], skip: ReadonlySet<string>): Forms {
  if (last?.words === words && last.known === numbers.size && last.skip === skip) return last;
  const forms: Forms = {
    words,
    known: numbers.size,
    skip,
    stems: new Int32Array(words.length),
    exact: new Int32Array(words.length),
    skipped: new Uint8Array(words.length),
  };
  words.forEach((word, at) => {
    forms.stems[at] = numbers.get(stemForm(word)) ?? -1;
    forms.exact[at] = numbers.get(exactForm(word)) ?? -1;
    forms.skipped[at] = skip.has(word.folded) ? 1 : 0;
  });
  last = forms;
  return forms;
}

interface Matching {
  /** Words are compared as written ("identifiant" is not "identifié"), else by stem. */
  exact?: boolean;
  /** Words that carry no sense: an expression of nothing else is met as it is written. */
  light?: ReadonlySet<string>;
}

/**
 * Finds expressions of one word or more in a sequence of words. Articles and prepositions inside an
 * expression may be written or left out, on both sides.
 */
export class Phrases<T> {
  /** Expressions by their first word; the second one, -1 when there is none, leaves most of them out. */
  readonly #byFirst = new Map<number, { second: number; rest: number[]; value: T }[]>();
  readonly #skip: ReadonlySet<string>;
  readonly #exact: boolean;
  readonly #light: ReadonlySet<string>;

  constructor(skip: ReadonlySet<string>, { exact = false, light = new Set() }: Matching = {}) {
    this.#skip = skip;
    this.#exact = exact;
    this.#light = light;
  }

  add(text: string, value: T): void {
    const [first, ...rest] = this.#key(cut(text));
    if (first === undefined) return;
    const bucket = this.#byFirst.get(first);
    const expression = { second: rest[0] ?? -1, rest, value };
    if (!bucket) this.#byFirst.set(first, [expression]);
    else if (!bucket.some((b) => b.value === value && b.rest.join(' ') === rest.join(' ')))
      bucket.push(expression);
  }

  /** `words` must not change between two searches. */
  find(words: readonly Word[]): Found<T>[] {
    const found: Found<T>[] = [];
    const { stems, exact, skipped } = formsOf(words, this.#skip);
    const forms = this.#exact ? exact : stems;
    for (let at = 0; at < forms.length; at++) {
      const form = forms[at] as number;
      const bucket = form < 0 ? undefined : this.#byFirst.get(form);
      if (!bucket) continue;
      const next = at + 1 < forms.length ? (forms[at + 1] as number) : -1;
      const open = at + 1 < forms.length && skipped[at + 1] === 1;
      for (const { second, rest, value } of bucket) {
        if (second >= 0 && second !== next && !open) continue;
        const end = matchEnd(forms, skipped, at + 1, rest);
        if (end >= 0) found.push({ at, length: end - at, value, weight: 1 });
      }
    }
    return found;
  }

  #key(words: Word[]): number[] {
    const heavy = words.filter((w) => !this.#skip.has(w.folded));
    const saysNothing = heavy.every((w) => this.#light.has(w.folded));
    // "codes pour" must not shrink to "codes", nor "c'est à qui" to "c'est qui": links are optional
    // between two words that carry sense.
    const kept =
      heavy.length < 2 || saysNothing
        ? words
        : words.filter((w, i) => i === 0 || !this.#skip.has(w.folded));
    return kept.map(this.#exact ? exactForm : stemForm).map(numberOf);
  }
}

/** Articles and prepositions between two words of an expression: no sentence has more in a row. */
const MOST_SKIPPED = 6;

/** Where the rest of an expression ends that goes on from here; -1 when it does not. */
function matchEnd(
  forms: Int32Array,
  skipped: Uint8Array,
  from: number,
  rest: readonly number[],
): number {
  let at = from;
  for (const wanted of rest) {
    const most = Math.min(forms.length, at + MOST_SKIPPED);
    while (at < most && forms[at] !== wanted && skipped[at] === 1) at++;
    if (at >= forms.length || forms[at] !== wanted) return -1;
    at++;
  }
  return at;
}

/** Articles and prepositions, which may be dropped inside an expression. */
export const LINKS: ReadonlySet<string> = new Set(
  'le la les l un une des du de d au aux a en the of an for to et and par sur dans in'.split(' '),
);

const ordinary = new WeakMap<Vocabulary, ReadonlySet<string>>();

/** Words that the vocabulary knows: to a feature with few words of its own they are no slips. */
export function ordinaryWords(vocabulary: Vocabulary): ReadonlySet<string> {
  const ready = ordinary.get(vocabulary);
  if (ready) return ready;
  const fields = [...vocabulary.champs.values()].flatMap(({ mots, faibles }) => [
    ...mots,
    ...faibles,
  ]);
  const texts = [...fields, ...vocabulary.conceptWords];
  const made = new Set([
    ...vocabulary.empty.fr,
    ...vocabulary.empty.en,
    ...texts.flatMap((text) => cut(text).map(({ folded }) => folded)),
  ]);
  ordinary.set(vocabulary, made);
  return made;
}

export interface Vocabulary {
  champs: ReadonlyMap<string, Champ>;
  /** Fields asked: strong words, then weak ones. */
  fields: Phrases<string>;
  weakFields: Phrases<string>;
  concepts: Phrases<number>;
  conceptIds: readonly string[];
  /** Every word of every group, for spelling. */
  conceptWords: readonly string[];
  /** Related concepts, by index. */
  near: ReadonlyMap<number, readonly number[]>;
  talk: Phrases<Talk>;
  credentials: Phrases<true>;
  copying: Phrases<true>;
  offTopic: Phrases<true>;
  polite: Phrases<true>;
  followUps: Phrases<true>;
  turning: Phrases<true>;
  comparing: Phrases<true>;
  relative: Phrases<string>;
  empty: Record<Locale, ReadonlySet<string>>;
  usages: Usages;
  avancement: Avancement;
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
  const indexOf = new Map(concepts.map(({ id }, i) => [id, i]));
  return {
    champs: new Map(champs.map((champ) => [champ.id, champ])),
    fields: phrases(
      champs.flatMap(({ id, mots }) => mots.map((w) => [w, id] as const)),
      false,
      light,
    ),
    weakFields: phrases(champs.flatMap(({ id, faibles }) => faibles.map((w) => [w, id] as const))),
    concepts: phrases(concepts.flatMap(({ mots }, i) => mots.map((w) => [w, i] as const))),
    conceptIds: concepts.map(({ id }) => id),
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
    followUps: phrases(both(usages.suites)),
    turning: phrases(both(usages['autre-sujet'])),
    comparing: phrases(both(usages.comparaison)),
    relative: phrases(
      Object.entries(usages.relatifs).flatMap(([id, list]) => list.map((w) => [w, id] as const)),
    ),
    empty,
    usages,
    avancement: avancementSchema.parse(files.avancement),
    when: createWhenLexicon(files.temps, usages),
  };
}
