import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Delivery, spacingMs } from '../../../src/delivery/delivery.ts';
import { createBucket, createLanes } from '../../../src/delivery/pace.ts';
import { type ConnectorChild, startConnectorChild } from '../../support/connector-child.ts';
import { early, exceeded, fullest } from '../../support/connector-ledger.ts';
import type { LedgerLine } from '../../support/connector-process.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { fill, rowsOf } from '../../support/outbox-rows.ts';
import { seedFor } from '../../support/random.ts';
import { createTestDelivery } from '../../support/test-delivery.ts';
import { until } from '../../support/until.ts';
import { newDirectory } from '../store/places.ts';
import { createVirtualClock } from './virtual-clock.ts';

const never = new AbortController().signal;

describe('one conversation', () => {
  it('keeps the four windows of Teams for hours, however much is asked of it at once', async () => {
    const clock = createVirtualClock();
    const lanes = createLanes(clock, spacingMs);
    const lines: LedgerLine[] = [];
    const send = async (key: string): Promise<void> => {
      const leave = lanes.enter('c');
      if ('laterMs' in leave) {
        await clock.sleep(leave.laterMs);
        return send(key);
      }
      const at = clock.steady();
      lines.push({
        at,
        blur: 0,
        conversation: 'c',
        method: 'POST',
        key,
        fault: null,
        accepted: true,
      });
      await clock.sleep(Math.abs(Math.sin(at)) * 400);
      leave();
    };
    await clock.run(Promise.all(Array.from({ length: 4_000 }, (_, i) => send(`${i}`))));
    expect(exceeded(lines, 30).conversations).toBe(0);
    // In the order in which they were asked for, and hardly slower than need be.
    expect(lines.map(({ key }) => Number(key))).toEqual(Array.from({ length: 4_000 }, (_, i) => i));
    expect(clock.steady()).toBeLessThan(4_000 * (spacingMs + 600));
  });

  it('is left alone as long as Teams asks, and no other with it', async () => {
    const clock = createVirtualClock();
    const lanes = createLanes(clock, spacingMs);
    const leave = lanes.enter('a');
    if ('laterMs' in leave) throw new Error('It was free.');
    leave(60_000);
    expect(lanes.enter('a')).toEqual({ laterMs: 60_000 });
    expect(lanes.enter('b')).toBeInstanceOf(Function);
  });
});

describe('one process', () => {
  it('stays under the fifty per second of Teams when it is held up, and makes up for it', async () => {
    const stalls = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 400, maxLength: 400 });
    const rate = fc.integer({ min: 1, max: 40 });
    const property = fc.asyncProperty(stalls, rate, async (lags, perSecond) => {
      const clock = createVirtualClock();
      // Every timer is late by as much as the process was doing something else.
      let turn = 0;
      const late = { ...clock, sleep: (ms: number) => clock.sleep(ms + (lags[turn++] ?? 0)) };
      const bucket = createBucket(perSecond, late);
      const times: number[] = [];
      const take = async () => {
        await bucket.take(never);
        times.push(clock.steady());
      };
      await clock.run(Promise.all(lags.map(take)));
      expect(fullest(times, 1_000)).toBeLessThanOrEqual(Math.ceil(perSecond * 1.2) + 1);
      expect(fullest(times, 1_000)).toBeLessThanOrEqual(50);
      expect(clock.steady() / ((lags.length / perSecond) * 1_000)).toBeLessThan(1.05);
    });
    await fc.assert(property, { seed: seedFor('delivery: bucket'), numRuns: 40 });
  });

  it('takes up no more than a fifth of a second after a rest', async () => {
    const clock = createVirtualClock();
    const bucket = createBucket(30, clock);
    const times: number[] = [];
    await clock.run(
      (async () => {
        await bucket.take(never);
        await clock.sleep(60_000);
        for (let i = 0; i < 60; i += 1) {
          await bucket.take(never);
          times.push(clock.steady());
        }
      })(),
    );
    expect(fullest(times, 1)).toBe(7);
    expect(fullest(times, 1_000)).toBeLessThanOrEqual(37);
  });
});

describe('as Teams sees it', () => {
  let connector: ConnectorChild;
  beforeAll(async () => {
    const ledger = `${await newDirectory()}/ledger.jsonl`;
    connector = await startConnectorChild({ seed: 1, ledger, plan: {}, delayMs: 50 });
  });
  afterAll(() => connector.stop());

  it('messages to one person come 2.1 s apart, across a restart too, and keep every window', async () => {
    const store = new MemoryStore();
    await fill(store, { count: 44, people: 11, serviceUrl: connector.serviceUrl });
    const start = (): Delivery => {
      const delivery = createTestDelivery({ store, perSecond: 30 });
      delivery.start();
      return delivery;
    };
    const first = start();
    await until('the first messages', () => connector.ledger().length >= 11);
    await first.stop();
    const second = start();
    await until('all of them', async () =>
      (await rowsOf(store)).every(({ state }) => state === 'sent'),
    );
    await second.stop();
    await store.close();
    const lines = connector.ledger();
    expect(lines).toHaveLength(44);
    expect(exceeded(lines, 30)).toMatchObject({ conversations: 0, tenant: 0 });
    expect(early(lines)).toBe(0);
    const last = new Map<string, number>();
    for (const { at, blur, conversation } of lines) {
      expect(at - (last.get(conversation) ?? 0)).toBeGreaterThanOrEqual(spacingMs);
      last.set(conversation, at - blur);
    }
  });
});
