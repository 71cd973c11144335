/**
 * The delivering part of the service in a process to be killed: store, worker, Teams room. Usage:
 * `node --import tsx deliverer.ts <options as JSON>`; loads, says `ready`, starts at the first byte
 * on stdin, says what it finds under way (`inflight <keys>`) and then how its rows stand, ends at
 * the end of stdin.
 */
import { readSync } from 'node:fs';
import type { OutboxRow, Store } from '../../../bot/contract/store.ts';
import { recordOf } from '../../../bot/features/sendings/model/attempts.ts';
import type { DeliveryOptions } from '../../../src/delivery/ports.ts';
import { openFile } from '../../../src/store/file/open-file.ts';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { sayOut } from '../../support/say-out.ts';
import { createTestDelivery } from '../../support/test-delivery.ts';

export interface DelivererOptions {
  /** One of the two stores. */
  dataDir?: string;
  database?: { url: string; schema: string };
  perSecond: number;
  delivery: Partial<DeliveryOptions>;
  crashAt?: string;
}

const [raw = '{}'] = process.argv.slice(2);
const options = JSON.parse(raw) as DelivererOptions;
const { dataDir = '', database, perSecond, delivery: times, crashAt } = options;
const now = () => new Date();
const say = (line: string) => sayOut(`${line}\n`);

say('ready');
if (readSync(0, Buffer.alloc(1)) === 0) process.exit(0);

const store: Store = database
  ? await openPostgres({ databaseUrl: database.url, schema: database.schema, log: silent })
  : await openFile({ dataDir, now, log: silent });

const rowsOf = (): Promise<OutboxRow[]> =>
  store.read(({ outbox }) => outbox.find('subject', 'push:faults'));

if (!database) {
  const sending = (await rowsOf()).filter(({ state }) => state === 'sending');
  say(`inflight ${sending.map(({ key, claims }) => `${key}#${claims}`).join(' ')}`);
}

const delivery = createTestDelivery({
  store,
  perSecond,
  options: times,
  crashAt,
  log: {
    ...silent,
    error: (fields, message) => say(`error ${message} ${JSON.stringify(fields)}`),
  },
  metrics: { fenced: () => say('fenced') },
});
delivery.start();
say('started');

/** Rows that are still to be sent; those that wait for somebody who cannot be reached are not. */
const unfinished = (row: OutboxRow): boolean => {
  if (row.state === 'sending') return true;
  const { outcome } = recordOf(row);
  return row.state === 'waiting' && outcome !== 'blocked' && outcome !== 'gone';
};
const look = async () => {
  try {
    say(`left ${(await rowsOf()).filter(unfinished).length}`);
  } catch {
    // The store is away: no news.
  }
};
const looking = database ? undefined : setInterval(() => void look(), 500);

process.stdin.resume().on('end', async () => {
  clearInterval(looking);
  await delivery.stop();
  await store.close();
  say('closed');
  process.exit(0);
});
