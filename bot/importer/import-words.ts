/** Words that a document is read by (`plan/vocabulaire/import.yaml`), made ready to be looked up. */
import { z } from 'zod';
import { comparable } from '../../documents/readers/clean.ts';

const words = z.array(z.string()).min(1);
const ranks = ['axe', 'sousAxe', 'fiche'] as const;

export const fieldKeys = [
  'numero',
  'titre',
  'axe',
  'sousAxe',
  'pilote',
  'service',
  'personne',
  'acteurs',
  'priorites',
  'objectifs',
  'objectifGeneral',
  'objectifSpecifique',
  'objectifOperationnel',
  'indicateurs',
  'actionsCles',
  'actions',
  'avancement',
  'statut',
  'priorite',
  'debut',
  'fin',
  'echeancier',
  'budget',
  'financements',
  'montant',
  'territoires',
] as const;

/** Shape of the file. Every object is strict: a key that does not exist is a typing error. */
const importWordsSchema = z.strictObject({
  secrets: words,
  niveaux: z.array(
    z.strictObject({
      mots: words,
      rang: z.enum(ranks),
      faible: z.boolean().default(false),
      compose: z.boolean().default(false),
    }),
  ),
  libelles: z.strictObject(
    Object.fromEntries(fieldKeys.map((key) => [key, words])) as Record<FieldKey, typeof words>,
  ),
  rubriques: words,
  complements: words,
  statuts: words,
  vides: words,
  abimes: words,
  consignes: words,
  mois: z.array(z.string()).length(12),
  titres: words,
  articles: z.record(z.string(), words),
  liaisons: words,
  hesitations: words,
});

/** What a label announces: a key of a plan, or what is no key but is read all the same. */
export type FieldKey = (typeof fieldKeys)[number];
/** NumberedRank of a thing that a number is given to. */
export type NumberedRank = (typeof ranks)[number];

/** Word that stands before a number. */
export interface RankWord {
  /** Folded, without spaces. */
  letters: string;
  /** Its line in the file: words of one line are one word. */
  line: number;
  rank: NumberedRank;
  isWeak: boolean;
  isCompound: boolean;
}

export interface ImportWords {
  secrets: ReadonlySet<string>;
  /** The longest first. */
  ranks: readonly RankWord[];
  /** Key of a label, by its letters; `rubrique` for one that is known to have none. */
  labels: ReadonlyMap<string, FieldKey | 'rubrique'>;
  /** The same, without plurals. */
  plainLabels: ReadonlyMap<string, FieldKey | 'rubrique'>;
  /** What may follow a label and changes nothing, by its letters, the longest first. */
  complements: readonly string[];
  statuses: ReadonlySet<string>;
  empty: ReadonlySet<string>;
  /** What is left of words that lost letters. */
  broken: ReadonlySet<string>;
  instructions: readonly string[];
  /** Month of a name, from 1. */
  months: ReadonlyMap<string, number>;
  titles: readonly string[];
  /** Article of the first word of an organisation. */
  articles: ReadonlyMap<string, string>;
  links: readonly string[];
  /** Between two names, they say that it is not known which. */
  hesitations: readonly string[];
}

/** Letters of a label without its plurals: "Partenaire(s) mobilisé·e·s" and "partenaires mobilisés" are one. */
export const singular = (label: string): string =>
  label
    .replace(/\((?:s|e|es|x)\)|[·.](?:e|s|es)(?![\p{L}])/giu, '')
    .split(/[\s'’]+/)
    .map((word) => comparable(word).replace(/[sx]$/, ''))
    .join('');

/**
 * Words as they are looked up.
 * @param file the file, parsed as YAML
 * @throws zod's error when it has the wrong shape
 */
export function importWords(file: unknown): ImportWords {
  const read = importWordsSchema.parse(file);
  const labels = new Map<string, FieldKey | 'rubrique'>();
  const plainLabels = new Map<string, FieldKey | 'rubrique'>();
  for (const [map, letters] of [
    [labels, comparable],
    [plainLabels, singular],
  ] as const) {
    for (const label of read.rubriques) map.set(letters(label), 'rubrique');
    for (const key of fieldKeys)
      for (const label of read.libelles[key]) map.set(letters(label), key);
  }
  return {
    secrets: new Set(read.secrets.map(comparable)),
    ranks: read.niveaux
      .flatMap(({ mots, rang, faible, compose }, line) =>
        mots.map((word) => ({
          letters: comparable(word),
          line,
          rank: rang,
          isWeak: faible,
          isCompound: compose,
        })),
      )
      .sort((a, b) => b.letters.length - a.letters.length),
    labels,
    plainLabels,
    complements: read.complements.map(singular).sort((a, b) => b.length - a.length),
    statuses: new Set(read.statuts.map(comparable)),
    empty: new Set(read.vides.map(comparable)),
    broken: new Set(read.abimes.map(comparable)),
    instructions: read.consignes.map(comparable),
    months: new Map(read.mois.map((month, i) => [comparable(month), i + 1])),
    titles: read.titres.map(comparable),
    articles: new Map(
      Object.entries(read.articles).flatMap(([article, firsts]) =>
        firsts.map((first) => [comparable(first), article] as const),
      ),
    ),
    links: read.liaisons,
    hesitations: read.hesitations,
  };
}
