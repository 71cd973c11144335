import { z } from 'zod';
import { id } from '../fields.ts';
import { type Card, render } from '../render.ts';
import { readCard } from '../text.ts';
import { typography } from '../typography.ts';
import template from './forget.json' with { type: 'json' };

/** What the card is given: our own sentences, and what makes this card good for one use. */
export interface ForgetData {
  lang: 'fr' | 'en';
  question: string;
  consequences: string[];
  yes: string;
  no: string;
  nonce: string;
}

/** Asks a person whether they mean to be forgotten. */
export function forgetCard(data: ForgetData): { card: Card; text: string } {
  const nice = (text: string) => typography(text, data.lang);
  const polished = {
    ...data,
    question: nice(data.question),
    consequences: data.consequences.map(nice),
    yes: nice(data.yes),
    no: nice(data.no),
  };
  const text = readCard(render(template, { ...polished, text: '' }), { actions: false });
  return { card: render(template, { ...polished, text }), text };
}

/** What both buttons give back. */
export const forgetClick = z.strictObject({ nonce: id });

/** For pictures and checks. */
export const sample: ForgetData = {
  lang: 'fr',
  question: 'Voulez-vous que je vous oublie ?',
  consequences: [
    'J’efface qui vous êtes, où vous écrire et vos groupes.',
    'C’est immédiat et sans retour.',
  ],
  yes: 'Oublie-moi',
  no: 'Annuler',
  nonce: '1700000000000',
};
