/** What is told of a thing, against what stands of it: the same blocker, the same decision, a step that moves. */

import { stem } from '../../../language/fold.ts';
import { tokensOf } from '../../../language/tokens.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { readSentence, says } from '../../../sentence/sentence.ts';
import type { SubjectState } from '../model/history.ts';
import type { UpdateContent } from '../model/schema.ts';
import { besidesOpen } from '../model/told-texts.ts';
import { type Telling, withDay } from './dated.ts';

/** The words of a text that have a sense, as stems. */
export const sensesOf = (text: string, lexicon: Lexicon): string[] =>
  tokensOf(text).flatMap(({ folded }) =>
    /\p{L}{2}/u.test(folded) && !lexicon.light.has(folded) ? [stem(folded)] : [],
  );

/** How many words with a sense a text has in common with another. */
export function sharedBy(text: string, other: string, lexicon: Lexicon): number {
  const known = new Set(sensesOf(other, lexicon));
  return new Set(sensesOf(text, lexicon).filter((one) => known.has(one))).size;
}

/** What is told, where what stands says more of the same. */
export function besideStanding(
  said: UpdateContent,
  { blocker, arbitration, nextStep }: SubjectState,
  telling: Telling,
): UpdateContent {
  const { lexicon } = telling;
  const isIn = (text: string, other: string) =>
    sensesOf(text, lexicon).every((one) => sensesOf(other, lexicon).includes(one));
  return {
    ...said,
    // "Les données, c’est un blocage", where "il manque les données depuis octobre" stands: the same.
    blocker: said.blocker && blocker && isIn(said.blocker, blocker) ? blocker : said.blocker,
    // It is not what is told that settles what was still to be decided.
    arbitration: said.arbitration && besidesOpen(arbitration, said.arbitration).slice(0, 1000),
    nextStep:
      said.nextStep && nextStep ? stepMoved(said.nextStep, nextStep, telling) : said.nextStep,
  };
}

/** "Le dépouillement est décalé au 11": the step that stands, on its new day; where more is said, what is told. */
function stepMoved(told: string, standing: string, telling: Telling): string {
  const { now, zone, words, lexicon } = telling;
  const daysOf = (text: string) =>
    readWhen(text, { now, zone }, words).flatMap((one) => (one.kind === 'day' ? [one] : []));
  const without = (text: string) =>
    [...daysOf(text)]
      .reverse()
      .reduce((t, { start, end }) => t.slice(0, start) + t.slice(end), text);
  const [was, other] = daysOf(standing);
  const day = daysOf(told).at(-1);
  const rest = readSentence(without(told), lexicon);
  if (!was || !day || other || !says(rest, 'av-decale')) return told;
  const moves = rest.concepts.filter(({ value }) => value === 'av-decale');
  const beside = rest.typed.filter(
    (_, i) => !moves.some(({ at, length }) => at <= i && i < at + length),
  );
  const said = sensesOf(beside.map(({ folded }) => folded).join(' '), lexicon);
  const known = sensesOf(without(standing), lexicon);
  return said.length > 0 && said.every((one) => known.includes(one))
    ? withDay(standing, { was: was.date, now: day.date }, telling)
    : told;
}
