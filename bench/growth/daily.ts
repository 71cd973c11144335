/**
 * The work of every day on the rows of a store, in a process of its own: how long each part takes, and for how
 * long it holds the event loop at most, in ms. Says so to whoever forked it.
 *
 * `DATABASE_URL`, `DATA_DIR`: as the service has them. The parts are those of `src/main.ts`.
 */
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { copiesOf } from '../../bot/contract/copies.ts';
import { followed } from '../../bot/contract/followed.ts';
import { createBot } from '../../bot/conversation/bot.ts';
import { allPersonalData, features } from '../../bot/features/index.ts';
import { createPurge } from '../../bot/features/privacy/act/purge.ts';
import { privacyContext } from '../../bot/features/privacy/context.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { keep } from '../../src/store/lasting/keep.ts';
import { silent } from '../../src/store/log.ts';
import { openStore } from '../../src/store/open-store.ts';

/** As `.env.example` has it. */
const retention = {
  people: 'P24M',
  addresses: 'P30D',
  polls: 'P12M',
  status: 'P12M',
  questions: 'P12M',
  sent: 'P60D',
};
const { DATA_DIR: directory = '', DATABASE_URL: databaseUrl } = process.env;
const root = path.resolve(import.meta.dirname, '../..');
const knowledge = await loadKnowledge(path.join(root, 'plan/seine-saint-denis-2024-2026.yaml'));
const personalData = allPersonalData(knowledge);
const now = () => new Date();
const opened = await openStore({
  dataDir: directory,
  databaseUrl,
  now,
  log: silent,
  collections: personalData.map(({ collection }) => collection),
});
const context = privacyContext(knowledge, personalData);
const kept = await keep({ store: opened, context, directory, now, log: silent });
const store = followed(kept.store);
const bot = createBot(features(knowledge), {
  reader: knowledge.reader,
  lexicon: knowledge.lexicon,
  tools: { store, isAdmin: () => false },
});
const purge = createPurge({ store, context, retention });

const works: Record<string, () => Promise<unknown>> = {
  'copies in memory': () => copiesOf(store).follow(),
  purge: () => purge(now()),
  uphold: () => kept.uphold(),
  refer: () => kept.refer(),
  features: () => bot.daily(now()),
};

const RESOLUTION_MS = 5;

/** Looks how long the event loop is held: by the clock, and in processor time, which a busy machine does not add to. */
function watch(): () => { heldMs: number; heldCpuMs: number } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let most = 0;
  let last = process.cpuUsage();
  const look = () => {
    const { user, system } = process.cpuUsage(last);
    last = process.cpuUsage();
    most = Math.max(most, (user + system) / 1e3);
  };
  const beat = setInterval(look, RESOLUTION_MS);
  return () => {
    look();
    clearInterval(beat);
    delay.disable();
    const heldMs = Math.max(0, Math.round(delay.max / 1e6) - RESOLUTION_MS);
    return { heldMs, heldCpuMs: Math.round(most) };
  };
}

const found: Record<string, { ms: number; heldMs: number; heldCpuMs: number }> = {};
for (const [name, work] of Object.entries(works)) {
  const held = watch();
  const began = performance.now();
  await work();
  found[name] = { ms: Math.round(performance.now() - began), ...held() };
}
process.send?.(found);
await store.close();
process.disconnect?.();
