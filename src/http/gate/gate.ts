/**
 * The gate: everything that is asked passes here first, before restify and the SDK, which do not mind
 * what it minds. A request goes on when its form has one reading, its Host is ours, and its source has
 * room; who it is for, and how much they may ask, is said further in (`visitOf`).
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { GateConfig } from '../../config.ts';
import { blockListOf, wideAmong } from '../../networks.ts';
import { refuse } from '../answers.ts';
import { keepWaiting } from '../body.ts';
import { Refusal } from '../refusal.ts';
import { turnAway } from '../too-many.ts';
import type { Turns } from '../turns.ts';
import { createBudgets } from './budgets.ts';
import { hostOf, isOurs, withoutRoot } from './canonical.ts';
import { LIFE_MS, limitConnections } from './connections.ts';
import { isFromHere, sourceOf } from './source.ts';
import { beginVisit } from './visit.ts';

/**
 * Probes: answered while the service stops, and to anybody, for an answer costs no more than a
 * refusal. Both are constant, but for the names of what is not ready.
 */
const probes = new Set(['/healthz', '/readyz']);

export interface GatePorts {
  config: GateConfig;
  turns: Turns;
  log: Logger;
  /** In ms; budgets are by the minute. */
  now: () => number;
}

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

/** Puts the gate before whoever answers the requests of a server until now. */
export function addGate(node: Server, { config, turns, log, now }: GatePorts): void {
  const names = new Set(config.hosts.map(withoutRoot));
  const proxies = config.proxies && blockListOf(config.proxies);
  warnOfWide(config.proxies ?? [], log);
  const budgets = createBudgets(now);

  const check: Listener = (req, res) => {
    const { url = '' } = req;
    const host = hostOf(req);
    if (host === undefined) throw new Refusal(400, 'form');
    if (!isOurs(host, names)) throw new Refusal(421, 'host');
    if (probes.has(url)) return;
    if (turns.stopping) throw new Refusal(503, 'stopping');
    if (config.countsThisMachine || !isFromHere(req))
      beginVisit(budgets, sourceOf(req, proxies), req, res);
  };

  const inner = node.listeners('request') as Listener[];
  const outer: Listener = (req, res) => {
    const life = setTimeout(() => req.socket.destroy(), LIFE_MS);
    res.once('close', () => clearTimeout(life));
    try {
      check(req, res);
      for (const listener of inner) listener(req, res);
    } catch (error) {
      if (error instanceof Refusal) return turnAway(error, req, res, log);
      // A router that threw where nobody listens: one request fails, and the process goes on.
      log.error({ err: error }, 'request failed');
      refuse(res, 500, true);
    }
  };
  node.removeAllListeners('request');
  node.on('request', outer);
  // restify asks for the body of these, and takes them past whoever looks at requests.
  node.removeAllListeners('checkContinue');
  node.on('checkContinue', (req: IncomingMessage, res: ServerResponse) => {
    keepWaiting(req, res);
    outer(req, res);
  });
  limitConnections(node, proxies, log);
}

/** Whoever is in a network of proxies is believed about where they come from. */
function warnOfWide(proxies: readonly string[], log: Logger): void {
  const networks = wideAmong(proxies);
  if (networks.length > 0)
    log.warn(
      { networks },
      'TRUSTED_PROXIES is wide: whoever is in these networks is counted by the address they write',
    );
}
