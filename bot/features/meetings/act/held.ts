/** A meeting that was held without the bot: it is noted with what was decided, once its day is confirmed. */
import { z } from 'zod';
import type { Reading } from '../../../contract/feature.ts';
import { openData } from '../../../contract/matter.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer, Turn } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { people } from '../../people/model/directory.ts';
import { type MeetingAct, onMeeting } from '../context.ts';
import { answerBy } from '../model/attendance.ts';
import { noHours, whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import { newMeeting } from '../model/schedule.ts';
import { attendanceStatus, type Meeting, meetings } from '../model/schema.ts';
import { nextMeetingIn, type TypedMinutes } from '../read/decisions.ts';
import { type Heard, spansOf, wordsOf } from '../read/heard.ts';
import type { Was } from '../read/presence.ts';
import { swapped, swapsIn } from '../read/put-right.ts';
import { pastOf } from '../read/read-minutes.ts';
import { cardStrings } from '../show/card-strings.ts';
import { decidedOn } from './ask-lists.ts';
import { newId } from './plan.ts';
import { speaksOf } from './which.ts';

/** What is noted of it. */
export const heldClick = z.strictObject({
  group: z.string().max(100),
  date: z.iso.date(),
  start: z.iso.time({ precision: -1 }).optional(),
  end: z.iso.time({ precision: -1 }).optional(),
  decisions: z.string().max(8_000),
  nextSteps: z.string().max(8_000),
  place: z.string().max(300).default(''),
  /** Who was there, or had said that they would not be. */
  who: z
    .array(
      z.strictObject({
        person: z.string().max(200),
        status: attendanceStatus,
        word: z.string().max(500).optional(),
      }),
    )
    .max(100)
    .default([]),
});

type Held = z.infer<typeof heldClick>;

/** Kind of the matter that waits for a yes. */
export const HELD = 'meetings.held';

export function askToMake(
  { locale, context, say }: MeetingAct,
  data: Held,
  { items = [], notes = [] }: Partial<Pick<WhoWas, 'items' | 'notes'>> = {},
): Answer {
  const { group, date, start, end, decisions, nextSteps, place } = data;
  const when = { date, ...(start && end ? { start, end } : noHours), zone: context.zone };
  const make = isBlank(data) ? say.makePastBare : say.makePast;
  const label = context.view.group(group)?.label[locale] ?? group;
  const face = {
    headline: make(label, whenInWords(when, locale)),
    items: [
      ...[...decisions.split('\n'), ...nextSteps.split('\n')].filter(Boolean),
      ...(place ? [say.placeLine(place)] : []),
      ...items,
    ],
    notes,
  };
  return {
    ...shown(face, locale, 'clarify'),
    opens: [{ kind: HELD, data, label: say.theMeetingOf(date) }],
    asks: { yes: { verb: HELD, data }, no: { say: say.dropped } },
  };
}

/** "Non c’était jeudi 26", "pas Karim, Nadia", while it is asked whether to note it: with all that was told. */
export function heldElsewhere(
  heard: Heard,
  actOf: (turn: Turn) => MeetingAct,
): Reading | undefined {
  const open = openData(heard.context.open, HELD, heldClick);
  if (!open) return undefined;
  const swaps = swapsIn(heard);
  const right = swaps && swapped(open, swaps);
  const { date } = pastOf(heard);
  const { words, left } = wordsOf(heard, spansOf(heard));
  // "Réunion axe 2 le 8 décembre" is planned, and was not held.
  const isOther = heard.asks || heard.whole.mood === 'order' || left.length > MOST_LEFT;
  if (!right && (!date || date > heard.context.today || isOther)) return undefined;
  const data = { ...open, ...(right ?? { date: date ?? open.date }) };
  return {
    kind: 'command',
    rank: 'order',
    fields: { intent: 'minutes', date: data.date },
    words,
    left: right ? [] : left,
    changes: true,
    answer: async (turn) => askToMake(actOf(turn), data),
  };
}

/** More words beside the day tell something else. */
const MOST_LEFT = 1;

/** A row that nobody is invited to, with what was written of its day. */
export async function keepRow(
  act: MeetingAct,
  tx: Transaction,
  {
    place = '',
    ...row
  }: Pick<Meeting, 'group' | 'when'> & Partial<Pick<Meeting, 'place' | 'attendance'>>,
  over: Partial<Meeting>,
): Promise<MeetingRow> {
  const id = newId(act);
  const { now } = act.turn;
  const decision = { by: selfOf(act), now, settings: act.context.settings };
  const bare = { ...row, place, title: '', link: '', agenda: [], note: '' };
  const at = now.toISOString();
  const meeting = { ...newMeeting(bare, decision), minutesAt: at, changedAt: at, ...over };
  await tx.put(meetings, id, meeting, 0);
  return { id, meeting };
}

/** Nobody is invited to it. */
export function recordHeld(
  act: MeetingAct,
  { group, date, start = noHours.start, end = noHours.end, decisions, nextSteps, place, who }: Held,
): Promise<Answer> {
  const { context } = act;
  return change(act, HELD, { kind: 'group', id: group }, async (tx) => {
    const when = { date, start, end, zone: context.zone };
    const attendance = attendanceOf(act, who);
    const over = { decisions, nextSteps };
    const known = await keepRow(act, tx, { group, when, place, attendance }, over);
    const items = [];
    for (const { person, status, word } of who) {
      const name = (await tx.get(people, person))?.value.name ?? '';
      const said = [cardStrings[act.locale].status[status], word].filter(Boolean).join(', ');
      items.push(act.say.line(name, said));
    }
    return { ...kept(act, known, over, { items, notes: [] }), closes: [HELD, 'meetings.draft'] };
  });
}

/** `before`: what was written until then; null: the meeting itself was noted by it. */
export function kept(
  act: MeetingAct,
  known: MeetingRow,
  { decisions, nextSteps }: TypedMinutes,
  { items, notes }: Pick<WhoWas, 'items' | 'notes'>,
  before: TypedMinutes | null = null,
): Answer {
  const { say } = act;
  const meeting = { ...known.meeting, decisions, nextSteps };
  const days = [decidedOn(act, { ...known, meeting })];
  const next = nextMeetingIn(meeting, { ...act.context, now: act.turn.now });
  const label = act.context.view.group(meeting.group)?.label[act.locale] ?? meeting.group;
  const isOfWho = isBlank({ decisions, nextSteps }) && items.length > 0;
  const headline = isOfWho
    ? say.presenceKept(whenInWords(meeting.when, act.locale))
    : say.minutesKept;
  const face = { headline, days: isOfWho ? [] : days, items };
  const answer: Answer = next
    ? {
        ...shown({ ...face, notes: [...notes, say.planNext(next)] }, act.locale, 'clarify'),
        asks: { yes: { hear: say.nextMeeting(next, label) }, no: { say: say.dropped } },
      }
    : shown({ ...face, notes }, act.locale);
  const spoken = speaksOf(act, known);
  const [line, another] = [decisions, nextSteps].filter(Boolean).join('\n').split('\n');
  const data = { meeting: known.id, ...(another === undefined && { line }) };
  const back = {
    verb: 'meetings.unwrite',
    data: {
      meeting: known.id,
      at: act.turn.now.toISOString(),
      was: before && { decisions: before.decisions, nextSteps: before.nextSteps },
    },
  };
  const minutes = { data, kind: 'meetings.minutes', label: say.theMinutesOf(meeting.when.date) };
  return { ...answer, opens: [{ ...minutes, back }, spoken] };
}

/** Minutes as they were; null: they made the meeting. */
export const unwriteClick = z.strictObject({
  meeting: z.string().max(200),
  at: z.iso.datetime(),
  was: z
    .strictObject({ decisions: z.string().max(8_000), nextSteps: z.string().max(8_000) })
    .nullable(),
});

/** Takes back what was written, or the meeting that was noted with it, unless somebody wrote since. */
export const unwrite = (act: MeetingAct, { meeting, at, was }: z.infer<typeof unwriteClick>) =>
  onMeeting(act, 'meetings.unwrite', meeting, async (tx, known) => {
    const { locale, say, turn } = act;
    if (known.meeting.minutesAt !== at) return refused(say.minutesChanged, locale);
    if (was) {
      const written = { minutesAt: turn.now.toISOString(), changedBy: selfOf(act) };
      await tx.put(meetings, known.id, { ...known.meeting, ...was, ...written });
    } else await tx.remove(meetings, known.id);
    const answer = answerWith(was ? say.unwritten : say.unheld, locale);
    return { ...answer, closes: ['meetings.minutes'] };
  });

/** Who was there, as they are known in the group, and in words; names that are none of its are told. */
export interface WhoWas {
  who: Was[];
  items: string[];
  notes: string[];
}

export const attendanceOf = (act: MeetingAct, who: WhoWas['who']): Meeting['attendance'] =>
  Object.fromEntries(
    who.map(({ person, ...was }) => [person, answerBy(selfOf(act), act.turn.now, was)]),
  );

export const isBlank = ({ decisions, nextSteps }: TypedMinutes): boolean =>
  decisions === '' && nextSteps === '';
