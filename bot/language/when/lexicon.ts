/** The words of time, as data (`plan/vocabulaire/temps.yaml`): checked and indexed once. */
import { z } from 'zod';
import { fold } from '../fold.ts';
import { KnownWords, Speller } from '../spelling.ts';
import type { Usages } from '../vocabulary-schema.ts';
import type { DayPart, Weekday } from './expression.ts';
import { Expressions } from './expressions.ts';

const words = z.array(z.coerce.string());
const byNumber = z.record(z.string().regex(/^-?\d+$/), words);
const byPart = z.strictObject({ morning: words, afternoon: words, evening: words });

export const tempsSchema = z.strictObject({
  mois: byNumber,
  jours: byNumber,
  relatifs: byNumber,
  moments: byPart,
  parties: byPart,
  heures: z.record(z.iso.time({ precision: -1 }), words),
  prochain: words,
  ce: words,
  dernier: words,
  suivant: words,
  enHuit: byNumber,
  semaines: byNumber,
  dans: words,
  apres: words,
  unites: z.strictObject({
    jour: words,
    semaine: words,
    mois: words,
    an: words,
    heure: words,
    minute: words,
  }),
  debut: words,
  milieu: words,
  fin: words,
  semaine: words,
  moisCourant: words,
  quinzaine: words,
  courant: words,
  limite: words,
  limiteApres: words,
  limiteLiens: words,
  de: words,
  jusque: words,
  jusqua: words,
  apartir: words,
  lieuDe: words,
  vers: words,
  duree: words,
  plus12: words,
  plus0: words,
  et: words,
  le: words,
  deMois: words,
  demi: words,
  quart: words,
  moinsQuart: words,
  durees: byNumber,
  jourDit: words,
  pasUnJour: words,
  numerote: words,
  deCombien: words,
  veille: words,
  lendemain: words,
  surlendemain: words,
  semaineSuivante: words,
});
type Temps = z.infer<typeof tempsSchema>;

export type Unit = keyof Temps['unites'];
type Lists = { [K in keyof Temps as Temps[K] extends string[] ? K : never]: Expressions<true> };

export interface MonthName {
  month: number;
  /** Which language's order it allows: in English the number may follow. */
  en: boolean;
}

export interface WhenLexicon extends Lists {
  months: ReadonlyMap<string, MonthName>;
  weekdays: ReadonlyMap<string, Weekday>;
  /** Only before a number. */
  shortWeekdays: ReadonlyMap<string, Weekday>;
  /** Slips in names of months and weekdays. */
  speller: Speller;
  /** Function words are never slips of a name: "mais" is not "mars". */
  empty: ReadonlySet<string>;
  relative: Expressions<number>;
  thisPart: Expressions<DayPart>;
  parts: Expressions<DayPart>;
  namedTimes: Expressions<string>;
  weeksOn: Expressions<number>;
  /** Weeks that are counted in days: 15 days are two. */
  weeksInDays: Expressions<number>;
  units: ReadonlyMap<string, Unit>;
  namedDurations: Expressions<number>;
  /** Small numbers in words, both languages. */
  numbers: Expressions<number>;
  /** "premier", "last" (-1), "2e" is read from figures. */
  ordinals: Expressions<number>;
}

/** Checks and indexes; throws zod's error when the file has the wrong shape. */
export function createWhenLexicon(file: unknown, usages: Usages): WhenLexicon {
  const temps = tempsSchema.parse(file);
  const lists = Object.fromEntries(
    Object.entries(temps).flatMap(([key, list]) =>
      Array.isArray(list) ? [[key, new Expressions(list.map((w) => [w, true] as const))]] : [],
    ),
  ) as Lists;
  const months = monthsOf(temps, usages);
  const weekdays = weekdaysOf(usages);
  return {
    ...lists,
    months,
    weekdays,
    shortWeekdays: new Map(numbered(temps.jours).map(([w, n]) => [fold(w), n as Weekday])),
    speller: new Speller([
      new KnownWords([...months.keys(), ...weekdays.keys()].filter((w) => w.length > 3)),
    ]),
    empty: new Set([...usages['mots-vides'].fr, ...usages['mots-vides'].en].map(fold)),
    relative: new Expressions(numbered(temps.relatifs)),
    thisPart: new Expressions(parted(temps.moments)),
    parts: new Expressions(parted(temps.parties)),
    namedTimes: new Expressions(
      Object.entries(temps.heures).flatMap(([time, list]) => list.map((w) => [w, time] as const)),
    ),
    weeksOn: new Expressions(numbered(temps.enHuit)),
    weeksInDays: new Expressions(numbered(temps.semaines)),
    units: new Map(
      (Object.entries(temps.unites) as [Unit, string[]][]).flatMap(([unit, list]) =>
        list.map((w) => [fold(w), unit] as const),
      ),
    ),
    namedDurations: new Expressions(numbered(temps.durees)),
    numbers: new Expressions([
      ...Object.entries(usages.nombres.en),
      ...Object.entries(usages.nombres.fr),
    ]),
    ordinals: new Expressions([
      ...Object.entries(usages.ordinaux.en),
      ...Object.entries(usages.ordinaux.fr),
    ]),
  };
}

const numbered = (table: Record<string, string[]>): (readonly [string, number])[] =>
  Object.entries(table).flatMap(([n, list]) => list.map((w) => [w, Number(n)] as const));

const parted = (table: Record<DayPart, string[]>): (readonly [string, DayPart])[] =>
  (Object.entries(table) as [DayPart, string[]][]).flatMap(([part, list]) =>
    list.map((w) => [w, part] as const),
  );

function monthsOf({ mois }: Temps, usages: Usages): Map<string, MonthName> {
  const full = (list: readonly string[], en: boolean) =>
    list.map((name, i) => [fold(name), { month: i + 1, en }] as const);
  return new Map([
    ...numbered(mois).map(([w, month]) => [fold(w), { month, en: true }] as const),
    ...full(usages.mois.en, true),
    ...full(usages.mois.fr, false),
  ]);
}

const weekdaysOf = ({ jours }: Usages): Map<string, Weekday> =>
  new Map(
    [jours.fr, jours.en].flatMap((list) =>
      list.flatMap((name, i) =>
        [name, `${name}s`].map((form) => [fold(form), (i + 1) as Weekday] as const),
      ),
    ),
  );

/** "Deuxième", "2e", "dernier" (-1). */
export function rankSaid({ ordinals }: Pick<WhenLexicon, 'ordinals'>, folded: string) {
  const [, figures] = /^(\d{1,2})(?:e|eme|ere|er|nd|st|rd|th)$/.exec(folded) ?? [];
  return figures ? Number(figures) : ordinals.at(oneWord(folded), 0)?.value;
}

const oneWord = (folded: string) => [{ folded, start: 0, end: 0, glued: false }];

/** The small number that one word says ("deux", "two"), if it says one. */
export const numberSaid = ({ numbers }: Pick<WhenLexicon, 'numbers'>, folded: string) =>
  numbers.at(oneWord(folded), 0)?.value;
