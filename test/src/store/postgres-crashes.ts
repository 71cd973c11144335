import { setTimeout as sleep } from 'node:timers/promises';
import { type Store, StoreError } from '../../../bot/contract/store.ts';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { randomFrom } from '../../support/random.ts';
import { lastResortMs } from '../../support/until.ts';
import type { PostgresServer } from './postgres-server.ts';
import { note, notes } from './samples.ts';

export interface CrashReport {
  crashes: number;
  acknowledged: number;
  refused: number;
  /** Acknowledged changes that are gone. */
  lost: number;
  /** Changes that are there although the caller was told that nothing was recorded. */
  ghosts: number;
  /** The longest time from the restart of the server to the next acknowledged change, in ms. */
  backMs: number;
}

/** Stops the server hard, again and again, under eight writers. */
export async function crashServer(
  server: PostgresServer,
  schema: string,
  crashes: number,
  seed: number,
): Promise<CrashReport> {
  const random = randomFrom(seed);
  const store = await openPostgres({ databaseUrl: server.url, schema, log: silent });
  const counts = Array.from({ length: 8 }, () => ({ acknowledged: 0, refused: 0 }));
  let stop = false;
  let lastAck = 0;
  const writers = counts.map(async (count, i) => {
    while (!stop) {
      try {
        await addOne(store, `w${i}`);
        count.acknowledged += 1;
        lastAck = performance.now();
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        count.refused += 1;
        await sleep(20);
      }
    }
  });
  const report = { crashes: 0, acknowledged: 0, refused: 0, lost: 0, ghosts: 0, backMs: 0 };
  while (report.crashes < crashes) {
    await sleep(150 + random() * 300);
    await server.crash();
    await sleep(random() * 300);
    await server.start();
    const up = performance.now();
    while (lastAck < up && performance.now() - up < lastResortMs) await sleep(5);
    report.backMs = Math.max(report.backMs, Math.round(performance.now() - up));
    report.crashes += 1;
  }
  stop = true;
  await Promise.all(writers);
  for (const [i, count] of counts.entries()) {
    const row = await store.read((reader) => reader.get(notes, `w${i}`));
    const there = Number(row?.value.text ?? 0);
    report.acknowledged += count.acknowledged;
    report.refused += count.refused;
    report.lost += Math.max(0, count.acknowledged - there);
    report.ghosts += Math.max(0, there - count.acknowledged);
  }
  await store.close();
  return report;
}

export const addOne = (store: Store, id: string) =>
  store.transact(async (tx) => {
    const count = Number((await tx.get(notes, id))?.value.text ?? 0) + 1;
    await tx.put(notes, id, note(String(count)));
  });
