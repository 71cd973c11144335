import { type Card, render } from '../render.ts';
import { readCard } from '../text.ts';
import { typography } from '../typography.ts';
import template from './poll-chase.json' with { type: 'json' };

/** What the card is given: polls that wait for one person's answer, or between which one is meant. */
export interface ChaseData {
  lang: 'fr' | 'en';
  headline: string;
  polls: { poll: string; line: string; title: string }[];
}

/** Buttons of one card: Teams shows six well. */
const MOST_BUTTONS = 6;

/** Several polls, each with a button that opens it. */
export function chaseCard({ lang, headline, polls }: ChaseData): { card: Card; text: string } {
  const nice = (text: string) => typography(text, lang);
  const polished = {
    lang,
    headline: nice(headline),
    polls: polls
      .slice(0, MOST_BUTTONS)
      .map(({ poll, line, title }) => ({ poll, line: nice(`• ${line}`), title: nice(title) })),
    text: '',
  };
  const text = readCard(render(template, polished), { actions: false });
  return { card: render(template, { ...polished, text }), text };
}

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
