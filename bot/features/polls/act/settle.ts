/** A meeting that was planned by itself, on a day that an open poll of its group offers: that day is chosen. */
import type { Transaction } from '../../../contract/store.ts';
import type { PlannedMeeting } from '../../meetings/model/schedule.ts';
import { polls } from '../model/schema.ts';
import { stateOf } from '../model/state.ts';
import { strings } from '../show/strings.ts';
import { put } from './close.ts';

/** Closes such polls, and says which. The meeting is none of theirs: a poll that opens again leaves it. */
export const settledBy: PlannedMeeting = async (
  tx: Transaction,
  { meeting: { group, when } },
  { turn, locale, plan },
) => {
  const told: string[] = [];
  for (const { id, value: poll } of await tx.where(polls, 'openIn', group)) {
    const ofDay = poll.slots.filter(({ date }) => date === when.date);
    const slot = ofDay.find(({ start }) => start === when.start) ?? ofDay[0];
    const state = slot && (await stateOf(tx, id, plan));
    if (!state) continue;
    await put(tx, { turn }, state, {
      ...poll,
      ...{ state: 'closed', chosen: slot.id, meeting: null, round: poll.round + 1 },
    });
    told.push(strings[locale].settled(poll.title));
  }
  return told;
};
