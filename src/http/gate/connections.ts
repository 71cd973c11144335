/** Limits on connections: how many, for how long, and what becomes of those that never ask properly. */
import { readFileSync } from 'node:fs';
import type { Server, ServerResponse } from 'node:http';
import type { BlockList, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type RefusalStatus, rawRefusal, refuse } from '../answers.ts';
import { isProxy, peerNameOf } from './source.ts';

/** How long the headers of a request may take, from its connection on, in ms; its body has its own limit. */
const HEADERS_MS = 5_000;
/** The whole request, as Node counts it: headers and body. */
const REQUEST_MS = 25_000;
/** How often Node looks for the late ones; its default of 30 s would make both limits a wish. */
const LOOK_MS = 1_000;
/** For how long nothing may move on a connection whose reader has an answer waiting, in ms. */
const STALLED_MS = 30_000;
/** The whole of a request and its answer, in ms: whoever reads a byte now and then gives up theirs. */
export const LIFE_MS = 120_000;
/** So that one connection does not stay for ever with one instance, or with one reader. */
const REQUESTS_EACH = 100;
/** 500 people and a reverse proxy that keeps some open for each; 100 kB each when they do not read. */
const MOST_CONNECTIONS = 1_000;
/** Connections of one address, or of one IPv6 subscriber: a town hall goes out by one, six each in a browser. */
export const MOST_EACH = 200;
/** Descriptors that stay for the store, for what goes out to Teams, to mail and to the keys, and for files. */
const KEPT_DESCRIPTORS = 128;

/** Most descriptors of this process, where the system says it (Linux). */
function mostDescriptors(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Connections that a process with so many descriptors may have. */
export const connectionsFor = (descriptors: number): number =>
  Math.max(16, Math.min(MOST_CONNECTIONS, descriptors - KEPT_DESCRIPTORS));

/** Node's words for a connection that never became a request. */
const clientErrors: Record<string, RefusalStatus> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

function refuseSocket(socket: Duplex, status: RefusalStatus): void {
  socket.on('error', () => {});
  if (socket.writable) socket.end(rawRefusal(status), () => socket.destroy());
  else socket.destroy();
}

/**
 * Lets nobody take the connections of all: so many at once for one peer, but for a proxy, by which
 * everybody comes.
 */
function limitEach(node: Server, proxies: BlockList | undefined, log: Logger): void {
  const open = new Map<string, number>();
  node.on('connection', (socket: Socket) => {
    if (isProxy({ socket }, proxies)) return;
    const peer = peerNameOf({ socket });
    const count = (open.get(peer) ?? 0) + 1;
    if (count > MOST_EACH) {
      socket.destroy();
      log.warn({ code: 'connections-each' }, 'refused');
      return;
    }
    open.set(peer, count);
    socket.once('close', () => {
      const left = (open.get(peer) ?? 1) - 1;
      if (left > 0) open.set(peer, left);
      else open.delete(peer);
    });
  });
}

/**
 * Sets the limits, and a constant answer for what is no request of ours.
 *
 * @param proxies those of `TRUSTED_PROXIES`; absent: whoever is near
 */
export function limitConnections(node: Server, proxies: BlockList | undefined, log: Logger): void {
  limitEach(node, proxies, log);
  Object.assign(node, {
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: LOOK_MS,
    maxRequestsPerSocket: REQUESTS_EACH,
    maxConnections: connectionsFor(mostDescriptors()),
    timeout: STALLED_MS,
  });
  // Somebody whose answer is still being made waits for us, not we for them.
  node.on('timeout', (socket: Socket) => {
    if (socket.writableLength > 0) socket.destroy();
  });
  node.on('drop', () => log.warn({ code: 'connections' }, 'refused'));
  node.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    refuseSocket(socket, clientErrors[error.code ?? ''] ?? 400);
  });
  node.on('checkExpectation', (_req, res: ServerResponse) => refuse(res, 417, true));
  // restify listens to upgrades without an answer: their connections would stay open for ever.
  node.on('upgrade', (_req, socket) => refuseSocket(socket, 400));
}
