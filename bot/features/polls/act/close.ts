/** Closing: the slot that was chosen becomes a meeting. */
import { later, minutesOf } from '../../../calendar/local-time.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { theMeeting } from '../../meetings/model/meeting-words.ts';
import { scheduleMeeting } from '../../meetings/model/schedule.ts';
import type { Attendance } from '../../meetings/model/schema.ts';
import { isPossible, startOf } from '../../meetings/model/times.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { conversationRecipient } from '../../people/model/directory.ts';
import type { Verb } from '../../people/model/rights.ts';
import { startPush } from '../../sendings/model/pushes.ts';
import type { PollAct } from '../context.ts';
import { editShared, type News, newsRow, newsSubject } from '../model/rows.ts';
import { type Poll, polls, type Slot } from '../model/schema.ts';
import { type PollRow, type PollState, stateOf } from '../model/state.ts';
import { slotInWords } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { decide } from './look.ts';

export interface Choosing {
  slot: string;
  place: string;
  /** Other hours of its day. */
  start?: string | undefined;
  end?: string | undefined;
  /** What it is for, instead of what the poll is called. */
  title?: string | undefined;
  /** What is to be spoken of. */
  agenda?: readonly string[] | undefined;
  /** Round of the poll that the card showed. */
  version: number;
}

/** Chooses a slot: the meeting is made, and its invitation tells everybody. */
export async function close(act: PollAct, known: PollRow, choosing: Choosing): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  let stale = false;
  const answer = await changePoll(act, 'polls.close', known, async (tx, state) => {
    stale = state.poll.state === 'open' && state.poll.round !== choosing.version;
    if (stale) return refused(say.staleDecision, locale);
    const chosen = state.poll.slots.find(({ id }) => id === choosing.slot);
    const slot = chosen && startingAt(chosen, choosing);
    const no = refusalToClose(act, state.poll, slot);
    if (no || !slot) return refused(no ?? say.chooseSlot, locale);
    const meeting = await meet(tx, act, state, slot, choosing);
    const { poll } = state;
    const next = { ...poll, chosen: slot.id, meeting, round: poll.round + 1 };
    await put(tx, act, state, { ...next, state: 'closed' });
    const when = { ...slot, zone: act.context.settings.zone };
    return {
      ...shown({ headline: say.closing(slotInWords(slot, locale)) }, locale),
      // "Le lieu c’est la mairie", right behind, is said of it.
      opens: [
        {
          kind: 'meetings.spoken',
          data: { meeting },
          label: theMeeting({ when }, locale),
          back: { say: say.closedStays },
        },
      ],
    };
  });
  if (stale) return decide(act, known, [say.staleDecision]);
  return answer;
}

/** A slot at another hour of its day: up to its own end when that is later, else as long as it was. */
export function startingAt(slot: Slot, { start, end }: Pick<Choosing, 'start' | 'end'>): Slot {
  if (start === undefined) return slot;
  const isWithin = slot.start < start && start < slot.end;
  const usual = isWithin ? slot.end : later(start, minutesOf(slot.end) - minutesOf(slot.start));
  return { ...slot, start, end: end ?? usual };
}

function refusalToClose(
  { context, turn, locale }: PollAct,
  { state }: Poll,
  slot: Slot | undefined,
): string | undefined {
  const say = strings[locale];
  if (state !== 'open') return say.notOpen;
  if (!slot) return say.chooseSlot;
  const when = { ...slot, zone: context.settings.zone };
  return isPossible(when) && startOf(when) > turn.now ? undefined : say.slotPast;
}

/** The meeting of the chosen slot; those who said yes are "présent (à confirmer)". */
async function meet(
  tx: Transaction,
  act: PollAct,
  { id, poll, ballots, asked }: PollState,
  slot: Slot,
  { place, title, agenda = [] }: Choosing,
): Promise<string> {
  const { context, turn, locale } = act;
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
      title: title ?? poll.title,
      when: { date, start, end, zone: context.settings.zone },
      place: isLink ? '' : place,
      link: isLink ? place : '',
      agenda: [...agenda],
      note: '',
      attendance,
      poll: id,
    },
    { by: selfOf(act), locale, now: turn.now, settings: context.settings },
  );
  return made.id;
}

type PollVerb = Extract<Verb, `polls.${'close' | 'extend' | 'reopen' | 'cancel' | 'nudge'}`>;

/** Changes the poll for whoever may; `work` sees it as it is in the transaction. */
export async function changePoll(
  act: PollAct,
  verb: PollVerb,
  { id, poll }: PollRow,
  work: (tx: Transaction, state: PollState) => Promise<Answer>,
): Promise<Answer> {
  const { context, locale } = act;
  return change(act, verb, { kind: 'group', id: poll.group }, async (tx) => {
    const state = await stateOf(tx, id, context.plan);
    return state ? work(tx, state) : refused(strings[locale].unknown, locale);
  });
}

/** Keeps the poll after a change, and has the card in the channel say it. */
export async function put(
  tx: Transaction,
  act: Pick<PollAct, 'turn'>,
  state: PollState,
  next: Poll,
): Promise<PollState> {
  await tx.put(polls, state.id, next);
  const { channel } = state.group;
  const after = { ...state, poll: next };
  if (channel) await editShared(tx, after, conversationRecipient(channel), act.turn.now);
  return after;
}

/** Those who are asked, and those who answered before they left the group. */
export const everybody = ({ asked, ballots }: PollState): string[] => [
  ...new Set([...asked, ...ballots.map(({ person }) => person)]),
];

/** Sends the news of a change, in a round of its own. */
export async function tell(
  tx: Transaction,
  { turn, locale }: PollAct,
  after: PollState,
  what: News,
  recipients: readonly string[],
): Promise<void> {
  const { title, round } = after.poll;
  const named = (l: 'fr' | 'en') => strings[l].newsPush[what](title).slice(0, 200);
  await startPush(tx, {
    subject: newsSubject(after.id, round),
    title: { fr: named('fr'), en: named('en') },
    startedBy: selfOf({ turn }),
    locale,
    now: turn.now,
    drafts: recipients
      .filter((person) => person.startsWith('person:'))
      .map((person) => newsRow(after, person, what, turn.now)),
  });
}
