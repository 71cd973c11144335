/** Présent, à distance, excusé, représenté: on the card, by text, for oneself or for somebody. */

import { z } from 'zod';
import { meetingCard } from '../../../../cards/meetings/meeting.ts';
import { meetingReplyCard } from '../../../../cards/meetings/meeting-reply.ts';
import { chooseCard } from '../../../../cards/people/choose.ts';
import type { NewMatter } from '../../../contract/matter.ts';
import type { Reader, Row, Transaction } from '../../../contract/store.ts';
import type { Answer, Turn } from '../../../contract/turn.ts';
import { answerWith, isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import { fold } from '../../../language/fold.ts';
import { selfOf } from '../../people/model/acts.ts';
import {
  channelId,
  conversationRecipient,
  type KnownPerson,
  people,
} from '../../people/model/directory.ts';
import { groups, groupsOf, isIn } from '../../people/model/groups.ts';
import { called, isSelf, nameOf } from '../../people/model/names.ts';
import { calledIn } from '../../people/model/within-reach.ts';
import {
  closedOf,
  groupFor,
  isPrivate,
  labelOf,
  lookAt,
  type MeetingAct,
  onMeeting,
} from '../context.ts';
import { answerBy, answerMeeting, statuses } from '../model/attendance.ts';
import { whenInWords } from '../model/meeting-words.ts';
import { upcomingOf } from '../model/planned.ts';
import { answeredFor, type MeetingRow, noted, standIn as standInRow } from '../model/rows.ts';
import { type Attendance, attendanceStatus } from '../model/schema.ts';
import type { AnswerRead, Reply } from '../read/attendance.ts';
import type { MeetingNamed } from '../read/reading.ts';
import { cardStrings } from '../show/card-strings.ts';
import { sectionOf, statusInWords } from '../show/section.ts';
import { dayOf, mostShown } from './asked.ts';
import { severalOf, speaksOf, which } from './which.ts';

/** What the form offers; `absent` is noted afterwards. */
const offered = statuses.filter((status) => status !== 'absent');
const mostWord = 500;
const mostName = 120;

/**
 * An answer to a meeting, pressed or said. Whoever the meeting is not for is told, and nothing else.
 * @param version of the card that was pressed: on another one the meeting was not what it is
 */
export const answer = (
  act: MeetingAct,
  meeting: string | MeetingRow,
  reply: Reply,
  version?: number,
): Promise<Answer> =>
  onMeeting(act, 'meetings.answer', meeting, (tx, now) => {
    const closed = closedOf(act, now);
    if (closed) return refused(closed, act.locale);
    return version === undefined || version === now.meeting.sequence
      ? record(act, tx, now, reply)
      : cardFor(act, tx, now, [act.say.answerMoved]);
  });

async function record(
  act: MeetingAct,
  tx: Transaction,
  known: MeetingRow,
  reply: Reply,
): Promise<Answer> {
  const { status, representedBy, word, person } = reply;
  const { locale, turn, say } = act;
  const whom = await whomIn(act, tx, known, reply);
  if (isAnswer(whom)) return whom;
  const before = known.meeting.attendance[whom.id];
  // What they said of themselves, were it to be confirmed, is replaced by nobody else.
  const isSaid = before?.representedBy?.person === selfOf(act) && isSelf(representedBy);
  if (whom.id !== selfOf(act) && before?.by === whom.id)
    return isSaid
      ? cardFor(act, tx, known, [])
      : refused(say.answeredAlready(whom.value.name || person), locale);
  const noter = before && (await aboveSelf(act, tx, known, whom.id, before));
  if (noter) return refused(say.notedAlready(noter, whom.value.name || person), locale);
  if (word.length > mostWord) return refused(say.tooLong(mostWord), locale);
  const standIn = status === 'represented' ? await standInOf(act, tx, representedBy) : null;
  if (standIn === undefined) return refused(say.representedByWhom, locale);
  const given = answerBy(selfOf(act), turn.now, { status, representedBy: standIn, word });
  const after = await answerMeeting(tx, known, whom.id, given, turn.now);
  if (whom.id !== selfOf(act)) await tellOfIt(tx, after, whom.id, given);
  const sent = standIn?.person;
  if (sent && sent !== selfOf(act) && sent !== before?.representedBy?.person)
    await tx.outbox.add(standInRow(after, sent, whom.id, given));
  const what = statusInWords(given, locale);
  const own =
    status === 'maybe' ? say.maybe(whenInWords(after.meeting.when, locale)) : say.noted(what);
  const isOwn = whom.id === selfOf(act);
  const name = whom.value.name || person;
  const was = before?.representedBy?.name;
  const lines = isOwn
    ? [own, ...(was && status !== 'represented' ? [say.noLongerFor(was)] : [])]
    : [
        say.notedFor(name, what),
        ...((await gathers(act, tx, known)) ? [] : [say.onYourWord(name)]),
      ];
  // In a channel everybody may read: who is meant stays between the two.
  const card = await cardFor(act, tx, after, isPrivate(act) || isOwn ? lines : [], isOwn);
  return {
    ...card,
    opens: [answerTo(act, after, { id: whom.id, name: isOwn ? '' : name }, before)],
  };
}

/**
 * What an answer opens: it is taken back to the one before it, or to none.
 * @param whom whose it is, without a name where that is who speaks
 */
function answerTo(
  { say, turn }: MeetingAct,
  { id: meeting, meeting: { when } }: MeetingRow,
  { id: person, name }: { id: string; name: string },
  before: Attendance | undefined,
): NewMatter {
  const was = before && {
    status: before.status,
    representedBy: before.representedBy?.name ?? '',
    word: before.word,
  };
  const data = { meeting, person, at: turn.now.toISOString(), was: was ?? null };
  const back = { verb: 'meetings.unanswer', data };
  // "Je {}" would be said of who speaks.
  const instead = name === '' ? say.insteadOfAnswer : [];
  const label = say.theAnswerTo(when.date, name);
  return { kind: 'meetings.answer', data: null, label, back, instead };
}

/** An answer as it was, and which it is that is taken back. */
export const unanswerClick = z.strictObject({
  meeting: z.string().max(200),
  person: z.string().max(200),
  at: z.iso.datetime(),
  was: z
    .strictObject({
      status: attendanceStatus,
      representedBy: z.string().max(mostName),
      word: z.string().max(mostWord),
    })
    .nullable(),
});

/** Takes an answer back, unless another took its place. */
export const unanswer = (
  act: MeetingAct,
  { meeting, person, at, was }: z.infer<typeof unanswerClick>,
): Promise<Answer> =>
  onMeeting(act, 'meetings.unanswer', meeting, async (tx, now) => {
    const isOwn = person === selfOf(act);
    const given = now.meeting.attendance[person];
    const no =
      closedOf(act, now) ??
      (given?.at === at && given.by === selfOf(act) ? undefined : act.say.answerChanged);
    if (no) return refused(no, act.locale);
    if (was) return record(act, tx, now, { ...was, person: isOwn ? '' : person });
    const after = await answerMeeting(tx, now, person, undefined, act.turn.now);
    return cardFor(act, tx, after, [act.say.unanswered], isOwn);
  });

/** Whether who speaks co-animates the group of a meeting: what others say of somebody is only their word. */
async function gathers(act: MeetingAct, reader: Reader, { meeting }: MeetingRow): Promise<boolean> {
  return isIn((await reader.get(groups, meeting.group))?.value.coAnimators ?? [], selfOf(act));
}

/** Who co-animates the group and noted the answer that is there, when whoever acts may not change it. */
async function aboveSelf(
  act: MeetingAct,
  reader: Reader,
  { meeting }: MeetingRow,
  person: string,
  { by }: Attendance,
): Promise<string | undefined> {
  const self = selfOf(act);
  const animators = (await reader.get(groups, meeting.group))?.value.coAnimators ?? [];
  if (person === self || by === self || isIn(animators, self) || !isIn(animators, by))
    return undefined;
  return nameOf((await reader.get(people, by))?.value, act.context.plan, act.locale);
}

/** An answer noted for somebody: they hear of it, and those who co-animate, from whom. */
async function tellOfIt(
  tx: Transaction,
  known: MeetingRow,
  person: string,
  answer: Attendance,
): Promise<void> {
  const group = (await tx.get(groups, known.meeting.group))?.value;
  await tx.outbox.add(answeredFor(known, person, answer));
  for (const { person: animator } of group?.coAnimators ?? [])
    if (animator !== person && animator !== answer.by)
      await tx.outbox.add(noted(known, animator, person, answer));
}

/** Whose answer it is: a member of the group, since attendance is that of a group. */
async function whomIn(
  act: MeetingAct,
  reader: Reader,
  known: MeetingRow,
  reply: Reply,
): Promise<Row<KnownPerson> | Answer> {
  const { meeting } = known;
  const { person } = reply;
  const { locale, say } = act;
  const self = selfOf(act);
  const group = (await reader.get(groups, meeting.group))?.value;
  const members = group ? [...group.members, ...group.coAnimators] : [];
  if (person === '') {
    // An administrator may answer for members, and is not one by being an administrator.
    const row = await reader.get(people, self);
    const value = row?.value ?? ({ name: act.turn.person.name } as KnownPerson);
    return isIn(members, self)
      ? { id: self, version: 0, value }
      : refused(say.notMember(labelOf(act, meeting.group)), locale);
  }
  const listed = await reader.getAll(
    people,
    members.map((one) => one.person),
  );
  // The button of a namesake gives their id.
  const pressed = listed.find(({ id }) => id === person);
  const found = pressed ? [pressed] : called(person.slice(0, mostName), listed, self);
  const [one, second] = found;
  if (!one) return refused(say.unknownPerson(person.slice(0, mostName)), locale);
  return second ? whichOf(act, known, reply, found) : one;
}

/** Buttons of one card: Teams shows six well. */
const mostChoices = 6;

/** Namesakes, each with their organisation: a name that is whole already says no more. */
function whichOf(
  act: MeetingAct,
  { id, meeting }: MeetingRow,
  reply: Reply,
  found: readonly Row<KnownPerson>[],
): Answer {
  const { context, locale, say } = act;
  const name = reply.person.slice(0, mostName);
  // In a channel everybody would read who the members are.
  if (!isPrivate(act) || found.length > mostChoices)
    return refused(say.severalPeople(name), locale);
  const choices = found.map(({ id: person, value }) => {
    const title = nameOf(value, context.plan, locale);
    const data = { ...reply, person, meeting: id, version: meeting.sequence };
    return { person, title, line: title, data };
  });
  const asked = { question: say.whichPerson(name), people: choices, lang: locale };
  return answerWith(
    chooseCard({ ...asked, verb: 'meetings.answer', target: '' }),
    locale,
    'clarify',
  );
}

/**
 * Somebody Teams knows when the name is one person's, else the name; undefined without any. To whoever
 * has a link the directory gives no name: it stays as typed.
 */
async function standInOf(
  act: MeetingAct,
  reader: Reader,
  text: string,
): Promise<Attendance['representedBy'] | undefined> {
  const name = text.slice(0, mostName).trim();
  if (name === '') return undefined;
  if (act.turn.byLink) return { person: null, name };
  const [bare = name, house] = name.split(/\s*,\s*/u);
  const [one, second] = await calledIn(reader, bare, selfOf(act));
  // "Mme Diallo, de la PMI" is no other Diallo.
  return one && !second && (house === undefined || fold(one.value.name) === fold(bare))
    ? { person: one.id, name: (one.value.name || name).slice(0, mostName) }
    : { person: null, name };
}

/** The card as it now is, for whoever pressed: it takes the place of the one in front of them. */
async function cardFor(
  act: MeetingAct,
  reader: Reader,
  known: MeetingRow,
  lines: string[],
  /** What was noted is one's own answer: it is said once. */
  isOwn = false,
): Promise<Answer> {
  const { context, locale, turn } = act;
  const recipient = isPrivate(act)
    ? selfOf(act)
    : conversationRecipient(channelId(turn.conversation.id));
  const shown = { reader, context, locale, now: turn.now, recipient };
  const { group, yours, ...section } = await sectionOf(known, shown);
  const only = { ...section, group: '', yours: isOwn && lines.length > 0 ? [] : yours };
  return answerWith(
    meetingCard({ lang: locale, heading: group, lines, meetings: [only] }),
    act.locale,
  );
}

/** "Représenté, ou avec un mot": the form, with what was answered before. */
export const replyForm = (act: MeetingAct, id: string): Promise<Answer> =>
  lookAt(act, 'meetings.reply', id, (_, known) => {
    const { locale, context } = act;
    const closed = closedOf(act, known);
    if (closed) return refused(closed, locale);
    const { group, when, attendance, sequence } = known.meeting;
    const say = cardStrings[locale];
    // What was answered is told to nobody but the person themselves.
    const mine = isPrivate(act) ? attendance[selfOf(act)] : undefined;
    return answerWith(
      meetingReplyCard({
        lang: locale,
        heading: say.reply,
        about: `${context.view.group(group)?.tag[locale] ?? group}, ${whenInWords(when, locale)}`,
        labels: say.replyLabels,
        statuses: offered.map((value) => ({ title: say.press[value], value })),
        status: mine?.status ?? 'represented',
        representedBy: mine?.representedBy?.name ?? '',
        word: mine?.word ?? '',
        send: say.send,
        meeting: id,
        version: sequence,
      }),
      locale,
    );
  });

/** Each act of one message is remembered under a name of its own. */
export const again = (turn: Turn, at = 1): Turn =>
  turn.keys && at > 0 ? { ...turn, keys: turn.keys.map((key) => `${key}/${at}`) } : turn;

/** One answer for each meeting and each person it is about, in their order. */
export async function answerTyped(act: MeetingAct, read: AnswerRead): Promise<Answer> {
  const answers: Answer[] = [];
  let last: MeetingRow | undefined;
  for (const { replies, named } of [read, ...read.also]) {
    const rows = await answered(act, named, replies);
    if (isAnswer(rows)) answers.push(rows);
    else
      for (const known of rows)
        for (const reply of replies) {
          const own = { ...act, turn: again(act.turn, answers.length) };
          answers.push(await answer(own, known, reply));
          last = known;
        }
  }
  const all = together(answers);
  return last ? { ...all, opens: [speaksOf(act, last), ...(all.opens ?? [])] } : all;
}

/** Asked before it is noted, in words that a "oui" says again: of two people, of two days, one sentence each. */
export function askTyped({ locale, say }: MeetingAct, read: AnswerRead): Answer {
  const said = [read, ...read.also].flatMap(({ replies, named }) =>
    replies.map(({ status, person, representedBy }) =>
      say.coming({
        status: status === 'absent' ? 'excused' : status,
        ...{ who: person, by: representedBy, day: named.date ?? '' },
      }),
    ),
  );
  const all = said.join(', ');
  const face = { headline: say.isItComing(all), questions: [...say.yesOrNo] };
  return {
    ...shown(face, locale, 'clarify'),
    asks: { yes: { hear: all }, no: { say: say.dropped } },
  };
}

/** The meetings that are answered; several only where it is said so, or of an absence of some days. */
async function answered(act: MeetingAct, named: MeetingNamed, replies: readonly Reply[]) {
  const { locale, turn, context, say } = act;
  const { found, text } = named.group;
  const group = found.length > 0 || text !== '' ? groupFor(act, named.group) : undefined;
  if (group && isAnswer(group)) return group;
  const self = selfOf(act);
  return context.store.read(async (reader) => {
    const own = new Set((await groupsOf(reader, self)).map(({ id }) => id));
    const mine = await upcomingOf(reader, turn.now, group ? [group.id] : [...own]);
    const all = group || mine.length > 0 ? mine : await upcomingOf(reader, turn.now, undefined);
    const [any] = all;
    if (!any)
      return refused(group ? say.noMeeting(group.label[locale]) : say.noMeetingAtAll, locale);
    const isSeveral = named.during !== undefined || named.count !== undefined;
    const said = await which(isSeveral ? { ...act, open: [] } : act, reader, named, 'coming');
    const found =
      'one' in said ? [said.one, ...said.others] : 'several' in said ? said.several : [];
    if (isSeveral && found.length > 1) {
      // "Du 7 au 20", of whatever month: the first in which there is one.
      const month = named.during?.partial && found[0]?.meeting.when.date.slice(0, 7);
      const then = found.filter(({ meeting }) => meeting.when.date.startsWith(month ?? ''));
      const meant = named.during ? then : found.slice(0, named.count);
      const isAway = replies.every(({ status }) => status === 'excused');
      if (meant.length > 0 && (named.count || (named.during && isAway))) return meant;
      const days = found.slice(0, mostShown).map((known) => dayOf(act, known));
      return shown({ headline: say.whichMeeting, days }, locale, 'clarify');
    }
    // Of several groups: the one that waits for an answer; of two that do, it is asked.
    const due =
      'several' in said ? found.filter(({ meeting }) => !(self in meeting.attendance)) : [];
    if (due.length > 1) return severalOf(act, due);
    const [one] = [...due, ...found];
    const isTheirs = one !== undefined && !group && !own.has(one.meeting.group);
    if (one && !(isTheirs && named.date === undefined && all.length > 1)) return [one];
    const face =
      mine.length > 0
        ? { headline: named.during ? say.noneWithin : say.noneOnThatDay }
        : { headline: say.notYours, notes: [say.notYoursHow] };
    const days = (mine.length > 0 ? mine : all)
      .slice(0, mostShown)
      .map((known) => dayOf(act, known));
    return { ...shown({ ...face, days }, locale), outcome: 'refused' as const };
  });
}
