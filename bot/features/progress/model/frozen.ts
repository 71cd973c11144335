/** What was declared good for the committee. */
import type { Reader } from '../../../contract/store.ts';
import { type Snapshot, snapshots } from './schema.ts';

/** Snapshots that are looked at, the last ones: a committee has some hundred. */
const MOST = 500;

/** The last time of each subject. */
export async function lastFrozen(reader: Reader): Promise<ReadonlyMap<string, Snapshot>> {
  const frozen = await reader.page(snapshots, { limit: MOST });
  return new Map(frozen.reverse().map(({ value }): [string, Snapshot] => [value.subject, value]));
}
