/** Marks of a bot on the questions about a plan: `test/questions/README.md` names the sets. */
import { StoreError } from '../../bot/contract/store.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import { readCard, readFirst } from '../../cards/text.ts';
import { UNREADABLE } from './broken-store.ts';
import { type Question, readQuestions, type Score, tally, turnsOf, verdictOf } from './score.ts';
import { turnAt } from './turns.ts';

/** What of a card is read: all of it, or what is read at once. */
const readings = { all: (card: object) => readCard(card), first: readFirst };

type Outcome = Awaited<ReturnType<Bot['hear']>>['outcome'];

/** What a question was answered with, as each way of reading reads it. */
interface Heard {
  question: Question;
  outcome: Outcome;
  texts: Record<keyof typeof readings, string>;
}

async function answerTo(bot: Bot, question: Question, now: Date): Promise<Heard> {
  let answer: Awaited<ReturnType<Bot['hear']>> | undefined;
  for (const text of turnsOf(question))
    try {
      answer = await bot.hear(turnAt(now, { conversation: question.id }), text);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      // Looked for in what is kept, where nothing is; taken for something to record, it is worse.
      const outcome = error.message === UNREADABLE ? 'unknown' : 'answered';
      return { question, outcome, texts: { all: '', first: '' } };
    }
  if (!answer) throw new Error(`${question.id} has no turn`);
  const { card, text } = answer.message;
  const texts = {
    all: card ? readings.all(card) : text,
    first: card ? readings.first(card) : text,
  };
  return { question, outcome: answer.outcome, texts };
}

/** Answers of a bot to the questions of a set on a day, each in a conversation of its own; asked for once. */
function answersTo(bot: Bot, set: string, now: Date): Promise<readonly Heard[]> {
  const known = heard.get(bot) ?? new Map<string, Promise<readonly Heard[]>>();
  heard.set(bot, known);
  const key = `${set} ${now.toISOString()}`;
  const answers = known.get(key) ?? askAll(bot, readQuestions(set), now);
  known.set(key, answers);
  return answers;
}

const heard = new WeakMap<Bot, Map<string, Promise<readonly Heard[]>>>();

async function askAll(bot: Bot, questions: readonly Question[], now: Date): Promise<Heard[]> {
  const answers = [];
  for (const question of questions) answers.push(await answerTo(bot, question, now));
  return answers;
}

export interface Marks {
  scores: Map<string, Score>;
  /** Share of wrong facts among questions about facts. */
  wrong: number;
  failures: string[];
}

/** Marks of the answers to a set, by one of the ways of reading them. */
export async function mark(
  bot: Bot,
  set: string,
  now: Date,
  read: keyof typeof readings = 'all',
): Promise<Marks> {
  const rows = (await answersTo(bot, set, now)).map(({ question, outcome, texts }) => {
    const answer = { outcome, text: texts[read] };
    return { question, answer, verdict: verdictOf(question, answer) };
  });
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

/**
 * Floor of a set: a little below what was reached when it was last measured, so that what loses more is seen.
 * `shares` by kind of question, `wrong` the most.
 */
export interface Floor {
  set: string;
  shares: Record<string, number>;
  wrong: number;
}

/** The day that the questions are asked on. */
export const asked = new Date('2026-09-01T09:00:00Z');

/** Shortfalls of a set, a sentence each, and then what failed; empty when the floor is held. */
export function shortfalls(marks: Marks, { shares, wrong }: Omit<Floor, 'set'>): string[] {
  const found = Object.entries(shares)
    // A kind that the set does not ask for has no share, which is no floor held.
    .filter(([kind, least]) => !(share(marks, kind) >= least))
    .map(([kind, least]) => `${kind}: ${share(marks, kind)}, at least ${least}`);
  if (!(marks.wrong <= wrong)) found.push(`wrong: ${marks.wrong}, at most ${wrong}`);
  return found.length > 0 ? [...found, ...marks.failures] : [];
}
