import type { OutboxDraft, OutboxRow, Store } from '../../bot/contract/store.ts';
import { type Address, addresses } from '../../bot/features/people/model/directory.ts';
import { standingOf } from '../../bot/features/sendings/model/attempts.ts';

export const tenantId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

/** Who gets the rows of a run. */
export interface Crowd {
  /** How many rows, over how many people. */
  count: number;
  /** The number of the first row. */
  from?: number;
  people: number;
  /** One in so many people has a conversation that Teams closed. */
  closedEvery?: number;
  /** One row in so many may not be repeated. */
  onceEvery?: number;
  /** Since how long they are due, in ms; they are of use for as long, and an hour more. */
  sinceMs?: number;
  serviceUrl: string;
}

/** Where somebody is written to in Teams. */
export const teamsAddress = (
  conversationId: string,
  serviceUrl: string,
  over: Partial<Address> = {},
): Address => ({
  tenantId,
  conversationId,
  conversationType: 'personal',
  serviceUrl,
  botId: '28:bot',
  state: 'open',
  lastSeenAt: '2026-11-24T10:00:00.000Z',
  ...over,
});

/** Fills a store with people and with rows that are due now. */
export async function fill(store: Store, crowd: Crowd): Promise<void> {
  const { count, people, closedEvery = 0, onceEvery = 0, sinceMs = 1_000, serviceUrl } = crowd;
  const { from = 0 } = crowd;
  const past = new Date(Date.now() - sinceMs).toISOString();
  const expiresAt = new Date(Date.now() + sinceMs + 3_600_000).toISOString();
  const draft = (at: number): OutboxDraft => ({
    key: `row:${at}`,
    kind: onceEvery > 0 && at % onceEvery === 0 ? 'faults.announcement' : 'faults.reminder',
    subject: 'push:faults',
    recipient: `person:${at % people}`,
    payload: null,
    notBefore: past,
    expiresAt,
  });
  await store.transact(async (tx) => {
    for (let at = 0; at < people; at += 1) {
      const closed = closedEvery > 0 && at % closedEvery === 0;
      const conversation = `${closed ? 'closed' : 'open'}-${at}`;
      await tx.put(addresses, `person:${at}`, teamsAddress(conversation, serviceUrl));
    }
    for (let at = 0; at < count; at += 1) await tx.outbox.add(draft(from + at));
  });
}

export const rowsOf = (store: Store): Promise<OutboxRow[]> =>
  store.read(({ outbox }) => outbox.find('subject', 'push:faults'));

/** How the rows ended, beside how often each was really taken. */
export function account(rows: readonly OutboxRow[], copies: ReadonlyMap<string, number>) {
  const taken = (row: OutboxRow) => copies.get(row.key) ?? 0;
  const standings: Record<string, number> = {};
  for (const row of rows) {
    const standing = standingOf(row);
    standings[standing] = (standings[standing] ?? 0) + 1;
  }
  return {
    standings,
    /** Said to be sent, or still waiting, and never taken. */
    lost: rows.filter((row) => {
      const standing = standingOf(row);
      return (standing === 'reached' || standing === 'inProgress') && taken(row) === 0;
    }).length,
    duplicates: rows.reduce((sum, row) => sum + Math.max(0, taken(row) - 1), 0),
    mostCopies: Math.max(0, ...rows.map(taken)),
  };
}
