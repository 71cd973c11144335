/**
 * Fills an empty `DATA_DIR` with a year of an invented partnership; `npm run playground -- --demo`
 * runs it before the service. `DEMO_SEED` gives another year.
 */

import { allPersonalData } from '../../bot/features/index.ts';
import { privacyContext } from '../../bot/features/privacy/context.ts';
import { fillWith } from '../demo/fill.ts';
import { demoYear } from '../demo/year.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { openLowdb } from '../store/file/open-lowdb.ts';
import { keep } from '../store/lasting/keep.ts';
import { DEFAULT_PLAN } from './cli-bot.ts';

const { DATA_DIR, PLAN_FILE, TIME_ZONE, DEMO_SEED } = process.env;
const now = new Date();
const log = { info: () => {}, warn: console.error, error: console.error };
const directory = DATA_DIR || './data';
const knowledge = await loadKnowledge(PLAN_FILE || DEFAULT_PLAN);
const opened = await openLowdb({ dataDir: directory, now: () => now, log });
try {
  const context = privacyContext(knowledge, allPersonalData(knowledge));
  const { store } = await keep({ store: opened, context, directory, now: () => now, log });
  const { plan } = knowledge;
  const seed = Number(DEMO_SEED || 93);
  await fillWith(store, demoYear({ plan, now, zone: TIME_ZONE || 'Europe/Paris', seed }));
} finally {
  await opened.close();
}
