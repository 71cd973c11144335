/** What is to be sent about a meeting, and under which business keys. */
import { z } from 'zod';
import {
  instant,
  label,
  type OutboxDraft,
  type OutboxReader,
  type OutboxRow,
} from '../../../contract/store.ts';
import { conversationRecipient } from '../../people/model/directory.ts';
import { type Group, peopleIn } from '../../people/model/groups.ts';
import { PARTING } from '../../people/model/let-go.ts';
import type { Attendance, Meeting } from './schema.ts';
import { endOf, morningAfter, recalledAt, startOf } from './times.ts';

/** What each kind of row carries; `bot/features/meetings` words them. */
export const meetingPayload = z.object({ meeting: label });
export const newsPayload = z.object({
  meeting: label,
  /** Of which change: an older one has nothing to say once there is a newer one. */
  sequence: z.int(),
  what: z.enum(['change', 'cancellation']),
  /** Lines that say what changed, as `field: before → after`, by field. */
  before: z.record(z.string(), z.string()),
});
export const reminderPayload = z.object({
  meeting: label,
  sequence: z.int(),
  /** ISO 8601 duration before the start; `later` when somebody asked to be reminded later. */
  offset: z.string(),
  /** When it is due, whatever becomes of its attempts. */
  at: instant,
  /** When the row was made: what was sent before could not cover it. */
  made: instant,
});
export const refreshPayload = z.object({ meetings: z.array(label), activity: z.string() });

/** An answer that somebody gave for another, at `at`: a later one has its own message. */
export const answeredPayload = z.object({ meeting: label, at: label });

export const kinds = {
  invitation: 'meetings.invitation',
  news: 'meetings.news',
  reminder: 'meetings.reminder',
  nudge: 'meetings.nudge',
  refresh: 'meetings.refresh',
  minutes: 'meetings.minutes',
  answeredFor: 'meetings.answeredFor',
  noted: 'meetings.noted',
  standIn: 'meetings.standIn',
  parting: `meetings.${PARTING}`,
} as const;

/** Subjects of the rows of a meeting: one for each push, one for what comes by itself. */
export const subjects = {
  own: (id: string) => `meeting:${id}`,
  invitation: (id: string) => `meeting:${id}:invitation`,
  news: (id: string, sequence: number) => `meeting:${id}:news:${sequence}`,
  nudge: (id: string, round: number) => `meeting:${id}:nudge:${round}`,
};

/** A meeting with its id. */
export interface MeetingRow {
  id: string;
  meeting: Meeting;
}

/** Who hears of the meetings of a group: whoever is in it, and its channel. */
export const audienceOf = (group: Group): string[] => [
  ...peopleIn(group),
  ...(group.channel ? [conversationRecipient(group.channel)] : []),
];

/** A row for somebody; its key is that of the meeting, and what `over` says. */
const draftOf = (
  { id, meeting }: MeetingRow,
  recipient: string,
  now: Date,
  over: Pick<OutboxDraft, 'key' | 'kind'> & Partial<OutboxDraft>,
): OutboxDraft => ({
  subject: subjects.own(id),
  recipient,
  payload: { meeting: id },
  notBefore: now.toISOString(),
  // Nothing of a meeting is of use once it began.
  expiresAt: startOf(meeting.when).toISOString(),
  ...over,
  key: `meeting:${id}:${over.key}`.slice(0, 512),
});

export const invitation = (known: MeetingRow, recipient: string, now: Date): OutboxDraft =>
  draftOf(known, recipient, now, {
    key: `invitation:${recipient}`,
    kind: kinds.invitation,
    subject: subjects.invitation(known.id),
  });

export const news = (
  known: MeetingRow,
  recipient: string,
  now: Date,
  said: Pick<z.infer<typeof newsPayload>, 'what' | 'before'>,
  expiresAt: Date,
): OutboxDraft => {
  const { sequence } = known.meeting;
  return draftOf(known, recipient, now, {
    key: `news:${sequence}:${recipient}`,
    kind: kinds.news,
    subject: subjects.news(known.id, sequence),
    payload: { meeting: known.id, sequence, ...said },
    expiresAt: expiresAt.toISOString(),
  });
};

/** Only reminders that lie ahead: whoever plans a meeting for tomorrow just told everybody. */
export function reminders(
  known: MeetingRow,
  recipients: readonly string[],
  now: Date,
): OutboxDraft[] {
  const { id, meeting } = known;
  const due = meeting.reminders
    .map((offset) => ({ offset, at: recalledAt(meeting.when, offset) }))
    .filter(({ at }) => at > now);
  return recipients.flatMap((recipient) =>
    due.map(({ offset, at }) => reminder({ id, meeting }, recipient, { offset, at, now })),
  );
}

export function reminder(
  known: MeetingRow,
  recipient: string,
  { offset, at, now }: { offset: string; at: Date; now: Date },
): OutboxDraft {
  const { id, meeting } = known;
  const { sequence } = meeting;
  const name = offset === 'later' ? `later:${at.toISOString()}` : offset;
  return draftOf(known, recipient, at, {
    key: `reminder:${recipient}:${name}:${sequence}`,
    kind: kinds.reminder,
    payload: {
      meeting: id,
      sequence,
      offset,
      at: at.toISOString(),
      made: now.toISOString(),
    },
  });
}

export const nudge = (
  known: MeetingRow,
  recipient: string,
  now: Date,
  round: number,
): OutboxDraft =>
  draftOf(known, recipient, now, {
    key: `nudge:${round}:${recipient}`,
    kind: kinds.nudge,
    subject: subjects.nudge(known.id, round),
  });

/** Somebody answered for this person, who is told. */
export const answeredFor = (known: MeetingRow, person: string, { at }: Attendance): OutboxDraft =>
  draftOf(known, person, new Date(at), {
    key: `for:${at}:${person}`,
    kind: kinds.answeredFor,
    payload: { meeting: known.id, at },
  });

/**
 * The same, told to somebody who co-animates the group. Its subject is whose answer it is, so that it
 * goes with them when they are forgotten.
 */
export const noted = (
  known: MeetingRow,
  recipient: string,
  person: string,
  { at }: Attendance,
): OutboxDraft =>
  draftOf(known, recipient, new Date(at), {
    key: `noted:${at}:${person}:${recipient}`,
    kind: kinds.noted,
    subject: person,
    payload: { meeting: known.id, at },
  });

/** Who is sent in somebody's place is told where and when; the row goes with the one they stand in for. */
export const standIn = (
  known: MeetingRow,
  recipient: string,
  person: string,
  answer: Attendance,
): OutboxDraft => ({
  ...noted(known, recipient, person, answer),
  key: `meeting:${known.id}:instead:${answer.at}:${person}:${recipient}`.slice(0, 512),
  kind: kinds.standIn,
});

/** Whoever leaves the group is told that the meeting is theirs no more; each time that they leave. */
export const parting = (known: MeetingRow, recipient: string, now: Date): OutboxDraft =>
  draftOf(known, recipient, now, {
    key: `parting:${now.toISOString()}:${recipient}`,
    kind: kinds.parting,
  });

/** Those who animated are asked for a month; they may also write by themselves. */
const minutesLifeMs = 31 * 24 * 3_600_000;

export const minutes = (known: MeetingRow, recipient: string): OutboxDraft => {
  const at = morningAfter(known.meeting.when);
  return draftOf(known, recipient, at, {
    key: `minutes:${recipient}:${known.meeting.sequence}`,
    kind: kinds.minutes,
    expiresAt: new Date(at.getTime() + minutesLifeMs).toISOString(),
  });
};

/** Edits of one message come together: Teams shows each of them to everybody. In ms. */
const refreshAfterMs = 2_000;
/** A card is brought up to date for a day after the meeting. */
const refreshLifeMs = 24 * 3_600_000;

export const refresh = (
  known: MeetingRow,
  recipient: string,
  activity: string,
  meetings: readonly string[],
  now: Date,
): OutboxDraft =>
  draftOf(known, recipient, new Date(now.getTime() + refreshAfterMs), {
    key: `refresh:${activity}:${recipient}`,
    kind: kinds.refresh,
    payload: { meetings: [...meetings], activity },
    expiresAt: new Date(
      Math.max(endOf(known.meeting.when).getTime(), now.getTime()) + refreshLifeMs,
    ).toISOString(),
  });

/** Every row about a meeting, whatever its state. */
export async function rowsAbout(
  outbox: OutboxReader,
  { id, meeting }: MeetingRow,
): Promise<OutboxRow[]> {
  const all = [
    subjects.own(id),
    subjects.invitation(id),
    ...Array.from({ length: meeting.sequence }, (_, at) => subjects.news(id, at + 1)),
  ];
  return (await Promise.all(all.map((subject) => outbox.find('subject', subject)))).flat();
}

/** Somebody had, or may have had, a message about the meeting. */
export const isTold = ({ kind, state }: OutboxRow): boolean =>
  kind !== kinds.refresh && kind !== kinds.minutes && kind !== kinds.parting && mayHaveLeft(state);

const mayHaveLeft = (state: OutboxRow['state']): boolean =>
  state === 'sent' || state === 'uncertain' || state === 'sending' || state === 'failed';

/** Whose calendar may have had the meeting taken out, since they left the group. */
export const partedIn = (rows: readonly OutboxRow[]): Set<string> =>
  new Set(
    rows
      .filter(({ kind, state }) => kind === kinds.parting && mayHaveLeft(state))
      .map(({ recipient }) => recipient),
  );
