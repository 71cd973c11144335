import { randomUUID } from 'node:crypto';
import type { Store } from '../../bot/contract/store.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import type { Sender } from '../../bot/teams/sender.ts';
import { realClock } from './clock.ts';
import { release } from './closing.ts';
import { createCrash } from './crash.ts';
import { paceBefore } from './history.ts';
import { createMemorySlots } from './memory-slots.ts';
import type { DeliveryLog, DeliveryMetrics, DeliveryOptions, MailPorts } from './ports.ts';
import { defaultPolicy } from './results.ts';
import { isStoreTrouble } from './settling.ts';
import { createStoreSlots, prunePaces } from './store-slots.ts';
import { createWorker } from './worker.ts';

export interface DeliveryParts {
  bot: Pick<Bot, 'render' | 'repeatable'>;
  store: Store;
  sender: Sender;
  mail?: MailPorts | undefined;
  now: () => Date;
  log: DeliveryLog;
  metrics: DeliveryMetrics;
  /** Several processes share the store: the rates are then kept there too. */
  shared: boolean;
  /** `SEND_RATE`: messages per second to one tenant. */
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
const patienceMs = 500;
const deadlineMs = 10_000;

/** Somebody who writes ten messages is looked up twice: in ms, and people remembered at once. */
const heardMs = 5_000;
const mostHeard = 10_000;

/** Interval of clearing the shared rates of conversations whose hour is over, in ms. */
const tidyMs = 3_600_000;

/** The outbox, on its way to Teams. Starts nothing. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { bot, store, sender, mail, now, log, metrics, shared, perSecond } = parts;
  const clock = realClock(now);
  const options: DeliveryOptions = {
    owner: randomUUID(),
    policy: defaultPolicy,
    leaseMs,
    deadlineMs,
    patienceMs,
    pollMs,
    perSecond,
    ...parts.options,
  };
  const before = paceBefore(store, options.owner, clock);
  // Alone, a process counts on a clock that nobody sets; several have only the calendar in common.
  const slots = shared
    ? createStoreSlots({ perSecond, now: clock.now, store })
    : createMemorySlots({ perSecond, now: clock.steady, before });
  const crash = createCrash(parts.crashAt, () => process.kill(process.pid, 'SIGKILL'));
  const { render, repeatable } = bot;
  const worker = createWorker(
    {
      store,
      sender,
      mail,
      slots,
      clock,
      log,
      metrics,
      random: Math.random,
      render,
      repeatable,
      crash,
    },
    options,
  );

  const quietly = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!isStoreTrouble(error)) log.error({ err: error }, 'delivery: tidying failed');
      metrics.storeError();
    }
  };
  const heard = new Map<string, number>();
  let tidying: NodeJS.Timeout | undefined;

  return {
    start: () => {
      const tidy = () => quietly(() => prunePaces(store, clock.now()));
      if (shared) tidying ??= setInterval(() => void tidy(), tidyMs).unref();
      worker.start();
    },
    stop: async () => {
      clearInterval(tidying);
      await worker.stop();
    },
    wake: worker.wake,
    heardOf: async (recipient) => {
      const at = clock.steady();
      if (at - (heard.get(recipient) ?? 0) < heardMs) return;
      if (heard.size >= mostHeard) heard.clear();
      heard.set(recipient, at);
      await quietly(async () => {
        if ((await release(store, recipient, now())) > 0) worker.wake();
      });
    },
  };
}
