import { expect, it } from '@jest/globals';
import { bundleRow } from '../../../../bot/features/door/model/links-bundle.ts';
import { blankRecord, toResult } from '../../../../bot/features/sendings/model/attempts.ts';
import { MemoryStore } from '../../../support/memory-store.ts';
import { claimDue } from '../../../support/outbox-calls.ts';

it('what falls together is one message, and no message is longer than Teams takes', async () => {
  const now = new Date('2026-11-24T09:00:00.000Z');
  const store = new MemoryStore();
  for (let n = 0; n < 30; n++)
    await store.transact((tx) =>
      tx.outbox.add({
        key: `row-${n}`,
        kind: 'meetings.invitation',
        subject: 'meeting:1:invitation',
        recipient: `person:sans-teams:${n}`,
        payload: null,
        notBefore: now.toISOString(),
        expiresAt: '2027-11-24T09:00:00.000Z',
      }),
    );
  const rows = await claimDue(store, { owner: 'o', now, limit: 30, leaseMs: 60_000 });
  const bundles: string[] = [];
  for (const row of rows)
    await store.transact(async (tx) => {
      const bundle = await bundleRow(tx, row.subject, 'person:t:ines', now);
      const handed = { bundle, about: 'Invitation', doors: [] };
      const result = toResult({ ...blankRecord, outcome: 'handed', handed });
      await tx.outbox.settle(row.id, row.lease?.fence ?? 0, { state: 'sent', result });
      bundles.push(bundle);
    });
  const counts = [...new Set(bundles)].map((key) => bundles.filter((one) => one === key).length);
  expect(counts).toEqual([25, 5]);
  const made = await store.read(({ outbox }) => outbox.find('recipient', 'person:t:ines'));
  expect(made.map(({ kind }) => kind)).toEqual(['door.bundle', 'door.bundle']);
});
