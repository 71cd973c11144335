import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseFile } from '../../../src/store/file/file-format.ts';
import { openFile } from '../../../src/store/file/open-file.ts';
import { silent } from '../../../src/store/log.ts';
import { randomFrom } from '../../support/random.ts';
import { prepare, until, type WaitingChild } from '../../support/waiting-child.ts';
import { noon, note, notes } from './samples.ts';

export interface KillReport {
  kills: number;
  acknowledged: number;
  /** Writes that were acknowledged and are gone. */
  lost: number;
  /** Rows, answers and outbox rows of one transaction that did not survive together. */
  torn: number;
  /** Kills after which the data file could not be read. */
  unreadable: number;
  /** Files left half written, all removed by the next start. */
  stale: number;
}

export const writer = path.join(import.meta.dirname, 'children/file-writer.ts');

/** Kills a process that writes, at random moments, and looks each time at what is left. */
export async function killWriters(kills: number, seed: number): Promise<KillReport> {
  const random = randomFrom(seed);
  const dir = await mkdtemp(path.join(os.tmpdir(), 'fil-rouge-kill-'));
  const report = { kills: 0, acknowledged: 0, lost: 0, torn: 0, unreadable: 0, stale: 0 };
  await fill(dir);
  const ready = [prepare(writer, dir), prepare(writer, dir)];
  try {
    while (report.kills < kills) {
      const victim = ready.shift() as WaitingChild;
      ready.push(prepare(writer, dir));
      victim.go();
      // One in ten dies while it opens the store; the others between their writes, or in them.
      const opened = random() >= 0.1;
      if (opened) await until(() => victim.said().includes('open\n'), victim);
      // Then at any moment of its next writes, however fast the machine makes them.
      const writes = Math.floor(random() * 8);
      if (opened) await until(() => victim.said().split('\nw').length > writes, victim);
      await sleep(random() * 40);
      victim.child.kill('SIGKILL');
      await victim.gone;
      report.kills += 1;
      await look(dir, victim.said(), report);
    }
  } finally {
    for (const { child } of ready) child.kill('SIGKILL');
    await rm(dir, { recursive: true, force: true });
  }
  return report;
}

/** Some 300 kB beside what is counted, so that a write takes a while. */
async function fill(dir: string): Promise<void> {
  const store = await openFile({ dataDir: dir, now: () => noon, log: silent });
  await store.transact(async (tx) => {
    for (let i = 0; i < 600; i += 1) await tx.put(notes, `filler${i}`, note('x'.repeat(450)));
  });
  await store.close();
}

async function look(dir: string, said: string, report: KillReport): Promise<void> {
  report.stale += (await readdir(dir)).filter((name) => name.endsWith('.tmp')).length;
  try {
    parseFile(readFileSync(path.join(dir, 'fil-rouge.json')));
  } catch {
    report.unreadable += 1;
  }
  const store = await openFile({ dataDir: dir, now: () => noon, log: silent });
  const acknowledged = new Map<string, number>();
  for (const [, name, count] of said.matchAll(/^(w\d) (\d+)\n/gm)) {
    acknowledged.set(name as string, Number(count));
    report.acknowledged += 1;
  }
  for (let i = 0; i < 8; i += 1) {
    await store.read(async (reader) => {
      const name = `w${i}`;
      const count = Number((await reader.get(notes, name))?.value.text ?? 0);
      report.lost += Math.max(0, (acknowledged.get(name) ?? 0) - count);
      const together = await Promise.all([
        reader.inbox.get(`${name}:${count}`),
        reader.outbox.get(`${name}:${count}`),
      ]);
      const after = await Promise.all([
        reader.inbox.get(`${name}:${count + 1}`),
        reader.outbox.get(`${name}:${count + 1}`),
      ]);
      if (count > 0 && together.includes(undefined)) report.torn += 1;
      if (after.some((one) => one !== undefined)) report.torn += 1;
    });
  }
  await store.close();
  const left = (await readdir(dir)).filter((name) => name.endsWith('.tmp')).length;
  if (left > 0) throw new Error(`${left} temporary files were not removed.`);
}
