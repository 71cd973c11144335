/** From a decision to what a person reads: first line, limits, source, next questions. */
import { type AnswerData, answerCard } from '../../../../cards/answer/answer.ts';
import type { Answer } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { nextQuestions } from './next-questions.ts';
import { strings } from './strings.ts';
import type { Understood } from './understood.ts';
import { partsOf } from './wordings.ts';

/** An answer before it has a face. */
export interface AnswerDraft extends Omit<Answer, 'message'> {
  data: AnswerData;
}

/** Gives a draft its card and its text. */
export function finish({ data, ...answer }: AnswerDraft): Answer {
  const { card, text } = answerCard(data);
  return { ...answer, message: { text, card } };
}

/** Puts a decision into words. `extra` are lines other features know about the subject. */
export function compose(
  understood: Understood,
  knowledge: Knowledge,
  extra: string[] = [],
): AnswerDraft {
  const { locale } = understood.utterance;
  const say = strings[locale];
  const {
    spoken,
    outcome = 'unknown',
    sources = [],
    notes = [],
    next = nextQuestions([], knowledge.plan, locale),
    about = '',
    subject,
  } = partsOf(understood, knowledge, extra);
  const data: AnswerData = {
    lang: locale,
    headline: spoken.headline,
    items: spoken.items ?? [],
    rows: spoken.rows ?? [],
    notes: [
      ...(spoken.quote ? [say.quote(spoken.quote)] : []),
      ...(spoken.note ? [spoken.note] : []),
      ...notes,
    ],
    sources: sources.map((s) =>
      s.outside
        ? say.outside(s.outside)
        : say.source(s.document, shortDay(s.date, locale), s.section),
    ),
    questions: next,
    wrong: about ? [{ title: say.wrong, id: about }] : [],
  };
  return { outcome, locale, data, sources, about, subject };
}
