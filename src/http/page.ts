/** The frame of the few pages that the service shows by itself: no script, nothing from elsewhere. */
import { createHash } from 'node:crypto';

export type PageLocale = 'fr' | 'en';

const style = `:root{color-scheme:light dark;--fg:#242424;--bg:#fff;--red:#b3122a}
@media(prefers-color-scheme:dark){:root{--fg:#f5f5f5;--bg:#1f1f1f;--red:#ff8a97}}
body{font:1.125rem/1.6 system-ui,sans-serif;color:var(--fg);background:var(--bg);margin:0;padding:2rem 1rem}
main{max-width:36rem;margin:auto;border-left:.25rem solid var(--red);padding-left:1.25rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.25rem;line-height:1.25;margin:2rem 0 .5rem}
a{color:var(--red)}
button{font:inherit;font-weight:600;color:var(--bg);background:var(--red);border:0;border-radius:.25rem;padding:.75rem 1.25rem}
a:focus-visible,button:focus-visible{outline:.1875rem solid var(--fg);outline-offset:.1875rem}`;

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
<body><main><h1>${title}</h1>${main}</main></body></html>
`;
