/** What is understood of sentences about polls, as `sondages.yaml` declares it. */
import type { WhenFound } from '../../../language/when/expression.ts';
import { readShift } from '../../../language/when/shift.ts';
import { declaredIntents, type IntentFound, type SlotReader } from '../../../sentence/intent.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { thingsSlot } from '../../people/model/slots/things.ts';
import type { PollIntent, PollReading } from './reading.ts';

type WhenSlot = SlotReader<WhenFound, SlotContext>;

/** A day that may be a slot, and no limit. */
const isSlotDay = ({ value }: Placed<WhenFound>): boolean =>
  (value.kind === 'day' && !value.limit && !value.before) || value.kind === 'noDay';

const days: WhenSlot = (sentence, context) => whenSlot(sentence, context).filter(isSlotDay);

/** Days to choose from: the same one said twice is one. */
const several: WhenSlot = (sentence, context) => {
  const found = days(sentence, context);
  const dates = found.map(({ value }) => (value.kind === 'day' ? value.date : ''));
  return new Set(dates).size > 1 ? found : [];
};

const period: WhenSlot = (sentence, context) =>
  whenSlot(sentence, context).filter(({ value }) => value.kind === 'period');

/** "De 3 jours", "une semaine de plus": how much longer. */
const shift: SlotReader<string, SlotContext> = ({ text, tokens }, { knowledge }) => {
  const value = readShift(text, knowledge.vocabulary.when, true);
  return value && !value.includes('T') ? [{ value, at: tokens.length, length: 0 }] : [];
};

const others: typeof personsSlot = (sentence, context) =>
  personsSlot(sentence, context).filter(({ value }) => !value.isSelf);

/** Who speaks gathers a group: days to choose from are theirs to offer. */
const leads: SlotReader<unknown, SlotContext> = ({ tokens }, { speaking }) =>
  speaking.coAnimates.length > 0 ? [{ value: true, at: tokens.length, length: 0 }] : [];

export const pollIntents = declaredIntents<SlotContext>('sondages', {
  ...{ group: groupsSlot, when: whenSlot, person: personsSlot, other: others },
  ...{ days, several, period, shift, thing: thingsSlot, leads },
});

export interface PollIntentSaid {
  does: PollIntent;
  rank: PollReading['rank'];
  /** Names no poll: it is said while one is open here, and of nothing else. */
  isBare: boolean;
  /** Names nothing at all ("clos-le"): said of what was spoken of just before. */
  isOfSpoken: boolean;
  onlyNamed: boolean;
  /** Days alone: where a draft is open, they are of it. */
  isOffered: boolean;
  /** Asked of what is kept of polls: when one ends, or which day came out of it. */
  asks: 'when' | undefined;
}

export function saidBy({ does, rank, when = [] }: IntentFound['intent']): PollIntentSaid {
  return {
    does: does as PollIntent,
    rank: rank ?? 'order',
    isBare: when.includes('ouvert'),
    isOfSpoken: when.includes('cite'),
    onlyNamed: when.includes('bref'),
    isOffered: when.includes('neuf'),
    asks: when.includes('echeance') ? 'when' : undefined,
  };
}
