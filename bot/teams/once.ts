import { hash } from 'node:crypto';
import { z } from 'zod';
import { rememberAnswer } from '../contract/remember-answer.ts';
import {
  ConflictError,
  type Json,
  type Store,
  StoreError,
  type Reader as StoreReader,
} from '../contract/store.ts';
import type { Answer, Turn } from '../contract/turn.ts';
import type { Bot } from '../conversation/bot.ts';
import { strings } from './strings.ts';

/** Something had to be recorded and was not: the person is told so. */
export class NotRecorded extends Error {
  override name = 'NotRecorded';
}

export interface OncePorts {
  bot: Pick<Bot, 'click'>;
  /** Without one, answers are remembered in memory only. */
  store?: Pick<Store, 'read' | 'transact'> | undefined;
}

/** A name in the inbox: short, and says nothing about anybody. */
export const inboxKey = (parts: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 32);

/** What became of a request, as `rememberAnswer` keeps it. */
const kept = z.object({
  outcome: z.enum([
    'answered',
    'unknown',
    'clarify',
    'refused',
    'smalltalk',
    'outOfScope',
    'command',
  ]),
  locale: z.enum(['fr', 'en']),
  text: z.string(),
  /** There was more to the answer than this text: a card, a file, more lines. */
  less: z.boolean().optional(),
  again: z.object({ verb: z.string(), data: z.json() }).optional(),
});

/** The answer is kept under another name of the same request. */
const elsewhere = z.object({ sameAs: z.string() });

async function answerIn({ inbox }: StoreReader, key: string): Promise<Json | undefined> {
  const found = await inbox.get(key);
  const other = elsewhere.safeParse(found);
  return other.success ? inbox.get(other.data.sameAs) : found;
}

/** A turn, and under which names it may be asked for again. */
export interface KeyedTurn extends Turn {
  keys: readonly string[];
}

/**
 * Runs what changes something once for each of its names, over restarts and instances. The feature
 * keeps what became of it in the transaction of its change (`rememberAnswer`); what changed nothing is
 * done again when it is asked for again, unless it was refused.
 */
export function createOnce({ bot, store }: OncePorts) {
  const recall = async ({ keys, ...turn }: KeyedTurn): Promise<Answer | undefined> => {
    if (!store) return undefined;
    const found = await store.read(async (reader) => {
      const answers = await Promise.all(keys.map((key) => answerIn(reader, key)));
      return answers.find((answer) => answer !== undefined);
    });
    return found === undefined ? undefined : saidAgain(turn, found);
  };

  /** The form or the draft as it is now; else what was done, in the words of the first time. */
  const saidAgain = async (turn: Omit<Turn, 'keys'>, found: Json): Promise<Answer> => {
    const { success, data } = kept.safeParse(found);
    const { handled, notDoneTwice } = strings[success ? data.locale : turn.locale];
    if (!success) return worded({ outcome: 'command', locale: turn.locale, text: handled });
    if (data.again) {
      const { outcome, ...shown } = await bot.click(turn, data.again.verb, data.again.data);
      // A draft that is gone, a right that was taken back: what was done is still so.
      if (outcome !== 'refused') return { outcome, ...shown };
    }
    // What was refused was not done: there is nothing to see again.
    const isLess = data.less && data.outcome !== 'refused';
    return worded({ ...data, text: isLess ? `${data.text}\n\n${notDoneTwice}` : data.text });
  };

  /** It changed nothing, so no feature kept it; when it cannot be kept it has been said all the same. */
  const keepRefusal = async (request: KeyedTurn, answer: Answer): Promise<void> => {
    try {
      await store?.transact(async (tx) => {
        const known = await Promise.all(request.keys.map((key) => tx.inbox.get(key)));
        const keys = request.keys.filter((_, at) => known[at] === undefined);
        await rememberAnswer(tx, { ...request, keys }, answer);
      });
    } catch (error) {
      if (!(error instanceof StoreError || error instanceof ConflictError)) throw error;
    }
  };

  /** @throws {NotRecorded} when the store is away: nothing changed. */
  return async (request: KeyedTurn, run: () => Promise<Answer>): Promise<Answer> => {
    try {
      const before = await recall(request);
      if (before) return before;
      const answer = await run();
      if (answer.outcome === 'refused') await keepRefusal(request, answer);
      return answer;
    } catch (error) {
      if (error instanceof StoreError)
        throw new NotRecorded('The store is away.', { cause: error });
      if (!(error instanceof ConflictError)) throw error;
      // Another instance was quicker with the same request.
      const before = await recall(request).catch(() => undefined);
      if (!before) throw error;
      return before;
    }
  };
}

const worded = ({
  outcome,
  locale,
  text,
}: Pick<Answer, 'outcome' | 'locale'> & { text: string }): Answer => ({
  outcome,
  locale,
  message: { text },
  sources: [],
});

export type RunOnce = ReturnType<typeof createOnce>;
