import type { Rendered } from '../../bot/contract/feature.ts';
import type { OutboxRow, Store } from '../../bot/contract/store.ts';
import { createTransport } from '../../bot/teams/botbuilder/adapter.ts';
import { cloudSettings } from '../../bot/teams/cloud.ts';
import { createSender, type Sender } from '../../bot/teams/sender.ts';
import { realClock } from '../../src/delivery/clock.ts';
import { createDelivery, type Delivery } from '../../src/delivery/delivery.ts';
import type { DeliveryMetrics, DeliveryOptions } from '../../src/delivery/ports.ts';
import { type StoreLog, silent } from '../../src/store/log.ts';

export interface TestDeliveryParts {
  store: Store;
  perSecond: number;
  options?: Partial<DeliveryOptions>;
  crashAt?: string | undefined;
  log?: StoreLog;
  /** A clock that somebody sets. */
  now?: () => Date;
  metrics?: Partial<DeliveryMetrics>;
  render?: (row: OutboxRow) => Promise<Rendered | undefined>;
}

/** The real way to Teams, without an app id: to this machine only. */
export function anonymousSender(deadlineMs = 10_000): Sender {
  const now = () => Date.now();
  const log = { ...silent, debug: () => {} };
  const hosts = { names: [], loopback: 'any' } as const;
  const azure = { appId: '', appPassword: '', appType: 'MultiTenant', appTenantId: '' } as const;
  const identity = { ...azure, cloud: cloudSettings(undefined), hosts: { ...hosts, names: [] } };
  return createSender({ transport: createTransport(identity, { log, deadlineMs, now }), now });
}

/** The service's delivery with words of its own: a message says the key of its row. */
export function createTestDelivery(parts: TestDeliveryParts): Delivery {
  const { store, perSecond, options = {}, crashAt, log = silent } = parts;
  const { now = () => new Date() } = parts;
  const { render = async (row) => ({ message: { text: row.key } }) } = parts;
  const nothing = () => {};
  return createDelivery({
    bot: { render, repeatable: (kind) => kind === 'faults.reminder' },
    store,
    sender: anonymousSender(options.deadlineMs),
    clock: realClock(now),
    log,
    metrics: {
      outcome: nothing,
      parked: nothing,
      storeError: nothing,
      fenced: nothing,
      ...parts.metrics,
    },
    perSecond,
    crashAt,
    options,
  });
}
