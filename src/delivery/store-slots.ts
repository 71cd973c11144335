import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Collection, Store, Transaction } from '../../bot/contract.ts';
import {
  freshPace,
  isForgettable,
  marginMs,
  type Pace,
  paceSchema,
  plausible,
  tenantRate,
} from './rates.ts';
import { defaultPolicy } from './results.ts';
import {
  decideSlot,
  horizonMs,
  type Place,
  type Slot,
  type SlotOptions,
  type Slots,
} from './slots.ts';

/** The last slots of a tenant, oldest first, in ms since 1970, by tenant. */
export const tenantRates: Collection<{ slots: number[] }> = {
  name: 'sendRates',
  schema: z.object({ slots: z.array(z.number()) }),
};

/** What conversations had in the last hour, by a digest of their id: no address is kept here. */
export const paces: Collection<Pace> = { name: 'sendPaces', schema: paceSchema };

export const paceId = (conversationId: string): string =>
  createHash('sha256').update(conversationId).digest('hex').slice(0, 32);

/** A store that takes longer than this for a write is not one to share rates through; in ms. */
const mostLeadMs = 1_500;

interface Waiting {
  place: Place;
  resolve: (slot: Slot) => void;
  reject: (error: unknown) => void;
}

export interface StoreSlotsOptions extends SlotOptions {
  store: Pick<Store, 'transact'>;
}

/**
 * Slots that several instances share through the store. Those asked for while a transaction is
 * under way are taken together by the next: one write for many messages.
 */
export function createStoreSlots({ perSecond, now, store }: StoreSlotsOptions): Slots {
  const rate = tenantRate(perSecond);
  let queue: Waiting[] = [];
  let running = false;
  // A slot must still lie ahead once it is written: by half as much again as the last write took.
  let leadMs = 20;

  const takeAll = (batch: Waiting[]) =>
    store.transact(async (tx) => {
      const slots: Slot[] = [];
      for (const { place } of batch) {
        const state = await stateOf(tx, place, now());
        const { next, ...slot } = decideSlot(state, now() + leadMs, rate);
        slots.push(slot);
        if (!next) continue;
        await tx.put(tenantRates, place.tenantId, { slots: [...next.tenant] });
        await tx.put(paces, paceId(place.conversationId), next.pace);
      }
      return slots;
    });

  const run = async () => {
    running = true;
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      const begin = now();
      try {
        const slots = await takeAll(batch);
        leadMs = Math.min(mostLeadMs, Math.max(20, (now() - begin) * 1.5));
        for (const [at, { resolve }] of batch.entries()) resolve(slots[at] as Slot);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  };

  const change = (place: Place, next: (pace: Pace) => Pace) =>
    store.transact(async (tx) => {
      const { pace } = await stateOf(tx, place, now());
      await tx.put(paces, paceId(place.conversationId), next(pace));
    });

  return {
    now,
    graceMs: marginMs / 2,
    take: (place) =>
      new Promise((resolve, reject) => {
        queue.push({ place, resolve, reject });
        if (!running) void run();
      }),
    late: () => {},
    hold: (place, until) =>
      change(place, (pace) => ({ ...pace, notBefore: Math.max(pace.notBefore, until) })),
  };
}

/** How far ahead of `now` what is kept may lie: a slot was given with a lead and a horizon. */
const furthest = { slot: horizonMs + mostLeadMs, hold: defaultPolicy.retryAfterCapMs };

async function stateOf(tx: Transaction, { tenantId, conversationId }: Place, now: number) {
  const slots = (await tx.get(tenantRates, tenantId))?.value.slots ?? [];
  const pace = (await tx.get(paces, paceId(conversationId)))?.value ?? freshPace;
  const ahead = (slots.at(-1) ?? 0) > now + furthest.slot;
  return {
    tenant: ahead ? slots.map((at) => Math.min(at, now)) : slots,
    pace: plausible(pace, now, furthest),
  };
}

/** Erases the paces that cannot matter any more; says how many. */
export async function prunePaces(
  store: Pick<Store, 'read' | 'transact'>,
  now: number,
): Promise<number> {
  const all = await store.read((reader) => reader.list(paces));
  const old = all.filter(({ value }) => isForgettable(value, now));
  // One by one: a list in a transaction would be overtaken by every message that leaves.
  for (const { id, version } of old) {
    await store.transact(async (tx) => {
      if ((await tx.get(paces, id))?.version === version) await tx.remove(paces, id);
    });
  }
  return old.length;
}
