/** Which slots of an open poll are meant by a few words: days, hours, parts of the day. */
import { isCalled } from '../../../language/when/called-day.ts';
import type { DayPart, Span, WhenFound } from '../../../language/when/expression.ts';
import type { GivenSlot } from './reading.ts';

/** Words that name slots; none when they name a day that the poll has not. */
export interface NamedSlots extends Span {
  slots: string[];
  /** A day was named, and not only an hour or a rank. */
  day: boolean;
}

const NOON = '12:00';
const EVENING = '18:00';

/** "avant le 10", "après 15h", "from the 10th on": what stands before a day or an hour. */
const BOUND =
  /(?<![\p{L}])(?:(avant|before|until|jusqu['’]?(?:au|à)?)|(après|apres|after)|([àa] partir(?: de| du)?|dès|des|from|since|starting))\s*(?:(?:le|la|l['’]|the|du|de)\s*)?$/iu;

/** "À partir de 11h": a word of its own before the hour. */
export const LED = /\p{L}{3}\P{N}*\d/u;

type Matches = (slot: Pick<GivenSlot, 'date' | 'start'>) => boolean;

/** What is found of time, as slots; an hour behind a day narrows it ("le 8 à 14h"). */
export function slotsNamed(
  text: string,
  found: readonly WhenFound[],
  slots: readonly GivenSlot[],
): NamedSlots[] {
  const named: NamedSlots[] = [];
  let before: WhenFound | undefined;
  let ofDay: readonly GivenSlot[] = [];
  for (const piece of found) {
    const bound = BOUND.exec(text.slice(0, piece.start));
    const matches = matcherOf(piece, bound, slots);
    const last = named.at(-1);
    if (matches && before && last && isNarrowing(text, before, piece)) {
      const narrowed = last.slots.filter((id) => slots.some((s) => s.id === id && matches(s)));
      // "Le 7 à partir de 11h", of a slot at 10h: said of that slot still.
      if (narrowed.length > 0 || !LED.test(text.slice(piece.start, piece.end)))
        named[named.length - 1] = { ...last, slots: narrowed, end: piece.end };
    } else if (matches) {
      const meant = inDayBefore(piece, ofDay, slots.filter(matches));
      // Only a day is worth saying that the poll has none.
      if (meant.length > 0 || piece.kind === 'day')
        named.push({
          slots: meant,
          start: bound ? bound.index : piece.start,
          end: piece.end,
          day: piece.kind === 'day' || piece.kind === 'part',
        });
    }
    before = piece;
    if (matches && piece.kind === 'day') ofDay = slots.filter(matches);
  }
  return named;
}

/** "mardi 6 à 9h ok, à 14h non": an hour alone is one of the day before it, when that day has it. */
function inDayBefore(
  piece: WhenFound,
  ofDay: readonly GivenSlot[],
  meant: readonly GivenSlot[],
): string[] {
  const days = new Set(ofDay.map(({ date }) => date));
  // "Le 15 mais plutôt l’après-midi, pas le matin", of a day with both: of that day. So is "le 19 le matin oui, pas
  // l’après-midi", of a day that has no morning.
  const isOfDay = piece.kind === 'times' || piece.kind === 'part';
  const near = isOfDay && days.size === 1 ? meant.filter(({ date }) => days.has(date)) : [];
  return (near.length > 0 ? near : meant).map(({ id }) => id);
}

function matcherOf(
  piece: WhenFound,
  bound: RegExpExecArray | null,
  slots: readonly GivenSlot[],
): Matches | undefined {
  switch (piece.kind) {
    case 'day':
      return dayMatcher(piece, bound, slots);
    case 'period':
      return ({ date }) => piece.from <= date && date <= piece.to;
    case 'times': {
      const time = piece.from ?? piece.to;
      if (time === undefined) return undefined;
      return ({ start }) => start !== undefined && within(start, time, bound);
    }
    case 'part':
      return ({ start }) => start !== undefined && partOf(start) === piece.part;
    default:
      return undefined;
  }
}

function dayMatcher(
  piece: Extract<WhenFound, { kind: 'day' }>,
  bound: RegExpExecArray | null,
  slots: readonly GivenSlot[],
): Matches {
  const isDay: Matches = ({ date }) => isCalled(date, piece);
  const dates = slots.map(({ date }) => date).sort();
  // "À partir de jeudi", "avant le 18": from the first such day of the poll.
  const called = piece.partial && dates.find((date) => isDay({ date }));
  const day = called ?? (piece.partial === 'weekday' ? undefined : piece.date);
  // "Jusqu’au 14": that day too.
  const isUpTo = bound !== null && /^(?:until|jusqu)/iu.test(bound[0]);
  return bound && day ? ({ date }) => within(date, day, bound) || (isUpTo && date === day) : isDay;
}

/** Days and times sort as texts. */
function within(value: string, limit: string, bound: RegExpExecArray | null): boolean {
  if (!bound) return value === limit;
  const [, less, more] = bound;
  if (less) return value < limit;
  return more ? value > limit : value >= limit;
}

export const partOf = (start: string): DayPart =>
  start < NOON ? 'morning' : start < EVENING ? 'afternoon' : 'evening';

/** An hour or a part of the day right behind a day, or the other way round. */
function isNarrowing(text: string, before: WhenFound, piece: WhenFound): boolean {
  const between = text.slice(before.end, piece.start);
  const near = /^\s*(?:(?:à|a|de|at|from|vers|le|au|l['’]|in the|on|en|the|du)\s*)*$/iu.test(
    between,
  );
  const isDay = (f: WhenFound) => f.kind === 'day' || f.kind === 'period';
  return near && isDay(before) !== isDay(piece);
}
