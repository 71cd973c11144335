import type { OutboxRow } from '../../bot/contract.ts';
import { inbox, outbox } from './drawers.ts';
import type { RawRow } from './migrations.ts';
import { addressOf } from './overlay.ts';

const keyOf = ({ table, id }: RawRow): string => addressOf(table, id);
const outboxRow = ({ value }: RawRow): OutboxRow => outbox.schema.parse(value);

/** Perhaps sent, and only a person can know: shown as such, never sent again by itself. */
const uncertain = (row: RawRow): RawRow => ({
  ...row,
  version: row.version + 1,
  value: { ...outboxRow(row), state: 'uncertain', lease: null, result: 'restored' },
});

/**
 * What a restore keeps of now: the answers already given and the log of what was sent, so that
 * yesterday's data neither sends a reminder twice nor counts a vote twice. Without them (the
 * present data is lost) what should have gone out between the backup and `now` is uncertain.
 */
export function restored(backup: RawRow[], present: RawRow[] | undefined, now: Date): RawRow[] {
  const rows = new Map(backup.map((row) => [keyOf(row), row]));
  if (present) {
    for (const row of present) {
      if (row.table === inbox.name) rows.set(keyOf(row), row);
      if (row.table !== outbox.name) continue;
      const { state } = outboxRow(row);
      if (state === 'sending') rows.set(keyOf(row), uncertain(row));
      else if (state !== 'waiting') rows.set(keyOf(row), row);
    }
    return [...rows.values()];
  }
  return [...rows.values()].map((row) => {
    if (row.table !== outbox.name) return row;
    const { state, notBefore } = outboxRow(row);
    const open = state === 'waiting' || state === 'sending';
    return open && notBefore <= now.toISOString() ? uncertain(row) : row;
  });
}
