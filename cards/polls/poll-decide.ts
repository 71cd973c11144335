import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import { id, line, lines, most, optionalId } from '../fields.ts';
import template from './poll-decide.json' with { type: 'json' };

/** What the card is given. */
export interface DecideData {
  lang: 'fr' | 'en';
  headline: string;
  facts: string[];
  /** Slots, the best first, each with how it stands. */
  rows: { id: string; choice: string }[];
  slotLabel: string;
  pick: string;
  /** The slot that is proposed; empty when several are tied. */
  selected: string;
  placeLabel: string;
  /** Where the poll said that it would be. */
  place: string;
  confirm: string;
  poll: string;
  /** Round of the poll: a card of an earlier one decides nothing. */
  version: number;
}

/** Asks a co-animator which slot is chosen. */
export const decideCard = (data: DecideData): CardMessage => card(template, data);

/** What the button gives back. Teams leaves out an input that was left empty. */
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const decideClick = z.strictObject({
  poll: id,
  version: z.int().min(0),
  slot: optionalId,
  place: line(most.place).default(''),
  /** Said in words: another hour of the day that is taken. */
  start: hour.optional(),
  end: hour.optional(),
  /** Said in words: what it is for. */
  title: line(most.title).optional(),
  /** Said in words too: what is to be spoken of. */
  agenda: z.array(lines(most.text)).max(60).optional(),
});
