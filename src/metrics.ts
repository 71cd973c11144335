import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Store } from '../bot/contract/store.ts';
import type { DeliveryMetrics } from './delivery/ports.ts';

/** What is counted; labels come from closed sets, never from what people say or are called. */
export interface Metrics {
  delivery: DeliveryMetrics;
  /** A turn ended, by outcome. */
  turn: (outcome: string) => void;
  /** In the text format of Prometheus. */
  read: () => Promise<string>;
  contentType: string;
  /** Stops measuring. */
  close: () => void;
}

/** What is counted of a store. */
export interface StoreCounts {
  /** Number of rows that are due, and since when. */
  backlog: (now: Date) => Promise<{ due: number; oldest: string | undefined }>;
  /** Number of rows in quarantine. */
  quarantined: () => Promise<number>;
}

export const countedIn = (store: Store): StoreCounts => ({
  backlog: (now) => store.read(({ outbox }) => outbox.backlog(now)),
  quarantined: () => store.read(async ({ quarantine }) => (await quarantine.list()).length),
});

/** How often the event loop is looked at, in ms. */
const resolution = 20;
const nanosecond = 1e-9;

/** Metrics of one service, in a registry of its own. */
export function createMetrics(store: StoreCounts | undefined, now: () => Date): Metrics {
  const registers = [new Registry()];
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name: `fil_rouge_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `fil_rouge_${name}`, help, registers });

  const turns = counter('turns_total', 'Turns, by how they ended.', ['outcome']);
  const outcomes = counter('delivery_outcomes_total', 'Ends of attempts to deliver.', ['outcome']);
  const parked = counter(
    'delivery_parked_total',
    'Messages put off because their conversation was not free.',
  );
  const fenced = counter('delivery_fenced_total', 'Results that came after somebody took over.');
  const storeErrors = counter('store_errors_total', 'Failures of the store met by the delivery.');
  const due = gauge('outbox_due', 'Messages whose time has come; -1 when the store is away.');
  const age = gauge('outbox_oldest_seconds', 'For how long the oldest of them has been due.');
  const quarantined = gauge('rows_quarantined', 'Rows of wrong shape; npm run store -- check.');
  const lag = gauge('event_loop_lag_p99_seconds', 'Lateness of the event loop since last read.');
  const memory = gauge('resident_memory_bytes', 'Memory of the process.');
  const loop = monitorEventLoopDelay({ resolution });
  loop.enable();

  const look = async () => {
    lag.set(Math.max(0, loop.percentile(99) * nanosecond - resolution / 1_000) || 0);
    loop.reset();
    memory.set(process.memoryUsage.rss());
    if (!store) return;
    try {
      const backlog = await store.backlog(now());
      due.set(backlog.due);
      const oldest = backlog.oldest ? now().getTime() - Date.parse(backlog.oldest) : 0;
      age.set(Math.max(0, oldest) / 1_000);
      quarantined.set(await store.quarantined());
    } catch {
      storeErrors.inc();
      due.set(-1);
    }
  };

  const [registry] = registers as [Registry];
  return {
    delivery: {
      outcome: (outcome) => outcomes.inc({ outcome }),
      parked: () => parked.inc(),
      storeError: () => storeErrors.inc(),
      fenced: () => fenced.inc(),
    },
    turn: (outcome) => turns.inc({ outcome }),
    read: async () => {
      await look();
      return registry.metrics();
    },
    contentType: registry.contentType,
    close: () => loop.disable(),
  };
}
