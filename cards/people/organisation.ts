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

/** For pictures and checks. */
export const sample: OrganisationData = {
  lang: 'fr',
  before: ['C’est noté : vous faites partie du sous-groupe « cartographie ».'],
  question: 'De quelle organisation êtes-vous ?',
  why: 'Je le demande une fois, pour savoir qui représente qui.',
  hints: ['D’après votre adresse, peut-être : la Caf. À vous de confirmer.'],
  label: 'Votre organisation',
  missing: 'Choisissez une organisation.',
  selected: 'caf',
  choices: [
    { title: 'Caf de la Seine-Saint-Denis', value: 'caf' },
    { title: 'Autre organisation', value: 'autre' },
  ],
  otherLabel: 'Si c’est une autre, laquelle ?',
  save: 'Enregistrer',
};
