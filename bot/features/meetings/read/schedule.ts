/** When a meeting is, or was: which of the days and times of a sentence are the new ones. */

import { isCalled } from '../../../language/when/called-day.ts';
import {
  type DayFound,
  ofKind,
  type TimesFound,
  type Weekday,
  type WhenFound,
} from '../../../language/when/expression.ts';
import { momentsOf } from '../../../language/when/moments.ts';
import { readShift, shifted } from '../../../language/when/shift.ts';
import { readParts } from '../../../sentence/clauses.ts';
import { endsWith, opensWith } from '../../../sentence/edges.ts';
import { hasClause } from '../../../sentence/saying.ts';
import { conceptsOf, spanIn } from '../../../sentence/sentence.ts';
import { daysOf, first, type Heard, partialOf, timesOf } from './heard.ts';
import type { MeetingIntent, MeetingReading } from './reading.ts';

type Schedule = Pick<MeetingReading, 'date' | 'start' | 'end' | 'was' | 'shift' | 'otherDates'> & {
  weekday?: Weekday | undefined;
};

export function scheduleOf(said: Heard, intent: MeetingIntent): Schedule {
  if (intent === 'move' || intent === 'edit') return withShift(said, moved(said));
  const plain = said.when.filter((found) => !('before' in found && found.before)).map(unlimited);
  const [moment, ...others] = momentsOf(said.head.text, plain);
  const times = clockOf(ofKind(plain, 'times'));
  const schedule = {
    date: moment?.date,
    start: moment?.from ?? (others.length === 0 ? times.start : undefined),
    end: moment?.from ? moment.to : others.length === 0 ? times.end : undefined,
    weekday: moment?.weekday,
    otherDates: [...new Set(others.map(({ date }) => date))].filter(
      (date) => date !== moment?.date,
    ),
  };
  return withShift(said, schedule);
}

/** "Avant le 17" is a day as well. */
const unlimited = (found: WhenFound): WhenFound =>
  found.kind === 'day' ? { ...found, limit: false } : found;

/** How far it is moved, when that is said. */
export const shiftIn = ({ head, context }: Heard): string | undefined =>
  readShift(head.text, context.knowledge.vocabulary.when);

const verbOf = (said: Heard) => first(said, 'reunion-deplacer') ?? first(said, 'reunion-la-placer');

/** "reporte d'une semaine la réunion du 15": the new day follows from the old one. */
function withShift(said: Heard, schedule: Schedule): Schedule {
  const verb = verbOf(said);
  const amount = schedule.date === undefined ? shiftIn(said) : undefined;
  // "Plutôt la veille" needs no verb; "préviens-les la veille" moves nothing.
  const isDay = /P[12]D$/.test(amount ?? '') && !first(said, 'reunion-prevenir');
  if (amount === undefined || !(verb || isDay)) return schedule;
  const [forward] = conceptsOf(said.head, 'reunion-avancer');
  const earlier = forward && forward.at === verb?.at && !amount.startsWith('-');
  // "D'une heure : 10h30 au lieu de 9h30" says the hour itself: no further, and no length.
  if (schedule.start !== undefined && amount.includes('T')) return { ...schedule, shift: 'PT0M' };
  const shift = earlier ? `-${amount}` : amount;
  const { was } = schedule;
  // "La réunion du 12" may be of another month than the next: it is counted from its own day.
  if (!was?.date || partialOf(said, was.date) === 'number') return { ...schedule, shift };
  const { date, time } = shifted({ date: was.date, time: schedule.start ?? was.start }, shift);
  return { ...schedule, date, start: schedule.start ?? time, shift };
}

/** "déplace la réunion du 15 au 22 septembre à 10h": the last day is the new one. */
function moved(said: Heard): Schedule {
  const stretch = ofKind(said.when, 'period').find(({ unit }) => unit === 'part');
  const days = daysOf(said);
  const times = newer(said, standing(said));
  const gone = times.find(({ before }) => before)?.from;
  if (days.length === 0 && stretch && opensWith(typed(said, stretch), said.head.lexicon, OLD))
    return {
      ...clockOf(times),
      date: stretch.to,
      was: { date: stretch.from, start: gone },
      otherDates: [],
    };
  const old = days.filter((day) => pointsOnly(said) || isOld(said, day, days));
  const fresh = days.filter((day) => !old.includes(day));
  const taken = [...old, ...timesOf(said).filter((one) => !times.includes(one))];
  const kept = said.when.filter((one) => !taken.some((other) => other === one));
  const [moment] = momentsOf(said.head.text, kept.map(unlimited));
  const was = { date: old[0]?.date, start: gone };
  const clock = fresh.length === 0 ? changed(times) : { start: moment?.from, end: moment?.to };
  return {
    date: moment?.date,
    weekday: moment?.weekday,
    ...clock,
    was:
      was.date || was.start || clock.wasStart
        ? { ...was, start: was.start ?? clock.wasStart }
        : undefined,
    otherDates: [],
  };
}

/** "La salle est prise jusqu’à 10h, on commence à 10h15", "décale d’une heure, …": until when something else lasts is no end. */
function standing(said: Heard): TimesFound[] {
  const times = timesOf(said);
  const [, ...others] = shiftIn(said)?.includes('T') ? readParts(said.head) : [];
  const isElse = ({ start }: TimesFound) =>
    others.some((part) => part.start <= start && start < part.end && hasClause(part.said));
  return times.filter(
    (one) =>
      one.from !== undefined ||
      !(isElse(one) || times.some(({ from }) => from && one.to && from >= one.to)),
  );
}

/** Behind the verb, where there are any: "à 14h c'est impossible, décale à 15h30". */
function newer(said: Heard, times: readonly TimesFound[]): readonly TimesFound[] {
  const verb = verbOf(said);
  if (!verb || times.some(({ before }) => before)) return times;
  const { start } = spanIn(said.head, verb);
  const behind = times.filter((found) => found.start > start);
  return behind.length > 0 ? behind : times;
}

const typed = ({ text }: Heard, { start, end }: { start: number; end: number }) =>
  text.slice(start, end);

/** The first hours that are said, and an end that is said apart: "on commence à 10h, on finit à 11h30". */
const clockOf = (times: readonly TimesFound[]) => {
  const [one, two] = times.filter(({ before }) => !before);
  const apart = two && (one?.from === undefined) !== (two.from === undefined);
  return {
    start: one?.from ?? (apart ? two.from : undefined),
    end: one?.to ?? (apart ? two.to : undefined),
  };
};

/** "de 14h à 16h" without a day: from the old time to the new one. */
function changed(times: readonly TimesFound[]): {
  start?: string | undefined;
  end?: string | undefined;
  wasStart?: string | undefined;
} {
  const [one, two] = times.filter(({ before }) => !before);
  if (two?.from && one && !one.to) return { start: two.from, end: two.to, wasStart: one.from };
  return clockOf(times);
}

/** What leads to the day that a meeting had, "du 15", "prévue le 15", and to the one that it is to have. */
const OLD = 'bord-jour-ancien';
const NEW = 'bord-jour-nouveau';
const ARTICLE = 'bord-devant-jour';

/** "Mets le lien pour le 11 : https://…", "jeudi on finit à 11h30": a day without a move says which meeting. */
const pointsOnly = (said: Heard): boolean =>
  (said.link !== undefined || saysEnd(said) || saysItsHours(said)) &&
  !first(said, 'reunion-deplacer');

/** "Jeudi ça commence à 10h et ça finit à 11h30", "on garde jeudi mais à 9h", of the day of a meeting to come. */
const saysItsHours = (said: Heard): boolean =>
  ['reunion-debut', 'reunion-fin', 'reunion-maintenir'].some((one) => first(said, one)) &&
  daysOf(said).every((day) => said.context.coming?.some(({ date }) => isCalled(date, day)));

/** An end, and no start that would be a new one. */
export const saysEnd = (said: Heard): boolean => {
  const { start, end } = clockOf(timesOf(said));
  return start === undefined && end !== undefined;
};

function isOld(said: Heard, day: DayFound, days: readonly DayFound[]): boolean {
  if (days.some((other) => other.before)) return day.before === true;
  const before = said.head.text.slice(Math.max(0, day.start - 25), day.start);
  const { lexicon } = said.head;
  const leads = (concept: string) =>
    opensWith(typed(said, day), lexicon, concept) || endsWith(before, lexicon, concept, ARTICLE);
  if (leads(OLD)) return true;
  if (leads(NEW)) return false;
  // Before the verb, or the first of two.
  const verb = verbOf(said);
  const ahead = verb !== undefined && day.end <= spanIn(said.head, verb).start;
  return days.length > 1 ? ahead || day === days[0] : ahead && shiftIn(said) !== undefined;
}
