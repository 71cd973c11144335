/** Shape of the files of `plan/vocabulaire`: which words there are, by what they say. */
import { z } from 'zod';

export const words = z.array(z.coerce.string()).default([]);
export const bilingual = z.strictObject({ fr: words, en: words });

export const champsSchema = z
  .array(
    z.strictObject({
      id: z.string(),
      fr: z.string(),
      en: z.string(),
      dur: z.boolean().default(false),
      /** A field that gives way to a more precise one asked in the same breath. */
      general: z.boolean().default(false),
      /** What a value of it looks like, so that a free sentence which holds one states the field. */
      forme: z.enum(['nombre', 'montant', 'temps', 'web', 'organisme']).optional(),
      /** Fields that answer in its place when a thing does not have it. */
      proches: words,
      mots: words,
      faibles: words,
    }),
  )
  .refine(
    (all) => new Set(all.map(({ id }) => id)).size === all.length,
    'un champ est écrit deux fois',
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
  interrogatifs: z.strictObject({ partout: words, 'en-tete': words, toujours: words }),
  comparaison: bilingual,
  choix: bilingual,
  mois: bilingual,
  jours: bilingual,
  /** Around the name of a group; `communs` are stems of names that say nothing of which one. */
  groupes: z.strictObject({
    sousgroupe: words,
    sous: words,
    groupe: words,
    axe: words,
    autour: words,
    communs: words,
    reponse: words,
  }),
  /** Words that point at what was just spoken of. */
  montrent: words,
  /** Places everybody knows: a plan speaks of its own only. */
  lieux: words,
});

export type Champ = z.infer<typeof champsSchema>[number];
export type Usages = z.infer<typeof usagesSchema>;

/** One text, or several to be joined: a list of names may be shared by its anchor. */
const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((one) => [one].flat())
  .optional();

/** `intentions:` of a file of `commandes/`: what is understood, list by list, in the order in which it is tried. */
export const declaredSchema = z
  .record(
    z.string(),
    z.array(
      z
        .strictObject({
          nom: z.string(),
          exemples: words,
          dit: words,
          fait: z.string().optional(),
          avec: texts,
          sans: texts,
          modes: z.array(z.enum(['ask', 'order', 'tell'])).optional(),
          reste: z.number().optional(),
          rang: z.enum(['told', 'question', 'guess']).optional(),
          si: words,
        })
        .transform(({ nom, fait = nom, exemples, dit, avec, sans, modes, reste, rang, si }) => ({
          name: nom,
          does: fait,
          examples: exemples,
          ways: dit,
          also: avec,
          unless: sans,
          moods: modes,
          most: reste,
          rank: rang,
          when: si,
        })),
    ),
  )
  .default({});

/** `ensembles:` of such a file: concepts that are read together, in a line of their names. */
export const setsSchema = z
  .record(
    z.string(),
    z.string().transform((names) => names.split(' ')),
  )
  .default({});

/** The rest of such a file: concepts by name. */
export const commandWordsSchema = z.record(
  z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  z.strictObject({
    /** Infinitives; the words behind the first stay as they are: "mettre à jour". */
    verbes: words,
    fr: words,
    en: words,
    /** Words of it are taken as they are written: no slip is corrected towards them. */
    strict: z.boolean().default(false),
  }),
);
export type CommandWords = z.infer<typeof commandWordsSchema>;

const wordings = z.strictObject({ fr: words, en: words }).default({ fr: [], en: [] });

/** `intentions.yaml`: intents whose examples are beside it, with holes where something is named. */
export const intentionsSchema = z.record(
  z.string().regex(/^[a-zA-Z]+$/),
  z.strictObject({
    lu: words,
    dit: wordings,
    attend: words,
    aide: z.string().optional(),
    demande: z.strictObject({ fr: z.string(), en: z.string() }).optional(),
  }),
);
