/** Slot of what is said of time: days, hours, durations, each where it stands. */
import type { WhenFound } from '../../../../language/when/expression.ts';
import { readWhen } from '../../../../language/when/read-when.ts';
import type { Placed } from '../../../../sentence/placed.ts';
import { placeOf, type Sentence } from '../../../../sentence/sentence.ts';
import type { SlotContext } from './context.ts';

export const whenSlot = (
  sentence: Sentence,
  { knowledge, now, zone }: SlotContext,
): Placed<WhenFound>[] =>
  readWhen(sentence.text, { now, zone }, knowledge.vocabulary.when).map((value) => ({
    value,
    ...placeOf(sentence, value),
  }));
