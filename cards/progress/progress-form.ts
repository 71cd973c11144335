import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id, lines, most, optionalId } from '../fields.ts';
import { type FormProblem, problemsOf } from '../parts.ts';
import template from './progress-form.json' with { type: 'json' };

/** What the card is given. Values are what was said before, to be corrected; empty: nothing. */
export interface ProgressFormData {
  lang: 'fr' | 'en';
  headline: string;
  notes: string[];
  /** What cannot be kept, each with its field. */
  problems: FormProblem[];
  labels: Record<FormField, string>;
  values: Record<FormField, string>;
  /** An example of each. */
  hints: Record<Exclude<FormField, 'meteo'>, string>;
  choices: { title: string; value: string }[];
  save: string;
  subject: string;
  /** The update to correct; empty for a new one. */
  update: string;
  version: number;
}

export type FormField = 'meteo' | 'percent' | 'highlights' | 'blocker' | 'arbitration' | 'nextStep';

/** The value of the choice that leaves the météo as it is. */
export const NONE = 'aucune';

/** A progress update, as a form; what most updates leave empty is behind a button. */
export const formCard = (data: ProgressFormData): CardMessage => {
  const { lang, values, problems } = data;
  const more = values.arbitration + values.nextStep === '' ? moreFields[lang] : '';
  return card(template, { ...data, more, problems: problemsOf(lang, problems) });
};

const moreFields = { fr: 'Plus de champs', en: 'More fields' };

const field = (longest: number) => lines(longest).default('');

/** What the button gives back. Teams leaves out an input that was left empty. */
export const formClick = z.strictObject({
  subject: id,
  update: optionalId,
  version: z.int().min(0),
  meteo: z.enum(['soleil', 'couvert', 'nuage', 'orage', NONE]).default(NONE),
  percent: field(8),
  highlights: field(most.text),
  blocker: field(1000),
  arbitration: field(1000),
  nextStep: field(1000),
});
export type FormAnswer = z.infer<typeof formClick>;
