/** Which answer a question gets. */
import type { Answer } from '../../../contract/turn.ts';
import type { ProgressQuestion } from '../read/ask.ts';
import { axesAnswer, historyAnswer, roundAnswer, trendAnswer } from './history-answer.ts';
import type { ProgressRecords } from './known.ts';
import { listAnswer, overviewAnswer, validatedAnswer } from './list-answers.ts';
import { newsAnswer } from './news-answer.ts';
import { meaningAnswer, stateAnswer } from './state-answer.ts';
import { beforeAnswer, mayNoteAnswer, saidAnswer, whoAnswer } from './teller-answers.ts';

/** Answers about one thing; where none is meant, how all of it stands answers. */
const ofOne = {
  history: historyAnswer,
  who: whoAnswer,
  before: beforeAnswer,
  blocked: stateAnswer,
  next: stateAnswer,
  state: stateAnswer,
  search: stateAnswer,
} as const;

export function answerTo(
  question: ProgressQuestion,
  known: ProgressRecords,
  { since, silentSince }: { since: () => string; silentSince: () => string | undefined },
): Answer | Promise<Answer> {
  const { intent, subject, axe } = question;
  switch (intent) {
    case 'news':
      return newsAnswer(known, since(), question);
    case 'list':
    case 'arbitrations':
    case 'silent':
      return listAnswer(known, question, silentSince());
    case 'overview':
      return overviewAnswer(known, axe);
    case 'validated':
      return validatedAnswer(known);
    case 'round':
      return roundAnswer(known, axe);
    case 'trend':
      return subject ? trendAnswer(known, subject) : axesAnswer(known);
    case 'meaning':
      return meaningAnswer(known.act);
    case 'mayNote':
      return mayNoteAnswer(known, subject);
    case 'said':
      return saidAnswer(known, question);
    default:
      return subject ? ofOne[intent](known, subject, question) : overviewAnswer(known, axe);
  }
}
