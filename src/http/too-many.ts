/** The refusal that tells a person what to do: wait. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './answers.ts';
import { linkPage } from './link-pages.ts';
import { pageLocale } from './page.ts';

const words = {
  fr: 'Trop de demandes en peu de temps : attendez une minute, puis réessayez.',
  en: 'Too many requests in a short time: wait a minute, then try again.',
};

/** In the language of whoever asks; a page for a browser that wants to show one. `seconds`: how long. */
export function refuseTooMany(req: IncomingMessage, res: ServerResponse, seconds: number): void {
  if (res.headersSent) return;
  const language = req.headers['accept-language'] ?? '';
  res.setHeader('retry-after', String(seconds));
  if (!req.complete) res.setHeader('connection', 'close');
  if (!/\btext\/html\b/.test(req.headers.accept ?? '')) {
    sendJson(res, 429, { error: 'TooManyRequests', text: words[pageLocale(language)] });
    return;
  }
  const { html, status, csp } = linkPage('often', language);
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': csp,
  });
  res.end(html);
}
