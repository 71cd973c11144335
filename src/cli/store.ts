/**
 * `npm run store -- backup|restore|export|check|copy`: the data, from a terminal. Which data:
 * `DATABASE_URL` if it is set, else `DATA_DIR`, as the service does.
 */
import { DEFAULT_PLAN } from '../load-knowledge.ts';
import { contextOf, storeCommand } from './store-commands.ts';
import { terminal } from './terminal.ts';

process.exitCode = await storeCommand({
  args: process.argv.slice(2),
  env: process.env,
  ...terminal,
  context: () => contextOf(process.env.PLAN_FILE || DEFAULT_PLAN),
});
