import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Server } from 'restify';
import type { Metrics } from '../metrics.ts';
import { refuse } from './answers.ts';
import { isFromHere } from './gate/source.ts';

export interface MetricsRules {
  metricsToken?: string | undefined;
  production: boolean;
}

/**
 * With a token, whoever has it. Without one, this machine itself, and in development only: a proxy on
 * the same machine need not say that it is one.
 */
export function mayRead(
  req: IncomingMessage,
  { metricsToken: token, production }: MetricsRules,
): boolean {
  if (token === undefined) return !production && isFromHere(req);
  const given = Buffer.from(req.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** `GET /metrics`, for Prometheus; to anybody else it does not exist. */
export function addMetrics(server: Server, metrics: Metrics, rules: MetricsRules): void {
  server.get('/metrics', async (req, res) => {
    if (!mayRead(req, rules)) return refuse(res, 404);
    const text = await metrics.read();
    res.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
    res.end(text);
  });
}
