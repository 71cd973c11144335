/**
 * `npm run restitution -- --from 2026-01-01 --to 2026-12-31 --format docx`: the restitution to the
 * committee, from a terminal. Which data: `DATABASE_URL` if it is set, else `DATA_DIR`, as the
 * service does; the service may be running.
 */
import { DEFAULT_PLAN, loadKnowledge } from '../load-knowledge.ts';
import { fileDepot } from '../store/depot.ts';
import { postgresDepot } from '../store/postgres/postgres-depot.ts';
import { restitutionCommand } from './restitution-command.ts';
import { terminal } from './terminal.ts';

const { log, now, say, show } = terminal;

const { DATABASE_URL, DATA_DIR, NOTICE, PLAN_FILE, TIME_ZONE } = process.env;
const base = DATABASE_URL ? postgresDepot(DATABASE_URL, log) : undefined;

process.exitCode = await restitutionCommand({
  args: process.argv.slice(2),
  depot: base ?? fileDepot(DATA_DIR || './data', now, log),
  plan: async () => (await loadKnowledge(PLAN_FILE || DEFAULT_PLAN)).plan,
  zone: TIME_ZONE || 'Europe/Paris',
  notice: NOTICE,
  now,
  say,
  show,
});
await base?.close();
