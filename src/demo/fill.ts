/** Puts an invented year into a store that is empty. */
import { followed } from '../../bot/contract/copies.ts';
import type { Store } from '../../bot/contract/store.ts';
import { linkCalendar } from '../../bot/features/meetings/model/schedule.ts';
import { meetings } from '../../bot/features/meetings/model/schema.ts';
import { people } from '../../bot/features/people/model/directory.ts';
import { groups, pilots } from '../../bot/features/people/model/groups.ts';
import { ballotId, ballots, polls } from '../../bot/features/polls/model/schema.ts';
import { snapshots, updates } from '../../bot/features/progress/model/schema.ts';
import type { DemoYear } from './year.ts';

/** Invented things never go beside real ones. */
export class NotEmpty extends Error {
  override name = 'NotEmpty';
}

/** In one transaction. @throws {NotEmpty} when somebody is known to the store already */
export async function fillWith(store: Store, year: DemoYear): Promise<void> {
  await followed(store).transact(async (tx) => {
    const [known, told] = [await tx.list(people), await tx.list(updates)];
    if (known.length + told.length > 0) throw new NotEmpty('The store is not empty.');
    for (const { id, person } of year.partners) await tx.put(people, id, person);
    for (const [id, group] of year.groups) await tx.put(groups, id, group);
    for (const [id, pilot] of year.pilots) await tx.put(pilots, id, pilot);
    for (const { id, value } of year.updates) await tx.put(updates, id, value);
    for (const [id, snapshot] of year.snapshots) await tx.put(snapshots, id, snapshot);
    for (const [id, meeting] of year.meetings) {
      await tx.put(meetings, id, meeting);
      await linkCalendar(tx, { id, meeting });
    }
    for (const [id, poll] of year.polls) await tx.put(polls, id, poll);
    for (const ballot of year.ballots)
      await tx.put(ballots, ballotId(ballot.poll, ballot.person), ballot);
  });
}
