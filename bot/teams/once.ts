import { hash } from 'node:crypto';
import { z } from 'zod';
import {
  type Answer,
  ConflictError,
  type Json,
  rememberAnswer,
  type Store,
  StoreError,
  type Reader as StoreReader,
  type Turn,
} from '../contract.ts';
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
  hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 32);

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

/** The answer is kept under another name of the same request. */
const elsewhere = z.object({ sameAs: z.string() });

async function answerIn({ inbox }: StoreReader, key: string): Promise<Json | undefined> {
  const found = await inbox.get(key);
  const other = elsewhere.safeParse(found);
  return other.success ? inbox.get(other.data.sameAs) : found;
}

/** Who asks, and under which names it may be asked again. */
export interface Request extends Pick<Turn, 'now' | 'person'> {
  keys: readonly string[];
}

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
    const found = await store.read(async (reader) => {
      for (const key of keys) {
        const answer = await answerIn(reader, key);
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

  const remember = async ({ keys, ...request }: Request, answer: Answer): Promise<void> => {
    try {
      // Most features keep it with their change: to look costs no place in the queue of writers.
      const missingIn = async ({ inbox }: StoreReader) => {
        const known = await Promise.all(keys.map((key) => inbox.get(key)));
        return keys.filter((_, at) => known[at] === undefined);
      };
      if (!store || (await store.read(missingIn)).length === 0) return;
      await store.transact(async (tx) => {
        const missing = await missingIn(tx);
        await rememberAnswer(tx, { ...request, keys: missing }, answer);
      });
    } catch (error) {
      // What was done is done, and the person is told so; this process still knows the request.
      if (!(error instanceof StoreError || error instanceof ConflictError)) throw error;
      log.warn({ err: error }, 'inbox: an answer could not be kept');
    }
  };

  /** @throws {NotRecorded} when the store is away: nothing changed. */
  return async (request: Request, run: () => Promise<Answer>): Promise<Outcome> => {
    const { keys } = request;
    try {
      const before = await recall(keys);
      if (before) return { answer: before, replayed: true };
      const answer = await run();
      await remember(request, answer);
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
