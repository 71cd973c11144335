/** The frame of the few pages that the service shows by itself: no script, nothing from elsewhere. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { mark } from '../../visual/mark.ts';
import { brand } from '../../visual/palette.ts';

export type PageLocale = 'fr' | 'en';

const style = `:root{color-scheme:light dark;--fg:#242424;--bg:#fff;--link:#3d3e8f}
@media(prefers-color-scheme:dark){:root{--fg:#f5f5f5;--bg:#1f1f1f;--link:#a9acff}}
body{font:1rem/1.5 "Segoe UI",system-ui,sans-serif;color:var(--fg);background:var(--bg);margin:0}
header{display:flex;gap:.75rem;align-items:center;padding:.5rem max(1rem,calc((100% - 40rem)/2));font-weight:600;color:#fff;background:${brand.navy};border-bottom:.25rem solid ${brand.thread}}
main,footer{max-width:40rem;margin:auto;padding:1rem}
footer{font-size:.875rem}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.2rem;line-height:1.3;margin:1.75rem 0 .5rem}
a{color:var(--link);overflow-wrap:anywhere}
button{font:inherit;font-weight:600;color:var(--bg);background:var(--link);border:0;border-radius:.25rem;padding:.75rem 1.25rem}
a:focus-visible,button:focus-visible{outline:.1875rem solid var(--fg);outline-offset:.1875rem}`;

const dots = mark.points.map(
  ([x, y]) => `<circle cx="${x}" cy="${y}" r="${mark.radius}" fill="#fff"/>`,
);
const picture = `<svg aria-hidden="true" width="40" height="40" viewBox="0 0 192 192"><path d="${mark.path}" fill="none" stroke="${mark.thread}" stroke-width="${mark.width}" stroke-linecap="round"/>${dots.join('')}</svg>`;

const foot: Record<PageLocale, string> = {
  fr: '<a href="/accessibilite">Accessibilité\u00a0: non conforme</a>',
  en: '<a href="/accessibilite">Accessibility: not compliant</a>',
};

/** What the pages may do: show themselves, and send their own form back. */
export const csp = `default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** French unless the browser asks for English first. */
export const pageLocale = (acceptLanguage: string): PageLocale =>
  /^\s*en\b/i.test(acceptLanguage) ? 'en' : 'fr';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text that was configured, as text in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => entities[c] ?? c);

/** A whole page; `main` is HTML that we wrote, with everything else in it escaped. */
export const htmlPage = (lang: PageLocale, title: string, main: string): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Fil rouge</title><style>${style}</style></head>
<body><header>${picture}Fil rouge</header><main><h1>${title}</h1>${main}</main><footer>${foot[lang]}</footer></body></html>
`;

/** Sends a page, with the headers that all pages have. */
export function sendHtml(
  res: ServerResponse,
  html: string,
  headers: Record<string, string | number>,
  status = 200,
): void {
  res.writeHead(status, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'content-security-policy': csp,
    'x-content-type-options': 'nosniff',
  });
  res.end(html);
}
