/** How features answer: a sentence, a message, or the house's answer card with its text. */
import { answerCard } from '../../cards/answer/answer.ts';
import type { AnswerData } from '../../cards/answer/answer-data.ts';
import { typography } from '../../cards/typography.ts';
import type { Answer, Message, Outcome } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';

/** An answer around a sentence, which gets its typography, or around a message, which stays as it is. */
export const answerWith = (
  said: string | Message,
  locale: Locale,
  outcome: Outcome = 'command',
): Answer => ({
  outcome,
  locale,
  message: typeof said === 'string' ? { text: typography(said, locale) } : said,
  sources: [],
});

/** A refusal needs no card. */
export const refused = (text: string, locale: Locale): Answer =>
  answerWith(text, locale, 'refused');

export interface Face {
  headline: string;
  items?: string[];
  days?: AnswerData['days'];
  rows?: AnswerData['rows'];
  notes?: string[];
  /** What may be left unread. */
  small?: string[];
  /** Where it is from. */
  sources?: string[];
  /** Said as if typed when the button is pressed. */
  questions?: AnswerData['questions'];
  /** Done when the button is pressed. */
  presses?: { title: string; data: { verb: string; [key: string]: string | number } }[];
  /** Pages that its buttons open. */
  links?: AnswerData['links'];
}

/** What the answer card holds besides. */
const rest = { rows: [], sources: [], wrong: [] };

/** An answer in the house's card; `items` are lines below the headline, `questions` become buttons. */
export function shown(face: Face, locale: Locale, outcome: Outcome = 'command'): Answer {
  const data = { lang: locale, items: [], notes: [], questions: [], ...rest, ...face };
  return answerWith(answerCard(data), locale, outcome);
}

/** Whether what was looked for gave an answer instead: a question back, or a refusal. */
export const isAnswer = (value: object): value is Answer => 'outcome' in value;
