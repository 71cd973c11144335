import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Answer, ConflictError, rememberAnswer, type Store, StoreError } from '../contract.ts';
import type { Log } from './log.ts';

/** Something had to be recorded and was not: the person is told so. */
export class NotRecorded extends Error {
  override name = 'NotRecorded';
}

export interface OncePorts {
  /** Without one, answers are remembered in memory only. */
  store?: Pick<Store, 'read' | 'transact'> | undefined;
  log: Log;
}

/** A name in the inbox: short, and says nothing about anybody. */
export const inboxKey = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);

/** An answer as `rememberAnswer` keeps it; what it was made of is not needed to say it again. */
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
  message: z.object({
    text: z.string(),
    card: z.custom<NonNullable<Answer['message']['card']>>().optional(),
    file: z.custom<NonNullable<Answer['message']['file']>>().optional(),
  }),
});

/** An answer, and whether it was given before this process could have given it. */
export interface Outcome {
  answer: Answer;
  replayed: boolean;
}

/**
 * Runs what changes something once for each of its names, over restarts and instances. The name is
 * best kept by the feature, in the transaction of its change (`rememberAnswer`); for those that do
 * not it is kept right after.
 */
export function createOnce({ store, log }: OncePorts) {
  const recall = async (keys: readonly string[]): Promise<Answer | undefined> => {
    if (!store) return undefined;
    const found = await store.read(async ({ inbox }) => {
      for (const key of keys) {
        const answer = await inbox.get(key);
        if (answer !== undefined) return answer;
      }
      return undefined;
    });
    if (found === undefined) return undefined;
    const { message, ...rest } = kept.parse(found);
    const { text, card, file } = message;
    const more = { ...(card ? { card } : {}), ...(file ? { file } : {}) };
    return { ...rest, sources: [], message: { text, ...more } };
  };

  const remember = async (keys: readonly string[], now: Date, answer: Answer): Promise<void> => {
    try {
      await store?.transact(async (tx) => {
        const known = await Promise.all(keys.map((key) => tx.inbox.get(key)));
        const missing = keys.filter((_, at) => known[at] === undefined);
        await rememberAnswer(tx, { keys: missing, now }, answer);
      });
    } catch (error) {
      // What was done is done, and the person is told so; this process still knows the request.
      if (!(error instanceof StoreError || error instanceof ConflictError)) throw error;
      log.warn({ err: error }, 'inbox: an answer could not be kept');
    }
  };

  /** @throws {NotRecorded} when the store is away: nothing changed. */
  return async (
    keys: readonly string[],
    now: Date,
    run: () => Promise<Answer>,
  ): Promise<Outcome> => {
    try {
      const before = await recall(keys);
      if (before) return { answer: before, replayed: true };
      const answer = await run();
      await remember(keys, now, answer);
      return { answer, replayed: false };
    } catch (error) {
      if (error instanceof StoreError)
        throw new NotRecorded('The store is away.', { cause: error });
      if (!(error instanceof ConflictError)) throw error;
      // Another instance was quicker with the same request.
      const before = await recall(keys).catch(() => undefined);
      if (!before) throw error;
      return { answer: before, replayed: true };
    }
  };
}

export type RunOnce = ReturnType<typeof createOnce>;
