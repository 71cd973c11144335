import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id } from '../fields.ts';
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
export const forgetCard = (data: ForgetData): CardMessage => card(template, data);

/** What both buttons give back. */
export const forgetClick = z.strictObject({ nonce: id });
