import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { createServer, type Server } from 'restify';
import { isRefusalStatus, type RefusalStatus, rawRefusal, refuse } from './answers.ts';
import type { Turns } from './turns.ts';

/** How long the headers of a request may take, in milliseconds; its body has its own limit. */
const headersMs = 10_000;
/** The whole request, as Node counts it: headers and body. */
const requestMs = 25_000;
/** How often Node looks for the late ones; its default of 30 s would make both limits a wish. */
const lookMs = 1_000;

/** Stays up for probes while the service stops. */
const always = new Set(['/healthz', '/readyz']);

const path = /^\/(?!\/)[\x21-\x7e]*$/;
/** Segments that mean another path than the one that is written. */
const dots = /(?:\/|%2f)(?:\.|%2e){1,2}(?:[/?]|%2f|$)/i;

/** A path that restify's router can take apart: it throws on others, outside any handler. */
function isPath(url: string): boolean {
  if (!path.test(url) || dots.test(url)) return false;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** restify has it since version 8.3; its types do not. */
interface WithFirst extends Server {
  first: (look: (req: IncomingMessage, res: ServerResponse) => boolean) => void;
}

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

/** First look at a request, before restify: false when it has been refused. */
function firstLook(turns: Turns) {
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    if (!isPath(req.url ?? '')) refuse(res, 400, true);
    else if (turns.stopping && !always.has(req.url ?? '')) refuse(res, 503, true);
    else return true;
    return false;
  };
}

/**
 * A restify server without routes: limits on time, and a constant JSON body for everything it
 * refuses by itself. Listens nowhere yet.
 */
export function createHttpServer(log: Logger, turns: Turns): Server {
  const server = createServer({ name: '', log: log as never });
  const { server: node } = server;
  Object.assign(node, {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookMs,
  });
  (server as WithFirst).first(firstLook(turns));
  server.on('restifyError', (req, res, error, next) => {
    const status = isRefusalStatus(error?.statusCode) ? error.statusCode : 500;
    if (status === 500) log.error({ err: error }, 'request failed');
    refuse(res, status, !req.complete);
    // restify sends its own words unless it believes that it has.
    res._sent = true;
    next();
  });
  node.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    refuseSocket(socket, clientErrors[error.code ?? ''] ?? 400);
  });
  node.on('checkExpectation', (_req, res) => refuse(res, 417, true));
  // restify listens to upgrades without an answer: their connections would stay open for ever.
  node.on('upgrade', (_req, socket) => refuseSocket(socket, 400));
  return server;
}
