/** Which answer a question gets. */
import type { Answer } from '../../../contract/turn.ts';
import type { ProgressQuestion } from '../read/ask.ts';
import { axesAnswer, historyAnswer, trendAnswer } from './history-answer.ts';
import type { ProgressRecords } from './known.ts';
import { arbitrationAnswer, listAnswer, silentAnswer } from './list-answers.ts';
import { newsAnswer } from './news-answer.ts';
import { meaningAnswer, stateAnswer } from './state-answer.ts';

export function answerTo(
  question: ProgressQuestion,
  known: ProgressRecords,
  since: () => string,
): Answer | Promise<Answer> {
  switch (question.intent) {
    case 'state':
      return stateAnswer(known, question.subject);
    case 'history':
      return historyAnswer(known, question.subject);
    case 'news':
      return newsAnswer(known, since(), question);
    case 'list':
      return listAnswer(known, question);
    case 'arbitrations':
      return arbitrationAnswer(known, question.axe);
    case 'silent':
      return silentAnswer(known, question.axe);
    case 'trend':
      return question.subject ? trendAnswer(known, question.subject) : axesAnswer(known);
    case 'meaning':
      return meaningAnswer(known.act);
  }
}
