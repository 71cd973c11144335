/** Meetings as iCalendar (RFC 5545): one to keep or to take away, or a feed to subscribe to. */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { plainText } from './plain-text.ts';

/** One meeting. Texts are plain; line ends in them are kept. */
export interface CalendarEvent {
  /** The same for ever: a calendar finds the meeting again by it. */
  uid: string;
  /** One more at each change. */
  sequence: number;
  cancelled: boolean;
  title: string;
  /** Local day (`YYYY-MM-DD`), times (`HH:MM`) and IANA zone. */
  date: string;
  start: string;
  end: string;
  zone: string;
  place: string;
  /** Address of the online meeting, or empty. */
  link: string;
  description: string;
  /** When this file is made: DTSTAMP of what has a METHOD (RFC 5545, 3.8.7.2). */
  stamp: Date;
  /** When the meeting last changed. */
  changed: Date;
}

/** What the receiver has said of a meeting, in the words of RFC 5545 (PARTSTAT). */
export type Participation = 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | 'NEEDS-ACTION';

/** Between whom an invitation goes: the one who receives it, and an address that exists. */
export interface Parties {
  attendee: { name: string; email: string; status: Participation };
  organizer: { name: string; email: string };
  /** Whoever receives it is not invited any more, to a meeting that takes place. */
  withdrawn?: boolean;
}

/** What the calendar is called, and its language (`fr`, `en`). */
export interface CalendarAbout {
  name: string;
  lang: string;
}

/**
 * The METHOD of a meeting as a file. A REQUEST or a CANCEL names who receives it (RFC 5546, 3.2.2 and
 * 3.2.5): Outlook gives no buttons to whoever is not among those invited. Where nobody's address is
 * known it is published, to be kept by whoever opens it.
 */
export const methodOf = (
  cancelled: boolean,
  parties?: Parties,
): 'REQUEST' | 'CANCEL' | 'PUBLISH' => {
  if (!parties) return 'PUBLISH';
  return cancelled || parties.withdrawn ? 'CANCEL' : 'REQUEST';
};

/**
 * One meeting: sent to somebody, or to be kept by whoever opens it. A newer one of the same meeting
 * changes it in place.
 */
export const meetingFile = (
  event: CalendarEvent,
  about: CalendarAbout,
  parties?: Parties,
): Uint8Array =>
  written(ICalCalendarMethod[methodOf(event.cancelled, parties)], [event], about, parties);

/** All meetings of somebody, to be looked at again now and then. */
export const feedFile = (events: readonly CalendarEvent[], about: CalendarAbout): Uint8Array =>
  written(ICalCalendarMethod.PUBLISH, events, about);

/** How often a subscription is looked at again, in s: calendars take it as a wish. */
const refreshSeconds = 3_600;

/** A TEXT of one line (RFC 5545, 3.3.11): the library writes the name of a calendar as it is given. */
const asName = (text: string): string =>
  plainText(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\;,]/g, '\\$&');

/** A parameter between quotes (RFC 5545, 3.2): of one line, and no quote in it. */
const asParameter = (text: string): string =>
  plainText(text).replace(/\s+/g, ' ').replace(/["\\]/g, '’').trim();

/** One answers the bot, by its card or the personal link: no answer by mail is asked for. */
const attendeeOf = ({ name, email, status }: Parties['attendee']) => ({
  name: asParameter(name) || email,
  email,
  rsvp: false,
  role: ICalAttendeeRole.REQ,
  type: ICalAttendeeType.INDIVIDUAL,
  status: ICalAttendeeStatus[status === 'NEEDS-ACTION' ? 'NEEDSACTION' : status],
});

function written(
  method: ICalCalendarMethod,
  events: readonly CalendarEvent[],
  { name, lang }: CalendarAbout,
  parties?: Parties,
): Uint8Array {
  const calendar = ical({
    name: asName(name),
    method,
    prodId: { company: 'fil-rouge', product: 'reunions', language: lang.toUpperCase() },
    // No zone of the whole calendar: the library would write DTSTAMP in it, which must be UTC.
    timezone: { name: null, generator: (zone) => String(tzlib_get_ical_block(zone)[0]) },
    ...(method === ICalCalendarMethod.PUBLISH && { ttl: refreshSeconds }),
  });
  for (const event of events) {
    const at = (time: string) =>
      Temporal.PlainDateTime.from(`${event.date}T${time}`).toZonedDateTime(event.zone, {
        disambiguation: 'earlier',
      });
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: event.stamp,
      start: at(event.start),
      end: at(event.end),
      timezone: event.zone,
      summary: plainText(event.title),
      location: plainText(event.place),
      description: plainText(event.description),
      ...(!parties?.withdrawn && {
        // Not to whoever is no more invited: it would say that nobody is (RFC 5546, 3.2.5).
        status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      }),
      lastModified: event.changed,
      ...(event.link && { url: plainText(event.link) }),
      ...(parties && {
        organizer: {
          ...parties.organizer,
          name: asParameter(parties.organizer.name) || parties.organizer.email,
        },
        attendees: [attendeeOf(parties.attendee)],
      }),
    });
  }
  return new TextEncoder().encode(calendar.toString());
}
