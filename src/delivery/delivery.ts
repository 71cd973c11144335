import { randomUUID } from 'node:crypto';
import type { Bot } from '../../bot/conversation/bot.ts';
import { release } from './closing.ts';
import { createCrash } from './crash.ts';
import type { DeliveryOptions, DeliveryPorts } from './ports.ts';
import { defaultPolicy } from './results.ts';
import { isStoreTrouble } from './settling.ts';
import { createWorker } from './worker.ts';

export interface DeliveryParts
  extends Omit<DeliveryPorts, 'random' | 'render' | 'repeatable' | 'crash'> {
  bot: Pick<Bot, 'render' | 'repeatable'>;
  /** `SEND_RATE`: messages per second of this process. */
  perSecond: number;
  /** `CRASH_AT`, in tests only. */
  crashAt?: string | undefined;
  /** Tests only: other times than the service's. */
  options?: Partial<DeliveryOptions>;
}

export interface Delivery {
  start: () => void;
  stop: () => Promise<void>;
  /** Something may be due now. */
  wake: () => void;
  /** Teams told of this recipient: what was held back for them goes out now. */
  heardOf: (recipient: string) => Promise<void>;
}

/** One request and its deadline of 10 s fit several times: a row is ours until it is done. */
const leaseMs = 60_000;
/** Twice a second: a reminder is at most half a second late for that (docs/fiabilite.md, R4). */
const pollMs = 500;
/**
 * One message per conversation every 2.1 s keeps all four windows of Teams: 7 in 1 s, 8 in 2 s, 60
 * in 30 s, 1,800 in 1 h (msteams-docs, "Rate limiting", August 2026).
 */
export const spacingMs = 2_100;
export const patienceMs = 500;
const deadlineMs = 10_000;

/** Somebody who writes ten messages is looked up twice: in ms, and people remembered at once. */
const heardMs = 5_000;
const mostHeard = 10_000;

/** The outbox, on its way to Teams. Starts nothing. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { bot, perSecond, crashAt, options, ...ports } = parts;
  const { store, clock, log, metrics } = ports;
  const times = { leaseMs, deadlineMs, spacingMs, patienceMs, pollMs };
  const crash = createCrash(crashAt, () => process.kill(process.pid, 'SIGKILL'));
  const { render, repeatable } = bot;
  const worker = createWorker(
    { ...ports, render, repeatable, crash, random: Math.random },
    { owner: randomUUID(), policy: defaultPolicy, perSecond, ...times, ...options },
  );
  const heard = new Map<string, number>();

  return {
    start: worker.start,
    stop: worker.stop,
    wake: worker.wake,
    heardOf: async (recipient) => {
      const at = clock.steady();
      if (at - (heard.get(recipient) ?? 0) < heardMs) return;
      if (heard.size >= mostHeard) heard.clear();
      heard.set(recipient, at);
      try {
        if ((await release(store, recipient, new Date(clock.now()))) > 0) worker.wake();
      } catch (error) {
        if (!isStoreTrouble(error)) log.error({ err: error }, 'delivery: nothing was released');
        metrics.storeError();
      }
    },
  };
}
