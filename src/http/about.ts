/** `GET /a-propos` and `GET /accessibilite`: what this installation has to say of itself to everybody. */
import type { Server } from 'restify';
import { aboutPage } from './about-page.ts';
import { accessibilityPage } from './accessibility-page.ts';
import { csp, pageLocale } from './page.ts';

/** The pages say what this installation does, and nothing that it does not. */
export type AboutParts = Parameters<typeof aboutPage>[1];

export function addAbout(server: Server, parts: AboutParts): void {
  addPage(server, '/a-propos', { fr: aboutPage('fr', parts), en: aboutPage('en', parts) });
  addPage(server, '/accessibilite', {
    fr: accessibilityPage('fr', parts),
    en: accessibilityPage('en', parts),
  });
}

function addPage(server: Server, path: string, pages: Record<'fr' | 'en', string>): void {
  server.get(path, async (req, res) => {
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
