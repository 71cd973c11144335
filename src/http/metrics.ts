import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Server } from 'restify';
import type { Metrics } from '../metrics.ts';
import { refuse } from './answers.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Headers that only a proxy adds: behind one, everybody comes from this machine. */
const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** With a token, whoever has it; without one, this machine itself and nobody through it. */
export function mayRead(req: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) {
    const local = loopback.has(req.socket.remoteAddress ?? '');
    return local && forwarded.every((name) => req.headers[name] === undefined);
  }
  const given = Buffer.from(req.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** `GET /metrics`, for Prometheus; to anybody else it does not exist. */
export function addMetrics(server: Server, metrics: Metrics, token: string | undefined): void {
  server.get('/metrics', async (req, res) => {
    if (!mayRead(req, token)) return refuse(res, 404);
    const text = await metrics.read();
    res.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
    res.end(text);
  });
}
