import { createHash } from 'node:crypto';
import type { Collection, Store, Transaction } from '../../bot/contract/store.ts';
import {
  freshPace,
  isForgettable,
  marginMs,
  type Pace,
  paceSchema,
  plausible,
  restamped,
  tenantRate,
} from './rates.ts';
import { defaultPolicy } from './results.ts';
import {
  horizonMs,
  type SendSlot,
  type SendSlots,
  type SlotOptions,
  type SlotRecipient,
} from './send-slots.ts';
import { decideShared, plausibleTenant, tenantRates, used } from './shared-rate.ts';

/** Paces of conversations over the last hour, by a digest of their id: no address is kept here. */
export const paces: Collection<Pace> = { name: 'sendPaces', schema: paceSchema };

const paceId = (conversationId: string): string =>
  createHash('sha256').update(conversationId).digest('hex').slice(0, 32);

/** A store that takes longer than this for a write is not one to share rates through; in ms. */
const mostLeadMs = 1_500;

interface Waiting {
  place: SlotRecipient;
  resolve: (slot: SendSlot) => void;
  reject: (error: unknown) => void;
}

/** Use of a slot, for the other processes. */
interface Use {
  place: SlotRecipient;
  planned: number;
  /** Instant at which the message left; undefined: it did not. */
  actual: number | undefined;
}

/** What is known of uses waits for more of them, in ms; a store that failed is left alone longer. */
const gatherMs = 25;
const troubleMs = 500;
/** A message that left this much later than planned moves the windows of its conversation, in ms. */
const lateMs = 10;

export interface StoreSlotsOptions extends SlotOptions {
  store: Pick<Store, 'transact'>;
}

/**
 * Slots that several instances share through the store. What is asked for and what is told while a
 * transaction is under way goes into the next: one write for many messages.
 */
export function createStoreSlots({ perSecond, now, store }: StoreSlotsOptions): SendSlots {
  const rate = tenantRate(perSecond);
  let queue: Waiting[] = [];
  let uses: Use[] = [];
  let running = false;
  // A slot must still lie ahead once it is written: by half as much again as the last write took.
  let leadMs = 20;

  const told = async (tx: Transaction, { place, planned, actual }: Use) => {
    const { tenant, pace } = await stateOf(tx, place, now());
    await tx.put(tenantRates, place.tenantId, used(tenant, planned, actual, rate));
    if (actual === undefined || actual - planned < lateMs) return;
    await tx.put(paces, paceId(place.conversationId), restamped(pace, planned, actual));
  };

  const taken = async (tx: Transaction, place: SlotRecipient): Promise<SendSlot> => {
    const time = now();
    const state = await stateOf(tx, place, time);
    const asked = { ...state, from: time + leadMs, now: time, rate };
    const { next, ...slot } = decideShared(asked);
    if (!next) return slot;
    await tx.put(tenantRates, place.tenantId, next.tenant);
    await tx.put(paces, paceId(place.conversationId), next.pace);
    return slot;
  };

  const write = (batch: Waiting[], known: Use[]) =>
    store.transact(async (tx) => {
      for (const use of known) await told(tx, use);
      const slots: SendSlot[] = [];
      for (const { place } of batch) slots.push(await taken(tx, place));
      return slots;
    });

  const run = async () => {
    if (running) return;
    running = true;
    while (queue.length > 0 || uses.length > 0) {
      const [batch, known] = [queue, uses];
      [queue, uses] = [[], []];
      const begin = now();
      try {
        const slots = await write(batch, known);
        leadMs = Math.min(mostLeadMs, Math.max(20, (now() - begin) * 1.5));
        for (const [at, { resolve }] of batch.entries()) resolve(slots[at] as SendSlot);
      } catch (error) {
        uses = [...known, ...uses];
        for (const { reject } of batch) reject(error);
        break;
      }
    }
    running = false;
    if (uses.length > 0) later(troubleMs);
  };
  const later = (ms: number) => setTimeout(() => void run(), ms).unref();

  const change = (place: SlotRecipient, next: (pace: Pace) => Pace) =>
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
        void run();
      }),
    used: (place, planned, actual) => {
      uses.push({ place, planned, actual });
      if (uses.length === 1) later(gatherMs);
    },
    hold: (place, until) =>
      change(place, (pace) => ({ ...pace, notBefore: Math.max(pace.notBefore, until) })),
  };
}

/** Maximum lead of a record over `now`, in ms: a slot was given with a lead and a horizon. */
const furthest = { slot: horizonMs + mostLeadMs, hold: defaultPolicy.retryAfterCapMs };

async function stateOf(tx: Transaction, { tenantId, conversationId }: SlotRecipient, now: number) {
  const tenant = (await tx.get(tenantRates, tenantId))?.value ?? { slots: [], underWay: [] };
  const pace = (await tx.get(paces, paceId(conversationId)))?.value ?? freshPace;
  return {
    tenant: plausibleTenant(tenant, now, furthest.slot),
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
