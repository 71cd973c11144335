import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id, lines, most, optionalId } from '../fields.ts';
import { type FormProblem, problemsOf } from '../parts.ts';
import template from './meeting-form.json' with { type: 'json' };

/** What the card is given. What people typed comes back as the values of the inputs, untouched. */
export interface MeetingFormData {
  lang: 'fr' | 'en';
  heading: string;
  /** What kept it from being understood. */
  problems: FormProblem[];
  labels: Record<
    | 'group'
    | 'groupMissing'
    | 'date'
    | 'dateMissing'
    | 'start'
    | 'end'
    | 'timeMissing'
    | 'place'
    | 'link'
    | 'title'
    | 'agenda'
    | 'note',
    string
  >;
  /** What opens what may be left aside; empty: it is open. */
  more: string;
  groups: { title: string; value: string }[];
  group: string;
  date: string;
  start: string;
  end: string;
  place: string;
  link: string;
  title: string;
  /** One point a line. */
  agenda: string;
  note: string;
  check: string;
  draft: string;
  version: number;
}

/** The form of a meeting. */
export const meetingFormCard = (data: MeetingFormData): CardMessage =>
  card(template, { ...data, problems: problemsOf(data.lang, data.problems) });

/** Far more than any input takes: what is too long is said in words, not refused as a forgery. */
const typed = lines(most.draft).default('');

/** What asks for an empty form. */
export const newClick = z.strictObject({});

/** What the form gives back. Teams leaves out inputs that were left empty. */
export const formClick = z.strictObject({
  draft: id,
  version: z.int().min(0),
  group: optionalId,
  date: typed,
  start: typed,
  end: typed,
  place: typed,
  link: typed,
  title: typed,
  agenda: typed,
  note: typed,
});
