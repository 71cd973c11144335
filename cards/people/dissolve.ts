import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id } from '../fields.ts';
import template from './dissolve.json' with { type: 'json' };

/** What the card is given: the question, which names the sous-groupe, and our own sentences. */
export interface DissolveData {
  lang: 'fr' | 'en';
  question: string;
  consequences: string[];
  yes: string;
  /** The way out, and what it says as if typed. */
  cancel: string;
  no: string;
  group: string;
  /** Of the group as it was shown: who joins meanwhile makes the button void. */
  version: number;
}

/** Asks whether a sous-groupe is really to be deleted. */
export const dissolveCard = (data: DissolveData): CardMessage => card(template, data);

/** What the button gives back; a template may make a text of a number. */
export const dissolveClick = z.strictObject({
  group: id,
  version: z.coerce.number().int().min(1),
});
