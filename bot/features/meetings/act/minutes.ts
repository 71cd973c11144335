/** What was decided and who was there, told in words after a meeting. */

import type { z } from 'zod';
import type { minutesClick } from '../../../../cards/meetings/meeting-minutes.ts';
import { localDay, localTimeOf } from '../../../calendar/local-time.ts';
import type { Speaker } from '../../../contract/feature.ts';
import type { Reader, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { placeOf, placesOf, sentenceOf } from '../../../sentence/sentence.ts';
import { allowed, refusal, selfOf } from '../../people/model/acts.ts';
import { people } from '../../people/model/directory.ts';
import { groups, peopleIn } from '../../people/model/groups.ts';
import { called } from '../../people/model/names.ts';
import { daysIn, slotContext } from '../../people/model/slots/context.ts';
import { groupFor, type MeetingAct, type MeetingsContext, onMeeting } from '../context.ts';
import { drafts } from '../model/drafts.ts';
import { whenInWords } from '../model/meeting-words.ts';
import { toCome } from '../model/planned.ts';
import type { MeetingRow } from '../model/rows.ts';
import { usualEnd } from '../model/rules.ts';
import { type Meeting, meetings } from '../model/schema.ts';
import { signed, type TypedMinutes } from '../read/decisions.ts';
import { openDraft } from '../read/draft-edit.ts';
import { EVERYBODY, type PresenceRead, type There } from '../read/presence.ts';
import { swapped } from '../read/put-right.ts';
import type { MinutesRead } from '../read/read-minutes.ts';
import type { MeetingNamed } from '../read/reading.ts';
import { cardStrings } from '../show/card-strings.ts';
import { minutesForm, writes } from '../show/minutes-card.ts';
import { planStrings } from '../show/plan-strings.ts';
import { ask } from './ask.ts';
import { askToMake, attendanceOf, isBlank, kept, type WhoWas } from './held.ts';
import { openMinutes } from './plan.ts';
import { meetingFor, speaksOf } from './which.ts';

/** Bound of each of the two texts, in characters. */
const MOST_TEXT = 8_000;
/** A form with two such texts must still fit into a card. */
const MOST_IN_FORM = 4_000;

/** Decisions and next steps, from the card of the day after. */
export function recordMinutes(act: MeetingAct, click: z.infer<typeof minutesClick>) {
  const { locale, say } = act;
  return onMeeting(act, 'meetings.record', click.meeting, async (tx, now) => {
    const { decisions, nextSteps } = click;
    if (Math.max(decisions.length, nextSteps.length) > MOST_TEXT)
      return answerWith(
        minutesForm(now, act, {
          lines: [say.tooLong(MOST_TEXT)],
          decisions: decisions.slice(0, MOST_IN_FORM),
          nextSteps: nextSteps.slice(0, MOST_IN_FORM),
        }),
        act.locale,
      );
    if (writes(now.meeting.minutesAt) !== click.version) return secondWriter(act, tx, now, click);
    await writeMinutes(act, tx, now, { decisions, nextSteps });
    return shown({ headline: say.recorded }, locale);
  });
}

/** Minutes as they now are, kept: when, and by whom. */
export async function writeMinutes(
  act: MeetingAct,
  tx: Transaction,
  { id, meeting }: MeetingRow,
  over: Partial<Meeting>,
): Promise<Meeting> {
  const written = { minutesAt: act.turn.now.toISOString(), changedBy: selfOf(act) };
  const after = { ...meeting, ...over, ...written };
  await tx.put(meetings, id, after);
  return after;
}

/** Somebody wrote first: both texts, for the second to make one of. */
async function secondWriter(
  act: MeetingAct,
  tx: Transaction,
  known: MeetingRow,
  { decisions, nextSteps }: z.infer<typeof minutesClick>,
): Promise<Answer> {
  const { meeting } = known;
  const who =
    (await tx.get(people, meeting.changedBy))?.value.name || planStrings[act.locale].somebody;
  const both = (before: string, mine: string) =>
    before === mine || mine === '' ? before : [before, mine].filter((t) => t !== '').join('\n\n');
  return answerWith(
    minutesForm(known, act, {
      lines: [act.say.recordedBefore(who)],
      decisions: both(meeting.decisions, decisions),
      nextSteps: both(meeting.nextSteps, nextSteps),
    }),
    act.locale,
  );
}

/** "Compte rendu de la réunion d'hier : …", "note en plus que …", "c'est pas Drancy c'est Bobigny". */
export async function minutesByWords(
  act: MeetingAct,
  read: MinutesRead,
  there: There,
): Promise<Answer> {
  const { named, instead } = read;
  const written = signed(read.written, act.turn.person.name, act.context.knowledge.lexicon);
  // The last one of whoever writes, when none is named.
  const found = await act.context.store.read((reader) =>
    meetingFor(act, reader, named, { scope: 'past' }),
  );
  if (isAnswer(found))
    return isNone(found) ? withoutBot(act, { ...read, written }, there, found) : found;
  if (!instead && isBlank(written) && there.by.length === 0) return formOf(act, found.known, named);
  const { locale, say } = act;
  return onMeeting(act, 'meetings.record', found.known, async (tx, known) => {
    const next = instead ? swapped(known.meeting, instead) : joined(known.meeting, written);
    // "La décision est mal formulée", of several.
    if (!next && instead?.some(({ before }) => before === ''))
      return shown(
        { headline: say.whichDecision, items: known.meeting.decisions.split('\n') },
        locale,
        'clarify',
      );
    if (!next)
      return refused(
        say.notReplaced(instead?.map(({ before }) => before).join(', ') ?? ''),
        locale,
      );
    if (Math.max(next.decisions.length, next.nextSteps.length) > MOST_TEXT)
      return refused(say.tooLong(MOST_TEXT), locale);
    const told = withOpen(
      act,
      read,
      whoWas(act, await membersOf(tx, known.meeting.group), there.by),
    );
    const meeting = await writeMinutes(act, tx, known, {
      ...next,
      place: known.meeting.place || there.place,
      attendance: { ...known.meeting.attendance, ...attendanceOf(act, told.who) },
    });
    return kept(act, { id: known.id, meeting }, instead ? next : written, told, known.meeting);
  });
}

/** The form of its minutes, for who may write them; what is written there, for who may only read. */
async function formOf(
  act: MeetingAct,
  { id, meeting: { group } }: MeetingRow,
  named: MeetingNamed,
) {
  const object = { kind: 'group', id: group } as const;
  const may = await act.context.store.read((reader) =>
    allowed(act, 'meetings.minutes', object, reader),
  );
  return may
    ? openMinutes(act, { meeting: id })
    : ask(act, { asks: 'decisions', ...named, words: [], left: [] });
}

const joined = (before: TypedMinutes, said: TypedMinutes): TypedMinutes => ({
  decisions: [before.decisions, said.decisions].filter(Boolean).join('\n'),
  nextSteps: [before.nextSteps, said.nextSteps].filter(Boolean).join('\n'),
});

/** Nothing took place there and then, as far as is known. */
const isNone = ({ outcome }: Answer): boolean => outcome === 'refused' || outcome === 'clarify';

/** What a sentence lacks when it does not say of which day the meeting was. */
const LACKS_DAY = 'meetings.day';

/** "Hier", "le 24 novembre": said ahead of the minutes that lacked it. */
export function dayIn(context: MeetingsContext, reply: Utterance, speaker: Speaker) {
  // "Qui vient jeudi ?" asks, "réunion carto jeudi 14h" plans: neither only says a day.
  const said = sentenceOf(reply, context.knowledge.lexicon);
  const [day, other] = daysIn(said, slotContext({ now: speaker.now, speaker }, context));
  const own = placesOf(said, ['reunion', 'reunion-eue', 'presence-etait', 'oui', 'non']);
  return day &&
    !other &&
    said.mood !== 'ask' &&
    saysOnly(said, [...own, { value: day, ...placeOf(said, day) }])
    ? { ahead: `${reply.text.slice(day.start, day.end)}, ` }
    : undefined;
}
/** A meeting of which nothing is known: held without the bot, or still to come; its day is asked where none is said. */
function withoutBot(
  act: MeetingAct,
  read: Pick<MinutesRead, 'named' | 'written' | 'said' | 'undecided'>,
  there: There,
  none: Answer,
): Answer | Promise<Answer> {
  const group = groupFor(act, read.named.group);
  if (isAnswer(group)) return group;
  const { locale, turn, context, say } = act;
  const object = { kind: 'group', id: group.id } as const;
  return context.store.read(async (reader): Promise<Answer> => {
    if (!(await allowed(act, 'meetings.held', object, reader)))
      return isBlank(read.written) ? none : refusal(act, 'meetings.held', object, reader);
    const begun = await begunDraft(act, reader, group.id);
    const day = read.said ?? (begun && { ...begun, partial: undefined, isAhead: false });
    const date = read.named.date ?? begun?.date;
    const ahead = await toCome(reader, turn.now, group.id);
    const today = localTimeOf(turn.now, context.zone).date;
    // "CR de tout à l’heure": that of today, which may have begun early.
    const coming = ahead.find(({ meeting: { when } }) =>
      day?.date
        ? isCalled(when.date, { date: day.date, partial: day.partial })
        : when.date === today,
    );
    if (coming && (day?.isAhead || coming.meeting.when.date === today) && !isBlank(read.written))
      return askAhead(act, coming, read.written);
    // "La réunion du 10": one is to come that is called so.
    const notYet = coming && say.notHeldYet(whenInWords(coming.meeting.when, locale));
    const isOver = date !== undefined && date <= today;
    if (isOver) {
      const told = withOpen(act, read, whoWas(act, await membersOf(reader, group.id), there.by));
      const { start, end = start && usualEnd(start) } = day ?? {};
      const hours = start && end && start < end ? { start, end } : undefined;
      const place = there.place || (begun?.date === date ? begun.place : '');
      const data = { group: group.id, date, ...hours, ...read.written, place };
      const notes = [...told.notes, ...(notYet ? [notYet] : [])];
      return askToMake(act, { ...data, who: told.who }, { ...told, notes });
    }
    const later = notYet ?? (date && say.notHeldYet(dayInWords(date, locale)));
    const face = { headline: later ?? say.heldWhen(group.label[locale]), notes: [say.heldWhenHow] };
    return { ...shown(face, locale, 'clarify'), unfinished: LACKS_DAY };
  });
}

/** The meeting of a group that is drafted here and has begun: nobody is invited to it any more, and this is told of it. */
async function begunDraft({ open, context, turn }: MeetingAct, reader: Reader, group: string) {
  const known = openDraft(open ?? []);
  const draft = known && (await reader.get(drafts, known.draft))?.value;
  const { date = '', start = '' } = draft?.fields ?? {};
  const { date: today, time } = localTimeOf(turn.now, context.zone);
  const isBegun = date !== '' && `${date}T${start}` <= `${today}T${time}`;
  return isBegun && draft?.intent === 'create' && draft.group === group ? draft.fields : undefined;
}

/** Minutes of a meeting that has not begun, once that is confirmed. */
function askAhead(
  { locale, say }: MeetingAct,
  { id, meeting }: MeetingRow,
  written: TypedMinutes,
): Answer {
  const data = { meeting: id, version: writes(meeting.minutesAt), ...joined(meeting, written) };
  const items = Object.values(written).flatMap((lines) => lines.split('\n').filter(Boolean));
  const headline = say.noteAhead(whenInWords(meeting.when, locale));
  return {
    ...shown({ headline, items }, locale, 'clarify'),
    asks: { yes: { verb: 'meetings.record', data }, no: { say: say.dropped } },
  };
}

/**
 * "Étaient présents : Fatou, Paul ; Nadia était excusée."; of the last one of whoever writes, when none is named. Of
 * oneself, anybody in the group says it; of the others, who co-animates it.
 */
export async function presenceByWords(
  act: MeetingAct,
  { named, by, isOwn }: PresenceRead,
  place: string,
): Promise<Answer> {
  const own = isOwn ? by.slice(0, 1) : [];
  const today = localDay(act.turn.now, act.context.zone);
  const found = await act.context.store.read(async (reader) => {
    const past = await meetingFor(act, reader, named, { scope: 'past' });
    if (!isAnswer(past) || !isNone(past) || (named.date ?? today) !== today) return past;
    // Of the one that is about to begin.
    const begins = await meetingFor(act, reader, { ...named, date: today });
    return isAnswer(begins) ? past : begins;
  });
  if (isAnswer(found))
    return isNone(found) && !isOwn
      ? withoutBot(act, { named, written: NOTHING }, { by, place }, found)
      : found;
  const verb = isOwn ? 'meetings.answer' : 'meetings.record';
  return onMeeting(act, verb, found.known, async (tx, known) => {
    const { locale, say } = act;
    const object = { kind: 'group', id: known.meeting.group } as const;
    const others = by.filter((one) => !own.includes(one));
    const may = await allowed(act, 'meetings.record', object, tx);
    const who = whoWas(act, await membersOf(tx, object.id), may ? by : own);
    const left = may
      ? []
      : others.map(({ person }) =>
          say.othersByAnimators(person === EVERYBODY ? say.everybody : person),
        );
    const [note = ''] = who.notes;
    if (who.items.length === 0) return refused(note, locale);
    const attendance = { ...known.meeting.attendance, ...attendanceOf(act, who.who) };
    const at = may ? place : '';
    const meeting = { ...known.meeting, attendance, place: at || known.meeting.place };
    await tx.put(meetings, known.id, meeting);
    const spoken = speaksOf(act, known);
    const headline = say.presenceKept(whenInWords(meeting.when, locale));
    const said = [...who.items, ...(at ? [say.placeLine(at)] : [])];
    return {
      ...shown({ headline, items: said, notes: [...who.notes, ...left] }, locale),
      opens: [{ ...spoken, kind: 'meetings.minutes' }, spoken],
    };
  });
}

const NOTHING: TypedMinutes = { decisions: '', nextSteps: '' };

function whoWas(
  act: MeetingAct,
  members: Awaited<ReturnType<typeof membersOf>>,
  by: PresenceRead['by'],
): WhoWas {
  const { locale, say } = act;
  const named = by.flatMap(({ person }) => called(person, members, selfOf(act)));
  const others = members.filter(({ id }) => !named.some((one) => one.id === id));
  const found = by.flatMap((was) => {
    if (was.person === EVERYBODY) return others.map((known) => ({ ...was, known }));
    const [one, second] = called(was.person, members, selfOf(act));
    return [{ ...was, known: second ? undefined : one }];
  });
  const known = found.flatMap(({ known: one, ...was }) =>
    one ? [{ ...was, person: one.id, name: one.value.name || was.person }] : [],
  );
  const unknown = found.filter((one) => !one.known).map(({ person }) => person);
  return {
    who: known.map(({ name: _, ...was }) => was),
    items: known.map(({ name, status, word }) =>
      say.line(name, [cardStrings[locale].status[status], word].filter(Boolean).join(', ')),
    ),
    notes: unknown.length > 0 ? [say.notInGroup(unknown.join(', '))] : [],
  };
}

/** With what was told not to be decided, which is not kept. */
const withOpen = (
  { say }: MeetingAct,
  { undecided = [] }: Pick<MinutesRead, 'undecided'>,
  told: WhoWas,
): WhoWas => ({
  ...told,
  notes: [...told.notes, ...undecided.map((line) => say.notDecided(line))],
});

async function membersOf(reader: Reader | Transaction, id: string) {
  const group = (await reader.get(groups, id))?.value;
  return reader.getAll(people, peopleIn(group));
}
