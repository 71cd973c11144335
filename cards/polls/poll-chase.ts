import { type CardMessage, card } from '../card.ts';
import template from './poll-chase.json' with { type: 'json' };

/** What the card is given: polls that wait for one person's answer, or between which one is meant. */
export interface ChaseData {
  lang: 'fr' | 'en';
  headline: string;
  polls: { poll: string; line: string; title: string }[];
}

/** Rows of one card: more would not be read. */
const MOST_ROWS = 6;

/** Several polls, each a row that opens it. */
export const chaseCard = (data: ChaseData): CardMessage =>
  card(template, { ...data, polls: data.polls.slice(0, MOST_ROWS) });
