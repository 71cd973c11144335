import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { lines, most } from '../fields.ts';
import { mainFirst, noticesAbout, problemsOf } from '../parts.ts';
import { labelled } from '../text.ts';
import template from './poll-confirm.json' with { type: 'json' };

/** What the card is given. */
export interface ConfirmData {
  lang: 'fr' | 'en';
  headline: string;
  /** `label` with its colon. */
  facts: { label: string; value: string }[];
  slots: string[];
  /** What must be changed first. */
  problems: string[];
  /** What is worth a second look. */
  warnings: string[];
  /** What the card is for first. */
  buttons: { title: string; verb: string }[];
  /** The whole draft as JSON: it comes back with the button, and is checked again. */
  draft: string;
}

/** What was understood of a poll to be made. */
export const confirmCard = (data: ConfirmData): CardMessage =>
  card(template, {
    ...data,
    facts: data.facts.map(labelled(data.lang)),
    problems: problemsOf(
      data.lang,
      data.problems.map((text) => ({ field: '', text })),
    ),
    warnings: noticesAbout('doubt', data.lang, data.warnings),
    buttons: mainFirst(data.buttons),
  });

/** What the buttons give back: a draft of thirty slots is under 3 kB. */
export const confirmClick = z.strictObject({
  draft: lines(most.draft),
  version: z.literal(0),
});
