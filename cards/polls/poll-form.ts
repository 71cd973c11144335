import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id, line, lines, most } from '../fields.ts';
import { type FormProblem, problemsOf } from '../parts.ts';
import template from './poll-form.json' with { type: 'json' };

/** What the card is given. */
export interface PollFormData {
  lang: 'fr' | 'en';
  /** What led here, above the form. */
  before: string[];
  /** What keeps it from being launched, each with its field. */
  problems: FormProblem[];
  headline: string;
  labels: Record<
    'title' | 'group' | 'slots' | 'deadline' | 'place' | 'required' | 'quorum' | 'names',
    string
  >;
  values: {
    title: string;
    /** Id of a group; empty: to be chosen. */
    group: string;
    /** One a line. */
    slots: string;
    /** `YYYY-MM-DD`, or empty. */
    deadline: string;
    /** Where its meeting will be; empty: not said. */
    place: string;
    /** Ids with commas, as Teams has them. */
    required: string;
    quorum: number;
    namesHidden: 'yes' | 'no';
  };
  groups: { title: string; value: string }[];
  organisations: { title: string; value: string }[];
  hint: string;
  namesTitle: string;
  missing: string;
  next: string;
  /** What opens what may be left aside; empty: it is open. */
  more: string;
  /** The id that the poll will have: the same form sent twice makes one. */
  id: string;
}

/** The form of a poll. */
export const formCard = (data: PollFormData): CardMessage =>
  card(template, { ...data, problems: problemsOf(data.lang, data.problems) });

/** What asks for an empty form. */
export const newClick = z.strictObject({});

/** What the button gives back: every value is a text, and empty ones may be left out. */
export const formClick = z.strictObject({
  id: id.regex(/^[\w-]{8,64}$/),
  title: line(most.title).pipe(z.string().min(1)),
  group: id,
  slots: lines(most.text).min(1),
  deadline: z.union([z.iso.date(), z.literal('')]).default(''),
  place: line(most.place).default(''),
  required: lines(most.text).default(''),
  quorum: z.coerce.number().int().min(0).max(1_000).default(0),
  namesHidden: z.enum(['yes', 'no']).default('no'),
});
