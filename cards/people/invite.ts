import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { lines, most, optionalId } from '../fields.ts';
import { type FormProblem, problemsOf } from '../parts.ts';
import template from './invite.json' with { type: 'json' };

/** What the card is given. What somebody typed comes back as the values of the inputs, untouched. */
export interface InviteData {
  lang: 'fr' | 'en';
  headline: string;
  /** What kept the person from being added, one sentence for each field. */
  problems: FormProblem[];
  why: string;
  labels: Record<'name' | 'email' | 'organisation' | 'other' | 'group', string>;
  missing: Record<'name' | 'email' | 'group', string>;
  values: {
    name: string;
    email: string;
    /** Id of an organisation of the plan, `autre`, or empty. */
    organisation: string;
    other: string;
    /** Id of a group; empty: to be chosen. */
    group: string;
  };
  hint: string;
  organisations: { title: string; value: string }[];
  groups: { title: string; value: string }[];
  save: string;
}

/** The form that adds somebody without Teams to a group. */
export const inviteCard = (data: InviteData): CardMessage =>
  card(template, { ...data, problems: problemsOf(data.lang, data.problems) });

/** What asks for the form: for a group, or for one that is to be chosen. */
export const askInviteClick = z.strictObject({ group: optionalId });

/** More than any input takes: what is too long is said in words, not refused as a forgery. */
const typed = lines(most.draft).default('');

/** What the button gives back. Teams leaves out inputs that were left empty. */
export const inviteClick = z.strictObject({
  name: typed,
  email: typed,
  organisation: optionalId,
  other: typed,
  group: optionalId,
});
