/** Puts an invented year into a store that is empty. */
import { followed } from '../../bot/contract/followed.ts';
import type { Row, Store } from '../../bot/contract/store.ts';
import { linkCalendar } from '../../bot/features/meetings/model/schedule.ts';
import { type Meeting, meetings } from '../../bot/features/meetings/model/schema.ts';
import { people } from '../../bot/features/people/model/directory.ts';
import { type Group, groups, type Pilot, pilots } from '../../bot/features/people/model/groups.ts';
import {
  type Ballot,
  ballotId,
  ballots,
  type Poll,
  polls,
} from '../../bot/features/polls/model/schema.ts';
import {
  type Snapshot,
  snapshots,
  type Update,
  updates,
} from '../../bot/features/progress/model/schema.ts';
import type { Partner } from './people.ts';

/** A year of an invented partnership, as a store keeps it. */
export interface DemoYear {
  partners: Partner[];
  groups: Map<string, Group>;
  pilots: Map<string, Pilot>;
  updates: Row<Update>[];
  snapshots: Map<string, Snapshot>;
  meetings: Map<string, Meeting>;
  polls: Map<string, Poll>;
  ballots: Ballot[];
}

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
