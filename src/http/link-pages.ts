/** The two pages that somebody who follows a link may see; the document itself is no page. */
import { createHash } from 'node:crypto';

/** `once`: a button opens the document, for the only time. `over`: there is nothing, or no more. */
export type Page = 'once' | 'over';

const fr = {
  once: {
    title: 'Votre document est prêt',
    text: 'Pour votre sécurité, ce lien ne sert qu’une fois : téléchargez le document et conservez-le.',
    button: 'Télécharger le document',
  },
  over: {
    title: 'Ce lien n’est plus valable',
    text: 'Il a déjà servi, il a expiré ou il a été copié en partie. Demandez-en un nouveau à Fil rouge, dans Teams.',
  },
};

const en: typeof fr = {
  once: {
    title: 'Your document is ready',
    text: 'For your safety, this link works once only: download the document and keep it.',
    button: 'Download the document',
  },
  over: {
    title: 'This link is no longer valid',
    text: 'It was already used, has expired, or was copied in part. Ask Fil rouge for a new one, in Teams.',
  },
};

const style = `:root{color-scheme:light dark;--fg:#242424;--bg:#fff;--red:#b3122a}
@media(prefers-color-scheme:dark){:root{--fg:#f5f5f5;--bg:#1f1f1f;--red:#ff8a97}}
body{font:1.125rem/1.6 system-ui,sans-serif;color:var(--fg);background:var(--bg);margin:0;padding:2rem 1rem}
main{max-width:36rem;margin:auto;border-left:.25rem solid var(--red);padding-left:1.25rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
button{font:inherit;font-weight:600;color:var(--bg);background:var(--red);border:0;border-radius:.25rem;padding:.75rem 1.25rem}
button:focus-visible{outline:.1875rem solid var(--fg);outline-offset:.1875rem}`;

const csp = `default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** The page in the language that the browser asks for first, French otherwise. */
export function linkPage(
  page: Page,
  acceptLanguage: string,
): { html: string; status: number; csp: string } {
  const lang = /^\s*en\b/i.test(acceptLanguage) ? 'en' : 'fr';
  const words = (lang === 'fr' ? fr : en)[page];
  const form =
    'button' in words
      ? `<form method="post"><button type="submit">${words.button}</button></form>`
      : '';
  const html = `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title} – Fil rouge</title><style>${style}</style></head>
<body><main><h1>${words.title}</h1><p>${words.text}</p>${form}</main></body></html>
`;
  return { html, status: page === 'over' ? 404 : 200, csp };
}
