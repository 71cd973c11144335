/** Doubts about an answer that was read: it may be meant otherwise, and is asked back. */

import { isCalled } from '../../../language/when/called-day.ts';
import { inside, ofKind, type WhenFound } from '../../../language/when/expression.ts';
import { numberSaid } from '../../../language/when/lexicon.ts';
import { isBehind } from '../../../sentence/saying.ts';
import { placesOf, type Sentence, says, setOf, spanIn } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import type { Choice } from '../model/schema.ts';
import type { GivenSlot } from './reading.ts';
import type { SlotParts } from './slots-counted.ts';
import type { HeardVote } from './vote-judged.ts';
import { isOfSlots, isSlots, type VoteMark } from './vote-mark.ts';

/** "Les deux me vont", of three slots of which none is named: which they are is not known. */
export const isMiscounted = (
  { sentence, slots, lexicon }: SlotParts,
  marks: readonly VoteMark[],
): boolean =>
  !marks.some(isSlots) &&
  marks.some(
    (mark) =>
      mark.kind === 'set' &&
      sentence.tokens
        .filter((one) => inside([mark], one))
        .map(({ folded }) => numberSaid(lexicon, folded) ?? Number(folded))
        .some((count) => count > 1 && count !== slots.length),
  );

interface Told extends HeardVote {
  sentence: Sentence;
  context: SlotContext;
  answers: Readonly<Record<string, Choice>>;
}

export const isDoubtful = (read: Told): boolean =>
  read.beside.told !== undefined ||
  read.when.some((one) => isMisnamed(one, read.slots)) ||
  isElsewhen(read) ||
  isOthers(read) ||
  isExcepted(read) ||
  isAnyOrNone(read);

/** "Comme vous voulez": all suits, or nobody cares; "tout me va sauf trop tôt le matin": not of every slot in the morning. */
function isAnyOrNone({ sentence, marks, answers }: Told): boolean {
  const isDated = marks.some((mark) => isSlots(mark) && mark.slots.length > 0);
  if (!isDated) return says(sentence, 'vote-sans-preference');
  const isNo = Object.values(answers).every((one) => one === 'no');
  return isNo && marks.find(isOfSlots)?.kind === 'set';
}

/** "Tout me va en février", of a poll that is all in January, and no day of it. */
const isElsewhen = ({ when, slots, marks }: Told): boolean =>
  !marks.some((mark) => isSlots(mark) && mark.slots.length > 0) &&
  ofKind(when, 'period').some(
    ({ from, to, unit }) =>
      unit !== 'part' && !slots.some(({ date }) => from <= date && date <= to),
  );

/** "Le 12 Zoé me remplace": who is named, and answered for by nobody. */
const isOthers = ({ sentence, beside: { apart }, context }: Told): boolean =>
  personsSlot(sentence, context).some(
    (one) =>
      (one.value.found.length > 0 || one.value.name.includes(' ')) &&
      !one.value.isSelf &&
      !isBehind(sentence, 'vote-si', one.at) &&
      ![...apart].some(
        (span) => inside([span], spanIn(sentence, one)) || inside([spanIn(sentence, one)], span),
      ),
  );

/** "Hormis celui du marché": which of them is not known. */
const isExcepted = ({ sentence, marks }: Told): boolean =>
  placesOf(sentence, setOf(sentence, 'verdict-sauf')).some((one) => {
    const { end } = spanIn(sentence, one);
    return !marks.some(({ kind, start }) => (kind === 'slots' || kind === 'set') && start >= end);
  });

/** "Ok jeudi et vendredi, le 12 …": a weekday and a number that no slot has together may be two days. */
const isMisnamed = (one: WhenFound, slots: readonly GivenSlot[]): boolean => {
  if (one.kind !== 'day' || one.weekday === undefined || one.partial === 'weekday') return false;
  const named = slots.filter(({ date }) => isCalled(date, one));
  return (
    named.length > 0 && !named.some(({ date }) => isCalled(date, { ...one, partial: 'weekday' }))
  );
};
