/** What six hands who had seen nothing of the bot wrote to it, in the situations that they suppose. */

import path from 'node:path';
import { expect, it } from '@jest/globals';
import { readMessages } from '../../support/messages/lines.ts';
import { inWords, marksOf, scoreOf } from '../../support/messages/score.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const set = path.resolve(import.meta.dirname, '../../questions/commands/newcomer-messages.jsonl');

/** Shares, raised when more is understood, never lowered. */
const LEAST = { kinds: 0.88, fields: 0.92, whole: 0.84 };
/** Lines of which something false would come; none is the goal. */
const MOST = { wrongRecords: 8, questionsAsWrites: 1, statementsAsQuestions: 3 };

it('most messages are understood, and few are taken for something else', async () => {
  const marks = await marksOf(readMessages(set), await knowledgeOf('seineSaintDenis'));
  const score = scoreOf(marks);
  const faults = marks.filter(({ whole }) => !whole).map(inWords);
  const enough = {
    kinds: score.kinds / score.lines >= LEAST.kinds,
    fields: score.fieldsRight / score.fields >= LEAST.fields,
    whole: score.whole / score.lines >= LEAST.whole,
    wrongRecords: score.wrongRecords <= MOST.wrongRecords,
    questionsAsWrites: score.questionsAsWrites <= MOST.questionsAsWrites,
    statementsAsQuestions: score.statementsAsQuestions <= MOST.statementsAsQuestions,
  };
  const all = Object.fromEntries(Object.keys(enough).map((name) => [name, true]));
  // The score and the lines are shown beside what was not enough.
  expect({ ...enough, score, faults }).toEqual({ ...all, score, faults });
});
