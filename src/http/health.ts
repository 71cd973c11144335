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

/** How long the answer of the checks is good for, in ms: one of them writes to the disk, and nobody is asked for a token. */
const GOOD_MS = 1_000;

async function failing(checks: Check[]): Promise<string[]> {
  const results = await Promise.allSettled(
    checks.map(({ name, check }) => within(checkMs, name, check)),
  );
  return checks.flatMap(({ name }, at) => (results[at]?.status === 'rejected' ? [name] : []));
}

/**
 * `GET /healthz`: the process answers. `GET /readyz`: it can also do its work, or 503 with the
 * names of what is missing.
 */
export function addHealth(
  server: Server,
  checks: Check[],
  turns: Turns,
  steady: () => number = () => performance.now(),
): void {
  let looked: { at: number; names: Promise<string[]> } | undefined;
  const lookedAt = (): Promise<string[]> => {
    if (!looked || steady() - looked.at >= GOOD_MS)
      looked = { at: steady(), names: failing(checks) };
    return looked.names;
  };
  server.get('/healthz', async (_req, res) => {
    sendJson(res, 200, { status: 'ok' });
  });
  server.get('/readyz', async (_req, res) => {
    const notReady = turns.stopping ? ['stopping'] : await lookedAt();
    const ready = notReady.length === 0;
    sendJson(
      res,
      ready ? 200 : 503,
      ready ? { status: 'ready' } : { status: 'notReady', notReady },
    );
  });
}
