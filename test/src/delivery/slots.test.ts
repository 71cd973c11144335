import { describe, expect, it } from '@jest/globals';
import { paceOf } from '../../../src/delivery/history.ts';
import { createMemorySlots } from '../../../src/delivery/memory-slots.ts';
import { freshPace } from '../../../src/delivery/rates.ts';
import {
  createParking,
  type SendSlots,
  type SlotRecipient,
} from '../../../src/delivery/send-slots.ts';
import { createStoreSlots, paces, prunePaces } from '../../../src/delivery/store-slots.ts';
import { fullest } from '../../faults/ledger.ts';
import { rowLike } from './samples.ts';
import { withStore } from './store.ts';

const place = (conversationId: string): SlotRecipient => ({
  tenantId: 't1',
  conversationId,
  recipient: `person:${conversationId}`,
});

describe('slots of one process', () => {
  it('go on over 30 minutes and 5,000 messages without one window exceeded', async () => {
    let now = 0;
    const before = async () => freshPace;
    const slots = createMemorySlots({ perSecond: 30, now: () => now, before });
    const all: number[] = [];
    const perConversation = new Map<string, number[]>();
    let waiting = Array.from({ length: 5_000 }, (_, i) => `c${i % 90}`);
    for (; now < 1_800_000 && waiting.length > 0; now += 20) {
      const later: string[] = [];
      for (const [at, id] of waiting.entries()) {
        if (at > 100) {
          later.push(id);
          continue;
        }
        const slot = await slots.take(place(id));
        if ('later' in slot) later.push(id);
        else {
          all.push(slot.at);
          perConversation.set(id, [...(perConversation.get(id) ?? []), slot.at]);
        }
      }
      waiting = later;
    }
    expect(waiting).toHaveLength(0);
    expect(
      fullest(
        all.sort((a, b) => a - b),
        1_000,
      ),
    ).toBeLessThanOrEqual(30);
    for (const times of perConversation.values()) {
      expect(fullest(times, 1_000)).toBeLessThanOrEqual(7);
      expect(fullest(times, 2_000)).toBeLessThanOrEqual(8);
      expect(fullest(times, 30_000)).toBeLessThanOrEqual(60);
    }
  });

  it('hold one conversation, and no other', async () => {
    const slots = createMemorySlots({
      perSecond: 30,
      now: () => 5_000,
      before: async () => freshPace,
    });
    await slots.hold(place('a'), 65_000);
    expect(await slots.take(place('a'))).toEqual({ later: 65_000 });
    expect(await slots.take(place('b'))).toHaveProperty('at');
  });

  it('leave the second that the process before may have used up', async () => {
    const slots = createMemorySlots({
      perSecond: 30,
      now: () => 5_000,
      before: async () => freshPace,
    });
    const slot = await slots.take(place('a'));
    expect('at' in slot && slot.at).toBeGreaterThanOrEqual(6_000);
  });
});

describe('what was sent before a restart', () => {
  it('is read from the outbox: tries, holds, and what a dead process was sending', () => {
    const now = Date.parse('2026-11-24T12:00:10.000Z');
    const tries = ['2026-11-24T12:00:09.000Z', '2026-11-24T12:00:09.500Z'];
    const pace = paceOf(
      [
        rowLike({ state: 'sent', record: { outcome: 'sent', tries } }),
        rowLike({ state: 'sending', owner: 'dead' }),
        rowLike({ state: 'sending', owner: 'me' }),
        rowLike({
          state: 'waiting',
          notBefore: '2026-11-24T12:01:00.000Z',
          record: { outcome: 'retryAfter' },
        }),
      ],
      'me',
      now,
    );
    expect(pace.recent).toHaveLength(3);
    expect(pace.notBefore).toBe(Date.parse('2026-11-24T12:01:00.000Z'));
  });
});

it('what must come back later is spread over what the conversation can take', () => {
  const park = createParking();
  const backs = Array.from({ length: 60 }, () => park('c', 1_000));
  expect(fullest(backs, 30_000)).toBeLessThanOrEqual(60);
  expect(new Set(backs).size).toBe(60);
});

describe('slots of several instances', () => {
  it('are shared through the store: three together keep the windows', async () => {
    await withStore(async (store) => {
      const now = () => Date.now();
      const three = Array.from({ length: 3 }, () =>
        createStoreSlots({ perSecond: 30, now, store }),
      );
      const times: number[] = [];
      const end = Date.now() + 2_500;
      const run = async (slots: SendSlots, name: string) => {
        while (Date.now() < end) {
          const slot = await slots.take(place(name));
          if ('at' in slot) {
            await new Promise((resolve) => setTimeout(resolve, slot.at - Date.now()));
            times.push(Date.now());
            slots.used(place(name), slot.at, Date.now());
          } else await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      const runs = three.flatMap((slots, i) =>
        ['a', 'b', 'c', 'd'].map((c) => run(slots, `${i % 2}${c}`)),
      );
      await Promise.all(runs);
      times.sort((a, b) => a - b);
      expect(times.length).toBeGreaterThan(45);
      expect(fullest(times, 1_000)).toBeLessThanOrEqual(30);
      // What the last ones used is still being told.
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await prunePaces(store, Date.now() + 4_000_000)).toBe(8);
      expect(await store.read((reader) => reader.list(paces))).toEqual([]);
    });
  });

  it('exceed no window when one of them is held up and its messages leave late', async () => {
    await withStore(async (store) => {
      const now = () => Date.now();
      const most = 20;
      const two = [0, 1].map(() => createStoreSlots({ perSecond: most, now, store }));
      const times: number[] = [];
      const end = Date.now() + 4_000;
      const run = async (slots: SendSlots, name: string, heldUpMs: number) => {
        while (Date.now() < end) {
          const slot = await slots.take(place(name));
          const waitMs = 'at' in slot ? slot.at - Date.now() + heldUpMs : 20;
          await new Promise((resolve) => setTimeout(resolve, waitMs));
          if (!('at' in slot)) continue;
          times.push(Date.now());
          slots.used(place(name), slot.at, Date.now());
        }
      };
      const runs = two.flatMap((slots, i) =>
        Array.from({ length: 12 }, (_, c) => run(slots, `${i}-${c}`, i * 700)),
      );
      await Promise.all(runs);
      times.sort((a, b) => a - b);
      expect(times.length).toBeGreaterThan(most * 1.5);
      expect(fullest(times, 1_000)).toBeLessThanOrEqual(most);
    });
  });

  it('come back when the process that had them was killed', async () => {
    await withStore(async (store) => {
      let time = Date.now();
      const killed = createStoreSlots({ perSecond: 2, now: () => time, store });
      const other = createStoreSlots({ perSecond: 2, now: () => time, store });
      for (const id of ['a', 'b']) expect(await killed.take(place(id))).toHaveProperty('at');
      expect(await other.take(place('c'))).toHaveProperty('later');
      time += 5_000;
      expect(await other.take(place('c'))).toHaveProperty('at');
    });
  });
});
