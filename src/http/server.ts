import type { Server as NodeServer } from 'node:http';
import type { Logger } from 'pino';
import { createServer, type Server } from 'restify';
import { isRefusalStatus, refuse } from './answers.ts';
import { addGate, type GatePorts } from './gate/gate.ts';

/**
 * A restify server without routes, behind the gate, with a constant JSON body for everything it
 * refuses by itself. Listens nowhere yet.
 */
export function createHttpServer(log: Logger, ports: Omit<GatePorts, 'log'>): Server {
  const server = createServer({ name: '', log: log as never });
  server.on('restifyError', (req, res, error, next) => {
    const status = isRefusalStatus(error?.statusCode) ? error.statusCode : 500;
    if (status === 500) log.error({ err: error }, 'request failed');
    refuse(res, status, !req.complete);
    // restify sends its own words unless it believes that it has.
    res._sent = true;
    next();
  });
  addGate(server.server as NodeServer, { ...ports, log });
  return server;
}
