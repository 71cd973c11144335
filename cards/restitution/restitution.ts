import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { readCard } from '../text.ts';
import template from './restitution.json' with { type: 'json' };

/** What a button asks for, and gives back. Days are local (`YYYY-MM-DD`). */
export const sendClick = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  format: z.enum(['docx', 'pptx', 'xlsx', 'csv', 'md']),
  lang: z.enum(['fr', 'en']),
});
export type SendClick = z.infer<typeof sendClick>;

/** What the card is given; no text of it was typed by anybody. */
export interface RestitutionData {
  lang: 'fr' | 'en';
  headline: string;
  items: string[];
  notes: string[];
  formats: (SendClick & { title: string })[];
  /** Where the document is, when it is not sent as a file. */
  links: { title: string; url: string }[];
}

/** A restitution in short, with the formats it can be had in, or the link that opens it. */
export const restitutionCard = (data: RestitutionData): CardMessage =>
  // Without the card the address is all there is.
  card(template, data, (filled) =>
    [readCard(filled, { actions: false }), ...data.links.map(({ url }) => url)].join('\n'),
  );

const period = { from: '2026-01-01', to: '2026-12-31', lang: 'fr' as const };

/** For pictures and checks. */
export const sample: RestitutionData = {
  lang: 'fr',
  headline: 'Restitution du 1er janvier 2026 au 31 décembre 2026',
  items: [
    '16 fiches et actions suivies',
    '14 sur 16 ont reçu au moins une mise à jour pendant la période',
    '5 météos se sont améliorées, 2 météos se sont dégradées, 6 météos sont inchangées',
    '3 arbitrages demandés',
    '2 blocages en cours',
    '2 fiches et actions sans nouvelle',
  ],
  notes: ['À jour le 24 novembre 2026.', 'Choisissez un format : le document contient le détail.'],
  formats: [
    { ...period, format: 'docx', title: 'Word' },
    { ...period, format: 'pptx', title: 'PowerPoint' },
    { ...period, format: 'xlsx', title: 'Excel' },
    { ...period, format: 'csv', title: 'CSV' },
    { ...period, format: 'md', title: 'Markdown' },
  ],
  links: [],
};
