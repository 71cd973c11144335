/** How features answer: the house's answer card, with the text that says the same. */
import { answerCard } from '../../cards/answer/answer.ts';
import { typography } from '../../cards/typography.ts';
import type { Answer } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';

export interface Face {
  headline: string;
  items?: string[];
  notes?: string[];
  /** Said as if typed when the button is pressed. */
  questions?: string[];
}

/** An answer in the house's card; `items` are lines below the headline, `questions` become buttons. */
export function shown(
  { headline, items = [], notes = [], questions = [] }: Face,
  locale: Locale,
): Answer {
  const { card, text } = answerCard({
    lang: locale,
    headline,
    items,
    rows: [],
    notes,
    contextTitle: '',
    context: [],
    sources: [],
    questions,
    wrong: [],
  });
  return { outcome: 'command', locale, message: { text, card }, sources: [] };
}

/** A refusal needs no card. */
export const refused = (text: string, locale: Locale): Answer => ({
  outcome: 'refused',
  locale,
  message: { text: typography(text, locale) },
  sources: [],
});

/** Whether what was looked for gave an answer instead: a question back, or a refusal. */
export const isAnswer = (value: object): value is Answer => 'outcome' in value;
