/** Meetings as iCalendar (RFC 5545): one to keep or to take away, or a feed to subscribe to. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
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
  /** When this state of the meeting was decided. */
  stamp: Date;
}

/** What the calendar is called, and its language (`fr`, `en`). */
export interface CalendarAbout {
  name: string;
  lang: string;
}

/** Who invites; nobody answers by mail, so the address is one that cannot exist (RFC 2606). */
const organizer = { name: 'Fil rouge', email: 'fil-rouge@ne-pas-repondre.invalid' };

/**
 * An invitation, or its cancellation: the METHOD tells a calendar which. Whoever opens a newer one
 * of the same meeting has it changed in place.
 */
export const invitationFile = (event: CalendarEvent, about: CalendarAbout): Uint8Array =>
  written(event.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST, [event], about);

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

function written(
  method: ICalCalendarMethod,
  events: readonly CalendarEvent[],
  { name, lang }: CalendarAbout,
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
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer,
      ...(event.link && { url: plainText(event.link) }),
    });
  }
  return new TextEncoder().encode(calendar.toString());
}
