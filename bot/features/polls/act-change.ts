/** Closing, extending, reopening, cancelling: the answers stay, and those concerned are told. */
import { refused, shown } from '../../answers.ts';
import type { Answer, OutboxRow, Transaction } from '../../contract.ts';
import { conversationRecipient } from '../../directory.ts';
import { closeDoorsTo } from '../../door/personal-links.ts';
import type { Group } from '../../groups.ts';
import { cancelMeeting } from '../../meetings/change.ts';
import { scheduleMeeting } from '../../meetings/schedule.ts';
import { type Attendance, type Meeting, meetings } from '../../meetings/schema.ts';
import { isPossible, startOf } from '../../meetings/times.ts';
import { change, selfOf } from '../../partners/acts.ts';
import { startPush } from '../../pushes.ts';
import type { Verb } from '../../rights.ts';
import { followUp, todayOf } from './act-create.ts';
import { decide } from './act-look.ts';
import { halfwayOf } from './chase.ts';
import { deadlineOf, USUAL_TIME } from './draft.ts';
import { type PollAct, said } from './house.ts';
import { pollDoor } from './letter.ts';
import { chasePayload, deadlineRows, editShared, type News, newsRow, newsSubject } from './rows.ts';
import { type Poll, polls, type Slot } from './schema.ts';
import { type Known, type State, stateOf } from './state.ts';
import { strings } from './strings.ts';
import { momentInWords, slotInWords } from './words.ts';

type PollVerb = Extract<Verb, `polls.${'close' | 'extend' | 'reopen' | 'cancel' | 'nudge'}`>;

/** Changes the poll for whoever may; `work` sees it as it is in the transaction. */
async function changePoll(
  act: PollAct,
  verb: PollVerb,
  { id, poll }: Known,
  work: (tx: Transaction, state: State) => Promise<Answer>,
): Promise<Answer> {
  const { house, locale } = act;
  const answer = await change(act, verb, { kind: 'group', id: poll.group }, async (tx) => {
    const state = await stateOf(tx, id, house.plan);
    return state ? work(tx, state) : refused(strings[locale].unknown, locale);
  });
  await house.board.refresh().catch(() => {});
  return answer;
}

/** Keeps the poll after a change, and has the card in the channel say it. */
async function put(tx: Transaction, act: PollAct, state: State, next: Poll): Promise<State> {
  await tx.put(polls, state.id, next);
  const { channel } = state.group;
  const after = { ...state, poll: next };
  if (channel) await editShared(tx, after, conversationRecipient(channel), act.turn.now);
  return after;
}

export interface Choosing {
  slot: string;
  place: string;
  /** Round of the poll that the card showed. */
  version: number;
}

/** Chooses a slot: the meeting is made, and its invitation tells everybody. */
export async function close(act: PollAct, known: Known, choosing: Choosing): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  let stale = false;
  const answer = await changePoll(act, 'polls.close', known, async (tx, state) => {
    stale = state.poll.state === 'open' && state.poll.round !== choosing.version;
    if (stale) return refused(say.staleDecision, locale);
    const slot = state.poll.slots.find(({ id }) => id === choosing.slot);
    const no = refusalToClose(act, state.poll, slot);
    if (no || !slot) return refused(no ?? say.chooseSlot, locale);
    const meeting = await meet(tx, act, state, slot, choosing.place);
    const { poll } = state;
    const next = { ...poll, chosen: slot.id, meeting, round: poll.round + 1 };
    await put(tx, act, state, { ...next, state: 'closed' });
    return shown({ headline: say.closing(slotInWords(slot, locale)) }, locale);
  });
  return stale ? decide(act, known, [say.staleDecision]) : answer;
}

function refusalToClose(
  { house, turn, locale }: PollAct,
  { state }: Poll,
  slot: Slot | undefined,
): string | undefined {
  const say = strings[locale];
  if (state !== 'open') return say.notOpen;
  if (!slot) return say.chooseSlot;
  const when = { ...slot, zone: house.settings.zone };
  return isPossible(when) && startOf(when) > turn.now ? undefined : say.slotPast;
}

/** The meeting of the chosen slot; those who said yes are "présent (à confirmer)". */
async function meet(
  tx: Transaction,
  act: PollAct,
  { id, poll, ballots, asked }: State,
  slot: Slot,
  place: string,
): Promise<string> {
  const { house, turn, locale } = act;
  const isLink = /^https:\/\/\S+$/.test(place);
  const coming = ballots.filter(
    ({ answers, person }) => answers[slot.id] === 'yes' && asked.includes(person),
  );
  const attendance = Object.fromEntries(
    coming.map(({ person, by }): [string, Attendance] => [
      person,
      {
        status: 'present',
        representedBy: null,
        word: '',
        at: turn.now.toISOString(),
        by,
        tentative: true,
      },
    ]),
  );
  const { date, start, end } = slot;
  const made = await scheduleMeeting(
    tx,
    {
      group: poll.group,
      title: poll.title,
      when: { date, start, end, zone: house.settings.zone },
      place: isLink ? '' : place,
      link: isLink ? place : '',
      agenda: [],
      note: '',
      attendance,
      poll: id,
    },
    { by: selfOf(act), locale, now: turn.now, settings: house.settings },
  );
  return made.id;
}

/** What was said of a new deadline: a day, and a time when one was said. */
export interface NewDeadline {
  deadline?: string | undefined;
  deadlineTime?: string | undefined;
}

/** The instant, or why it cannot be one. */
function newDeadline(act: PollAct, poll: Poll, wanted: NewDeadline): Date | string {
  const { house, turn, locale } = act;
  const say = strings[locale];
  const { zone } = house.settings;
  const draft = { deadline: wanted.deadline ?? '', time: wanted.deadlineTime ?? USUAL_TIME };
  const at = deadlineOf(draft, zone);
  if (!at) return say.extendWhen;
  if (at <= turn.now) return say.problem.deadlinePast;
  const ahead = poll.slots.filter((slot) => startOf({ ...slot, zone }) > turn.now);
  const [first] = ahead;
  if (!first) return say.slotPast;
  return at > startOf({ ...first, zone })
    ? say.problem.deadlineLate(slotInWords(first, locale))
    : at;
}

/** The poll in its next round, open until then. */
function openUntil(act: PollAct, poll: Poll, deadline: Date): Poll {
  const { house, turn } = act;
  // Half-way is passed once: whoever was asked again then is not asked so a second time.
  const passed = poll.halfway !== null && poll.halfway <= turn.now.toISOString();
  const halfway = passed
    ? poll.halfway
    : (halfwayOf(turn.now, deadline, house.settings.zone)?.toISOString() ?? null);
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
async function keepOpen(tx: Transaction, act: PollAct, state: State, deadline: Date) {
  const after = await put(tx, act, state, openUntil(act, state.poll, deadline));
  await followUp(tx, act, after, after.undecided);
  for (const row of deadlineRows(after, animatorsOf(after.group))) await tx.outbox.add(row);
  return after;
}

const animatorsOf = ({ coAnimators }: Group): string[] => coAnimators.map(({ person }) => person);

export function extend(act: PollAct, known: Known, wanted: NewDeadline): Promise<Answer> {
  const { locale, house } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.extend', known, async (tx, state) => {
    if (state.poll.state !== 'open') return refused(say.notOpen, locale);
    const deadline = newDeadline(act, state.poll, wanted);
    if (typeof deadline === 'string') return refused(deadline, locale);
    const after = await keepOpen(tx, act, state, deadline);
    await tell(tx, act, after, 'extended', after.undecided);
    return said(
      { text: say.extended(momentInWords(deadline, house.settings.zone, locale)) },
      locale,
    );
  });
}

/** Three days, when nobody says until when a poll is open again. */
const AGAIN_DAYS = 3;

export function reopen(act: PollAct, known: Known, wanted: NewDeadline): Promise<Answer> {
  const { locale, house, turn } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.reopen', known, async (tx, state) => {
    if (state.poll.state === 'open') return refused(say.alreadyOpen, locale);
    const later = new Date(turn.now.getTime() + AGAIN_DAYS * 24 * 3_600_000);
    const day = wanted.deadline ?? laterOf(state.poll.deadline, later).slice(0, 10);
    const deadline = newDeadline(act, state.poll, { ...wanted, deadline: day });
    if (typeof deadline === 'string') return refused(deadline, locale);
    await unmeet(tx, act, state.poll);
    const after = await keepOpen(tx, act, state, deadline);
    await tell(tx, act, after, 'reopened', everybody(after));
    const until = momentInWords(deadline, house.settings.zone, locale);
    return said({ text: say.reopened(until) }, locale);
  });
}

const laterOf = (deadline: string, other: Date): string =>
  deadline > other.toISOString() ? deadline : other.toISOString();

/** The meeting made at the closing does not take place any more: its people hear so. */
async function unmeet(tx: Transaction, act: PollAct, { meeting: id }: Poll): Promise<void> {
  const { turn, house, locale } = act;
  const meeting: Meeting | undefined = id ? (await tx.get(meetings, id))?.value : undefined;
  if (!id || meeting?.state !== 'planned') return;
  const decision = { by: selfOf(act), locale, now: turn.now, settings: house.settings };
  await cancelMeeting(tx, { id, meeting }, decision);
}

export function cancel(act: PollAct, known: Known): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.cancel', known, async (tx, state) => {
    const { poll } = state;
    if (poll.state === 'cancelled') return refused(say.alreadyCancelled, locale);
    if (poll.state === 'closed') return refused(say.notOpen, locale);
    const after = await put(tx, act, state, { ...poll, state: 'cancelled', round: poll.round + 1 });
    await closeDoorsTo(tx, pollDoor(after.id), act.turn.now);
    await tell(tx, act, after, 'cancelled', everybody(after));
    return said({ text: say.cancelledNow }, locale);
  });
}

/** Those who are asked, and those who answered before they left the group. */
const everybody = ({ asked, ballots }: State): string[] => [
  ...new Set([...asked, ...ballots.map(({ person }) => person)]),
];

async function tell(
  tx: Transaction,
  { turn, locale, ...act }: PollAct,
  after: State,
  what: News,
  recipients: readonly string[],
): Promise<void> {
  const { title, round } = after.poll;
  const named = (l: 'fr' | 'en') => strings[l].newsPush[what](title).slice(0, 200);
  await startPush(tx, {
    subject: newsSubject(after.id, round),
    title: { fr: named('fr'), en: named('en') },
    startedBy: selfOf({ turn, locale, ...act }),
    locale,
    now: turn.now,
    drafts: recipients
      .filter((person) => person.startsWith('person:'))
      .map((person) => newsRow(after, person, what, turn.now)),
  });
}

/** Asks those who have not answered again, now; nobody is asked twice a day. */
export function nudge(act: PollAct, known: Known): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.nudge', known, async (tx, state) => {
    if (state.poll.state !== 'open') return refused(say.notOpen, locale);
    const day = todayOf(act);
    let reached = 0;
    for (const recipient of state.undecided) {
      const key = `polls:chase:${day}:${recipient}`;
      const row = await tx.outbox.get(key);
      if (row && row.state !== 'waiting') continue;
      reached += 1;
      if (row) await tx.outbox.remove(key);
      await tx.outbox.add({
        key,
        kind: 'polls.chase',
        subject: `polls:chase:${day}`,
        recipient,
        payload: { day, polls: [...new Set([...remindedIn(row), state.id])] },
        notBefore: turn.now.toISOString(),
        expiresAt: new Date(turn.now.getTime() + 12 * 3_600_000).toISOString(),
      });
    }
    const text =
      reached === 0 && state.undecided.length > 0 ? say.nudgedToday : say.nudged(reached);
    return said({ text }, locale);
  });
}

/** Polls that a row that still waits was to remind of already. */
const remindedIn = (row: OutboxRow | undefined): string[] =>
  row ? chasePayload.parse(row.payload).polls : [];
