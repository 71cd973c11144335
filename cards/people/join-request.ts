import { z } from 'zod';
import { type CardMessage, card } from '../card.ts';
import template from './join-request.json' with { type: 'json' };

/** What the card is given: who asks to be in which group, and what becomes of it. */
export interface JoinRequestData {
  lang: 'fr' | 'en';
  /** What was just done, when the card takes the place of one. */
  before: string[];
  headline: string;
  requests: {
    group: string;
    person: string;
    /** Who asks, for which group, and since when. */
    line: string;
    /** Said aloud on the buttons, which are seen beside the name. */
    accept: string;
    decline: string;
  }[];
  notes: string[];
}

/** Requests shown on one card; each has two buttons below it. */
export const MOST_REQUESTS = 8;

/** Asks somebody who co-animates whether people come into the group. */
export const joinRequestCard = (data: JoinRequestData): CardMessage =>
  card(template, { ...data, requests: data.requests.slice(0, MOST_REQUESTS) });

/** What a button gives back: ids that are looked up again, and rights that are checked again. */
export const joinRequestClick = z.strictObject({
  group: z.string().min(1).max(512),
  person: z.string().min(1).max(512),
});

/** What the button that asks to co-animate a group gives back. */
export const accessClick = joinRequestClick.pick({ group: true });
