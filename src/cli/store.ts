/**
 * `npm run store -- backup|restore|export|check|copy`: the data, from a terminal. Which data:
 * `DATABASE_URL` if it is set, else `DATA_DIR`, as the service does.
 */
import { allPersonalData } from '../../bot/features/index.ts';
import { privacyContext } from '../../bot/features/privacy/context.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { DEFAULT_PLAN } from './cli-bot.ts';
import { progress } from './progress.ts';
import { storeCommand } from './store-commands.ts';

const warn = (level: string) => (fields: object, message: string) =>
  console.error(level, message, JSON.stringify(fields));

process.exitCode = await storeCommand({
  args: process.argv.slice(2),
  env: process.env,
  now: () => new Date(),
  say: (line) => console.log(line),
  show: async (label, run) => {
    const bar = progress(label, process.stderr, () => performance.now());
    try {
      return await run(bar.tick);
    } finally {
      bar.end();
    }
  },
  context: async () => {
    const knowledge = await loadKnowledge(process.env.PLAN_FILE || DEFAULT_PLAN);
    return privacyContext(knowledge, allPersonalData(knowledge));
  },
  log: { info: () => {}, warn: warn('attention :'), error: warn('erreur :') },
});
