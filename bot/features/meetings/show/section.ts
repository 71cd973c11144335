/** A meeting as a part of a card, for one reader. */

import type { MeetingSection } from '../../../../cards/meetings/meeting.ts';
import { dateBlock } from '../../../../visual/date-block.ts';
import { localDay } from '../../../calendar/local-time.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Locale } from '../../../language/locale.ts';
import { linkPath } from '../../../links/links.ts';
import { selfOf } from '../../people/model/acts.ts';
import {
  channelId,
  conversationRecipient,
  isWithoutTeams,
  people,
  personOf,
} from '../../people/model/directory.ts';
import { groups, peopleIn } from '../../people/model/groups.ts';
import { may } from '../../people/model/rights.ts';
import { isPrivate, type MeetingAct, type MeetingsContext } from '../context.ts';
import {
  type Counts,
  countAll,
  countByInstitution,
  institutionsOf,
  statuses,
} from '../model/attendance.ts';
import { hoursInBrief, whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import { cutText } from '../model/rules.ts';
import type { Attendance, Meeting } from '../model/schema.ts';
import { startOf } from '../model/times.ts';
import { cardStrings } from './card-strings.ts';

/** For whom a card is made, and with what is known at that time. */
export interface Shown {
  reader: Reader;
  context: MeetingsContext;
  locale: Locale;
  now: Date;
  /** A person or a channel, by recipient: a channel sees counts, a person their own answer too. */
  recipient: string;
}

/** What a card shows of an agenda; a card has 28 kB, and holds its text twice. */
const agendaOn = {
  whole: { points: 12, letters: 200 },
  short: { points: 3, letters: 120 },
  /** A letter has room, and whoever reads it cannot ask for the rest. */
  letter: { points: Number.POSITIVE_INFINITY, letters: 1_000 },
};
const mostCounts = 20;

export async function sectionOf(
  whole: MeetingRow,
  shown: Shown,
  { short = false, later = false }: { short?: boolean; later?: boolean } = {},
): Promise<MeetingSection> {
  const within = await isWithin(shown.recipient, whole.meeting.group, shown);
  const known = within ? whole : publicPart(whole);
  const { meeting } = known;
  const { locale, context, now } = shown;
  const say = cardStrings[locale];
  const open = meeting.state === 'planned' && startOf(meeting.when) > now;
  const tag = context.view.group(meeting.group)?.tag[locale] ?? meeting.group;
  // Of a meeting that does not take place, when it was and whose is all there is to know.
  const off = meeting.state === 'cancelled';
  const counts = off ? { title: [], rows: [] } : await countsOf(known, shown);
  const mark = off ? ` (${say.cancelled.toLowerCase()})` : '';
  const words = off ? undefined : await answerInWords(meeting, shown);
  return {
    block: dateBlock(meeting.when.date, locale),
    group: meeting.title === '' ? tag : say.titled(tag, cutText(meeting.title, 200)),
    when: {
      label: say.when,
      whole: whenInWords(meeting.when, locale) + mark,
      hours: hoursInBrief(meeting.when, locale) + mark,
    },
    rows: [
      ...(meeting.place ? [{ label: say.where, value: meeting.place }] : []),
      ...(await leadsOf(known, shown)),
    ],
    ...agendaOf(
      off ? { agenda: [] } : meeting,
      locale,
      isWithoutTeams(shown.recipient) ? 'letter' : short ? 'short' : 'whole',
    ),
    notes: noteOf(meeting, short ? 200 : 1_000, locale),
    countTitle: counts.title,
    counts: counts.rows,
    countsButton: say.byInstitution,
    yours: words === undefined ? [] : [say.yours(words)],
    ...(open && within ? buttonsOf(known, shown, later) : { answers: [], others: [] }),
    links: meeting.state === 'planned' ? linksOf(known, shown, within) : [],
  };
}

/** What whoever planned it wrote to those who come; of one that is cancelled, why. */
function noteOf({ note, state }: Meeting, most: number, locale: Locale): string[] {
  if (note === '') return [];
  const shown = cutText(note, most);
  return [state === 'cancelled' ? cardStrings[locale].reason(shown) : shown];
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Names alone: who is of which institution is on the page of the group. */
async function leadsOf({ meeting }: MeetingRow, { reader, locale }: Shown) {
  const group = (await reader.get(groups, meeting.group))?.value;
  const leads = (group?.coAnimators ?? []).slice(0, 6);
  const names = await Promise.all(
    leads.map(async ({ person }) => (await reader.get(people, person))?.value.name ?? ''),
  );
  const known = names.filter((name) => name !== '');
  const value = known.join(', ');
  return value === '' ? [] : [{ label: cardStrings[locale].leads, value }];
}

export function agendaOf(
  { agenda }: Pick<Meeting, 'agenda'>,
  locale: Locale,
  on: keyof typeof agendaOn = 'whole',
) {
  const say = cardStrings[locale];
  const { points, letters } = agendaOn[on];
  const shown = agenda.slice(0, points).map((point) => cutText(point, letters));
  const hidden = agenda.length - shown.length;
  return {
    agendaTitle: agenda.length > 0 ? [say.agenda] : [],
    agenda: hidden > 0 ? [...shown, say.more(hidden)] : shown,
  };
}

/** "2 présents, 1 excusé". */
export function countInWords(counts: Counts, locale: Locale): string {
  const say = cardStrings[locale];
  return statuses
    .filter((status) => counts[status] > 0)
    .map((status) => say.count[status](counts[status]))
    .join(', ');
}

/** How many answered, and by institution. */
export async function countsOf({ meeting }: MeetingRow, { reader, context, locale }: Shown) {
  const say = cardStrings[locale];
  const answered = Object.keys(meeting.attendance);
  if (answered.length === 0) return { title: [], rows: [] };
  const group = (await reader.get(groups, meeting.group))?.value;
  const all = new Set([...peopleIn(group), ...answered]).size;
  const institutionOf = await institutionsOf(reader, answered, context.plan, locale);
  const counted = countByInstitution(meeting.attendance, institutionOf, locale);
  const shown = counted.slice(0, mostCounts).map(({ name, counts }) => ({
    label: capital(name ?? say.unknownInstitution),
    value: countInWords(counts, locale),
  }));
  const total = countInWords(countAll(Object.values(meeting.attendance)), locale);
  return { title: [`${say.counted(answered.length, all)} (${total})`], rows: shown };
}

/** "représenté par Zoé Petit (« en retard »)". */
export function statusInWords(answer: Attendance, locale: Locale): string {
  const say = cardStrings[locale];
  const { status, representedBy, word, tentative } = answer;
  const what = representedBy ? say.representedBy(representedBy.name) : say.status[status];
  const said = word === '' ? what : say.withWord(what, word);
  return tentative ? say.toConfirm(said) : said;
}

/** What somebody answered, and who noted it when that was not them; undefined: nothing. */
export async function answerInWords(
  { attendance }: Meeting,
  { reader, recipient, locale }: Shown,
): Promise<string | undefined> {
  const answer = attendance[recipient];
  if (!answer) return undefined;
  const status = statusInWords(answer, locale);
  const who =
    answer.by === recipient ? undefined : (await reader.get(people, answer.by))?.value.name;
  return who ? cardStrings[locale].byOther(status, who) : status;
}

function buttonsOf({ id, meeting }: MeetingRow, { locale, recipient }: Shown, later: boolean) {
  const say = cardStrings[locale].press;
  const given = meeting.attendance[recipient];
  const chosen = given && !given.tentative ? given.status : undefined;
  const version = meeting.sequence;
  const answers = (['present', 'remote', 'excused'] as const).map((status) => ({
    title: status === chosen ? `✓ ${say[status]}` : say[status],
    meeting: id,
    status,
    version,
    first: status === (chosen ?? 'present'),
  }));
  const others = [
    { title: say.reply, verb: 'meetings.reply', meeting: id, version },
    ...(later && recipient.startsWith('person:')
      ? [{ title: say.later, verb: 'meetings.later', meeting: id, version }]
      : []),
  ];
  return { answers, others };
}

function linksOf(
  { id, meeting: { link, calendarToken } }: MeetingRow,
  { context, locale }: Shown,
  within: boolean,
) {
  const say = cardStrings[locale].press;
  const { publicUrl, pageUrl } = context.settings;
  return [
    ...(link ? [{ title: say.join, url: link }] : []),
    ...(publicUrl && within
      ? [{ title: say.calendar, url: publicUrl + linkPath(calendarToken) }]
      : []),
    ...(pageUrl ? [{ title: say.page, url: pageUrl(`reunions/${id}`) }] : []),
  ];
}

/** Whose meeting it is, its title, when and where, and whether it takes place: nothing else. */
export const publicPart = ({ id, meeting }: MeetingRow): MeetingRow => ({
  id,
  meeting: { ...meeting, link: '', agenda: [], note: '', decisions: '', nextSteps: '' },
});

/**
 * Whether a person or a channel, by recipient, may read all of a group's meetings: its members and
 * co-animators, administrators, and the channel where it works.
 */
export async function isWithin(
  recipient: string,
  group: string,
  { context, reader, now }: { context: MeetingsContext; reader: Reader; now: Date },
): Promise<boolean> {
  if (!recipient.startsWith('person:')) {
    const channel = (await reader.get(groups, group))?.value.channel;
    return (
      channel !== undefined && channel !== null && recipient === conversationRecipient(channel)
    );
  }
  const person = personOf(recipient);
  const actor = { person, admin: context.isAdmin(person) };
  const object = { kind: 'group', id: group } as const;
  return may(actor, 'meetings.read', object, reader, localDay(now, context.zone));
}

/** Who reads what is answered: whoever asks in private, else everybody of the conversation. */
export const audienceHere = (act: MeetingAct): string =>
  isPrivate(act) ? selfOf(act) : conversationRecipient(channelId(act.turn.conversation.id));
