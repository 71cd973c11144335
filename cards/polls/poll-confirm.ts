import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { lines, most } from '../fields.ts';
import { mainFirst, noticesAbout, problemsOf } from '../parts.ts';
import { labelled } from '../text.ts';
import template from './poll-confirm.json' with { type: 'json' };

/** What the card is given. */
export interface ConfirmData {
  lang: 'fr' | 'en';
  headline: string;
  /** `label` with its colon. */
  facts: { label: string; value: string }[];
  slots: string[];
  /** What must be changed first. */
  problems: string[];
  /** What is worth a second look. */
  warnings: string[];
  /** What the card is for first. */
  buttons: { title: string; verb: string }[];
  /** The whole draft as JSON: it comes back with the button, and is checked again. */
  draft: string;
}

/** What was understood of a poll to be made. */
export const confirmCard = (data: ConfirmData): CardMessage =>
  card(template, {
    ...data,
    facts: data.facts.map(labelled(data.lang)),
    problems: problemsOf(
      data.lang,
      data.problems.map((text) => ({ field: '', text })),
    ),
    warnings: noticesAbout('doubt', data.lang, data.warnings),
    buttons: mainFirst(data.buttons),
  });

/** What the buttons give back: a draft of thirty slots is under 3 kB. */
export const confirmClick = z.strictObject({
  draft: lines(most.draft),
  version: z.literal(0),
});

/** For pictures and checks. */
export const sample: ConfirmData = {
  lang: 'fr',
  headline: 'Voici ce que j’ai compris',
  facts: [
    { label: 'Titre', value: 'réunion de rentrée' },
    { label: 'Groupe', value: 'Sous-groupe Cartographie' },
    { label: 'Réponses avant', value: 'vendredi 4 septembre à 18h' },
  ],
  slots: ['mardi 8 septembre, 14h–16h', 'mercredi 11 novembre, 14h–16h'],
  problems: ['La date limite est passée : choisissez un jour à venir.'],
  warnings: ['mercredi 11 novembre : jour férié (Armistice 1918).'],
  buttons: [
    { title: 'Modifier', verb: 'polls.edit' },
    { title: 'Abandonner', verb: 'polls.drop' },
  ],
  draft: '{}',
};
