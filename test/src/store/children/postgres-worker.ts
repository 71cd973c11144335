/**
 * One of several instances that send what is due: claims, "sends" (a line on stdout, written at
 * once), settles. Usage: postgres-worker.ts <url> <schema> <owner> <lease in ms>.
 */

import { readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { FenceError, type OutboxRow, StoreError } from '../../../../bot/contract/store.ts';
import { silent } from '../../../../src/store/log.ts';
import { openPostgres } from '../../../../src/store/postgres/open-postgres.ts';
import { claimDue, settle } from '../../../support/outbox-calls.ts';
import { sayOut } from '../../../support/say-out.ts';

const [databaseUrl = '', schema = '', owner = '', leaseMs = ''] = process.argv.slice(2);
const store = await openPostgres({ databaseUrl, schema, log: silent });
sayOut('ready\n');
readSync(0, Buffer.alloc(1));

async function send(row: OutboxRow): Promise<void> {
  // A lease that ran out while this process slept is somebody else's: not even tried.
  if (!row.lease || Date.parse(row.lease.until) <= Date.now()) return;
  sayOut(`sent ${row.key}\n`);
  await sleep(15);
  try {
    await settle(store, row, row.lease.fence, { state: 'sent' });
    sayOut(`settled ${row.key}\n`);
  } catch (error) {
    if (error instanceof FenceError) sayOut(`fenced ${row.key}\n`);
    else if (!(error instanceof StoreError)) throw error;
  }
}

for (;;) {
  try {
    const request = { owner, now: new Date(), limit: 5, leaseMs: Number(leaseMs) };
    const rows = await claimDue(store, request);
    for (const row of rows) await send(row);
    if (rows.length === 0) await sleep(50);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    await sleep(100);
  }
}
