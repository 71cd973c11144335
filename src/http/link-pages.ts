/** The pages that somebody who follows a link may see; the document itself is no page. */
import { csp, htmlPage, pageLocale } from './page.ts';

/**
 * `once`: a button opens the document, for the only time. `over`: there is nothing, or no more.
 * `busy`: not now, it was asked for too often.
 */
export type Page = 'once' | 'over' | 'busy';

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
  busy: {
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
  busy: {
    title: 'Wait a minute',
    text: 'Too many requests in a short time: wait a minute, then try again. Nothing is lost.',
  },
};

const statuses: Record<Page, number> = { once: 200, over: 404, busy: 429 };

/** The page in the language that the browser asks for first, French otherwise. */
export function linkPage(
  page: Page,
  acceptLanguage: string,
): { html: string; status: number; csp: string } {
  const lang = pageLocale(acceptLanguage);
  const words = (lang === 'fr' ? fr : en)[page];
  const form =
    'button' in words
      ? `<form method="post"><button type="submit">${words.button}</button></form>`
      : '';
  const html = htmlPage(lang, words.title, `<p>${words.text}</p>${form}`);
  return { html, status: statuses[page], csp };
}
