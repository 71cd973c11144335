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
