import { z } from 'zod';
import { id, lines, most } from '../fields.ts';
import { type Card, render } from '../render.ts';
import { readCard } from '../text.ts';
import { typography } from '../typography.ts';
import template from './meeting-minutes.json' with { type: 'json' };

/** What the card is given. */
export interface MeetingMinutesData {
  lang: 'fr' | 'en';
  heading: string;
  lines: string[];
  labels: { decisions: string; nextSteps: string };
  decisions: string;
  nextSteps: string;
  save: string;
  /** Said as if typed when the button is pressed. */
  questions: string[];
  meeting: string;
  version: number;
}

/** Asks what was decided, and what comes next. */
export function meetingMinutesCard(data: MeetingMinutesData): { card: Card; text: string } {
  const nice = (text: string) => typography(text, data.lang);
  const polished = {
    ...data,
    heading: nice(data.heading),
    lines: data.lines.map(nice),
    questions: data.questions.map(nice),
  };
  const text = readCard(render(template, { ...polished, text: '' }), { actions: false });
  return { card: render(template, { ...polished, text }), text };
}

/** What the form gives back; `version` tells the second of two writers that there was a first. */
export const minutesClick = z.strictObject({
  meeting: id,
  version: z.int().min(0),
  decisions: lines(most.draft).default(''),
  nextSteps: lines(most.draft).default(''),
});

/** For pictures and checks. */
export const sample: MeetingMinutesData = {
  lang: 'fr',
  heading: 'Qu’avez-vous décidé hier ?',
  lines: ['Sous-groupe « cartographie », mardi 15 septembre 2026 : 9 présents, 2 excusés.'],
  labels: { decisions: 'Décisions', nextSteps: 'Prochaines étapes' },
  decisions: '',
  nextSteps: '',
  save: 'Enregistrer',
  questions: ['Feuille d’émargement'],
  meeting: 'm1',
  version: 0,
};
