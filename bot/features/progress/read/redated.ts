/** A day that takes the place of another in what was told: "mardi, pas lundi", "c’est le 2 décembre". */
import { localDay } from '../../../calendar/local-time.ts';
import { tokensOf } from '../../../language/tokens.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { isOver, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, placeOf, type Sentence, says, setIn } from '../../../sentence/sentence.ts';
import { lastYearly, plusDays, weekdayOf } from '../model/calendar.ts';
import type { SaidThen } from '../model/since.ts';
import { daysSaid, type Redated } from './dated.ts';

/** "Pas lundi", "plutôt que le 8": days that are no more. */
export function deniedDays(sentence: Sentence): (day: Placed<DayFound>) => boolean {
  const denials = conceptsOf(sentence, 'av-pas').map(({ at, length }) => at + length);
  return ({ value, at }) => value.before === true || denials.some((end) => Math.abs(end - at) <= 1);
}

/**
 * The day that is put right, and the one it becomes; undefined where more than one may be meant, or more is said.
 * @param own the set of concepts that say nothing else than a correction
 */
export function redatedIn(
  sentence: Sentence,
  context: SaidThen,
  texts: readonly string[],
  own: string,
): Redated | undefined {
  const { tokens, lexicon } = sentence;
  const said = daysSaid(sentence.text, context).map((value) => ({
    value,
    ...placeOf(sentence, value),
  }));
  // "Je ne peux pas mardi, plutôt jeudi": of who speaks.
  if (said.length === 0 || says(sentence, 'av-je') || says(sentence, 'av-presence'))
    return undefined;
  const noted = texts.flatMap((text) =>
    daysSaid(text, context).map((one) => ({
      ...one,
      stems: tokensOf(text).map(({ stem }) => stem),
    })),
  );
  const isDenied = deniedDays(sentence);
  const old = said.filter(isDenied).map(({ value }) => value);
  const kept = said.filter((one) => !isDenied(one)).map(({ value }) => value);
  const meant = kept.find(({ partial }) => partial !== 'weekday') ?? kept[0];
  if (!meant || kept.some((one) => weekdayOf(one.date) !== weekdayOf(meant.date))) return undefined;
  const isOld = ({ date }: DayFound) =>
    old.length === 0 ||
    old.some((one) => {
      const known = one.partial === 'number' ? 8 : 5;
      return one.partial === 'weekday'
        ? weekdayOf(one.date) === weekdayOf(date)
        : one.date.slice(known) === date.slice(known);
    });
  const places = noted.filter(isOld);
  const [place] = places;
  if (!place || places.some(({ date }) => date !== place.date)) return undefined;
  const isTold = tokens.every(
    ({ folded, stem }, i) =>
      lexicon.light.has(folded) ||
      !/[\p{L}\d]/u.test(folded) ||
      place.stems.includes(stem) ||
      isOver([...said, ...setIn(sentence, own)], i),
  );
  if (!isTold) return undefined;
  const today = localDay(context.now, context.zone);
  const day = meant.partial === 'weekday' ? inWeekOf(place.date, meant.date, today) : meant.date;
  // "C’était le 17 novembre": what is over still is.
  const isBack = place.date <= today && !meant.sure;
  return { was: place.date, now: isBack ? lastYearly(day, today) : day };
}

/** The same weekday in the week of another day; what was to come still is, and what was past too. */
function inWeekOf(was: string, day: string, today: string): string {
  const moved = plusDays(was, weekdayOf(day) - weekdayOf(was));
  if (was >= today && moved < today) return plusDays(moved, 7);
  return was < today && moved > today ? plusDays(moved, -7) : moved;
}
