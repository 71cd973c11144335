import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Collection, Json, Store } from '../../../../bot/contract/store.ts';
import { recordOf } from '../../../../bot/features/sendings/model/attempts.ts';
import { silent } from '../../../../src/store/log.ts';
import { type Migration, withoutSendRates } from '../../../../src/store/migrations.ts';
import { openPostgres } from '../../../../src/store/postgres/open-postgres.ts';
import { claimDue, settle } from '../../../support/outbox-calls.ts';
import { ownDatabase } from '../../../support/shared/database.ts';
import { newDirectory, openIn } from '../places.ts';
import { draft, noon } from '../samples.ts';

const rates: Collection<Json> = { name: 'sendRates', schema: z.custom<Json>() };
const paces: Collection<Json> = { name: 'sendPaces', schema: z.custom<Json>() };

/** What the version before wrote of a row whose second request went through. */
const written = {
  outcome: 'sent',
  code: null,
  tries: ['2026-11-24T12:00:01.000Z', '2026-11-24T12:00:09.000Z'],
  ambiguous: 1,
  unsure: 0,
  delays: 0,
  digest: 'abc',
};

const list: readonly Migration[] = [withoutSendRates];

type Open = (migrations: readonly Migration[]) => Promise<Store>;

function contract(place: () => Promise<Open>): void {
  it('drops the rates and keeps, of the requests of a row, when the last was made', async () => {
    const open = await place();
    const before = await open([]);
    await before.transact(async (tx) => {
      await tx.put(rates, 'tenant', { slots: [1, 2], underWay: [] });
      await tx.put(paces, 'digest', { recent: [1], minutes: [[1, 1]], notBefore: 0 });
      await tx.outbox.add(draft('sent'));
      await tx.outbox.add(draft('untried'));
    });
    const claim = { owner: 'me', now: noon, limit: 1, leaseMs: 60_000 };
    const [row] = await claimDue(before, claim);
    if (!row?.lease) throw new Error('Nothing was due.');
    await settle(before, row, row.lease.fence, { state: 'sent', result: written });
    await before.close();

    const after = await open(list);
    await after.read(async (reader) => {
      expect(await reader.list(rates)).toEqual([]);
      expect(await reader.list(paces)).toEqual([]);
      const sent = await reader.outbox.get(row.key);
      const { tries, ...rest } = written;
      expect(sent && recordOf(sent)).toEqual({ ...rest, triedAt: tries[1] });
      const other = row.key === 'sent' ? 'untried' : 'sent';
      expect((await reader.outbox.get(other))?.result).toBeNull();
    });
    await after.close();
  });
}

describe('the store in a file', () => {
  contract(async () => {
    const dir = await newDirectory();
    return (migrations) => openIn(dir, { migrations });
  });
});

describe('the store in PostgreSQL', () => {
  let server: Awaited<ReturnType<typeof ownDatabase>>;
  beforeAll(async () => {
    server = await ownDatabase();
  });
  afterAll(() => server.stop());
  contract(
    async () => (migrations) => openPostgres({ databaseUrl: server.url, log: silent, migrations }),
  );
});

it('leaves a row of the quarantine alone, whatever its shape', () => {
  const odd = [null, 'text', { result: 'quarantined' }].map((value, at) => ({
    table: '$outbox',
    id: `${at}`,
    version: 1,
    value,
  }));
  expect(withoutSendRates(odd)).toEqual(odd);
});
