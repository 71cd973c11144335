/**
 * Progress as it is kept: what pilotes say, what was asked of them, what was frozen for the
 * committee. `bot/features/progress` writes it; documents and the web tab read it through
 * `bot/features/progress/model/ledger.ts` and `bot/features/progress/model/history.ts`.
 */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { concerned } from '../../../contract/marks.ts';
import { type Collection, instant, label } from '../../../contract/store.ts';

const text = (max: number) => z.string().max(max);

/**
 * `soleil`: objectif sécurisé; `couvert`: objectif atteignable; `nuage`: appui nécessaire;
 * `orage`: objectif compromis.
 */
export const meteoSchema = z.enum(['soleil', 'couvert', 'nuage', 'orage']);
export type Meteo = z.infer<typeof meteoSchema>;

/** A figure of an indicator, under the name that was typed; `unit`: it was told as a share. */
export const figureSchema = z.strictObject({
  name: text(200),
  value: z.number(),
  unit: z.literal('%').optional(),
});
export type Figure = z.infer<typeof figureSchema>;

/** The longest text kept of one field; what is typed beyond stays in `words`. */
const FIELD = 1000;

/** What one update says. `null` and empty lists: not said, so what was known before stands. */
export const saidSchema = z.strictObject({
  meteo: meteoSchema.nullable(),
  percent: z.number().min(0).max(100).nullable(),
  highlights: z.array(text(FIELD)).max(40),
  blocker: text(FIELD).nullable(),
  arbitration: text(FIELD).nullable(),
  nextStep: text(FIELD).nullable(),
  indicators: z.array(figureSchema).max(40),
  /** "Rien de neuf": the last state is confirmed, on that day. */
  unchanged: z.boolean(),
  /** What is over: "blocage levé", "arbitrage rendu", "pas de blocage". */
  cleared: z.array(z.enum(['blocker', 'arbitration'])).max(2),
});
export type UpdateContent = z.infer<typeof saidSchema>;

/** Whether none of these fields was said. */
export const saysNothing = (said: object): boolean =>
  Object.values(said).every((one) =>
    Array.isArray(one) ? one.length === 0 : one === null || one === undefined || one === false,
  );

/** Where an update came from; `phone` keeps who told it, to whoever typed it; `link`: a personal link. */
export const originSchema = z.strictObject({
  kind: z.enum(['chat', 'card', 'phone', 'link']),
  reportedBy: text(200).nullable(),
});
export type Origin = z.infer<typeof originSchema>;

/** What an update said before its message was edited, and until when. */
const revisionSchema = z.strictObject({
  said: saidSchema,
  words: text(8000),
  asOf: z.iso.date(),
  until: instant,
});

export const updateSchema = z.strictObject({
  /** What it is about: `fiche:1.1`, `action:<id>`, `proposition:<id>` (`subjects.ts`). */
  subject: label,
  said: saidSchema,
  /** The local day it speaks of. */
  asOf: z.iso.date(),
  /** When it was recorded, and by whom, by recipient. */
  at: instant,
  author: label,
  /** Id of an organisation of the plan, as the author had chosen it on that day. */
  organisation: z.string().max(200).nullable(),
  origin: originSchema,
  /** The words as typed, whole. */
  words: text(8000),
  /** Names of what was refused ("percent", "fiche"), still to be read in `words`. */
  invalid: z.array(z.string().max(40)).max(10),
  /** Météo and words disagreed when it was said. */
  conflict: z.boolean(),
  /** The Teams message it was made of, so that an edit or a deletion finds it. */
  message: z.strictObject({ conversation: label, id: label }).nullable(),
  /** The round of a campaign that it answers: id of a row of `rounds`. */
  round: z.string().max(200).nullable(),
  revisions: z.array(revisionSchema).max(20),
  /** The message was deleted: kept for the history, counted no more. */
  withdrawnAt: instant.nullable(),
});
export type Update = z.infer<typeof updateSchema>;

/** Updates by id: made from the message and the place in it, so that one message is kept once. */
export const updates: Collection<Update> = {
  name: 'progressUpdates',
  schema: updateSchema,
  by: {
    subject: ({ subject }) => subject,
    about: concerned,
  },
  order: ({ at }) => at,
};

/** The state of a subject, frozen by "bon pour restitution". */
export const snapshotSchema = z.strictObject({
  subject: label,
  at: instant,
  by: label,
  organisation: z.string().max(200).nullable(),
  /** The state as it stood (`history.ts`), made of updates recorded until `at`. */
  state: saidSchema.omit({ unchanged: true, cleared: true }).extend({
    indicators: z.array(figureSchema.extend({ asOf: z.iso.date() })).max(200),
    highlights: z.array(z.strictObject({ text: text(FIELD), asOf: z.iso.date() })).max(400),
    /** The day the last update speaks of; `null`: nobody said anything. */
    asOf: z.iso.date().nullable(),
    /** The updates it is made of, by id. */
    updates: z.array(label).max(2000),
  }),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Snapshots by id: `<subject>@<instant>`. */
export const snapshots: Collection<Snapshot> = {
  name: 'progressSnapshots',
  schema: snapshotSchema,
  by: { subject: ({ subject }) => subject, about: concerned },
  order: ({ at }) => at,
};

export const campaignSchema = z.strictObject({
  /** Who is asked: pilotes of the whole plan, of an axe, or of what a group follows. */
  scope: z.strictObject({ kind: z.enum(['plan', 'axe', 'group']), id: z.string().max(200) }),
  every: z.enum(['once', 'month', 'quarter']),
  /** Local day of the first round. */
  from: z.iso.date(),
  /** The day by which answers are wanted, when one was said. */
  by: z.iso.date().optional(),
  startedBy: label,
  startedAt: instant,
  stoppedAt: instant.nullable(),
  locale: z.enum(['fr', 'en']),
});
export type Campaign = z.infer<typeof campaignSchema>;

/** Key of what a campaign asks about. */
export const scopeKey = ({ kind, id }: Campaign['scope']): string => `${kind}:${id}`;

/** Campaigns by id: `<scope>@<instant of the start>`. */
export const campaigns: Collection<Campaign> = {
  name: 'progressCampaigns',
  schema: campaignSchema,
  by: {
    running: ({ scope, stoppedAt }) => (stoppedAt === null ? scopeKey(scope) : undefined),
    about: concerned,
  },
};

/** One asking of a campaign. */
export const roundSchema = z.strictObject({
  campaign: label,
  /** The working day it was opened, and the last one on which an answer is expected. */
  opensOn: z.iso.date(),
  closesOn: z.iso.date(),
  openedAt: instant,
  /** What is asked, each until when: a pilote may postpone. */
  asked: z
    .array(z.strictObject({ subject: label, postponedTo: z.iso.date().nullable() }))
    .max(2000),
  /** News told before it was opened is no answer: it is asked all the same. */
  again: z.literal(true).optional(),
});
export type Round = z.infer<typeof roundSchema>;

/** Rounds by id: `<campaign>#<day of opening>`. */
export const rounds: Collection<Round> = {
  name: 'progressRounds',
  schema: roundSchema,
  by: { campaign: ({ campaign }) => campaign },
  order: ({ openedAt }) => openedAt,
};

/** How often a group or a channel gets its digest. */
export const digestSchema = z.strictObject({
  /** Id of the group. */
  group: label,
  every: z.enum(['week', 'month']),
  startedBy: label,
  startedAt: instant,
  /** Instant of the last one that had something to say: the next tells what came after. */
  toldUntil: instant,
  locale: z.enum(['fr', 'en']),
});
export type Digest = z.infer<typeof digestSchema>;

/** Digests by id of group. */
export const digests: Collection<Digest> = {
  name: 'progressDigests',
  schema: digestSchema,
  by: { about: concerned },
};

/** Matter that stays open once something was noted: ids of its updates, and what they are about. */
export const notedMatterSchema = z.strictObject({
  updates: z.array(label),
  subjects: z.array(label),
});

export const updateId = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24);
