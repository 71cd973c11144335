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

/** Number of rows in quarantine: the service works without them, whoever runs it has to know. */
async function quarantine(count: () => Promise<number>): Promise<{ quarantined?: number }> {
  const quarantined = await within(checkMs, 'quarantine', count).catch(() => 0);
  return quarantined > 0 ? { quarantined } : {};
}

/** Everything `GET /readyz` asks. */
export interface Health {
  checks: Check[];
  /** Rows set aside; absent: there is no store. */
  quarantined?: (() => Promise<number>) | undefined;
}

/**
 * `GET /healthz`: the process answers. `GET /readyz`: it can also do its work, or 503 with the
 * names of what is missing. `steady`: a clock that nobody sets, in ms.
 */
export function addHealth(
  server: Server,
  { checks, quarantined = async () => 0 }: Health,
  turns: Turns,
  steady: () => number = () => performance.now(),
): void {
  const look = async () => {
    const notReady = await failing(checks);
    return notReady.length > 0
      ? { status: 'notReady', notReady }
      : { status: 'ready', ...(await quarantine(quarantined)) };
  };
  let last: { at: number; answer: ReturnType<typeof look> } | undefined;
  const lookedAt = () => {
    if (!last || steady() - last.at >= GOOD_MS) last = { at: steady(), answer: look() };
    return last.answer;
  };
  server.get('/healthz', async (_req, res) => {
    sendJson(res, 200, { status: 'ok' });
  });
  server.get('/readyz', async (_req, res) => {
    const answer = turns.stopping
      ? { status: 'notReady', notReady: ['stopping'] }
      : await lookedAt();
    sendJson(res, answer.status === 'ready' ? 200 : 503, answer);
  });
}
