/**
 * The shape of a plan file (`plan/*.yaml`). Keys are French: people of the partnership read and
 * complete these files, and what each key means is said in French (`docs/plan.md`, `plan/plan.schema.json`).
 * Every object is strict: a key that does not exist is a typing error.
 */
import { z } from 'zod';
import { isHolidayPlace } from '../calendar/public-holidays.ts';
import type { ServedPlan } from '../contract/served-plan.ts';
import { completed } from './completed.ts';
import { axe, fiche } from './fiche-schema.ts';
import {
  date,
  dayOfYear,
  described,
  id,
  item,
  short,
  text,
  time,
  words,
  year,
} from './schema-parts.ts';

const organisation = z.strictObject({
  id,
  nom: text,
  ...short,
  avecArticle: text.describe('Avec son article, comme une phrase le dit : « la Caf ».'),
  partieDe: id.optional().describe('L’organisation dont celle-ci est une partie.'),
  employeur: words.describe(
    'Comment on nomme l’organisation où l’on travaille, et qui ailleurs dirait autre chose (« Département ») ; de plusieurs (« les EPT »), le nom de chacune, gardé s’il est aussi celui d’un lieu.',
  ),
  groupe: words.describe(
    'Pour une instance qui se réunit (« comité ») : comment on appelle le groupe qu’un administrateur en fait.',
  ),
  ...described,
});

const territoire = z.strictObject({
  id,
  nom: text,
  type: z
    .enum(['commune', 'epci', 'ept', 'canton', 'departement', 'region', 'pays', 'autre'])
    .describe(
      'Sorte de territoire ; « epci » : communauté de communes, d’agglomération, métropole.',
    ),
  avecPreposition: text.describe(
    'Avec sa préposition : « à Saint-Denis », « en Seine-Saint-Denis ».',
  ),
  ...described,
});

const fait = z.strictObject({
  ...item.shape,
  id,
  champs: z
    .array(id)
    .default([])
    .describe('Ce que le fait dit : noms de champs de `champs.yaml` (`date`, `lieu`…).'),
});

const theme = z.strictObject({
  id,
  titre: text,
  ...described,
  source: text,
  faits: z.array(fait).min(1),
});

const reunion = z.strictObject({
  id,
  titre: text,
  ...described,
  axe: z.string().optional(),
  date,
  debut: time,
  fin: time,
  lieu: text,
  ordreDuJour: z.array(item).default([]),
});

const seance = z.strictObject({
  id,
  theme: id,
  ordre: z.int().positive(),
  titre: text,
  ...described,
  jour: dayOfYear,
  /** Printed only when the document prints it. */
  annee: year.optional(),
  moment: text.optional(),
  momentEn: text.optional(),
});

const chiffre = z.strictObject({
  id,
  theme: id,
  nom: text,
  /** The figure in a sentence, `{valeur}` and `{lieu}` being replaced. */
  phrase: text.refine(
    (t) => t.includes('{valeur}') && t.includes('{lieu}'),
    'doit contenir {valeur} et {lieu}',
  ),
  phraseEn: text
    .refine(
      (t) => t.includes('{valeur}') && t.includes('{lieu}'),
      'doit contenir {valeur} et {lieu}',
    )
    .optional(),
  ...described,
  /** `%`, or nothing for a count. */
  unite: z.literal('%').optional(),
  annee: year,
  origine: text,
  /** By territory; `n.r.` is kept as printed: it is not zero. */
  valeurs: z.record(id, z.union([z.number(), z.literal('n.r.')])),
});

const sigle = z.strictObject({
  sigle: text,
  sens: text.optional().describe('Ce qu’il veut dire ; absent : personne ne l’a dit.'),
  ...described,
  /** `document`: the plan says it; otherwise the page that does. */
  origine: z.union([z.literal('document'), z.strictObject({ exterieur: text })]).optional(),
  remarque: text.optional(),
  remarqueEn: text.optional(),
  /** True when the sigle does not occur in the plan at all. */
  absent: z.boolean().default(false),
});

const proposition = z.strictObject({
  id,
  texte: text,
  titre: text,
  ...short,
  ...described,
  /** Short names of the sous-groupe that carries it, said alone ("carto", "mapping"). */
  groupe: words,
});

const inconnu = z.strictObject({
  id,
  phrase: text.describe('Ce qui manque, en une phrase : c’est la réponse.'),
  ...described,
  /** `fiche:5`, `axe:2`, `theme:seminaire`, `chiffre:eaje`…; absent: the whole plan. */
  sujets: z
    .array(
      z
        .string()
        .regex(
          /^(fiche|axe|theme|reunion|seance|chiffre|proposition|sigle|territoire):.+$/,
          'doit être écrit « type:identifiant » (exemple : « fiche:5 »)',
        ),
    )
    .default([]),
  champs: z.array(id).default([]),
});

/** Plan as it is written. */
export const planFileSchema = z.strictObject({
  version: z.literal(1, 'doit être 1'),
  plan: z.strictObject({
    id,
    edition: z
      .int()
      .positive()
      .default(1)
      .describe('Édition : une de plus à chaque avenant publié.'),
    sigle: text,
    titre: text,
    en: text.optional(),
    alias: words,
    mots: words,
    territoire: id,
    complet: z
      .boolean()
      .default(false)
      .describe(
        '« true » : toutes les fiches du plan sont dans ce fichier ; le bot en dit alors le nombre.',
      ),
    debut: year,
    fin: year,
    document: text.describe('Comment une réponse nomme la source : « support du GT Axe 5 ».'),
    documentEn: text.optional(),
    date: date.describe('Le jour dont parle le document.'),
    zoneScolaire: text.optional().describe('Zone de vacances : A, B, C…'),
    /** Whose public holidays: ISO 3166 codes; `etat: "67"` for the Bas-Rhin, `RE` for La Réunion. */
    joursFeries: z
      .strictObject({ pays: text, etat: text.optional(), region: text.optional() })
      .refine(
        ({ pays, etat }) => isHolidayPlace({ country: pays, state: etat }),
        'doit être un pays et un territoire connus (exemple : « pays: FR » et « etat: "67" »)',
      )
      .default({ pays: 'FR' }),
  }),
  documents: z
    .array(z.strictObject({ id, nom: text, date }))
    .default([])
    .describe(
      'Autres documents dont le plan est tiré, avec leur jour ; « source: "bilan : page 27" » y renvoie.',
    ),
  territoires: z.array(territoire).min(1),
  /** Names of places that the plan gives no figure for, so that they are recognised. */
  autresLieux: z.strictObject({ origine: text, noms: z.array(text) }).optional(),
  organisations: z
    .array(organisation)
    .default([])
    .describe('Qui agit ; un identifiant pour chacune.'),
  axes: z.array(axe).default([]).describe('Axes, orientations ou chapitres.'),
  fiches: z.array(fiche).default([]).describe('Fiches-actions.'),
  themes: z
    .array(theme)
    .default([])
    .describe('Ce que le document dit hors des fiches, fait par fait.'),
  reunions: z.array(reunion).default([]).describe('Réunions que le document annonce.'),
  seances: z.array(seance).default([]).describe('Séances d’un cycle, dans leur ordre.'),
  chiffres: z.array(chiffre).default([]).describe('Chiffres, par territoire et par année.'),
  propositions: z
    .array(proposition)
    .default([])
    .describe('Actions collectives, chacune avec son sous-groupe.'),
  glossaire: z.array(sigle).default([]).describe('Sigles.'),
  inconnus: z.array(inconnu).default([]).describe('Ce que l’on sait que le document ne dit pas.'),
  /** What is never given, and where to ask instead. */
  refus: z
    .array(
      z.strictObject({
        id,
        mots: z.array(text).min(1),
        phrase: text,
        en: text.optional(),
        adresse: z.url().optional(),
      }),
    )
    .default([]),
});

/** Plan as it is read: what typed keys say is also said in the words that answers are made of. */
export const planSchema = planFileSchema.transform(completed);

/** Version of a plan that was served before. */
export interface EarlierVersion {
  mark: ServedPlan;
  /** Instant from which the version after it was served. */
  until: string;
  /** What its file says; undefined where only its mark was kept. */
  plan: () => Plan | undefined;
}

export interface Versions {
  served: ServedPlan;
  /** The newest first. */
  earlier: readonly EarlierVersion[];
  /** The one that is published for later. */
  next?: ServedPlan | undefined;
}

/** A plan as its file says it; with the versions that the data keep, where there are data. */
export type Plan = z.infer<typeof planFileSchema> & { versions?: Versions | undefined };
export type { Action, Axe, Fiche } from './fiche-schema.ts';
export type { Item } from './schema-parts.ts';
export type Theme = Plan['themes'][number];
