/** What each person was talking about in each conversation, for a while. Never on disk. */
import { LRUCache } from 'lru-cache';
import type { Conversation, Person } from '../contract/turn.ts';

/** Silence after which a new message is a new subject. */
export const SILENCE_MS = 60 * 60 * 1000;
/** A question of the bot's that was not answered by then is not answered any more. */
export const UNFINISHED_MS = 10 * 60 * 1000;
/** Conversations remembered at once; the longest silent go first. */
export const MOST_CONVERSATIONS = 10_000;

/** Things by conversation and person: they never cross either. */
export class ConversationMemory<T> {
  // Sized one by one: with a `max`, room for all of them is taken at the start.
  readonly #kept = new LRUCache<string, { thing: T; until: number }>({
    maxSize: MOST_CONVERSATIONS,
    sizeCalculation: () => 1,
  });
  readonly #ms: number;

  /** @param ms how long a thing is remembered, in milliseconds */
  constructor(ms: number) {
    this.#ms = ms;
  }

  recall(
    conversation: Pick<Conversation, 'id'>,
    person: Pick<Person, 'tenantId' | 'id'>,
    now: Date,
  ): T | undefined {
    if (this.#kept.size === 0) return undefined;
    const key = keyOf(conversation, person);
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    if (now.getTime() <= kept.until) return kept.thing;
    this.#kept.delete(key);
    return undefined;
  }

  /** @param ms for how long, when it is not for as long as other things */
  keep(
    conversation: Pick<Conversation, 'id'>,
    person: Pick<Person, 'tenantId' | 'id'>,
    thing: T,
    now: Date,
    ms = this.#ms,
  ): void {
    this.#kept.set(keyOf(conversation, person), { thing, until: now.getTime() + ms });
  }

  /** The same as `recall`, and nothing is left of it. */
  take(
    conversation: Pick<Conversation, 'id'>,
    person: Pick<Person, 'tenantId' | 'id'>,
    now: Date,
  ): T | undefined {
    const found = this.recall(conversation, person, now);
    if (found !== undefined) this.#kept.delete(keyOf(conversation, person));
    return found;
  }
}

const keyOf = (
  conversation: Pick<Conversation, 'id'>,
  { tenantId, id }: Pick<Person, 'tenantId' | 'id'>,
): string => JSON.stringify([conversation.id, tenantId, id]);
