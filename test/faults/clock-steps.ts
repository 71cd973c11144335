import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openFile } from '../../src/store/file/open-file.ts';
import { silent } from '../../src/store/log.ts';
import { startConnectorChild } from '../support/connector-child.ts';
import { copies, exceeded } from '../support/connector-ledger.ts';
import { account, fill, rowsOf } from '../support/outbox-rows.ts';
import { randomFrom } from '../support/random.ts';
import { createTestDelivery } from '../support/test-delivery.ts';
import { lastResortMs } from '../support/until.ts';
import { patientTimes } from './kills.ts';

export interface ClockRun {
  seed: number;
  count: number;
  people: number;
  perSecond: number;
  /** How often somebody sets the clock. */
  steps: number;
}

const hour = 3_600_000;
/** How long Teams takes to answer, in ms. */
const answerMs = 700;

/**
 * Delivers while the clock jumps by an hour, to and fro, under the hands of the service; at last an
 * hour ahead, so that whatever was put off for a moment before a step back is due again.
 */
export async function runClockSteps({ seed, count, people, perSecond, steps }: ClockRun) {
  const random = randomFrom(seed);
  const dir = await mkdtemp(path.join(os.tmpdir(), 'fil-rouge-clock-'));
  const ledger = path.join(dir, 'ledger.jsonl');
  const connector = await startConnectorChild({ seed, ledger, plan: {}, delayMs: answerMs });
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const store = await openFile({ dataDir: path.join(dir, 'data'), now, log: silent });
  const { serviceUrl } = connector;
  const batch = Math.ceil(count / steps);
  const errors: string[] = [];
  const log = { ...silent, error: (_: object, message: string) => errors.push(message) };
  const delivery = createTestDelivery({ store, perSecond, options: patientTimes, now, log });
  const open = async () =>
    (await rowsOf(store)).filter(({ state }) => state === 'waiting' || state === 'sending').length;
  const start = Date.now();
  try {
    delivery.start();
    for (let step = 1; step <= steps; step += 1) {
      // Few at a time: the clock is to be set while they are on their way, and nothing stands behind.
      const from = (step - 1) * batch;
      await fill(store, { count: batch, from, people, sinceMs: 3 * hour, serviceUrl });
      delivery.wake();
      await sleep(answerMs * (0.2 + random()));
      const others = [-hour, 0, hour].filter((to) => to !== offset);
      offset = step === steps ? hour : (others[Math.floor(random() * 2)] ?? 0);
    }
    const limit = Date.now() + lastResortMs;
    while ((await open()) > 0 && Date.now() < limit) await sleep(100);
    const lines = connector.ledger();
    return {
      steps,
      count: batch * steps,
      seconds: Math.round((Date.now() - start) / 100) / 10,
      left: await open(),
      ...account(await rowsOf(store), copies(lines)),
      exceeded: exceeded(lines, perSecond),
      errors,
    };
  } finally {
    await delivery.stop();
    await store.close();
    await connector.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
