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
