/** Parts that the keys of a plan file are made of. Descriptions are in French: the people who write a plan read them. */
import { z } from 'zod';

export const text = z.string().trim().min(1, 'ne peut pas être vide');
export const id = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'doit être fait de minuscules, chiffres et tirets (exemple : « portrait-social »)',
  );
export const year = z.int().min(1900, 'doit être une année').max(2999, 'doit être une année');
export const date = z.iso.date('doit être une date qui existe, écrite AAAA-MM-JJ');
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'doit être une heure écrite HH:MM');

const isDay = (day: string): boolean => {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};

/** A day of any year, `MM-JJ`: the plan prints the day and not the year. */
export const dayOfYear = z
  .string()
  .regex(/^\d{2}-\d{2}$/, 'doit être un jour écrit MM-JJ')
  .refine((day) => isDay(`2024-${day}`), 'doit être un jour qui existe, écrit MM-JJ');

/** A day, a month or a year, as precise as the plan is. */
export const when = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine(
    (value) => /^\d{4}(-\d{2}){0,2}$/.test(value) && isDay(`${value}-01-01`.slice(0, 10)),
    'doit être une date écrite AAAA, AAAA-MM ou AAAA-MM-JJ',
  );

/** `1.1`, `5`, `A.1`, `25`: as printed, without the word "fiche". */
export const number = z
  .string()
  .regex(
    /^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/,
    'doit être un numéro entre guillemets (exemple : « "1.1" »)',
  );

export const words = z.array(text).default([]);

/** What every described thing may carry. */
export const described = {
  en: text.optional().describe('La même chose en anglais, pour qui demande en anglais.'),
  alias: words.describe('Autres noms de la chose : on la nomme aussi ainsi.'),
  mots: words.describe('Autres mots sous lesquels on la cherche, dans l’une ou l’autre langue.'),
  source: text
    .optional()
    .describe(
      'Page du document d’où cela vient ; à défaut, celle de la section. « bilan : page 27 » pour un autre document que le principal.',
    ),
};

const shortWords = text.max(40, 'doit tenir en 40 signes').optional();
/** What a heading, a line of a list or a cell of a table calls the thing: `shortName` reads it. */
export const short = {
  court: shortWords.describe('Nom dans une ligne ou une case : 40 signes au plus.'),
  courtEn: shortWords.describe('Le même en anglais.'),
};

/** The plan's own words, and, when they do not make a sentence, the sentence that answers. */
export const item = z.strictObject({
  texte: text.describe('Les mots du document, à la lettre.'),
  phrase: text
    .optional()
    .describe('La phrase qui répond, quand ces mots n’en font pas une ; rien n’y est ajouté.'),
  ...described,
});
export type Item = z.infer<typeof item>;

/** A point may be a text alone. */
export const point = z.union([text.transform((texte) => item.parse({ texte })), item]);
