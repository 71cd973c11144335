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

/** For pictures and checks. */
export const sample: ChaseData = {
  lang: 'fr',
  headline: 'Il manque votre réponse à 2 sondages',
  polls: [
    {
      poll: 'poll-one',
      line: 'réunion de rentrée, avant le vendredi 4 septembre à 18h',
      title: 'Répondre : réunion de rentrée',
    },
    {
      poll: 'poll-two',
      line: 'comité de novembre, avant le lundi 7 septembre à 18h',
      title: 'Répondre : comité de novembre',
    },
  ],
};
