import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id } from '../fields.ts';
import { labelled } from '../text.ts';
import template from './report.json' with { type: 'json' };

/** What the card is given. The headline may hold what a person typed: it is not Markdown. */
export interface ReportData {
  lang: 'fr' | 'en';
  headline: string;
  progress: string;
  rows: { label: string; value: string }[];
  notes: string[];
  buttons: { title: string; push: string; uncertain: 'yes' | 'no'; version: number }[];
}

/** How a sending stands. */
export const reportCard = (data: ReportData): CardMessage =>
  card(template, { ...data, rows: data.rows.map(labelled(data.lang)) });

/** What the buttons give back. */
export const resendClick = z.strictObject({
  push: id,
  uncertain: z.enum(['yes', 'no']),
  version: z.int().min(0),
});
