import type { IncomingMessage, Server as NodeServer, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { createServer, type Server } from 'restify';
import { isRefusalStatus, refuse } from './answers.ts';
import { addGate, type GatePorts } from './gate/gate.ts';

/** Requests that somebody else answers than the routes of a server. */
export interface Handover {
  /** Looks at a request before the gate does, and may write its address anew. */
  receive: (req: IncomingMessage) => void;
  /** Answers it once it has passed the gate; false: the routes do. */
  take: (req: IncomingMessage, res: ServerResponse) => boolean;
}

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

/** A restify server without routes, with a constant JSON body for everything it refuses by itself. */
export function createRoutes(log: Logger): Server {
  const server = createServer({ name: '', log: log as never });
  server.on('restifyError', (req, res, error, next) => {
    const status = isRefusalStatus(error?.statusCode) ? error.statusCode : 500;
    if (status === 500) log.error({ err: error }, 'request failed');
    refuse(res, status, !req.complete);
    // restify sends its own words unless it believes that it has.
    res._sent = true;
    next();
  });
  return server;
}

/** The same behind the gate. Listens nowhere yet. */
export function createHttpServer(
  log: Logger,
  { hand, ...ports }: Omit<GatePorts, 'log'> & { hand?: Handover | undefined },
): Server {
  const server = createRoutes(log);
  const node = server.server as NodeServer;
  if (hand) {
    const routes = node.listeners('request') as Listener[];
    node.removeAllListeners('request');
    node.on('request', (req, res) => {
      if (!hand.take(req, res)) for (const route of routes) route(req, res);
    });
  }
  addGate(node, { ...ports, log });
  if (hand)
    for (const event of ['request', 'checkContinue'] as const)
      node.prependListener(event, (req: IncomingMessage) => hand.receive(req));
  return server;
}
