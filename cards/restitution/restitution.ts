import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { type Tile, tilesOf } from '../parts.ts';
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
  /** What it holds, in a line. */
  about: string[];
  /** How many fiches and actions stand so at the end of the period. */
  tiles: Tile[];
  /** What is said of it, what is asked of who reads it first. */
  items: string[];
  /** Last: what need not be known to read the rest. */
  notes: string[];
  formats: (SendClick & { title: string })[];
  /** Where the document is, when it is not sent as a file. */
  links: { title: string; url: string }[];
}

/** A restitution in short, with the formats it can be had in, or the link that opens it. */
export const restitutionCard = (data: RestitutionData): CardMessage =>
  // Without the card the address is all there is.
  card(
    template,
    { ...data, tiles: tilesOf(data.tiles), formats: data.formats.map(placed) },
    (filled) =>
      [readCard(filled, { actions: false }), ...data.links.map(({ url }) => url)].join('\n'),
  );

/** What a committee reads is seen at once, what reckons or is pasted behind "…": as on the page. */
const placed = (button: RestitutionData['formats'][number], at: number) => ({
  ...button,
  style: at === 0 ? 'positive' : 'default',
  mode: button.format === 'docx' || button.format === 'pptx' ? 'primary' : 'secondary',
});

const period = { from: '2026-01-01', to: '2026-12-31', lang: 'fr' as const };

/** For pictures and checks. */
export const sample: RestitutionData = {
  lang: 'fr',
  headline: 'Restitution du 1er janvier au 31 décembre 2026',
  about: ['9 réunions · à jour le 24 novembre 2026'],
  tiles: [
    { sign: 'soleil', alt: 'soleil', count: 8 },
    { sign: 'orage', alt: 'orage', count: 1 },
  ],
  items: [
    '4 décisions à prendre, la première depuis le 24 septembre 2026.',
    'Quatre axes avancent, l’axe 5 voit sa météo se dégrader.',
  ],
  notes: [],
  formats: [
    { ...period, format: 'docx', title: 'Ouvrir en Word' },
    { ...period, format: 'pptx', title: 'Ouvrir en PowerPoint' },
    { ...period, format: 'xlsx', title: 'Ouvrir en Excel' },
  ],
  links: [],
};
