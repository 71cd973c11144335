import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spacingMs } from '../../src/delivery/delivery.ts';
import { silent } from '../../src/store/log.ts';
import { openPostgres } from '../../src/store/postgres/open-postgres.ts';
import { startPostgres } from '../src/store/postgres-server.ts';
import { startConnectorChild } from '../support/connector-child.ts';
import { copies, exceeded, mostRequests } from '../support/connector-ledger.ts';
import { account, fill, rowsOf } from '../support/outbox-rows.ts';
import { until, type WaitingChild } from '../support/waiting-child.ts';
import { prepareDeliverer } from './kills.ts';

export interface InstancesRun {
  seed: number;
  count: number;
  perSecond: number;
  /** How long one instance is frozen. */
  frozenMs: number;
  /** How often the server is stopped hard, under load. */
  crashes: number;
}

const leaseMs = 15_000;
const delivery = { leaseMs, deadlineMs: 2_000, pollMs: 200 };

/**
 * Three instances on one PostgreSQL deliver what is due; one is killed, one frozen for longer than
 * its lease, and the server stopped hard again and again.
 */
export async function runInstances({ seed, count, perSecond, frozenMs, crashes }: InstancesRun) {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'fil-rouge-instances-'));
  const server = await startPostgres();
  const ledger = path.join(dir, 'ledger.jsonl');
  const connector = await startConnectorChild({ seed, ledger, plan: {}, delayMs: 50 });
  const schema = 'delivery';
  const store = await openPostgres({ databaseUrl: server.url, schema, log: silent });
  await fill(store, { count, people: count, serviceUrl: connector.serviceUrl });
  const database = { url: server.url, schema };
  const workers = [0, 1, 2].map(() => prepareDeliverer({ database, perSecond, delivery }));
  const [killed, frozen, steady] = workers as [WaitingChild, WaitingChild, WaitingChild];
  const errors = () => workers.flatMap(({ said }) => said().match(/^error .*$/gm) ?? []);
  try {
    for (const worker of workers) await until(() => /^ready$/m.test(worker.said()), worker);
    for (const worker of workers) worker.go();
    for (const worker of workers) await until(() => /^started$/m.test(worker.said()), worker);
    await sleep(spacingMs + 3_000);
    killed.child.kill('SIGKILL');
    frozen.child.kill('SIGSTOP');
    await sleep(2_500);
    // What the two had in hand: the third has settled everything else by now, or will.
    const orphans = (await rowsOf(store)).filter(
      ({ state, lease }) =>
        state === 'sending' && Date.parse(lease?.until ?? '') - leaseMs < Date.now() - 2_400,
    ).length;
    for (let crash = 0; crash < crashes; crash += 1) {
      await sleep(1_000);
      await server.crash();
      await sleep(300);
      await server.start();
    }
    await sleep(Math.max(0, frozenMs - 2_500 - crashes * 2_000));
    frozen.child.kill('SIGCONT');
    // It wakes up with rows in hand that the third has long sent, and must find that out.
    const woken = () => frozen.said().match(/^fenced$/gm)?.length ?? 0;
    for (const end = Date.now() + 20_000; woken() === 0 && Date.now() < end; ) await sleep(100);
    const open = async () =>
      (await rowsOf(store)).filter(({ state }) => state === 'waiting' || state === 'sending')
        .length;
    const limit = Date.now() + 60_000 + (count / perSecond) * 3_000 + leaseMs;
    while ((await open()) > 0 && Date.now() < limit) await sleep(500);
    await sleep(500);
    const lines = connector.ledger();
    return {
      orphans,
      ...account(await rowsOf(store), copies(lines)),
      fenced: woken(),
      mostRequests: mostRequests(lines),
      exceeded: exceeded(lines, perSecond),
      errors: errors(),
    };
  } finally {
    steady.end();
    for (const { child } of workers) child.kill('SIGKILL');
    await store.close();
    await connector.stop();
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
