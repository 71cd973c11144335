/**
 * `npm run store -- backup|restore|export|check|copy`: the data, from a terminal. Which data:
 * `DATABASE_URL` if it is set, else `DATA_DIR`, as the service does.
 */
import { allPersonalData } from '../../bot/features/index.ts';
import { privacyContext } from '../../bot/features/privacy/context.ts';
import { DEFAULT_PLAN, loadKnowledge } from '../load-knowledge.ts';
import { storeCommand } from './store-commands.ts';
import { terminal } from './terminal.ts';

process.exitCode = await storeCommand({
  args: process.argv.slice(2),
  env: process.env,
  ...terminal,
  context: async () => {
    const knowledge = await loadKnowledge(process.env.PLAN_FILE || DEFAULT_PLAN);
    return privacyContext(knowledge, allPersonalData(knowledge));
  },
});
