/** The meeting that is meant, or the question that is due: one rule for orders, answers and questions. */

import { z } from 'zod';
import type { Situation, Speaker } from '../../../contract/feature.ts';
import { openData } from '../../../contract/matter.ts';
import type { Reader, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, shown } from '../../../conversation/answers.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { says, sentenceOf } from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { daysIn, slotContext } from '../../people/model/slots/context.ts';
import { groupNamed } from '../../people/model/slots/groups.ts';
import { speakingIn } from '../../people/model/speaking.ts';
import {
  groupFor,
  labelOf,
  type MeetingAct,
  type MeetingsContext,
  meetingIn,
  onMeeting,
} from '../context.ts';
import { type Fields, wasSchema } from '../model/drafts.ts';
import { whenInWords } from '../model/meeting-words.ts';
import { meetingsNear, pastOf, upcomingOf } from '../model/planned.ts';
import type { MeetingRow } from '../model/rows.ts';
import { endOf } from '../model/times.ts';
import { byStart, type MeetingTime, type Which, whichMeeting } from '../model/which-meeting.ts';
import type { AnswerRead } from '../read/attendance.ts';
import { openDraft } from '../read/draft-edit.ts';
import { daysOf, type Heard, has } from '../read/heard.ts';
import type { MeetingNamed } from '../read/reading.ts';
import { strings } from '../show/strings.ts';
import { dayOf, mostShown } from './asked.ts';

export type Found = { known: MeetingRow; others: readonly MeetingRow[] };

/** What is said and known of a meeting, against those that there are. */
export async function which(
  act: MeetingAct,
  reader: Reader,
  named: MeetingNamed,
  scope: MeetingTime,
): Promise<Which> {
  const { turn, context } = act;
  const { coAnimates, memberOf, here } = speakingIn({ speaker: turn }, context.view, '');
  const { group, ...said } = named;
  const groups = group.found.map(({ id }) => id);
  const spoken = spokenIn(act);
  const pointing = { ...said, groups, spoken, here, coAnimates, memberOf };
  const near = (ids?: readonly string[]) => meetingsNear(reader, turn.now, { groups: ids, scope });
  const own = [...coAnimates, ...memberOf, ...(here === undefined ? [] : [here])];
  const last = await spokenRow(act, reader);
  const rows = [...(await near(groups.length > 0 ? groups : own)), ...(last ? [last] : [])];
  const found = whichMeeting(once(rows), pointing, scope, turn.now);
  if (groups.length > 0 || !('none' in found)) return found;
  // None of one's own: that of anybody.
  return whichMeeting(once([...rows, ...(await near())]), pointing, scope, turn.now);
}

const once = (rows: readonly MeetingRow[]): MeetingRow[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

/** What is kept of the meeting that was spoken of last. */
const spokenData = z.object({ meeting: z.string() });

/** Its id. */
export const spokenIn = ({ open }: Pick<MeetingAct, 'open'>): string | undefined =>
  openData(open, 'meetings.spoken', spokenData)?.meeting;

/** That meeting, as it is now. */
export async function spokenRow(act: MeetingAct, reader: Reader): Promise<MeetingRow | undefined> {
  const id = spokenIn(act);
  return id === undefined ? undefined : meetingIn(reader, id);
}

/** Where the draft that is open is, else the meeting that was spoken of last. */
export function placeSpoken({ kept }: MeetingsContext, { open }: Situation): string | undefined {
  const id = spokenIn({ open });
  return openDraft(open ?? [])?.place ?? kept.rows.find((row) => row.id === id)?.value.place;
}

/** "Même salle": that of the meeting of a group that was spoken of, else of its last, else of its next; empty when none has one. */
export async function samePlace(act: MeetingAct, reader: Reader, group: string): Promise<string> {
  const { now } = act.turn;
  const spoken = await spokenRow(act, reader);
  const rows = [
    ...(spoken?.meeting.group === group ? [spoken] : []),
    ...(await pastOf(reader, now, [group])),
    ...(await upcomingOf(reader, now, [group])),
  ];
  return rows.find(({ meeting }) => meeting.place !== '')?.meeting.place ?? '';
}

export async function meetingFor(
  act: MeetingAct,
  reader: Reader,
  named: MeetingNamed,
  { scope = 'coming', tellsWho = false }: { scope?: MeetingTime; tellsWho?: boolean } = {},
): Promise<Found | Answer> {
  const { locale, say } = act;
  const { found } = named.group;
  const unknown = unknownGroup(act, named.group);
  if (unknown) return unknown;
  const said = await which(act, reader, named, scope);
  if ('one' in said) return { known: said.one, others: said.others };
  if ('several' in said) return severalOf(act, said.several);
  const [only, second] = found;
  const label = only && !second ? only.label[locale] : undefined;
  if (said.near.length === 0) {
    const gone = scope === 'coming' ? await cancelledOf(act, reader, only?.id) : undefined;
    const when = gone && whenInWords(gone.meeting.when, locale);
    const [atAll, of] =
      scope === 'past' ? [say.noPastAtAll, say.noPast] : [say.noMeetingAtAll, say.noMeeting];
    const cancelled = when && say.onlyCancelled(labelOf(act, gone.meeting.group), when);
    const none = cancelled ?? (label ? of(label) : atAll);
    const notes = tellsWho && none === say.noMeetingAtAll ? [say.whoPlans] : [];
    return { ...shown({ headline: none, notes }, locale), outcome: 'refused' };
  }
  const days = said.near.slice(0, mostShown).map((known) => dayOf(act, known));
  const none = scope === 'past' ? say.noneHeldThen : say.noneOnThatDay;
  const headline = label && scope !== 'past' ? say.noSuchMeeting(label) : none;
  return { ...shown({ headline, days }, locale), outcome: 'clarify' };
}

/** A name that nobody knows: asked as everywhere. */
export const unknownGroup = (act: MeetingAct, group: NamedGroup): Answer | undefined =>
  group.text !== '' && group.found.length === 0 ? (groupFor(act, group) as Answer) : undefined;

/** Changes the meeting that is meant, for whoever may, or asks which. */
export async function onMeant(
  act: MeetingAct,
  verb: Parameters<typeof onMeeting>[1],
  named: MeetingNamed,
  scope: MeetingTime,
  work: (tx: Transaction, found: Found) => Promise<Answer>,
): Promise<Answer> {
  const found = await act.context.store.read((reader) => meetingFor(act, reader, named, { scope }));
  if (isAnswer(found)) return found;
  return onMeeting(act, verb, found.known, (tx, known) => work(tx, { ...found, known }));
}

/** The next one that was called off: of the group that is named, else of one's own. */
async function cancelledOf(
  { context, turn }: MeetingAct,
  reader: Reader,
  group: string | undefined,
): Promise<MeetingRow | undefined> {
  const { coAnimates, memberOf } = speakingIn({ speaker: turn }, context.view, '');
  const own = group === undefined ? [...coAnimates, ...memberOf] : [group];
  const rows = await meetingsNear(reader, turn.now, {
    groups: own,
    scope: 'coming',
    states: ['cancelled'],
  });
  return rows.filter(({ meeting }) => endOf(meeting.when) > turn.now).sort(byStart)[0];
}

/** Meetings that may be meant, in one question. */
const MOST_MEANT = 5;

/** Each is pressed to be chosen; the reply in words chooses too. */
export function severalOf(act: MeetingAct, rows: readonly MeetingRow[]): Answer {
  const { locale, context, say } = act;
  // Those nearest: a longer list is not gone through on a phone.
  const near = rows.slice(0, MOST_MEANT);
  const groups = new Set(near.map(({ meeting }) => meeting.group));
  const days = near.map((known) => {
    const { group, when } = known.meeting;
    const tag = groups.size === near.length ? context.view.group(group)?.tag[locale] : undefined;
    return { ...dayOf(act, known), say: tag ?? say.thatOf(dayInWords(when.date, locale)) };
  });
  return {
    ...shown({ headline: say.whichMeeting, days }, locale, 'clarify'),
    unfinished: LACKS_MEETING,
  };
}

/** What a sentence lacks when several meetings may be meant. */
const LACKS_MEETING = 'meetings.which';

/** "Celle de la carto", "celle du 21": the group or the day, as it is added to the sentence that lacked it. */
export function choiceIn(
  context: MeetingsContext,
  reply: Utterance,
  speaker: Speaker,
): string | undefined {
  if (reply.text.includes('?') || reply.text.length > 80) return undefined;
  const { now } = speaker;
  const slots = slotContext({ now, speaker }, context);
  const mention = groupNamed(reply.text, slots);
  const [only, second] = mention?.found ?? [];
  if (only && !second) return only.label.fr.replace(/^(?:le|the) /, '');
  const [day] = daysIn(sentenceOf(reply, context.knowledge.lexicon), slots);
  return day
    ? `du ${reply.text.slice(day.start, day.end).replace(/^(?:le|du)\s+/iu, '')}`
    : undefined;
}

/** Letters by which a point is known again. */
const MOST_LETTERS = 200;

/** What is open after a meeting was spoken of: "on la passe au 11" means it; and what it was, when it has just changed. */
export const speaksOf = (
  act: MeetingAct,
  { id, meeting }: MeetingRow,
  was?: Fields,
): NonNullable<Answer['opens']>[number] => ({
  kind: 'meetings.spoken',
  data: {
    meeting: id,
    agenda: meeting.agenda.map((point) => point.slice(0, MOST_LETTERS)),
    ...(was && { was: wasSchema.strip().parse(was) }),
  },
  label: act.say.theMeetingOf(meeting.when.date),
  further: act.say.further(dayInWords(meeting.when.date, act.locale)),
});

/** What a sentence lacks that says neither. */
const LACKS_WHICH = { yes: 'meetings.meantYes', no: 'meetings.meantNo' };

/** Id of the meeting that waits besides a poll, where nothing said tells them apart: "oui pour mardi", of a day of both. */
export function besidePoll(
  heard: Heard,
  { replies, named, isClear }: AnswerRead,
  { given }: Pick<Situation, 'given'>,
): string | undefined {
  const { date, partial, during, count, group } = named;
  const isCalledSo = (day: string) => date !== undefined && isCalled(day, { date, partial });
  // "Ok mardi, si besoin jeudi" is said of several days, as of a poll.
  const isOfBoth =
    partial === 'weekday' &&
    daysOf(heard).length === 1 &&
    (pollDays.safeParse(given?.pollDays).data ?? []).some(isCalledSo);
  const isOfNone =
    (date ?? during ?? count) === undefined && replies.every(({ status }) => status === 'excused');
  const isOwn = replies.every(({ person }) => person === '');
  const isNamed = group.text !== '' || has(heard, 'reunion') || has(heard, 'reunion-sondage');
  const isOpen = given?.openPolls !== undefined && typeof given.invitation === 'string';
  return isOpen && isOwn && !isClear && !isNamed && (isOfBoth || isOfNone)
    ? (given.invitation as string)
    : undefined;
}

/** Days of the polls that are open, as `given` carries them. */
const pollDays = z.array(z.iso.date());

export function askWhich(
  { context, locale, say }: MeetingAct,
  id: string,
  { replies }: AnswerRead,
): Answer {
  const row = context.kept.rows.find((one) => one.id === id);
  const day = row ? whenInWords(row.value.when, locale) : '';
  const comes = replies.some(({ status }) => status !== 'excused');
  const questions = [...say.orPoll[comes ? 'yes' : 'no']];
  return {
    ...shown({ headline: say.meetingOrPoll(day), questions }, locale, 'clarify'),
    unfinished: comes ? LACKS_WHICH.yes : LACKS_WHICH.no,
  };
}

/** "La réunion", "le sondage": what the sentence before answered; of who `comes`, or of who does not. */
export function meantBy(
  reply: Utterance,
  lexicon: Lexicon,
  comes: 'yes' | 'no',
): string | { ahead: string } | undefined {
  const sentence = sentenceOf(reply, lexicon);
  const [meeting = '', poll = ''] = strings[reply.locale].orPoll[comes];
  const isPoll = says(sentence, 'reunion-sondage');
  if (sentence.tokens.length > MOST_WORDS || isPoll === says(sentence, 'reunion')) return undefined;
  const said = isPoll ? poll : meeting;
  return comes === 'yes' ? { ahead: `${said}, ` } : said;
}

/** More says something else. */
const MOST_WORDS = 6;
