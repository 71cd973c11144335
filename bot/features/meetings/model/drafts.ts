/** What was understood of a meeting and waits for somebody to say "Envoyer". */

import { z } from 'zod';
import { concerned } from '../../../contract/marks.ts';
import { type Collection, instant, label } from '../../../contract/store.ts';
import type { Details } from './change.ts';

const text = (max: number) => z.string().max(max);

/**
 * A meeting as typed: days and times may not exist, texts may be too long. What is wrong is said,
 * and nothing that was typed is lost.
 */
export const fieldsSchema = z.strictObject({
  title: text(20_000),
  date: text(20_000),
  start: text(20_000),
  end: text(20_000),
  place: text(20_000),
  link: text(20_000),
  /** One point a line. */
  agenda: text(20_000),
  note: text(20_000),
});
export type Fields = z.infer<typeof fieldsSchema>;

/** Nothing is said yet. */
export const blank: Fields = {
  ...{ title: '', date: '', start: '', end: '' },
  ...{ place: '', link: '', agenda: '', note: '' },
};

/** When and where a meeting was before it last changed, as the matter of it keeps it for a day. */
export const wasSchema = fieldsSchema.pick({ date: true, start: true, end: true, place: true });

const said = z.array(text(300));

export const draftSchema = z.strictObject({
  intent: z.enum(['create', 'change', 'cancel']),
  /** Id of the group; empty until one is chosen. */
  group: z.string(),
  /** The meeting that is changed or cancelled. */
  meeting: z.string().nullable(),
  /** Its sequence when the draft was made: another one means that somebody changed it meanwhile. */
  sequence: z.int(),
  /** What it said then. */
  base: fieldsSchema.nullable(),
  fields: fieldsSchema,
  /** Why it is cancelled, as it was said with it. */
  reason: text(4_000).default(''),
  /** Odd things about the words of the sentence, which the fields do not tell. */
  said,
  /** Other meetings of the same message: each is a draft of its own once this one is sent or given up. */
  next: z.array(z.strictObject({ group: z.string(), fields: fieldsSchema, said })).default([]),
  by: label,
  at: instant,
  /** One more each time it is shown otherwise: the version of its buttons. */
  version: z.int().min(0),
});
export type MeetingDraft = z.infer<typeof draftSchema>;

/** Drafts by id; they go when they are sent or given up, and by themselves after a while. */
export const drafts: Collection<MeetingDraft> = {
  name: 'meetingDrafts',
  schema: draftSchema,
  by: { about: concerned },
};

/** A meeting as the form shows it. */
export const fieldsOf = ({ title, when, place, link, agenda, note }: Details): Fields => ({
  title,
  date: when.date,
  start: when.start,
  end: when.end,
  place,
  link,
  agenda: agenda.join('\n'),
  note,
});
