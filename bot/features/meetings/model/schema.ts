/**
 * Meetings of groups, kept in the store. `bot/features/meetings` plans and recalls them,
 * `bot/features/polls` makes one of a chosen slot, `bot/features/progress` counts who came.
 */

import { z } from 'zod';
import { concerned } from '../../../contract/marks.ts';
import { type Collection, instant, label } from '../../../contract/store.ts';

const text = (max: number) => z.string().max(max);

/** Local day and times (`14:00`) in the zone of the partnership. */
export const whenSchema = z.strictObject({
  date: z.iso.date(),
  start: z.iso.time({ precision: -1 }),
  end: z.iso.time({ precision: -1 }),
  zone: z.string(),
});
export type When = z.infer<typeof whenSchema>;

/**
 * `present`, on the spot; `remote`, à distance; `excused`; `represented` by somebody; `maybe`, not sure yet; `absent`,
 * who was not there and had not said so.
 */
export const attendanceStatus = z.enum([
  'present',
  'remote',
  'excused',
  'represented',
  'maybe',
  'absent',
]);
export type AttendanceStatus = z.infer<typeof attendanceStatus>;

export const attendanceSchema = z.strictObject({
  status: attendanceStatus,
  /** Who stands in: somebody Teams knows (`person`), or a name. */
  representedBy: z.strictObject({ person: label.nullable(), name: text(120) }).nullable(),
  word: text(500),
  at: instant,
  /** Who answered: themselves, or somebody for them. */
  by: label,
  /** From the yes of a poll: to be confirmed. */
  tentative: z.boolean(),
});
export type Attendance = z.infer<typeof attendanceSchema>;

export const meetingSchema = z.strictObject({
  /** Id of the group that meets. */
  group: z.string(),
  title: text(200),
  when: whenSchema,
  place: text(300),
  /** https link of the online meeting, or empty. */
  link: text(2000),
  /** Points, in order. */
  agenda: z.array(text(4000)).max(60),
  note: text(4000),
  /** `noted`: none was held; what was given to do on that day, with no meeting. */
  state: z.enum(['planned', 'cancelled', 'noted']),
  /** One more at each change that people must hear of: SEQUENCE of RFC 5545, part of outbox keys. */
  sequence: z.int().min(0),
  createdBy: label,
  createdAt: instant,
  /** Whoever changed it last: who is told that their change comes second is told whose came first. */
  changedBy: label,
  /** When it was last changed; `null` in a row written before that was kept: when it was made. */
  changedAt: instant.nullable().default(null),
  /** When people are reminded, as ISO 8601 durations before the start. */
  reminders: z.array(z.string()).max(10),
  /** Answers by recipient. */
  attendance: z.record(label, attendanceSchema),
  /** What was decided, and what comes next, as the co-animators wrote it afterwards. */
  decisions: text(8000),
  nextSteps: text(8000),
  minutesAt: instant.nullable(),
  /** The poll it was made of. */
  poll: z.string().nullable(),
  /**
   * Opens its `.ics`, which says no more than this row: so it may be kept here, and every card made
   * later has the same link.
   */
  calendarToken: label,
});
export type Meeting = z.infer<typeof meetingSchema>;

/** Those that take place; and those where something may have been given to do. */
export const PLANNED: readonly Meeting['state'][] = ['planned'];
export const GIVING: readonly Meeting['state'][] = ['planned', 'noted'];

/** Meetings by id. */
export const meetings: Collection<Meeting> = {
  name: 'meetings',
  schema: meetingSchema,
  by: {
    group: ({ group }) => group || undefined,
    /** Meetings that take place, of a group: those that are cancelled are looked for apart. */
    planned: ({ group, state }) => (state === 'planned' ? group || undefined : undefined),
    /** Whom it is about, in its fields and its texts. */
    about: concerned,
  },
  order: ({ when: { date, start } }) => `${date}T${start}`,
};

/** When a group is reminded of its meetings, where it chose something else than the service. */
export const groupRemindersSchema = z.strictObject({
  /** ISO 8601 durations before the start. */
  offsets: z.array(z.string()).max(10),
  by: label,
  at: instant,
});

/** Choices of groups, by group id. */
export const groupReminders: Collection<z.infer<typeof groupRemindersSchema>> = {
  name: 'groupReminders',
  schema: groupRemindersSchema,
  by: { about: concerned },
};

/** Somebody who wants no reminder of a group's meetings; what is planned, moved or cancelled still comes. */
export const quietSchema = z.strictObject({ person: label, group: z.string(), at: instant });

/** By `<group>|<person>` (`quietId`). */
export const quiet: Collection<z.infer<typeof quietSchema>> = {
  name: 'reminderStops',
  schema: quietSchema,
  by: { about: concerned },
};

export const quietId = (group: string, person: string): string => `${group}|${person}`;

/** In the place of a group: no reminder, chase or prompt of anything (`bot/features/privacy`). */
export const EVERYTHING = '*';
