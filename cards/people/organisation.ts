import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { line, most, optionalId } from '../fields.ts';
import template from './organisation.json' with { type: 'json' };

/** What the card is given. `before` and `hints` may name people or places: they are not Markdown. */
export interface OrganisationData {
  lang: 'fr' | 'en';
  /** What happened just before, above the question. */
  before: string[];
  question: string;
  why: string;
  hints: string[];
  label: string;
  missing: string;
  /** The value chosen before, or guessed; empty: none. */
  selected: string;
  choices: { title: string; value: string }[];
  otherLabel: string;
  save: string;
}

/** Asks a person for their organisation. */
export const organisationCard = (data: OrganisationData): CardMessage => card(template, data);

/** What the button gives back. Teams leaves out an input that was left empty. */
export const organisationClick = z.strictObject({
  /** Empty: saved without a choice. */
  organisation: optionalId,
  other: line(most.name).default(''),
});
