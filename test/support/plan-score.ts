/** Marks of a bot on the questions about a plan: `test/questions/<set>.jsonl`. */
import path from 'node:path';
import { expect } from '@jest/globals';
import { StoreError } from '../../bot/contract/store.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import { readCard } from '../../cards/text.ts';
import { type Question, readQuestions, type Score, tally, turnsOf, verdictOf } from './score.ts';
import { turnAt } from './turns.ts';

const file = (name: string) => path.resolve(import.meta.dirname, `../questions/${name}.jsonl`);

async function answerTo(bot: Bot, question: Question, now: Date) {
  let answer: Awaited<ReturnType<Bot['hear']>> | undefined;
  for (const text of turnsOf(question))
    try {
      answer = await bot.hear(turnAt(now, { conversation: question.id }), text);
    } catch (error) {
      // A question taken for something to record is worse than one that is not answered.
      if (error instanceof StoreError) return { outcome: 'answered', text: '' };
      throw error;
    }
  if (!answer) throw new Error(`${question.id} has no turn`);
  return {
    outcome: answer.outcome,
    text: answer.message.card ? readCard(answer.message.card) : answer.message.text,
  };
}

export interface Marks {
  scores: Map<string, Score>;
  /** Share of wrong facts among questions about facts. */
  wrong: number;
  failures: string[];
}

/** Asks every question of a set, each in a conversation of its own. */
export async function mark(bot: Bot, name: string, now: Date): Promise<Marks> {
  const rows = [];
  for (const question of readQuestions(file(name))) {
    const answer = await answerTo(bot, question, now);
    rows.push({ question, verdict: verdictOf(question, answer), answer });
  }
  const facts = rows.filter(({ question }) =>
    ['answerable', 'followup', 'unknown'].includes(question.kind),
  );
  return {
    scores: tally(rows),
    wrong: facts.filter(({ verdict }) => verdict === 'wrong').length / facts.length,
    failures: rows
      .filter(({ verdict }) => verdict !== 'right')
      .map(
        ({ question, verdict, answer }) =>
          `${question.id} ${verdict} (${answer.outcome}) ${turnsOf(question).join(' › ')}`,
      ),
  };
}

/** Share of right answers among the questions of a kind. */
export const share = ({ scores }: Marks, kind: string) => {
  const score = scores.get(kind);
  return score ? score.right / score.total : Number.NaN;
};

/** What a set must reach, a little below what was reached when it was last measured: what loses more is seen. */
export interface Floor {
  name: string;
  answerable: number;
  wrong: number;
}

/** The day that the questions are asked on. */
export const asked = new Date('2026-09-01T09:00:00Z');

export async function keepsItsScore(bot: Bot, { name, answerable, wrong }: Floor): Promise<void> {
  const marks = await mark(bot, name, asked);
  expect({
    score: share(marks, 'answerable'),
    ok: share(marks, 'answerable') >= answerable,
  }).toMatchObject({ ok: true });
  expect(marks.wrong).toBeLessThanOrEqual(wrong);
  // Some sets ask for no password.
  expect(marks.scores.has('credential') ? share(marks, 'credential') : 1).toBe(1);
}
