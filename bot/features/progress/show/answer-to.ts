/** Which answer a question gets. */
import type { Answer } from '../../../contract/turn.ts';
import type { ProgressQuestion } from '../read/ask.ts';
import { axesAnswer, historyAnswer, roundAnswer, trendAnswer } from './history-answer.ts';
import type { ProgressRecords } from './known.ts';
import { listAnswer, overviewAnswer, validatedAnswer } from './list-answers.ts';
import { newsAnswer } from './news-answer.ts';
import { meaningAnswer, stateAnswer } from './state-answer.ts';
import {
  beforeAnswer,
  mayNoteAnswer,
  mineAnswer,
  saidAnswer,
  whoAnswer,
} from './teller-answers.ts';

export function answerTo(
  question: ProgressQuestion,
  known: ProgressRecords,
  { since, silentSince }: { since: () => string; silentSince: () => string | undefined },
): Answer | Promise<Answer> {
  const { intent, subject, axe } = question;
  switch (intent) {
    case 'history':
      return subject ? historyAnswer(known, subject) : overviewAnswer(known, axe);
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
    case 'mine':
      return mineAnswer(known);
    case 'mayNote':
      return mayNoteAnswer(known, subject);
    case 'said':
      return saidAnswer(known, question);
    case 'who':
      return subject ? whoAnswer(known, subject, question) : overviewAnswer(known, axe);
    case 'before':
      return subject ? beforeAnswer(known, subject) : overviewAnswer(known, axe);
    case 'blocked':
    case 'next':
    case 'state':
    case 'search':
      return subject
        ? stateAnswer(known, subject, { intent, stems: question.stems ?? [] })
        : overviewAnswer(known, axe);
  }
}
