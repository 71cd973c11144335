/** What is to be sent about a poll, and under which business keys. */
import { z } from 'zod';
import { label, type OutboxDraft, type Transaction } from '../../../contract/store.ts';
import { pollId } from './schema.ts';
import type { PollRow } from './state.ts';

export const cardPayload = z.object({ poll: pollId });
export const editPayload = z.object({ poll: pollId, card: label });
export const chasePayload = z.object({
  day: z.iso.date(),
  /** Polls of which a co-animator had people reminded that day. */
  polls: z.array(pollId).default([]),
});
export const decidePayload = z.object({
  poll: pollId,
  round: z.int(),
  why: z.enum(['all', 'deadline']),
});
export const newsPayload = z.object({
  poll: pollId,
  round: z.int(),
  what: z.enum(['extended', 'reopened', 'cancelled', 'added']),
});
export type News = z.infer<typeof newsPayload>['what'];
export const forPayload = z.object({ poll: pollId, by: label });

const dayMs = 24 * 3_600_000;

const after = (at: Date | string, ms: number): string =>
  new Date(new Date(at).getTime() + ms).toISOString();

/** The last day of a poll: after it nobody can come to any slot. */
export const endOf = ({ poll }: PollRow): string => {
  const last =
    poll.slots
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? poll.deadline.slice(0, 10);
  return after(`${last}T00:00:00.000Z`, dayMs);
};

/** Later than now, whatever the slots are. */
const expiry = (known: PollRow, now: Date): string => {
  const end = endOf(known);
  return end > now.toISOString() ? end : after(now, dayMs);
};

export const subjectOf = (id: string): string => `poll:${id}`;

const cardKey = (id: string, recipient: string): string => `polls:card:${id}:${recipient}`;

/** The card of the poll, in somebody's chat or in the channel of the group. */
export const cardRow = (known: PollRow, recipient: string, now: Date): OutboxDraft => ({
  key: cardKey(known.id, recipient),
  kind: 'polls.card',
  subject: `poll:${known.id}:invitation`,
  recipient,
  payload: { poll: known.id },
  notBefore: now.toISOString(),
  expiresAt: expiry(known, now),
});

/** Teams shows each edit to everybody: a message is edited every 2 s at most. */
const EDIT_MS = 2_000;

/**
 * Has the card of the channel say what is so now. Everything that happens within two seconds is
 * one edit, made at their end; the key is that of those two seconds, so that sixty votes at once
 * read one row and do not write it.
 */
export async function editShared(
  { outbox }: Transaction,
  known: PollRow,
  channel: string,
  now: Date,
): Promise<void> {
  const card = cardKey(known.id, channel);
  for (let span = Math.floor(now.getTime() / EDIT_MS) + 1; ; span += 1) {
    const key = `polls:edit:${known.id}:${channel}:${span}`;
    const row = await outbox.get(key);
    // One that left already does not say what happens now.
    if (row && row.state !== 'waiting') continue;
    if (row) return;
    const notBefore = new Date(span * EDIT_MS).toISOString();
    await outbox.add({
      key,
      kind: 'polls.edit',
      subject: subjectOf(known.id),
      recipient: channel,
      payload: { poll: known.id, card },
      notBefore,
      expiresAt: after(notBefore, dayMs),
    });
    return;
  }
}

/** Co-animators are asked to decide for a month. */
const decideMs = 31 * dayMs;

const decideRow = (
  { id, poll: { round } }: PollRow,
  recipient: string,
  why: 'all' | 'deadline',
  at: Date | string,
): OutboxDraft => ({
  key: decideKey(id, round, why, recipient),
  kind: 'polls.decide',
  subject: subjectOf(id),
  recipient,
  payload: { poll: id, round, why },
  notBefore: new Date(at).toISOString(),
  expiresAt: after(at, decideMs),
});

export const decideKey = (id: string, round: number, why: 'all' | 'deadline', recipient: string) =>
  `polls:decide:${id}:${round}:${why}:${recipient}`;

/** At the deadline those who co-animate are asked which slot is chosen. */
export const deadlineRows = (known: PollRow, animators: readonly string[]): OutboxDraft[] =>
  animators.map((person) => decideRow(known, person, 'deadline', known.poll.deadline));

/** They are asked earlier when everybody has answered. */
export const completeRows = (known: PollRow, animators: readonly string[], now: Date) =>
  animators.map((person) => decideRow(known, person, 'all', now));

export const newsSubject = (id: string, round: number): string => `poll:${id}:news:${round}`;

/** Something happened to the poll that people must hear of. */
export const newsRow = (known: PollRow, recipient: string, what: News, now: Date): OutboxDraft => ({
  key: `polls:news:${known.id}:${known.poll.round}:${recipient}`,
  kind: 'polls.news',
  subject: newsSubject(known.id, known.poll.round),
  recipient,
  payload: { poll: known.id, round: known.poll.round, what },
  notBefore: now.toISOString(),
  expiresAt: after(now, 7 * dayMs),
});

/** Somebody answered for a colleague, who is told. `version` is that of the ballot. */
export const forRow = (
  known: PollRow,
  person: string,
  by: string,
  { now, version }: { now: Date; version: number },
): OutboxDraft => ({
  key: `polls:for:${known.id}:${version}:${person}`,
  kind: 'polls.for',
  subject: subjectOf(known.id),
  recipient: person,
  payload: { poll: known.id, by },
  notBefore: now.toISOString(),
  expiresAt: expiry(known, now),
});
