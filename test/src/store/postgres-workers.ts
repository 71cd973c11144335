import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { prepare, until } from '../../support/waiting-child.ts';
import { draft } from './samples.ts';

export interface WorkersReport {
  /** Rows that were never sent, or never recorded as sent. */
  lost: number;
  /** Sendings beyond the first of each row. */
  duplicates: number;
  /** Rows recorded as sent more than once. */
  settledTwice: number;
  /** Late reports that were refused because somebody else had taken the row over. */
  fenced: number;
}

const script = path.join(import.meta.dirname, 'children/postgres-worker.ts');

const keysOf = (said: string, verb: string): string[] =>
  [...said.matchAll(new RegExp(`^${verb} (.*)\\n`, 'gm'))].map((found) => found[1] as string);

/** Three instances share `count` rows; one is killed, one frozen for longer than its lease. */
export async function threeWorkers(
  url: string,
  schema: string,
  { count, leaseMs, frozenMs }: { count: number; leaseMs: number; frozenMs: number },
): Promise<WorkersReport> {
  const store = await openPostgres({ databaseUrl: url, schema, log: silent });
  await store.transact(async (tx) => {
    const past = new Date(Date.now() - 1_000).toISOString();
    for (let i = 0; i < count; i += 1) await tx.outbox.add({ ...draft(`k${i}`), notBefore: past });
  });
  const workers = ['killed', 'frozen', 'steady'].map((owner) =>
    prepare(script, url, schema, owner, String(leaseMs)),
  );
  const [killed, frozen] = workers as [(typeof workers)[0], (typeof workers)[0]];
  try {
    for (const worker of workers) await until(() => worker.said().includes('ready\n'), worker);
    for (const worker of workers) worker.go();
    const busy = (worker: typeof killed) => keysOf(worker.said(), 'sent').length > 3;
    await until(() => busy(killed) && busy(frozen), killed);
    killed.child.kill('SIGKILL');
    await sleep(20);
    frozen.child.kill('SIGSTOP');
    await sleep(frozenMs);
    frozen.child.kill('SIGCONT');
    const state = async () => {
      const rows = await store.read((reader) => reader.outbox.find('subject', 'meeting:1'));
      return rows.filter((row) => row.state === 'sent').length;
    };
    for (let waited = 0; (await state()) < count && waited < 60_000; waited += 100)
      await sleep(100);
    await sleep(200);
    const said = workers.map((worker) => worker.said()).join('');
    const sent = keysOf(said, 'sent');
    const settled = keysOf(said, 'settled');
    return {
      lost: count - Math.min(new Set(sent).size, await state()),
      duplicates: sent.length - new Set(sent).size,
      settledTwice: settled.length - new Set(settled).size,
      fenced: keysOf(said, 'fenced').length,
    };
  } finally {
    for (const { child } of workers) child.kill('SIGKILL');
    await store.close();
  }
}
