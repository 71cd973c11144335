/** Which act a day of a draft stands under: that of its clause; of the one before, when its own only lists one more. */
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import { endOf, isLight } from '../../../sentence/between.ts';
import { allPartsOf } from '../../../sentence/clauses.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, placeOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import { daysIn, type SlotContext, whenSlot } from '../../people/model/slots/context.ts';

export type SlotAct = 'add' | 'remove' | 'replace';
const ACTS: Readonly<Record<string, SlotAct>> = {
  'sondage-ajouter': 'add',
  'sondage-oublie': 'add',
  'sondage-enlever': 'remove',
  'sondage-a-la-place': 'replace',
};
export const ACT_NAMES = Object.keys(ACTS);

/** "Enlève du sondage le 10" takes off a day; "laisse tomber le sondage" none: it is the poll that goes. */
function isOfPoll(sentence: Sentence, act: Placed<unknown>): boolean {
  const within = conceptsOf(sentence, 'sondage-dedans');
  return conceptsOf(sentence, 'sondage').some(
    (poll) =>
      poll.at >= endOf(act) &&
      isLight(sentence, endOf(act), poll.at) &&
      !within.some((one) => overlap(one, poll)),
  );
}

/** "Il faudrait le retirer du sondage": a day of it, and not the poll. */
export const takesOffDay = (sentence: Sentence, context: SlotContext): boolean =>
  conceptsOf(sentence, 'sondage-oter').some((act) =>
    conceptsOf(sentence, 'sondage-dedans').some(
      ({ at }) =>
        at >= endOf(act) && isLight(sentence, endOf(act), at, whenSlot(sentence, context)),
    ),
  );

/** "Laisse tomber le sondage, on se voit le 10": the poll goes, and a day is said in another clause; the words from there. */
export function besideGivenUp(sentence: Sentence, context: SlotContext): string | undefined {
  const gone = conceptsOf(sentence, 'sondage-laisser').filter((one) => isOfPoll(sentence, one));
  const ends = [...conceptsOf(sentence, 'sondage-non-voulu'), ...gone].map(
    (one) => spanIn(sentence, one).end,
  );
  if (ends.length === 0) return undefined;
  const parts = allPartsOf(sentence.text);
  const isIn = ({ start, end }: Span, place: number) => start <= place && place <= end;
  const days = daysIn(sentence, context);
  const other = parts.find((part) => days.some(({ start }) => isIn(part, start)));
  return other && !ends.some((end) => isIn(other, end))
    ? sentence.text.slice(other.start)
    : undefined;
}

export interface SlotActs {
  /** What is done to slots, by the concept that says it. */
  said: readonly Placed<string>[];
  /** `isListed`: it is said in a clause before. */
  of: (found: WhenFound) => { act: SlotAct; isListed: boolean } | undefined;
  /** Where the clause begins, and what of time is said in it. */
  clauseOf: (found: WhenFound) => { at: number; own: readonly WhenFound[] };
}

export function slotActsIn(sentence: Sentence, when: readonly WhenFound[]): SlotActs {
  const said = longest(sentence.concepts.filter(({ value }) => Object.hasOwn(ACTS, value))).filter(
    (one) => !isOfPoll(sentence, one),
  );
  const parts = allPartsOf(sentence.text).map((span) => {
    const { at, length } = placeOf(sentence, span);
    const own = when.filter(({ start, end }) => span.start <= start && end <= span.end);
    const days = own.filter(({ kind }) => kind === 'day');
    const acts = said.filter((one) => at <= one.at && one.at < at + length);
    return { at, end: at + length, own, days, acts };
  });
  const offs = conceptsOf(sentence, 'sondage-oter');
  const takesOff = (act: Placed<string> | undefined) =>
    act !== undefined && offs.some((one) => overlap(one, act));
  const aside = [
    ...when.map((one) => placeOf(sentence, one)).map((place) => ({ ...place, value: '' })),
    ...sentence.concepts.filter(({ value }) => ASIDE.test(value)),
  ];
  const made = (act: Placed<string> | undefined, isListed: boolean) => {
    const name = act && ACTS[act.value];
    return name && { act: name, isListed };
  };
  const of: SlotActs['of'] = (found) => {
    const i = parts.findIndex(({ own }) => own.includes(found));
    const part = parts[i];
    const { at } = placeOf(sentence, found);
    if (!part)
      return made(
        said.findLast((one) => one.at <= at),
        false,
      );
    const ahead = part.acts.findLast((one) => one.at <= at);
    const [first] = part.acts;
    if (ahead || first)
      return made(ahead ?? (onlyDay(part) && takesOff(first) ? first : undefined), false);
    // "Enlève le mardi et le jeudi"; "…, et mets le jeudi à 15h" is an act of its own.
    for (let k = i; k > 0 && isLight(sentence, parts[k]?.at ?? 0, parts[k]?.end, aside); k -= 1) {
      const last = parts[k - 1]?.acts.at(-1);
      if (last) return made(last, true);
    }
    // "Le 10, tu peux l’enlever".
    const next = parts.slice(i + 1).find(({ acts, days }) => acts.length + days.length > 0);
    const [off] = next?.days.length === 0 && onlyDay(part) ? next.acts : [];
    return made(takesOff(off) ? off : undefined, false);
  };
  const clauseOf: SlotActs['clauseOf'] = (found) =>
    parts.find(({ own }) => own.includes(found)) ?? { at: 0, own: [found] };
  return { said, of, clauseOf };
}

const onlyDay = ({ days }: { days: readonly WhenFound[] }): boolean => days.length === 1;

/** What adds nothing to a day of a list. */
const ASIDE = /^(?:sondage(?:-creneau)?|demande-polie|courtoisie|vote-entourage)$/;
