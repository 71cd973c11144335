import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import {
  type CalendarEvent,
  feedFile,
  meetingFile,
  type Parties,
} from '../../documents/icalendar.ts';

const event: CalendarEvent = {
  uid: 'm1@fil-rouge',
  sequence: 2,
  cancelled: false,
  title: 'Sous-groupe « cartographie » ; suite, et fin',
  date: '2026-09-15',
  start: '14:00',
  end: '16:00',
  zone: 'Europe/Paris',
  place: 'Caf de Bobigny, salle 2',
  link: 'https://visio.exemple.fr/caf',
  description: '- Tour de table\n- Choix du livrable',
  stamp: new Date('2026-09-01T08:00:00.000Z'),
  changed: new Date('2026-08-31T17:30:00.000Z'),
};
const parties: Parties = {
  attendee: { name: 'Zoé Martin', email: 'zoe.martin@ville.example', status: 'NEEDS-ACTION' },
  organizer: { name: 'Fil rouge', email: 'fil-rouge@departement.example' },
};
const invitationFile = (over: CalendarEvent, of: typeof about, between = parties) =>
  meetingFile(over, of, between);
const about = { name: 'Réunions', lang: 'fr' };

/** What another calendar makes of the file. */
function read(file: Uint8Array) {
  const text = new TextDecoder().decode(file);
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((c) => new ICAL.Event(c));
  return { text, calendar, events, event: events[0] as InstanceType<typeof ICAL.Event> };
}

const startOf = (over: Partial<CalendarEvent>) =>
  read(invitationFile({ ...event, ...over }, about))
    .event.startDate.toJSDate()
    .toISOString();

describe('an invitation', () => {
  it('is read back as the meeting it is', () => {
    const { event: made, calendar } = read(invitationFile(event, about));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(made.uid).toBe('m1@fil-rouge');
    expect(made.sequence).toBe(2);
    expect(made.summary).toBe(event.title);
    expect(made.location).toBe(event.place);
    expect(made.description).toBe(event.description);
    expect(made.component.getFirstPropertyValue('url')).toBe(event.link);
    expect(made.startDate.toJSDate().toISOString()).toBe('2026-09-15T12:00:00.000Z');
    expect(made.endDate.toJSDate().toISOString()).toBe('2026-09-15T14:00:00.000Z');
  });

  it('keeps its wall-clock time on both sides of both changes of clocks of 2026', () => {
    expect(startOf({ date: '2026-03-28' })).toBe('2026-03-28T13:00:00.000Z');
    expect(startOf({ date: '2026-03-29' })).toBe('2026-03-29T12:00:00.000Z');
    expect(startOf({ date: '2026-10-24' })).toBe('2026-10-24T12:00:00.000Z');
    expect(startOf({ date: '2026-10-25' })).toBe('2026-10-25T13:00:00.000Z');
  });

  it('names whom it is sent to, with what they answered, and who invites, at addresses that exist', () => {
    const { event: made, text } = read(invitationFile(event, about));
    expect(made.attendees).toHaveLength(1);
    const [attendee] = made.attendees;
    expect(String(attendee?.getFirstValue()).toLowerCase()).toBe('mailto:zoe.martin@ville.example');
    expect(attendee?.getParameter('cn')).toBe('Zoé Martin');
    expect(attendee?.getParameter('partstat')).toBe('NEEDS-ACTION');
    expect(attendee?.getParameter('rsvp')).toBe('FALSE');
    expect(made.organizer.toLowerCase()).toBe('mailto:fil-rouge@departement.example');
    expect(text).not.toContain('.invalid');
  });

  it.each(['ACCEPTED', 'DECLINED', 'TENTATIVE', 'NEEDS-ACTION'] as const)(
    'says %s as it was answered',
    (status) => {
      const attendee = { ...parties.attendee, status };
      const { event: made } = read(invitationFile(event, about, { ...parties, attendee }));
      expect(made.attendees[0]?.getParameter('partstat')).toBe(status);
    },
  );

  it('keeps a name that looks like another property in its place', () => {
    const name = 'Zoé"\r\nATTENDEE:mailto:x@evil.example;\\: Martin';
    const attendee = { ...parties.attendee, name };
    const { event: made } = read(invitationFile(event, about, { ...parties, attendee }));
    expect(made.attendees).toHaveLength(1);
    expect(made.attendees[0]?.getParameter('cn')).toContain('ATTENDEE:mailto:x@evil.example;');
    expect(String(made.attendees[0]?.getFirstValue()).toLowerCase()).toBe(
      'mailto:zoe.martin@ville.example',
    );
  });

  it('says when the meeting last changed, and when the file was made', () => {
    const { text } = read(invitationFile(event, about));
    expect(text).toContain('LAST-MODIFIED:20260831T173000Z');
    expect(text).toContain('DTSTAMP:20260901T080000Z');
  });

  it('carries its time zone, and stamps itself in UTC', () => {
    const { text, calendar } = read(invitationFile(event, about));
    expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20260915T140000');
    expect(text).toContain('DTSTAMP:20260901T080000Z');
  });

  it('tells the cancellation of the same meeting by its method and status', () => {
    const { event: made, calendar } = read(
      invitationFile({ ...event, cancelled: true, sequence: 3 }, about),
    );
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(made.uid).toBe('m1@fil-rouge');
    expect(made.sequence).toBe(3);
    expect(made.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(made.attendees).toHaveLength(1);
  });

  it.each([
    [false, 'CONFIRMED'],
    [true, 'CANCELLED'],
  ])('to nobody known is published, and names nobody (cancelled: %s)', (cancelled, status) => {
    const { event: made, calendar } = read(meetingFile({ ...event, cancelled }, about));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(made.attendees).toEqual([]);
    expect(made.component.getFirstPropertyValue('organizer')).toBeNull();
    expect(made.component.getFirstPropertyValue('status')).toBe(status);
  });

  it('keeps what looks like markup, a template or the end of a line as text', () => {
    const title = '$' + '{x} **gras**\nEND:VEVENT\r\nBEGIN:VEVENT; \\, 🎉';
    const { event: made, events } = read(invitationFile({ ...event, title }, about));
    expect(events).toHaveLength(1);
    expect(made.summary.replaceAll('\r', '')).toBe(title.replaceAll('\r', ''));
  });

  it('writes no line of more than 75 bytes', () => {
    const description = 'é'.repeat(4_000);
    const { text, event: made } = read(invitationFile({ ...event, description }, about));
    expect(made.description).toBe(description);
    const longest = Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)));
    expect(longest).toBeLessThanOrEqual(75);
  });
});

describe('a feed', () => {
  it('publishes every meeting, the cancelled ones as such', () => {
    const other = { ...event, uid: 'm2@fil-rouge', cancelled: true };
    const { calendar, events } = read(feedFile([event, other], about));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(events.map(({ uid }) => uid)).toEqual(['m1@fil-rouge', 'm2@fil-rouge']);
    expect(events.map((e) => e.component.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CANCELLED',
    ]);
  });

  it('of nobody is a calendar all the same', () => {
    expect(read(feedFile([], about)).events).toEqual([]);
  });
});
