/** Extending, reopening, cancelling: the answers stay, and those concerned are told. */
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { shifted } from '../../../language/when/shift.ts';
import { closeDoorsTo } from '../../../links/personal-links.ts';
import { cancelMeeting } from '../../meetings/model/change.ts';
import { type Meeting, meetings } from '../../meetings/model/schema.ts';
import { startOf } from '../../meetings/model/times.ts';
import { look, selfOf } from '../../people/model/acts.ts';
import type { Group } from '../../people/model/groups.ts';
import type { PollAct } from '../context.ts';
import { halfwayOf } from '../model/chase.ts';
import type { Time } from '../model/offered-slots.ts';
import { deadlineRows } from '../model/rows.ts';
import { MOST_SLOTS, type Poll } from '../model/schema.ts';
import { type PollRow, type PollState, stateOf } from '../model/state.ts';
import type { PollReading } from '../read/reading.ts';
import { pollDoor } from '../show/letter.ts';
import { momentInWords, slotInWords, slotsInShort } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { changePoll, everybody, put, tell } from './close.ts';
import { followUp } from './create.ts';
import { deadlineOf, USUAL_TIME } from './draft.ts';
import { spoken } from './find.ts';

/** What was said of a new deadline: a day, and a time when one was said; or how much longer. */
type NewDeadline = Pick<PollReading, 'deadline' | 'deadlineTime' | 'longer'>;

/** The instant, or why it cannot be one. */
function newDeadline(act: PollAct, poll: Poll, wanted: NewDeadline): Date | string {
  const { context, turn, locale } = act;
  const say = strings[locale];
  const { zone } = context.settings;
  const { deadline, deadlineTime, longer } = wanted;
  const was = localTimeOf(new Date(poll.deadline), zone);
  const { date = '', time } = deadline || !longer ? { date: deadline } : shifted(was, longer);
  const draft = { deadline: date, time: deadlineTime ?? time ?? USUAL_TIME };
  const at = deadlineOf(draft, zone);
  if (!at) return say.extendWhen;
  if (at <= turn.now) return say.problem.deadlinePast;
  const ahead = poll.slots.filter((slot) => startOf({ ...slot, zone }) > turn.now);
  const [first] = ahead;
  if (!first) return say.allPast;
  return at > startOf({ ...first, zone })
    ? say.problem.deadlineLate(slotInWords(first, locale))
    : at;
}

/** The poll in its next round, open until then. */
function openUntil(act: PollAct, poll: Poll, deadline: Date): Poll {
  const { context, turn } = act;
  // Half-way is passed once: whoever was asked again then is not asked so a second time.
  const passed = poll.halfway !== null && poll.halfway <= turn.now.toISOString();
  const halfway = passed
    ? poll.halfway
    : (halfwayOf(turn.now, deadline, context.settings.zone)?.toISOString() ?? null);
  return {
    ...poll,
    state: 'open',
    chosen: null,
    meeting: null,
    round: poll.round + 1,
    deadline: deadline.toISOString(),
    halfway,
  };
}

/** Keeps it, asks those who have not answered again, and has the deadline watched. */
async function keepOpen(tx: Transaction, act: PollAct, state: PollState, deadline: Date) {
  const after = await put(tx, act, state, openUntil(act, state.poll, deadline));
  await followUp(tx, act, after, after.undecided);
  for (const row of deadlineRows(after, animatorsOf(after.group))) await tx.outbox.add(row);
  return after;
}

const animatorsOf = ({ coAnimators }: Group): string[] => coAnimators.map(({ person }) => person);

/** A later deadline, or a sooner one; those who have not answered hear of it. */
export function extend(act: PollAct, known: PollRow, wanted: NewDeadline): Promise<Answer> {
  const { locale, context } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.extend', known, async (tx, state) => {
    if (state.poll.state !== 'open') return refused(say.notOpen, locale);
    const deadline = newDeadline(act, state.poll, wanted);
    if (typeof deadline === 'string') return refused(deadline, locale);
    const after = await keepOpen(tx, act, state, deadline);
    await tell(tx, act, after, 'extended', after.undecided);
    const until = momentInWords(deadline, context.settings.zone, locale);
    const opens = [spoken(state.id, state.poll, locale)];
    return { ...answerWith(say.extended(until), locale), opens };
  });
}

/** Three days, when nobody says until when a poll is open again. */
const AGAIN_DAYS = 3;

/** Open again, with the answers it had; the meeting made of it is cancelled. */
export function reopen(act: PollAct, known: PollRow, wanted: NewDeadline): Promise<Answer> {
  const { locale, context } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.reopen', known, async (tx, state) => {
    if (state.poll.state === 'open') return refused(say.alreadyOpen, locale);
    const deadline = wanted.deadline
      ? newDeadline(act, state.poll, wanted)
      : againUntil(act, state.poll, wanted.deadlineTime);
    if (typeof deadline === 'string') return refused(deadline, locale);
    await unmeet(tx, act, state.poll);
    const after = await keepOpen(tx, act, state, deadline);
    await tell(tx, act, after, 'reopened', everybody(after));
    const until = momentInWords(deadline, context.settings.zone, locale);
    return {
      ...answerWith(say.reopened(until), locale),
      opens: [spoken(state.id, state.poll, locale)],
    };
  });
}

/** Some days more, or until the first slot when that comes sooner. */
function againUntil(act: PollAct, poll: Poll, deadlineTime: string | undefined): Date | string {
  const { turn, context } = act;
  const later = new Date(turn.now.getTime() + AGAIN_DAYS * 24 * 3_600_000);
  const deadline = laterOf(poll.deadline, later).slice(0, 10);
  const starts = poll.slots.map((slot) => startOf({ ...slot, zone: context.settings.zone }));
  const [first] = starts.filter((start) => start > turn.now).sort((a, b) => +a - +b);
  const usual = newDeadline(act, poll, { deadline, deadlineTime });
  const isLate = first && first.toISOString().slice(0, 10) <= deadline;
  return typeof usual === 'string' && isLate ? first : usual;
}

const laterOf = (deadline: string, other: Date): string =>
  deadline > other.toISOString() ? deadline : other.toISOString();

/** The meeting made at the closing does not take place any more: its people hear so. */
async function unmeet(tx: Transaction, act: PollAct, { meeting: id }: Poll): Promise<void> {
  const { turn, context, locale } = act;
  const meeting: Meeting | undefined = id ? (await tx.get(meetings, id))?.value : undefined;
  if (!id || meeting?.state !== 'planned') return;
  const decision = { by: selfOf(act), locale, now: turn.now, settings: context.settings };
  await cancelMeeting(tx, { id, meeting }, decision);
}

/** Asks before it is cancelled, always: everybody who was asked would hear of it. */
export function askCancel(act: PollAct, { id, poll }: PollRow, said: string): Promise<Answer> {
  const { context, locale } = act;
  const say = strings[locale];
  return look(act, 'polls.cancel', { kind: 'group', id: poll.group }, async (reader) => {
    const state = await stateOf(reader, id, context.plan);
    if (!state) return refused(say.unknown, locale);
    if (state.poll.state === 'cancelled') return refused(say.alreadyCancelled, locale);
    if (state.poll.state === 'closed') return refused(say.notOpen, locale);
    const group = context.view.group(poll.group)?.label[locale] ?? poll.group;
    const face = {
      headline: say.mayCancel(poll.title, group),
      items: [
        slotsInShort(state.poll, locale),
        say.cancelTells(everybody(state).length, state.ballots.length),
      ],
      questions: [say.sayYes, say.sayNo],
    };
    const data = { poll: id, page: 0, person: '', version: poll.round, word: '' };
    return {
      ...shown(face, locale, 'clarify'),
      opens: [
        {
          kind: CANCEL,
          data: { poll: id, said: said.slice(0, 4_000) },
          label: say.cancelLabel(poll.title).slice(0, 300),
        },
        spoken(id, poll, locale),
      ],
      asks: { yes: { verb: 'polls.cancel', data }, no: { say: say.notCancelled }, firm: true },
    };
  });
}

const CANCEL = 'polls.cancel';

/** Slots that come on top of those of an open poll; answers stay, and everybody is told. */
export function addSlots(act: PollAct, known: PollRow, times: readonly Time[]): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.extend', known, async (tx, state) => {
    const { poll } = state;
    if (poll.state !== 'open') return refused(say.notOpen, locale);
    const isNew = ({ date, start }: Time) =>
      !poll.slots.some((slot) => slot.date === date && slot.start === start);
    const fresh = times.filter(isNew);
    if (fresh.length === 0) return refused(say.addedAlready, locale);
    const slots = [
      ...poll.slots,
      ...fresh.map((time, at) => ({ id: `s${poll.slots.length + at + 1}`, ...time })),
    ];
    if (slots.length > MOST_SLOTS) return refused(say.problem.tooMany(slots.length), locale);
    const after = await put(tx, act, state, { ...poll, slots, round: poll.round + 1 });
    for (const row of deadlineRows(after, animatorsOf(after.group))) await tx.outbox.add(row);
    await tell(tx, act, after, 'added', everybody(after));
    const said = fresh.map((time) => slotInWords(time, locale)).join(' ; ');
    return { ...answerWith(say.added(said), locale), opens: [spoken(known.id, poll, locale)] };
  });
}

/** For good: its links are closed, and everybody who was asked hears so. */
export function cancel(act: PollAct, known: PollRow): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.cancel', known, async (tx, state) => {
    const { poll } = state;
    if (poll.state === 'cancelled') return refused(say.alreadyCancelled, locale);
    if (poll.state === 'closed') return refused(say.notOpen, locale);
    const after = await put(tx, act, state, { ...poll, state: 'cancelled', round: poll.round + 1 });
    await closeDoorsTo(tx, pollDoor(after.id), act.turn.now);
    await tell(tx, act, after, 'cancelled', everybody(after));
    return answerWith(say.cancelledNow, locale);
  });
}
