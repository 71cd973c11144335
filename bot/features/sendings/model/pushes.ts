/**
 * What is sent to many at once. A feature starts a push in the transaction that decides it; the
 * person who started it gets a report that follows it (`bot/features/sendings`).
 */

import { z } from 'zod';
import { concerned } from '../../../contract/marks.ts';
import {
  type Collection,
  instant,
  label,
  type OutboxDraft,
  type Transaction,
} from '../../../contract/store.ts';

export const pushSchema = z.strictObject({
  /** What is sent, as the subject of a sentence: "Invitation à la réunion du 9 septembre". */
  title: z.strictObject({ fr: z.string().max(200), en: z.string().max(200) }),
  /** Who started it, by recipient: they get the report, and may have it sent again. */
  startedBy: label,
  locale: z.enum(['fr', 'en']),
  startedAt: instant,
  /** How often it was sent again; also the version of the buttons of its report. */
  round: z.int().min(0),
});
export type Push = z.infer<typeof pushSchema>;

/** Pushes by the subject that their outbox rows share: `push:<id>`, `meeting:<id>:invitation`. */
export const pushes: Collection<Push> = {
  name: 'pushes',
  schema: pushSchema,
  by: { startedBy: ({ startedBy }) => startedBy, about: concerned },
  order: ({ startedAt }) => startedAt,
};

/** What an outbox row of kind `sendings.report` carries: the push it reports on. */
export const reportPayload = z.object({ push: label });

/** The subject under which the reports of a push are kept: they are no part of it. */
const reportSubject = (subject: string): string => `report:${subject}`;

export interface PushStart {
  subject: string;
  title: Push['title'];
  startedBy: string;
  locale: Push['locale'];
  now: Date;
  /** One for each recipient, all with the subject of the push. */
  drafts: readonly OutboxDraft[];
  /** `sendRate` of the tools. */
  perSecond?: number | undefined;
}

/** As `SEND_RATE` when nobody sets it. */
const defaultRate = 30;

/**
 * Interval over which the messages of one second of the rate come due, in ms: rows that came due as
 * fast as they can leave would leave no room, and whatever comes due meanwhile would stand behind them.
 */
const secondMs = 1_040;

/** Starts a push: its rows, and the report that follows them. */
export async function startPush(tx: Transaction, start: PushStart): Promise<void> {
  const { subject, title, startedBy, locale, now, drafts, perSecond } = start;
  const push = { title, startedBy, locale, startedAt: now.toISOString(), round: 0 };
  await tx.put(pushes, subject, push);
  for (const [at, draft] of drafts.entries()) await tx.outbox.add(spread(draft, at, perSecond));
  await addReport(tx, subject, push, now);
}

/**
 * The draft, due a little after those before it, as fast as they can leave: what is due first is
 * sent first, so that neither a reminder nor the report stands behind all of a push.
 *
 * @param at how many come before it
 */
export const spread = (draft: OutboxDraft, at: number, perSecond = defaultRate): OutboxDraft => ({
  ...draft,
  notBefore: new Date(
    Date.parse(draft.notBefore) + Math.floor((at * secondMs) / perSecond),
  ).toISOString(),
});

/** A report begins when the first answers are in, and is of use for a month. */
const reportAfterMs = 2_000;
const reportLifeMs = 31 * 24 * 3_600_000;

/** Has the state of a push told to whoever started it, and told again as it changes. */
export async function addReport(
  { outbox }: Transaction,
  subject: string,
  { startedBy, round }: Pick<Push, 'startedBy' | 'round'>,
  now: Date,
): Promise<void> {
  await outbox.add({
    key: `${reportSubject(subject)}:${round}`,
    kind: 'sendings.report',
    subject: reportSubject(subject),
    recipient: startedBy,
    payload: { push: subject },
    notBefore: new Date(now.getTime() + reportAfterMs).toISOString(),
    expiresAt: new Date(now.getTime() + reportLifeMs).toISOString(),
  });
}
