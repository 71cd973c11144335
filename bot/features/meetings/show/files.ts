/** What opens behind the links of meetings. */

import { z } from 'zod';
import { aside } from '../../../../documents/aside.ts';
import { attendanceTable } from '../../../../documents/attendance-sheet.ts';
import { fileName } from '../../../../documents/file-name.ts';
import {
  type CalendarEvent,
  feedFile,
  meetingFile,
  methodOf,
  type Parties,
} from '../../../../documents/icalendar.ts';
import type { DocumentFile, OpenLink } from '../../../contract/feature.ts';
import { type Reader, valuesOf } from '../../../contract/store.ts';
import type { Locale } from '../../../language/locale.ts';
import { people } from '../../people/model/directory.ts';
import { groupsOf } from '../../people/model/groups.ts';
import { type MeetingsContext, meetingIn } from '../context.ts';
import type { MeetingRow } from '../model/rows.ts';
import { meetings } from '../model/schema.ts';
import { byStart } from '../model/which-meeting.ts';
import { capital, publicPart } from './section.ts';
import { sheetOf } from './sheet.ts';
import { strings } from './strings.ts';

const calendarPayload = z.object({ meeting: z.string() });
const sheetPayload = z.object({
  meeting: z.string(),
  as: z.enum(['docx', 'csv']),
  locale: z.enum(['fr', 'en']),
});
const feedPayload = z.object({ person: z.string(), locale: z.enum(['fr', 'en']) });

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
};

/** Openers by kind. */
export const openersOf = (context: MeetingsContext): Record<string, OpenLink> => ({
  calendar: async (payload, reader, now) => {
    const known = await meetingIn(reader, calendarPayload.parse(payload).meeting);
    return known && calendarFile(known, context, now);
  },
  sheet: async (payload, reader, now) => {
    const { meeting, as, locale } = sheetPayload.parse(payload);
    const known = await meetingIn(reader, meeting);
    if (!known) return undefined;
    const content = await sheetOf(known, context, reader, locale, now);
    const title = { docx: 'emargement', csv: 'presences' }[as];
    return {
      name: fileName(`${title} ${known.meeting.when.date}`, as),
      type: types[as],
      content: as === 'docx' ? await aside('attendanceSheet', content) : attendanceTable(content),
    };
  },
  feed: async (payload, reader, now) => {
    const { person, locale } = feedPayload.parse(payload);
    return feedOf(person, context, reader, now, locale);
  },
});

/**
 * A meeting for a calendar. Opened by whoever has its link it is in French, the language of the
 * partnership, and names nobody; in a letter it goes from one address to another.
 */
export function calendarFile(
  known: MeetingRow,
  context: MeetingsContext,
  now: Date,
  locale: Locale = 'fr',
  parties?: Parties,
): DocumentFile {
  const about = { name: nameOf(known, context, locale), lang: locale };
  const event = eventOf(known, context, locale, now);
  return {
    name: fileName(`reunion ${known.meeting.when.date}`, 'ics'),
    // The method is said twice: Outlook looks at the type (RFC 6047, 2.4).
    type: `text/calendar; charset=utf-8; method=${methodOf(event.cancelled, parties)}`,
    content: meetingFile(parties ? withHow(event, parties, locale) : event, about, parties),
  };
}

/** Calendars offer buttons of their own: it is said where an answer is read. */
const withHow = (event: CalendarEvent, { withdrawn }: Parties, locale: Locale): CalendarEvent =>
  event.cancelled || withdrawn
    ? event
    : {
        ...event,
        description: [event.description, strings[locale].answerByLink].filter(Boolean).join('\n\n'),
      };

/** Meetings of the groups of a person, and those they answered; cancelled ones say so. */
async function feedOf(
  person: string,
  context: MeetingsContext,
  reader: Reader,
  now: Date,
  locale: Locale,
): Promise<DocumentFile | undefined> {
  if (!(await reader.get(people, person))) return undefined;
  const own = new Set((await groupsOf(reader, person)).map(({ id }) => id));
  const found = await Promise.all([
    reader.where(meetings, 'about', person),
    ...[...own].map((id) => reader.where(meetings, 'group', id)),
  ]);
  const events = [...valuesOf(found.flat())]
    .map(([id, meeting]) => ({ id, meeting }))
    .filter(({ meeting }) => own.has(meeting.group) || meeting.attendance[person])
    .sort(byStart)
    // Of a group that they left, what everybody may know.
    .map((known) => (own.has(known.meeting.group) ? known : publicPart(known)))
    .map((known) => eventOf(known, context, locale, now));
  const name = context.plan.plan.sigle;
  return {
    name: 'reunions.ics',
    type: 'text/calendar; charset=utf-8',
    content: feedFile(events, { name, lang: locale }),
  };
}

function nameOf({ meeting }: MeetingRow, { view }: MeetingsContext, locale: Locale): string {
  const label = capital(view.group(meeting.group)?.label[locale] ?? meeting.group);
  return meeting.title === '' ? label : `${label} – ${meeting.title}`;
}

function eventOf(
  known: MeetingRow,
  context: MeetingsContext,
  locale: Locale,
  now: Date,
): CalendarEvent {
  const { id, meeting } = known;
  const { when, place, link, agenda, note, sequence, state } = meeting;
  return {
    uid: `${id}@fil-rouge`,
    sequence,
    cancelled: state === 'cancelled',
    title: nameOf(known, context, locale),
    ...when,
    place,
    link,
    description: [...agenda.map((point) => `- ${point}`), note, link]
      .filter((line) => line !== '')
      .join('\n'),
    stamp: now,
    changed: new Date(meeting.changedAt ?? meeting.createdAt),
  };
}
