/** What was decided and who was there, told in words after a meeting. */
import { z } from 'zod';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Reader, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { people } from '../../people/model/directory.ts';
import { groups, peopleIn } from '../../people/model/groups.ts';
import { called } from '../../people/model/names.ts';
import { groupFor, type MeetingAct, meetingIn } from '../context.ts';
import { noHours, whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import { type Meeting, meetings } from '../model/schema.ts';
import type { PresenceRead } from '../read/presence.ts';
import type { MinutesRead, TypedMinutes } from '../read/read-minutes.ts';
import type { MeetingNamed } from '../read/reading.ts';
import { cardStrings } from '../show/card-strings.ts';
import { strings } from '../show/strings.ts';
import { minutes } from './after.ts';
import { decidedOn } from './ask-lists.ts';
import { newId } from './plan.ts';
import { meetingFor, speaksOf } from './which.ts';

/** A meeting that was held without the bot, to be noted. */
export const heldClick = z.strictObject({
  group: z.string().max(100),
  date: z.iso.date(),
  decisions: z.string().max(8_000),
  nextSteps: z.string().max(8_000),
});

/** Bound of each of the two texts, in characters. */
const MOST_TEXT = 8_000;

/** The meeting that is written of: the last one of whoever writes, when none is named. */
async function minutesMeeting(
  act: MeetingAct,
  reader: Reader,
  named: MeetingNamed,
): Promise<MeetingRow | Answer> {
  const found = await meetingFor(act, reader, named, { scope: 'past' });
  return isAnswer(found) ? found : found.known;
}

/** "Compte rendu de la réunion d'hier : …", "note en plus que …", "c'est pas Drancy c'est Bobigny". */
export async function minutesByWords(act: MeetingAct, read: MinutesRead): Promise<Answer> {
  const { named, written, instead } = read;
  if (!instead && written.decisions === '' && written.nextSteps === '')
    return minutes(act, named.group, written);
  const found = await act.context.store.read((reader) => minutesMeeting(act, reader, named));
  if (isAnswer(found)) return named.date && isNone(found) ? askToMake(act, read, found) : found;
  const { group } = found.meeting;
  const { locale, turn } = act;
  const say = strings[locale];
  return change(act, 'meetings.record', { kind: 'group', id: group }, async (tx) => {
    const known = await meetingIn(tx, found.id);
    if (!known) return refused(say.goneMeeting, locale);
    const next = instead ? replaced(known.meeting, instead) : joined(known.meeting, written);
    if (!next) return refused(say.notReplaced(instead?.before ?? ''), locale);
    if (Math.max(next.decisions.length, next.nextSteps.length) > MOST_TEXT)
      return refused(say.tooLong(MOST_TEXT), locale);
    const meeting: Meeting = {
      ...known.meeting,
      ...next,
      minutesAt: turn.now.toISOString(),
      changedBy: selfOf(act),
    };
    await tx.put(meetings, known.id, meeting);
    return kept(act, { id: known.id, meeting }, instead ? next : written);
  });
}

function kept(act: MeetingAct, known: MeetingRow, { decisions, nextSteps }: TypedMinutes): Answer {
  const say = strings[act.locale];
  const meeting = { ...known.meeting, decisions, nextSteps };
  const days = [decidedOn(act, { ...known, meeting })];
  const answer = shown({ headline: say.minutesKept, days }, act.locale);
  const spoken = speaksOf(act, known);
  return { ...answer, opens: [{ ...spoken, kind: 'meetings.minutes' }, spoken] };
}

const joined = (before: TypedMinutes, said: TypedMinutes): TypedMinutes => ({
  decisions: [before.decisions, said.decisions].filter(Boolean).join('\n'),
  nextSteps: [before.nextSteps, said.nextSteps].filter(Boolean).join('\n'),
});

function replaced(
  { decisions, nextSteps }: TypedMinutes,
  { before, after }: { before: string; after: string },
): TypedMinutes | undefined {
  const bare = before.replace(/^(?:à|le|la|les|l['’]|de|du)\s+/iu, '');
  const fresh = after
    .replace(/^(?:à|le|la|les|l['’]|de|du)\s+/iu, '')
    .replace(/[\s,]*corrige.*$/iu, '');
  const at = new RegExp(bare.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&'), 'giu');
  if (!at.test(`${decisions}\n${nextSteps}`)) return undefined;
  const put = (text: string) => text.replace(at, () => fresh);
  return { decisions: put(decisions), nextSteps: put(nextSteps) };
}

/** Nothing took place there and then, as far as is known. */
const isNone = ({ outcome }: Answer): boolean => outcome === 'refused' || outcome === 'clarify';

/** A meeting that was held without the bot is noted with what was decided, once that is confirmed. */
async function askToMake(
  act: MeetingAct,
  { named, written }: MinutesRead,
  none: Answer,
): Promise<Answer> {
  const group = groupFor(act, named.group);
  const { locale, turn, context } = act;
  const date = named.date ?? '';
  if (isAnswer(group) || date > localTimeOf(turn.now, context.zone).date) return none;
  const say = strings[locale];
  const when = { date, ...noHours, zone: context.zone };
  const data = { group: group.id, date: when.date, ...written };
  const headline = say.makePast(group.label[locale], whenInWords(when, locale));
  return {
    ...shown(
      {
        headline,
        items: [...written.decisions.split('\n'), ...written.nextSteps.split('\n')].filter(Boolean),
      },
      locale,
      'clarify',
    ),
    opens: [{ kind: 'meetings.held', data, label: say.theMeetingOf(when.date) }],
    asks: { yes: { verb: 'meetings.held', data }, no: { say: say.dropped } },
  };
}

/** The meeting that was held without the bot: nobody is invited to it. */
export function recordHeld(
  act: MeetingAct,
  { group, date, decisions, nextSteps }: z.infer<typeof heldClick>,
): Promise<Answer> {
  const { turn, context } = act;
  return change(act, 'meetings.held', { kind: 'group', id: group }, async (tx) => {
    const at = turn.now.toISOString();
    const id = newId(act);
    const meeting: Meeting = {
      group,
      title: '',
      when: { date, ...noHours, zone: context.zone },
      place: '',
      link: '',
      agenda: [],
      note: '',
      state: 'planned',
      sequence: 0,
      createdBy: selfOf(act),
      createdAt: at,
      changedBy: selfOf(act),
      changedAt: at,
      reminders: [],
      attendance: {},
      decisions,
      nextSteps,
      minutesAt: at,
      poll: null,
      calendarToken: context.settings.newToken(),
    };
    await tx.put(meetings, id, meeting, 0);
    return { ...kept(act, { id, meeting }, { decisions, nextSteps }), closes: ['meetings.held'] };
  });
}

/** "Étaient présents : Fatou, Paul ; Nadia était excusée." */
export async function presenceByWords(
  act: MeetingAct,
  { named, by }: PresenceRead,
): Promise<Answer> {
  const found = await act.context.store.read((reader) => minutesMeeting(act, reader, named));
  if (isAnswer(found)) return found;
  const { locale, turn } = act;
  const say = strings[locale];
  return change(act, 'meetings.record', { kind: 'group', id: found.meeting.group }, async (tx) => {
    const known = await meetingIn(tx, found.id);
    if (!known) return refused(say.goneMeeting, locale);
    const members = await membersOf(tx, known);
    const attendance = { ...known.meeting.attendance };
    const items: string[] = [];
    const unknown: string[] = [];
    for (const { person, status } of by) {
      const [one, second] = called(person, members, selfOf(act));
      if (!one || second) {
        unknown.push(person);
        continue;
      }
      attendance[one.id] = {
        status,
        representedBy: null,
        word: '',
        at: turn.now.toISOString(),
        by: selfOf(act),
        tentative: false,
      };
      items.push(say.line(one.value.name || person, cardStrings[locale].status[status]));
    }
    const notes = unknown.length > 0 ? [say.notInGroup(unknown.join(', '))] : [];
    if (items.length === 0) return refused(notes[0] ?? '', locale);
    const meeting = { ...known.meeting, attendance };
    await tx.put(meetings, known.id, meeting);
    const spoken = speaksOf(act, known);
    const headline = say.presenceKept(whenInWords(meeting.when, locale));
    return {
      ...shown({ headline, items, notes }, locale),
      opens: [{ ...spoken, kind: 'meetings.minutes' }, spoken],
    };
  });
}

async function membersOf(reader: Reader | Transaction, { meeting }: MeetingRow) {
  const group = (await reader.get(groups, meeting.group))?.value;
  return reader.getAll(people, peopleIn(group));
}
