/**
 * The shape of a plan file (`plan/*.yaml`). Keys are French: people of the partnership read and
 * complete these files. Every object is strict: a key that does not exist is a typing error.
 */
import { z } from 'zod';
import { isHolidayPlace } from '../calendar/public-holidays.ts';

const text = z.string().trim().min(1, 'ne peut pas être vide');
const id = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'doit être fait de minuscules, chiffres et tirets (exemple : « portrait-social »)',
  );
const year = z.int().min(1900, 'doit être une année').max(2999, 'doit être une année');
const date = z.iso.date('doit être une date qui existe, écrite AAAA-MM-JJ');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'doit être une heure écrite HH:MM');
/** A day of any year, `MM-JJ`: the plan prints the day and not the year. */
const dayOfYear = z
  .string()
  .regex(/^\d{2}-\d{2}$/, 'doit être un jour écrit MM-JJ')
  .refine((day) => isDay(`2024-${day}`), 'doit être un jour qui existe, écrit MM-JJ');
/** `1.1`, `5`, `A.1`, `25`: as printed, without the word "fiche". */
const number = z
  .string()
  .regex(
    /^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/,
    'doit être un numéro entre guillemets (exemple : « "1.1" »)',
  );
/** What is kept about the thing hangs on it; absent: its number, for as long as no other plan follows. */
const identity = number.optional();
const withIdentity = <T extends { id?: string | undefined; numero: string }>(
  thing: T,
): T & { id: string } => ({ ...thing, id: thing.id ?? thing.numero });

const isDay = (day: string): boolean => {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};

const words = z.array(text).default([]);

/** What every described thing may carry. */
const described = {
  /** English rendering, ours: shown to people who ask in English, beside the French words. */
  en: text.optional(),
  /** Other names people use for the thing. */
  alias: words,
  /** Other words under which people look for it, in either language. */
  mots: words,
  /** Title of the page of the source document; inherited from the section when absent. */
  source: text.optional(),
};

/** What a heading, a line of a list or a cell of a table calls the thing: `shortName` reads it. */
const shortWords = text.max(40, 'doit tenir en 40 signes').optional();
const short = { court: shortWords, courtEn: shortWords };

/** The plan's own words, and, when they do not make a sentence, the sentence that answers. */
const item = z.strictObject({ texte: text, phrase: text.optional(), ...described });

const action = z.strictObject({
  ...item.shape,
  ...short,
  id: id.optional(),
  /** Ids of organisations; `null`: the cell exists and is blank; absent: the plan has no such cell. */
  pilote: z.array(id).min(1).nullable().optional(),
  avancement: z.array(item).optional(),
  /** What pilotes call it when they tell how it goes, its short name first; not searched. */
  noms: words,
});

const fields = {
  acteurs: z.array(item.extend({ organisation: id.optional() })).optional(),
  priorites: z.array(item).optional(),
  objectifs: z.array(item).optional(),
  indicateurs: z.array(item).optional(),
  actionsCles: z.array(item).optional(),
  actions: z.array(action).optional(),
  avancement: z.array(item).optional(),
  echeancier: text.optional(),
  budget: text.optional(),
};

const fiche = z
  .strictObject({
    id: identity,
    /** Identities of the things of the plan before that it was made of, when one was split or several merged. */
    vientDe: z.array(number).default([]),
    numero: number,
    axe: z.string(),
    titre: text,
    ...short,
    phrase: text.optional(),
    ...described,
    pilote: z.array(id).min(1).nullable().optional(),
    ...fields,
    /** Fields of which the document prints an extract only. */
    extraits: z
      .array(z.enum(['actionsCles', 'actions', 'priorites', 'objectifs', 'indicateurs', 'acteurs']))
      .default([]),
  })
  .transform(withIdentity);

const axe = z
  .strictObject({
    id: identity,
    /** Identities of the things of the plan before that it was made of, when one was split or several merged. */
    vientDe: z.array(number).default([]),
    numero: number,
    titre: text,
    ...short,
    ...described,
    actions: z.array(action).default([]),
    /** A remark that must come with the list of actions (an empty bullet, for instance). */
    remarque: text.optional(),
    remarqueEn: text.optional(),
  })
  .transform(withIdentity);

const organisation = z.strictObject({
  id,
  nom: text,
  ...short,
  /** With its article, as said in a sentence: "la Caf", "le Conseil départemental". */
  avecArticle: text,
  partieDe: id.optional(),
  ...described,
});

const territoire = z.strictObject({
  id,
  nom: text,
  type: z.enum(['commune', 'ept', 'departement', 'pays']),
  /** With its preposition, as said in a sentence: "à Saint-Denis", "en Seine-Saint-Denis". */
  avecPreposition: text,
  ...described,
});

const fait = z.strictObject({
  ...item.shape,
  id,
  /** What the fact tells: names of fields of `plan/vocabulaire/champs.yaml` (`date`, `lieu`…). */
  champs: z.array(id).default([]),
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
  /** Absent: nobody has said what it stands for. */
  sens: text.optional(),
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
  /** What is missing, as a sentence: the answer. */
  phrase: text,
  ...described,
  en: text,
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

export const planSchema = z.strictObject({
  version: z.literal(1, 'doit être 1'),
  plan: z.strictObject({
    id,
    /** Edition of this plan: one more when an avenant is published (`npm run plan -- publish`). */
    edition: z.int().positive().default(1),
    sigle: text,
    titre: text,
    en: text.optional(),
    alias: words,
    mots: words,
    territoire: id,
    debut: year,
    fin: year,
    /** How the source is named in an answer: "support du GT Axe 5". */
    document: text,
    documentEn: text.optional(),
    /** The day the document speaks of. */
    date,
    /** Zone of the school holidays in `plan/calendrier/`; absent: the one that file gives. */
    zoneScolaire: text.optional(),
    /** Whose public holidays: ISO 3166 codes; `etat: "67"` for the Bas-Rhin, `RE` for La Réunion. */
    joursFeries: z
      .strictObject({ pays: text, etat: text.optional(), region: text.optional() })
      .refine(
        ({ pays, etat }) => isHolidayPlace({ country: pays, state: etat }),
        'doit être un pays et un territoire connus (exemple : « pays: FR » et « etat: "67" »)',
      )
      .default({ pays: 'FR' }),
  }),
  territoires: z.array(territoire).min(1),
  /** Names of places that the plan gives no figure for, so that they are recognised. */
  autresLieux: z.strictObject({ origine: text, noms: z.array(text) }).optional(),
  organisations: z.array(organisation).default([]),
  axes: z.array(axe).min(1),
  fiches: z.array(fiche).default([]),
  themes: z.array(theme).default([]),
  reunions: z.array(reunion).default([]),
  seances: z.array(seance).default([]),
  chiffres: z.array(chiffre).default([]),
  propositions: z.array(proposition).default([]),
  glossaire: z.array(sigle).default([]),
  inconnus: z.array(inconnu).default([]),
  /** What is never given, and where to ask instead. */
  refus: z
    .array(
      z.strictObject({
        id,
        mots: z.array(text).min(1),
        phrase: text,
        en: text,
        adresse: z.url().optional(),
      }),
    )
    .default([]),
});

export type Plan = z.infer<typeof planSchema>;
export type Fiche = Plan['fiches'][number];
export type Axe = Plan['axes'][number];
export type Action = z.infer<typeof action>;
export type Item = z.infer<typeof item>;
export type Theme = Plan['themes'][number];
