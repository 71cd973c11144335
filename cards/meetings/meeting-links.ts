import { type CardMessage, card } from '../card.ts';
import template from './meeting-links.json' with { type: 'json' };

/** What the card is given. */
export interface MeetingLinksData {
  lang: 'fr' | 'en';
  heading: string;
  lines: string[];
  links: { title: string; url: string }[];
}

/** Files to open or to subscribe to. */
export const meetingLinksCard = (data: MeetingLinksData): CardMessage => card(template, data);

/** For pictures and checks. */
export const sample: MeetingLinksData = {
  lang: 'fr',
  heading: 'Feuille d’émargement de la réunion du mardi 15 septembre 2026, de 14h à 16h',
  lines: ['Ces liens marchent sept jours.'],
  links: [
    { title: 'Word, à imprimer', url: 'https://fil-rouge.exemple.fr/liens/abc' },
    { title: 'Tableau pour Excel', url: 'https://fil-rouge.exemple.fr/liens/def' },
  ],
};
