import type { Server } from 'restify';
import { within } from '../../bot/teams/deadline.ts';
import { sendJson } from './answers.ts';
import type { Turns } from './turns.ts';

/** Something the service cannot work without; rejects when it is not there. */
export interface Check {
  /** Short and constant, such as `store`: `GET /readyz` tells it to everybody. */
  name: string;
  check: () => Promise<void>;
}

/** A check that hangs is a check that fails; probes usually wait for less than 5 s. */
const checkMs = 2_000;

async function failing(checks: Check[]): Promise<string[]> {
  const results = await Promise.allSettled(
    checks.map(({ name, check }) => within(checkMs, name, check)),
  );
  return checks.flatMap(({ name }, at) => (results[at]?.status === 'rejected' ? [name] : []));
}

/** Number of rows in quarantine: the service works without them, whoever runs it has to know. */
async function quarantine(count: () => Promise<number>): Promise<{ quarantined?: number }> {
  const quarantined = await within(checkMs, 'quarantine', count).catch(() => 0);
  return quarantined > 0 ? { quarantined } : {};
}

/**
 * `GET /healthz`: the process answers. `GET /readyz`: it can also do its work, or 503 with the
 * names of what is missing.
 */
export function addHealth(
  server: Server,
  checks: Check[],
  turns: Turns,
  quarantined: () => Promise<number> = async () => 0,
): void {
  server.get('/healthz', async (_req, res) => {
    sendJson(res, 200, { status: 'ok' });
  });
  server.get('/readyz', async (_req, res) => {
    const notReady = turns.stopping ? ['stopping'] : await failing(checks);
    const ready = notReady.length === 0;
    sendJson(
      res,
      ready ? 200 : 503,
      ready
        ? { status: 'ready', ...(await quarantine(quarantined)) }
        : { status: 'notReady', notReady },
    );
  });
}
