import { type Card, render } from '../render.ts';
import { readCard } from '../text.ts';
import { typography } from '../typography.ts';
import template from './meeting-links.json' with { type: 'json' };

/** What the card is given. */
export interface MeetingLinksData {
  lang: 'fr' | 'en';
  heading: string;
  lines: string[];
  links: { title: string; url: string }[];
}

/** Files to open or to subscribe to. */
export function meetingLinksCard(data: MeetingLinksData): { card: Card; text: string } {
  const nice = (text: string) => typography(text, data.lang);
  const polished = { ...data, heading: nice(data.heading), lines: data.lines.map(nice) };
  const text = readCard(render(template, { ...polished, text: '' }), { actions: false });
  return { card: render(template, { ...polished, text }), text };
}

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
