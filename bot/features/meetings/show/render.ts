/** What is sent about meetings, worded at the moment of its sending. */

import { meetingCard } from '../../../../cards/meetings/meeting.ts';
import { typography } from '../../../../cards/typography.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { LetterExtras, Render, Rendered } from '../../../contract/feature.ts';
import type { OutboxRow, Reader } from '../../../contract/store.ts';
import type { Message } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import { people } from '../../people/model/directory.ts';
import { groups } from '../../people/model/groups.ts';
import { nameOf } from '../../people/model/names.ts';
import { type MeetingsContext, meetingIn } from '../context.ts';
import { BUNDLED, isSaidElsewhere, NO_REASON, saidTogether } from '../model/bundle.ts';
import { whenInWords } from '../model/meeting-words.ts';
import {
  answeredPayload,
  audienceOf,
  type MeetingRow,
  meetingPayload,
  newsPayload,
  refreshPayload,
  reminderPayload,
} from '../model/rows.ts';
import { cutText } from '../model/rules.ts';
import { type Meeting, quiet, quietId, whenSchema } from '../model/schema.ts';
import { startOf } from '../model/times.ts';
import { cardStrings } from './card-strings.ts';
import { type LetterState, letterOf } from './letter.ts';
import { minutesMessage } from './minutes-card.ts';
import { isWithin, publicPart, type Shown, sectionOf, statusInWords } from './section.ts';

/** Meetings shown whole in one message; Teams takes no more. */
const mostTogether = 5;

const localeFor = async (reader: Reader, recipient: string): Promise<Locale> =>
  (await reader.get(people, recipient))?.value.locale ?? 'fr';

type Words = (row: OutboxRow, shown: Shown) => Promise<Rendered>;

/** Renderers by kind. */
export function rendersOf(context: MeetingsContext): Record<string, Render> {
  const inWords =
    (words: Words): Render =>
    async (row, reader, now) => {
      const locale = await localeFor(reader, row.recipient);
      return words(row, { reader, context, locale, now, recipient: row.recipient });
    };
  const own = { invitation, news, reminder, nudge, refresh, answeredFor, noted, standIn, parting };
  const all: Record<string, Words> = { ...own, minutes: minutesMessage };
  return Object.fromEntries(Object.entries(all).map(([kind, words]) => [kind, inWords(words)]));
}

/** Whose meeting it is, when and, where it is said, in what place. */
const aboutIn = ({ meeting }: MeetingRow, { context, locale }: Shown, place = ''): string =>
  [context.view.group(meeting.group)?.tag[locale], whenInWords(meeting.when, locale), place]
    .filter(Boolean)
    .join(', ');

const isOpen = ({ state, when }: Meeting, now: Date): boolean =>
  state === 'planned' && startOf(when) > now;

/** Whether the recipient is still one of those who hear of the group's meetings. */
async function isConcerned(
  { meeting }: MeetingRow,
  { reader, recipient }: Shown,
): Promise<boolean> {
  const group = (await reader.get(groups, meeting.group))?.value;
  return group !== undefined && audienceOf(group).includes(recipient);
}

/** The meeting of a row while it is to come, or why there is nothing to say of it to whom it concerns no more. */
async function openIn(row: OutboxRow, shown: Shown): Promise<MeetingRow | { moot: string }> {
  const known = await meetingIn(shown.reader, meetingPayload.parse(row.payload).meeting);
  if (!known || !isOpen(known.meeting, shown.now)) return { moot: 'over' };
  return (await isConcerned(known, shown)) ? known : { moot: 'left' };
}

async function invitation(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const known = await openIn(row, shown);
  if ('moot' in known) return known;
  const say = cardStrings[shown.locale];
  const isChannel = row.recipient.startsWith('channel:');
  const heading = isChannel ? say.invitationChannel : say.invitation;
  return {
    ...(await cardOf(heading, [], [known], shown)),
    ...(await withCalendar(known, shown)),
  };
}

/** What a calendar must learn, for those who have no Teams. */
async function withCalendar(known: MeetingRow, shown: Shown, state?: LetterState) {
  const within = await isWithin(shown.recipient, known.meeting.group, shown);
  const calendar = within ? known : publicPart(known);
  return { letter: letterOf([known], shown, { state, calendar }) };
}

async function nudge(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const known = await openIn(row, shown);
  if ('moot' in known) return known;
  if (known.meeting.attendance[row.recipient]) return { moot: 'answered' };
  return cardOf(cardStrings[shown.locale].nudge, [], [known], shown);
}

async function news(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { meeting, sequence, what, before } = newsPayload.parse(row.payload);
  const known = await meetingIn(shown.reader, meeting);
  if (!known || known.meeting.sequence !== sequence) return { moot: 'superseded' };
  // That it does not take place is told to all who heard of it; what it becomes, to the group.
  if (what === 'change' && !(await isConcerned(known, shown))) return { moot: 'left' };
  const lines = what === 'change' ? beforeLines(before, shown.locale) : [];
  const heading = cardStrings[shown.locale][what];
  return {
    ...(await cardOf(heading, lines, [known], shown)),
    ...(await withCalendar(known, shown, what)),
  };
}

/** The last letter about a meeting, to somebody who left its group: it takes the meeting out of their calendar. */
async function parting(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { locale } = shown;
  const known = await meetingIn(shown.reader, meetingPayload.parse(row.payload).meeting);
  if (!known || !isOpen(known.meeting, shown.now)) return { moot: 'over' };
  if (await isConcerned(known, shown)) return { moot: 'back' };
  const { parting: title, parted } = cardStrings[locale];
  const text = typography([title, parted, aboutIn(known, shown)].join('\n'), locale);
  const calendar = publicPart(known);
  return {
    message: { text },
    letter: letterOf([known], shown, { state: 'parting', calendar, withdrawn: true }),
  };
}

/** The answer of a person that a row tells of, unless another came after it. */
async function answerOf(row: OutboxRow, person: string, { reader, context, locale, now }: Shown) {
  const { meeting: id, at } = answeredPayload.parse(row.payload);
  const known = await meetingIn(reader, id);
  const answer = known?.meeting.attendance[person];
  if (!known || !isOpen(known.meeting, now) || answer?.at !== at || answer.by === person)
    return undefined;
  const named = async (who: string) =>
    nameOf((await reader.get(people, who))?.value, context.plan, locale);
  const said = statusInWords(answer, locale);
  return { known, said, by: await named(answer.by), person: await named(person) };
}

/** Told to the person that somebody answered for: they can change it, on the same card. */
async function answeredFor(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const answer = await answerOf(row, row.recipient, shown);
  if (!answer) return { moot: 'overtaken' };
  const say = cardStrings[shown.locale];
  return cardOf(say.answeredForYou, [say.notedBy(answer.by, answer.said)], [answer.known], shown, {
    state: 'answered',
  });
}

async function noted(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const answer = await answerOf(row, row.subject, shown);
  if (!answer) return { moot: 'overtaken' };
  const { locale } = shown;
  const text = cardStrings[locale].notedFor(answer.by, answer.person, answer.said);
  return { message: { text: typography(`${text}\n${aboutIn(answer.known, shown)}`, locale) } };
}

/** Told to who is sent in somebody's place: what of the meeting everybody may know. */
async function standIn(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { meeting: id, at } = answeredPayload.parse(row.payload);
  const { reader, context, locale, now } = shown;
  const known = await meetingIn(reader, id);
  const answer = known?.meeting.attendance[row.subject];
  const isTheirs = answer?.at === at && answer.representedBy?.person === row.recipient;
  if (!known || !isOpen(known.meeting, now) || !isTheirs) return { moot: 'overtaken' };
  const whom = nameOf((await reader.get(people, row.subject))?.value, context.plan, locale);
  const text = cardStrings[locale].standsIn(whom, aboutIn(known, shown, known.meeting.place));
  return { message: { text: typography(text, locale) } };
}

/** Of the meetings whose reminders fall together, those that still have a reason. */
async function reminder(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { reader, now, recipient } = shown;
  const { meeting: own, sequence } = reminderPayload.parse(row.payload);
  const rows = await reader.outbox.find('recipient', recipient);
  if (isSaidElsewhere(row, rows, now)) return { moot: BUNDLED };
  const meetings: MeetingRow[] = [];
  for (const id of saidTogether(row, rows, now)) {
    const known = await meetingIn(reader, id);
    const stale = id === own && known?.meeting.sequence !== sequence;
    if (known && !stale && (await isRecalled(known, shown))) meetings.push(known);
  }
  if (meetings.length === 0) return { moot: NO_REASON };
  return cardOf(reminderHeading(meetings, now, shown.locale), [], meetings, shown, {
    state: 'reminder',
    later: true,
  });
}

async function isRecalled(known: MeetingRow, shown: Shown): Promise<boolean> {
  const { meeting } = known;
  const { reader, recipient, now } = shown;
  if (!isOpen(meeting, now) || !(await isConcerned(known, shown))) return false;
  const { status, tentative } = meeting.attendance[recipient] ?? {};
  // Whoever is excused does not come: nothing to be reminded of.
  if (status === 'excused' && !tentative) return false;
  return (await reader.get(quiet, quietId(meeting.group, recipient))) === undefined;
}

/** A card that Teams has, as its meetings are now. */
async function refresh(row: OutboxRow, shown: Shown): Promise<Rendered> {
  const { meetings: ids, activity } = refreshPayload.parse(row.payload);
  const found = await Promise.all(ids.map((id) => meetingIn(shown.reader, id)));
  const meetings = found.flatMap((known) => known ?? []);
  const [only, second] = meetings;
  if (!only) return { moot: 'erased' };
  const say = cardStrings[shown.locale];
  const cancelled = !second && only.meeting.state === 'cancelled';
  const made = await cardOf(cancelled ? say.cancellation : say.current, [], meetings, shown);
  return { message: made.message, update: activity };
}

async function cardOf(
  heading: string,
  lines: string[],
  meetings: readonly MeetingRow[],
  shown: Shown,
  { state, later = false }: { state?: LetterState; later?: boolean } = {},
): Promise<{ message: Message; letter: LetterExtras }> {
  const short = meetings.length > 1;
  const sections = await Promise.all(
    meetings.slice(0, mostTogether).map((known) => sectionOf(known, shown, { short, later })),
  );
  const [only, second] = sections;
  // Of one meeting, what it is is the news.
  const of =
    only && !second
      ? {
          heading: cardStrings[shown.locale].about(heading, only.group),
          meetings: [{ ...only, group: '' }],
        }
      : { heading, meetings: sections };
  return {
    message: meetingCard({ lang: shown.locale, lines, ...of }),
    letter: letterOf(meetings.slice(0, mostTogether), shown, { state }),
  };
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** "Rappel : réunion demain", as it is when it is sent, however late that is. */
function reminderHeading(meetings: readonly MeetingRow[], now: Date, locale: Locale): string {
  const say = cardStrings[locale].reminder;
  const [first, second] = meetings;
  if (!first) return say.now;
  if (second) return say.several(meetings.length);
  const { when } = first.meeting;
  const today = localTimeOf(now, when.zone).date;
  // Whole days between two dates: noon to noon, so that a change of clocks makes no difference.
  const days = Math.round((Date.parse(when.date) - Date.parse(today)) / dayMs);
  if (days > 1) return say.days(days);
  const minutes = Math.round((startOf(when).getTime() - now.getTime()) / minuteMs);
  if (minutes < 1) return say.now;
  if (minutes < 60) return say.minutes(minutes);
  if (days === 1) return say.tomorrow;
  const hours = Math.round(minutes / 60);
  return hours <= 6 ? say.hours(hours) : say.today;
}

/** `before` holds the fields that changed, as `change.ts` of the meetings writes them. */
function beforeLines(before: Readonly<Record<string, string>>, locale: Locale): string[] {
  const say = cardStrings[locale];
  const fields: Readonly<Record<string, string>> = say.fields;
  return Object.entries(before).flatMap(([field, text]) => {
    const label = fields[field];
    if (!label) return [];
    return [say.before(label, cutText(readable(field, text, locale), 300) || say.emptyBefore)];
  });
}

function readable(field: string, text: string, locale: Locale): string {
  if (field === 'when') {
    const when = whenSchema.safeParse(parsed(text)).data;
    return when ? whenInWords(when, locale) : text;
  }
  if (field !== 'agenda') return text;
  const points = parsed(text);
  return Array.isArray(points) ? points.join(' ; ') : text;
}

/** What was cut in the middle is no JSON any more: it is shown as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
