/** The pages that somebody who follows a link may see; the document itself is no page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { htmlPage, pageLocale, sendHtml } from './page.ts';

/**
 * `once`: a button opens the document, for the only time. `over`: there is nothing, or no more.
 * `taken`: it is being opened already. `busy`: too many documents are being made. `often`: not now, it
 * was asked for too often.
 */
export type Page = 'once' | 'over' | 'taken' | 'busy' | 'often';

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
  taken: {
    title: 'Votre document est déjà en préparation',
    text: 'Ce lien vient d’être ouvert une première fois : le document arrive là où il a été demandé. Si rien n’est arrivé dans deux minutes, rouvrez ce lien.',
  },
  busy: {
    title: 'Un peu de patience',
    text: 'Plusieurs documents sont en préparation : réessayez dans une minute. Votre lien reste valable.',
    button: 'Réessayer',
  },
  often: {
    title: 'Attendez une minute',
    text: 'Trop de demandes en peu de temps : attendez une minute, puis réessayez. Rien n’est perdu.',
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
  taken: {
    title: 'Your document is already being prepared',
    text: 'This link was opened a moment ago: the document arrives where it was asked for. If nothing has arrived in two minutes, open this link again.',
  },
  busy: {
    title: 'A little patience',
    text: 'Several documents are being prepared: try again in a minute. Your link stays valid.',
    button: 'Try again',
  },
  often: {
    title: 'Wait a minute',
    text: 'Too many requests in a short time: wait a minute, then try again. Nothing is lost.',
  },
};

const statuses: Record<Page, number> = { once: 200, over: 404, taken: 409, busy: 429, often: 429 };
/** When to come back, in seconds: for programs, as calendars are. */
const later = { 'retry-after': 60 };

/** Nobody keeps a copy on the way, no search engine lists it, no other site learns the address. */
export const privately = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
};

/** The page in the language that the browser asks for first, French otherwise. */
export function sendLinkPage(req: IncomingMessage, res: ServerResponse, page: Page): void {
  const lang = pageLocale(req.headers['accept-language'] ?? '');
  const words = (lang === 'fr' ? fr : en)[page];
  const form =
    'button' in words
      ? `<form method="post"><button type="submit">${words.button}</button></form>`
      : '';
  const html = htmlPage(lang, words.title, `<p>${words.text}</p>${form}`);
  sendHtml(res, html, { ...privately, ...(page === 'busy' && later) }, statuses[page]);
}
