/** What whoever sent a request is told when it goes no further; whoever asks too much is told to wait. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TeamsLog } from '../../bot/teams/transport.ts';
import { refuse, sendJson } from './answers.ts';
import { sendLinkPage } from './link-pages.ts';
import { pageLocale } from './page.ts';
import { type Refusal, TooMany } from './refusal.ts';

const words = {
  fr: 'Trop de demandes en peu de temps : attendez une minute, puis réessayez.',
  en: 'Too many requests in a short time: wait a minute, then try again.',
};

/** What is left of a body that nobody wants is not read: the connection ends. */
export function turnAway(
  error: Refusal,
  req: IncomingMessage,
  res: ServerResponse,
  log: Pick<TeamsLog, 'warn'>,
): void {
  const { status, code } = error;
  log.warn({ status, code }, 'refused');
  if (error instanceof TooMany) askToWait(req, res, error.seconds);
  else refuse(res, status, !req.complete);
}

/** In the language of whoever asks; a page for a browser that wants to show one. */
function askToWait(req: IncomingMessage, res: ServerResponse, seconds: number): void {
  if (res.headersSent) return;
  res.setHeader('retry-after', String(seconds));
  if (!req.complete) res.setHeader('connection', 'close');
  const text = words[pageLocale(req.headers['accept-language'] ?? '')];
  if (/\btext\/html\b/.test(req.headers.accept ?? '')) sendLinkPage(req, res, 'often');
  else sendJson(res, 429, { error: 'TooManyRequests', text });
}
