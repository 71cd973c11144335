import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id, lines, most } from '../fields.ts';
import template from './meeting-minutes.json' with { type: 'json' };

/** What the card is given. */
export interface MeetingMinutesData {
  lang: 'fr' | 'en';
  heading: string;
  lines: string[];
  /** What each field is, and an example: in the label, since Teams shows the hint of an empty field in a grey that dark hides. */
  labels: Record<'decisions' | 'nextSteps', string>;
  decisions: string;
  nextSteps: string;
  save: string;
  /** Said as if typed when the button is pressed. */
  questions: string[];
  meeting: string;
  version: number;
}

/** Asks what was decided, and what comes next. */
export const meetingMinutesCard = (data: MeetingMinutesData): CardMessage => card(template, data);

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
  heading: 'Qu’avez-vous décidé ?',
  lines: ['Sous-groupe Cartographie, mardi 15 septembre 2026 : 9 présents, 2 excusés.'],
  labels: {
    decisions: 'Décisions, une par ligne (ex. : retenir le devis de la Caf)',
    nextSteps: 'Prochaines étapes, une par ligne (ex. : Caf : envoyer le calendrier avant le 15)',
  },
  decisions: '',
  nextSteps: '',
  save: 'Enregistrer',
  questions: ['Feuille d’émargement'],
  meeting: 'm1',
  version: 0,
};
