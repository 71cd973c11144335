/** All that a restitution is made of, read at one moment. */
import { type Reader, type Row, valuesOf } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type Meeting, meetings } from '../../meetings/model/schema.ts';
import { type KnownPerson, people } from '../../people/model/directory.ts';
import { type KnownGroup, knownGroups } from '../../people/model/group-names.ts';
import { groups, type Pilot, pilots } from '../../people/model/groups.ts';
import type { PartnersView } from '../../people/model/view.ts';
import { type BySubject, bySubject, type UpdateLedger } from '../../progress/model/ledger.ts';
import { type Snapshot, snapshots, updates } from '../../progress/model/schema.ts';

export interface RestitutionRecords {
  updates: BySubject;
  snapshots: readonly Row<Snapshot>[];
  meetings: readonly Row<Meeting>[];
  groups: readonly KnownGroup[];
  people: ReadonlyMap<string, KnownPerson>;
  pilots: ReadonlyMap<string, Pilot>;
}

/** Meetings and snapshots of one period. */
const MOST_MEETINGS = 5_000;
const MOST_SNAPSHOTS = 5_000;

const dayBefore = (day: string): string => new Date(Date.parse(day) - 24 * 3_600_000).toISOString();

/** Records for a period, from the store and its copies. Rejects with the error of the store. */
export async function readKept(
  reader: Reader,
  { ledger, view }: { ledger: UpdateLedger; view: PartnersView },
  { from, to }: { from: string; to: string },
): Promise<RestitutionRecords> {
  // With it, all copies are of the moment of the reader.
  const told = await ledger.read(reader);
  return {
    updates: told,
    // A day before, by whatever clock.
    snapshots: await reader.page(snapshots, { since: dayBefore(from), limit: MOST_SNAPSHOTS }),
    meetings: await reader.page(meetings, {
      since: from,
      before: `${to}T24`,
      oldestFirst: true,
      limit: MOST_MEETINGS,
    }),
    groups: view.groups,
    people: view.people,
    pilots: view.pilots,
  };
}

/** All records, where there are no copies: on a command line. */
export async function readAll(
  reader: Pick<Reader, 'list'>,
  plan: Plan,
): Promise<RestitutionRecords> {
  return {
    updates: bySubject(await reader.list(updates)),
    snapshots: await reader.list(snapshots),
    meetings: await reader.list(meetings),
    groups: knownGroups(plan, await reader.list(groups)),
    people: valuesOf(await reader.list(people)),
    pilots: valuesOf(await reader.list(pilots)),
  };
}
