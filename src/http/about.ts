/** `GET /a-propos`: who runs the bot, what it keeps of people, and on which terms it is used. */
import type { Server } from 'restify';
import { aboutPage } from './about-page.ts';
import { csp, pageLocale } from './page.ts';

/** The page says what this installation does, and nothing that it does not. */
export type AboutParts = Parameters<typeof aboutPage>[1];

export function addAbout(server: Server, parts: AboutParts): void {
  const pages = { fr: aboutPage('fr', parts), en: aboutPage('en', parts) };
  server.get('/a-propos', async (req, res) => {
    const html = pages[pageLocale(req.headers['accept-language'] ?? '')];
    res.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(html),
      'content-language': pageLocale(req.headers['accept-language'] ?? ''),
      'content-security-policy': csp,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      vary: 'accept-language',
    });
    res.end(html);
  });
}
