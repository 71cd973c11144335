/** Slot of what is said of time: days, hours, durations, each where it stands. */
import type { WhenFound } from '../../../../language/when/expression.ts';
import { readWhen } from '../../../../language/when/read-when.ts';
import type { Placed } from '../../../../sentence/placed.ts';
import { placeOf, type Sentence } from '../../../../sentence/sentence.ts';
import type { SlotContext } from './context.ts';
import { once } from './once.ts';

export const whenSlot = once((sentence: Sentence, { knowledge, now, zone }: SlotContext) =>
  readWhen(sentence.text, { now, zone }, knowledge.vocabulary.when).map(
    (value): Placed<WhenFound> => ({ value, ...placeOf(sentence, value) }),
  ),
);
