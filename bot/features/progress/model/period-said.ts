/** Stretches of whole months or weeks that are said by their name: "ce trimestre", "le 4e trimestre", "l’automne", "le mois dernier". */
import { Temporal } from 'temporal-polyfill';
import type { Sentence } from '../../../sentence/sentence.ts';

/** First and last local day, both in. */
export interface DaysSaid {
  from: string;
  to: string;
}

/** Said of today (`days`), or the months of some year (`part`): of both, a year that is said chooses. */
export interface PeriodSaid {
  days?: DaysSaid;
  part?: { from: number; to: number };
}

/** Months of a year, the first and the last; a winter starts in the year before. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  'periode-premier-trimestre': [1, 3],
  'periode-deuxieme-trimestre': [4, 6],
  'periode-troisieme-trimestre': [7, 9],
  'periode-quatrieme-trimestre': [10, 12],
  'periode-premier-semestre': [1, 6],
  'periode-second-semestre': [7, 12],
  'periode-printemps': [3, 5],
  'periode-ete': [6, 8],
  'periode-automne': [9, 11],
  'periode-hiver': [12, 2],
};

/** How many months, and how many such stretches ago. */
const RUNNING: Readonly<Record<string, readonly [number, number]>> = {
  'periode-ce-mois': [1, 0],
  'periode-mois-dernier': [1, 1],
  'periode-ce-trimestre': [3, 0],
  'periode-trimestre-passe': [3, 1],
  'periode-ce-semestre': [6, 0],
  'periode-semestre-passe': [6, 1],
  'periode-cette-annee': [12, 0],
  'periode-annee-derniere': [12, 1],
};

/** How many weeks ago. */
const WEEKS: Readonly<Record<string, number>> = {
  'periode-cette-semaine': 0,
  'periode-semaine-derniere': 1,
};

/** "Le dernier trimestre": that of the year once it has begun, else the last that is over. */
const LAST: Readonly<Record<string, number>> = {
  'periode-dernier-trimestre': 3,
  'periode-dernier-semestre': 6,
};

/** What the longest name says. */
export function periodSaid({ concepts }: Sentence, today: string): PeriodSaid | undefined {
  const [named] = concepts
    .filter(({ value }) => value.startsWith('periode-') && value !== UNIT)
    .sort((a, b) => b.length - a.length);
  if (!named) return undefined;
  const now = Temporal.PlainDate.from(today);
  const weeks = WEEKS[named.value];
  if (weeks !== undefined) {
    const monday = now.subtract({ days: now.dayOfWeek - 1 + 7 * weeks });
    const end = weeks === 0 ? now : monday.add({ days: 6 });
    return { days: { from: monday.toString(), to: end.toString() } };
  }
  const part = PARTS[named.value];
  if (part) return { part: { from: part[0], to: part[1] } };
  const last = LAST[named.value];
  if (last === undefined) return { days: running(now, ...(RUNNING[named.value] ?? [1, 0])) };
  const ofYear = { from: 13 - last, to: 12 };
  return now.month >= ofYear.from
    ? { part: ofYear }
    : { days: running(now, last, 1), part: ofYear };
}

/** A unit of time, of which nothing may have been read. */
export const UNIT = 'periode-unite';

/** Whole months; what is not over ends today. */
function running(now: Temporal.PlainDate, months: number, back: number): DaysSaid {
  const start = now
    .with({ day: 1 })
    .subtract({ months: ((now.month - 1) % months) + months * back });
  const end = back === 0 ? now : start.add({ months }).subtract({ days: 1 });
  return { from: start.toString(), to: end.toString() };
}
