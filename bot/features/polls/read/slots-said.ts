/** Slots, and the last day to answer, as a sentence says them. */
import { warningsOf } from '../../../calendar/warnings.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import type {
  DayFound,
  PeriodFound,
  TimesFound,
  WhenFound,
} from '../../../language/when/expression.ts';
import { after, momentsOf } from '../../../language/when/moments.ts';
import { endOf } from '../../../sentence/between.ts';
import type { IntentFound } from '../../../sentence/intent.ts';
import { longest } from '../../../sentence/placed.ts';
import { conceptsOf, placeOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { intentRow, type PollIntent, type PollReading, type PollSlot } from './reading.ts';

/** Days and hours that were said, as slots. Beside a period, a weekday alone is a constraint. */
export function slotsIn(
  text: string,
  when: readonly WhenFound[],
  minutes: number | undefined,
  { now, zone, knowledge: { calendar } }: Pick<SlotContext, 'now' | 'zone' | 'knowledge'>,
): PollSlot[] {
  const inPeriod = when.some(({ kind }) => kind === 'period');
  const days = withoutLimit(text, inOneMonth(withBareDays(text, when)));
  const isBound = (date: string) =>
    inPeriod && when.some((f) => f.kind === 'day' && f.date === date && f.partial === 'weekday');
  return momentsOf(text, days)
    .filter(({ date }) => !isBound(date))
    .map(({ date, from, to, weekday, part }) => {
      const end = to ?? (from && minutes ? after(from, minutes) : undefined);
      const slot = { date, start: from, end };
      const warnings = warningsOf({ ...slot, weekday }, { calendar, now, zone });
      return { ...slot, part: from ? undefined : part, warnings };
    });
}

const isDay = (found: WhenFound): found is DayFound => found.kind === 'day';

/** "8 10 ou 11 dec": a number that nothing was made of, right ahead of a later day, is a day of its month. */
export const listedIn = (
  sentence: Sentence,
  rest: IntentFound<SlotContext>['rest'],
  when: readonly WhenFound[],
): DayFound[] =>
  rest.flatMap(({ at, length }) => {
    const number = sentence.tokens[at + length - 1]?.folded.padStart(2, '0') ?? '';
    const next = when.find((one) => placeOf(sentence, one).at === at + length);
    if (!/^\d{2}$/.test(number) || !next || !isDay(next) || number >= next.date.slice(8)) return [];
    const date = `${next.date.slice(0, 8)}${number}`;
    const span = spanIn(sentence, { at: at + length - 1, length: 1 });
    return [{ ...next, ...span, date, weekday: undefined, partial: 'number' as const }];
  });

/** "Le 9 à 14h et le 16 à la même heure": the hours of the day before, said again. */
export function withSameHours(sentence: Sentence, when: readonly WhenFound[]): WhenFound[] {
  const again = longest(conceptsOf(sentence, 'sondage-meme-heure')).flatMap((one): WhenFound[] => {
    const span = spanIn(sentence, one);
    const before = when.filter(({ end }) => end <= span.start);
    const hours = before.findLast((f): f is TimesFound => f.kind === 'times' && !f.before);
    return hours && before.at(-1)?.kind === 'day' ? [{ ...hours, ...span }] : [];
  });
  const led = conceptsOf(sentence, 'vote-sauf').map(endOf);
  // "Le 5, le 7 ou le 12 à 11h, sauf le 7 où ce serait 14h": only as it is said last.
  const gone = new Map<WhenFound, WhenFound>();
  for (const one of when.filter((day) => led.includes(placeOf(sentence, day).at))) {
    const said = when.find(
      (day) => isDay(day) && isDay(one) && day.start < one.start && isCalled(day.date, one),
    );
    if (said) gone.set(one, { ...said, start: one.start, end: one.end }).set(said, said);
  }
  const kept = when.flatMap((one) => {
    const day = gone.get(one) ?? one;
    return day === one && gone.has(one) ? [] : [day];
  });
  return [...kept, ...again].sort((a, b) => a.start - b.start);
}

/** "12 janvier à 9h, 13 à 14h": behind a day, a number before an hour is a later one. */
const withBareDays = (text: string, when: readonly WhenFound[]): readonly WhenFound[] =>
  when.flatMap((found, at): readonly WhenFound[] => {
    const before = when[at - 1];
    const day = when.slice(0, at).findLast(isDay);
    if (found.kind !== 'times' || !before || !day || day.limit) return [found];
    const said = BARE_DAY.exec(text.slice(before.end, found.start));
    const [, number = ''] = said ?? [];
    if (!said || Number(number) <= Number(day.date.slice(8))) return [found];
    const date = `${day.date.slice(0, 8)}${number.padStart(2, '0')}`;
    const start = before.end + said[0].indexOf(number);
    return [
      { ...day, date, weekday: undefined, partial: 'number', start, end: start + number.length },
      found,
    ];
  });

const BARE_DAY = /^\s*(?:[,;]|(?:et|ou|puis|and|or)\s)\s*(\d{1,2})\s*(?:à|a|at|@)?\s*$/iu;

/** "Le 16 novembre à 10h, le 17 à 14h": a number alone is of the month that was said. */
function inOneMonth(when: readonly WhenFound[]): readonly WhenFound[] {
  const full = when.filter(
    (found): found is DayFound => isDay(found) && !found.limit && found.partial === undefined,
  );
  // "Une date en janvier : soit le 12, soit le 14", "la semaine du 10 mai, mardi 11 ou jeudi 13".
  const month = when.find((f): f is PeriodFound => f.kind === 'period' && f.unit !== 'part');
  if (full.length === 0 && !month) return when;
  return when.map((found) => {
    if (!isDay(found) || found.limit || found.partial !== 'number') return found;
    const near = full.findLast(({ end }) => end <= found.start) ?? full[0];
    const around = near?.date ?? month?.from;
    const date = around && `${around.slice(0, 8)}${found.date.slice(8)}`;
    const exists =
      date && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
    // "La semaine du 11, mardi 12", said in December: the Tuesday is of another month.
    const isSame =
      near !== undefined ||
      found.weekday === undefined ||
      (exists && new Date(date).getUTCDay() === found.weekday % 7);
    return exists && isSame && (!near || date >= near.date || found.end <= near.start)
      ? { ...found, date, partial: undefined }
      : found;
  });
}

/** Last day to answer, and its hour when one stands behind it. */
export function deadlineOf(
  text: string,
  when: readonly WhenFound[],
  intent?: PollIntent,
): Pick<PollReading, 'deadline' | 'deadlineTime'> {
  const days = when.filter(isDay);
  const last = intent && intentRow(intent).days === 'limit' ? days.at(-1) : undefined;
  const limit = days.find(({ limit: limited }) => limited) ?? last;
  return limit ? { deadline: limit.date, deadlineTime: hourOf(text, limit, when)?.from } : {};
}

function hourOf(text: string, day: DayFound, when: readonly WhenFound[]): TimesFound | undefined {
  const next = when[when.indexOf(day) + 1];
  const isNear = next?.kind === 'times' && !/[;\n]/.test(text.slice(day.end, next.start));
  return isNear ? (next as TimesFound) : undefined;
}

/** What is said of slots: the last day to answer is none, nor is its hour that of any. */
export function withoutLimit(text: string, when: readonly WhenFound[]): WhenFound[] {
  const limits = when.filter((found) => isDay(found) && found.limit) as DayFound[];
  const hours = limits.map((limit) => hourOf(text, limit, when));
  return when.filter(
    (found) => !limits.includes(found as DayFound) && !hours.includes(found as TimesFound),
  );
}
