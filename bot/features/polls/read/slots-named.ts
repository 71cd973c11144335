/** Which slots of an open poll are meant by a few words: days, hours, parts of the day, ranks. */
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import type { GivenSlot } from './reading.ts';

/** Words that name slots; none when they name a day that the poll has not. */
export interface Named extends Span {
  slots: string[];
}

const NOON = '12:00';
const EVENING = '18:00';

/** What is found of time, as slots; an hour behind a day narrows it ("le 8 à 14h"). */
export function slotsNamed(
  text: string,
  found: readonly WhenFound[],
  slots: readonly GivenSlot[],
): Named[] {
  const named: Named[] = [];
  let before: WhenFound | undefined;
  for (const piece of found) {
    const matches = matcherOf(piece);
    const joins = before && isNarrowing(text, before, piece);
    const last = named.at(-1);
    if (matches && joins && last) {
      const narrowed = last.slots.filter((id) => slots.some((s) => s.id === id && matches(s)));
      named[named.length - 1] = { slots: narrowed, start: last.start, end: piece.end };
    } else if (matches) {
      const meant = slots.filter(matches).map(({ id }) => id);
      // Only a day is worth saying that the poll has none.
      if (meant.length > 0 || piece.kind === 'day')
        named.push({ slots: meant, start: piece.start, end: piece.end });
    }
    before = piece;
  }
  return named;
}

function matcherOf(piece: WhenFound): ((slot: GivenSlot) => boolean) | undefined {
  switch (piece.kind) {
    case 'day':
      if (piece.partial === 'weekday') return ({ date }) => weekdayOf(date) === piece.weekday;
      if (piece.partial === 'number') return ({ date }) => date.slice(8) === piece.date.slice(8);
      return ({ date }) => date === piece.date;
    case 'period':
      return ({ date }) => piece.from <= date && date <= piece.to;
    case 'times':
      return (slot) => startsAt(slot, piece.from ?? piece.to);
    case 'part':
      return ({ start }) => start !== undefined && partOf(start) === piece.part;
    default:
      return undefined;
  }
}

/** ISO 8601: Monday is 1. */
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

const startsAt = ({ start, end }: GivenSlot, time: string | undefined): boolean =>
  time !== undefined &&
  (start === time || (start !== undefined && end !== undefined && start < time && time < end));

const partOf = (start: string) =>
  start < NOON ? 'morning' : start < EVENING ? 'afternoon' : 'evening';

/** An hour or a part of the day right behind a day, or the other way round. */
function isNarrowing(text: string, before: WhenFound, piece: WhenFound): boolean {
  const between = text.slice(before.end, piece.start);
  const near =
    /^\s*(?:(?:à|a|de|at|from|vers|le|l['’]|in the|on|en|the|du|,)\s*)*$/iu.test(between) &&
    !/,\s*$/.test(between);
  const isDay = (f: WhenFound) => f.kind === 'day' || f.kind === 'period';
  return near && isDay(before) !== isDay(piece);
}
