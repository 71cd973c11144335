/** What each person was talking about in each conversation, for an hour. Never on disk. */
import type { Conversation, Person, Subject } from './contract.ts';

/** Silence after which a new message is a new subject. */
export const SILENCE_MS = 60 * 60 * 1000;
/** Conversations remembered at once; the longest silent go first. */
export const MOST_CONVERSATIONS = 10_000;

interface Kept {
  subject: Subject;
  at: number;
}

/** Subjects by conversation and person: they never cross either. */
export class Memory {
  readonly #kept = new Map<string, Kept>();

  recall(
    conversation: Pick<Conversation, 'id'>,
    person: Pick<Person, 'tenantId' | 'id'>,
    now: Date,
  ): Subject | undefined {
    const key = keyOf(conversation, person);
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    if (now.getTime() - kept.at <= SILENCE_MS) return kept.subject;
    this.#kept.delete(key);
    return undefined;
  }

  keep(
    conversation: Pick<Conversation, 'id'>,
    person: Pick<Person, 'tenantId' | 'id'>,
    subject: Subject,
    now: Date,
  ): void {
    const key = keyOf(conversation, person);
    this.#kept.delete(key);
    this.#kept.set(key, { subject, at: now.getTime() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_CONVERSATIONS && oldest !== undefined) this.#kept.delete(oldest);
  }
}

const keyOf = (
  conversation: Pick<Conversation, 'id'>,
  { tenantId, id }: Pick<Person, 'tenantId' | 'id'>,
): string => JSON.stringify([conversation.id, tenantId, id]);
