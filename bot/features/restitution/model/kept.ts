/** All that a restitution is made of, read at one moment. */
import type { Reader, Row } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type Meeting, meetings } from '../../meetings/model/schema.ts';
import { type KnownPerson, people } from '../../people/model/directory.ts';
import { type KnownGroup, knownGroups } from '../../people/model/group-names.ts';
import { type Group, groups, type Pilot, pilots } from '../../people/model/groups.ts';
import type { BySubject, UpdateLedger } from '../../progress/model/ledger.ts';
import { type Snapshot, snapshots } from '../../progress/model/schema.ts';

export interface RestitutionRecords {
  updates: BySubject;
  snapshots: readonly Row<Snapshot>[];
  meetings: readonly Row<Meeting>[];
  groups: readonly KnownGroup[];
  people: ReadonlyMap<string, KnownPerson>;
  pilots: ReadonlyMap<string, Pilot>;
}

/** `ledger`: the copy of the updates of the reader's store. Rejects with the error of the store. */
export async function readKept(
  reader: Pick<Reader, 'get' | 'list'>,
  ledger: UpdateLedger,
  plan: Plan,
): Promise<RestitutionRecords> {
  const [updates, frozen, met, made, known, led] = await Promise.all([
    ledger.read(reader),
    reader.list(snapshots),
    reader.list(meetings),
    reader.list(groups),
    reader.list(people),
    reader.list(pilots),
  ]);
  return {
    updates,
    snapshots: frozen,
    meetings: met,
    groups: knownGroups(plan, made satisfies Row<Group>[]),
    people: new Map(known.map(({ id, value }) => [id, value])),
    pilots: new Map(led.map(({ id, value }) => [id, value])),
  };
}
