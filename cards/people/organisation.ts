import { z } from 'zod';
import { id, line, most } from '../fields.ts';
import { type Card, render } from '../render.ts';
import { readCard } from '../text.ts';
import { typography } from '../typography.ts';
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
export function organisationCard(data: OrganisationData): { card: Card; text: string } {
  const nice = (text: string) => typography(text, data.lang);
  const polished = {
    ...data,
    before: data.before.map(nice),
    question: nice(data.question),
    why: nice(data.why),
    hints: data.hints.map(nice),
    label: nice(data.label),
    missing: nice(data.missing),
    choices: data.choices.map(({ title, value }) => ({ title: nice(title), value })),
    otherLabel: nice(data.otherLabel),
    save: nice(data.save),
  };
  const text = readCard(render(template, { ...polished, text: '' }), { actions: false });
  return { card: render(template, { ...polished, text }), text };
}

/** What the button gives back. Teams leaves out an input that was left empty. */
export const organisationClick = z.strictObject({
  organisation: id,
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
