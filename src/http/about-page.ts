/** The words of `/a-propos`: Teams shows this page where people decide whether to add the app. */

import type { Server } from 'restify';
import type { Retention } from '../../bot/contract/personal-data.ts';
import { typography } from '../../cards/typography.ts';
import type { Config } from '../config.ts';
import { accessibilityPage } from './accessibility-page.ts';
import { escaped, htmlPage, type PageLocale, pageLocale, sendHtml } from './page.ts';

const units = { D: ['jour', 'day'], M: ['mois', 'month'], Y: ['an', 'year'] } as const;

/** "P24M" as "24 mois"; the configuration lets no other shape through. */
function said(duration: string, locale: PageLocale): string {
  const [, count = '', unit = 'D'] = /^P(\d+)([DMY])$/.exec(duration) ?? [];
  const [fr, en] = units[unit as keyof typeof units];
  const word = locale === 'fr' ? fr : en;
  return `${count} ${word}${count === '1' || word === 'mois' ? '' : 's'}`;
}

const fr = {
  title: 'À propos de Fil rouge',
  what: 'Fil rouge est un bot Microsoft Teams pour les partenaires d’un plan d’action public. Il répond à partir du plan, avec la source de chaque réponse, et n’emploie aucun service d’intelligence artificielle.',
  runBy: (who: string) => `Fil rouge est exploité par : ${who}.`,
  dataTitle: 'Données personnelles',
  data: (kept: Retention, tell: (duration: string) => string) => [
    'Fil rouge garde votre nom et votre identifiant Teams, votre langue, le domaine de votre adresse, votre organisation, vos groupes, vos réponses aux réunions et aux sondages, et vos textes d’avancement. Il ne garde pas vos messages.',
    'Si vous n’avez pas Teams et qu’on vous a inscrit dans un groupe, il garde votre nom et votre adresse de courriel, pour vous écrire et pour rien d’autre. Le lien au bas de chaque courriel permet de ne plus en recevoir, de voir ce qui est gardé de vous et de le faire effacer.',
    `Sans activité de votre part, tout ce qui vous concerne est effacé après ${tell(kept.people)} ; les sondages, ${tell(kept.polls)} après la réunion ; les textes d’avancement, ${tell(kept.status)} après la restitution ; la trace des envois, après ${tell(kept.sent)}.`,
    'Les questions restées sans réponse sont notées sans votre nom.',
    'Écrivez à Fil rouge « mes données » pour voir ce qu’il garde de vous, et « oublie-moi » pour le faire effacer. Vous pouvez aussi saisir la Cnil.',
  ],
  controller: (who: string) => `Responsable du traitement : ${who}.`,
  legalBasis: (basis: string) => `Base légale : ${basis}.`,
  contact: (where: string) =>
    `Pour toute demande sur vos données (délégué à la protection des données) : ${where}.`,
  noContact: 'Pour toute demande sur vos données, adressez-vous à qui vous a proposé Fil rouge.',
  termsTitle: 'Conditions d’utilisation',
  terms: [
    'Fil rouge est réservé aux partenaires à qui il est proposé, pour leur travail commun.',
    'Ses réponses redisent le plan ; en cas de doute, seul le document adopté fait foi.',
    'N’écrivez pas à Fil rouge d’information sur des enfants ou des familles, ni de mot de passe.',
    'Le service peut être interrompu. Le logiciel est libre, fourni sans garantie (licence MIT).',
  ],
};

const en: typeof fr = {
  title: 'About Fil rouge',
  what: 'Fil rouge is a Microsoft Teams bot for the partners of a public action plan. It answers from the plan, with the source of each answer, and uses no artificial intelligence service.',
  runBy: (who) => `Fil rouge is run by: ${who}.`,
  dataTitle: 'Personal data',
  data: (kept, tell) => [
    'Fil rouge keeps your name and your Teams id, your language, the domain of your address, your organisation, your groups, your answers to meetings and polls, and your progress notes. It does not keep your messages.',
    'If you have no Teams and were entered in a group, it keeps your name and your e-mail address, to write to you and for nothing else. The link at the foot of each e-mail lets you stop them, see what is kept about you and have it erased.',
    `When you are not active, everything about you is erased after ${tell(kept.people)}; polls, ${tell(kept.polls)} after the meeting; progress notes, ${tell(kept.status)} after the report; the record of sendings, after ${tell(kept.sent)}.`,
    'Questions left without an answer are noted without your name.',
    'Write “my data” to Fil rouge to see what it keeps about you, and “forget me” to have it erased. You can also complain to the Cnil, the French data protection authority.',
  ],
  controller: (who) => `Data controller: ${who}.`,
  legalBasis: (basis) => `Legal basis: ${basis}.`,
  contact: (where) => `For any request about your data (data protection officer): ${where}.`,
  noContact: 'For any request about your data, ask whoever offered you Fil rouge.',
  termsTitle: 'Terms of use',
  terms: [
    'Fil rouge is for the partners to whom it is offered, for the work they share.',
    'Its answers repeat the plan; in case of doubt only the adopted document counts.',
    'Do not write anything about children or families to Fil rouge, nor any password.',
    'The service may be interrupted. The software is free, with no warranty (MIT licence).',
  ],
};

/** Variables that would say what the law asks for, and do not yet. */
export const untoldOf = ({ contact, controller, legalBasis }: Config['publisher']): string[] =>
  Object.entries({ DATA_CONTROLLER: controller, LEGAL_BASIS: legalBasis, PRIVACY_CONTACT: contact })
    .filter(([, told]) => told === undefined)
    .map(([name]) => name);

/** The page of one language, made once: it depends on the configuration only. */
export function aboutPage(
  locale: PageLocale,
  { publisher, retention }: Pick<Config, 'publisher' | 'retention'>,
): string {
  const say = { fr, en }[locale];
  const tell = (duration: string) => said(duration, locale);
  const { name, contact, controller, legalBasis } = publisher;
  const text = (line: string) => `<p>${escaped(typography(line, locale))}</p>`;
  const data = [
    ...(controller ? [say.controller(controller)] : []),
    ...(legalBasis ? [say.legalBasis(legalBasis)] : []),
    ...say.data(retention, tell),
    contact ? say.contact(contact) : say.noContact,
  ];
  const main = [
    text(say.what),
    ...(name ? [text(say.runBy(name))] : []),
    `<h2 id="donnees">${escaped(say.dataTitle)}</h2>`,
    ...data.map(text),
    `<h2 id="conditions">${escaped(say.termsTitle)}</h2>`,
    ...say.terms.map(text),
  ];
  return htmlPage(locale, say.title, main.join('\n'));
}

/** The pages say what this installation does, and nothing that it does not. */
export type AboutParts = Parameters<typeof aboutPage>[1];

export function addAbout(server: Server, parts: AboutParts): void {
  addPage(server, '/a-propos', { fr: aboutPage('fr', parts), en: aboutPage('en', parts) });
  addPage(server, '/accessibilite', {
    fr: accessibilityPage('fr', parts),
    en: accessibilityPage('en', parts),
  });
}

function addPage(server: Server, path: string, pages: Record<PageLocale, string>): void {
  server.get(path, async (req, res) => {
    const lang = pageLocale(req.headers['accept-language'] ?? '');
    sendHtml(res, pages[lang], {
      'content-language': lang,
      'referrer-policy': 'no-referrer',
      vary: 'accept-language',
    });
  });
}
