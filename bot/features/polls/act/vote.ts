/** Answering a poll, for oneself or for a colleague: one row written, whatever the others do. */
import { z } from 'zod';
import type { voteClick } from '../../../../cards/polls/poll.ts';
import type { NewMatter } from '../../../contract/matter.ts';
import { answeredBefore, rememberAnswer } from '../../../contract/remember-answer.ts';
import { ConflictError, StoreError, type Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused } from '../../../conversation/answers.ts';
import { allowed, outside, selfOf } from '../../people/model/acts.ts';
import { conversationRecipient, people } from '../../people/model/directory.ts';
import { type Group, groups } from '../../people/model/groups.ts';
import { nameOf } from '../../people/model/names.ts';
import { isShared, type PollAct } from '../context.ts';
import { completeRows, decideKey, editShared, forRow } from '../model/rows.ts';
import { isBlank, toAll, unknownSlots } from '../model/rules.ts';
import {
  type Ballot,
  ballotId,
  ballotSchema,
  ballots,
  type Choice,
  choice,
  type Poll,
  pollId,
  polls,
  slotId,
} from '../model/schema.ts';
import { askedOf, organisationIn, type PollRow, type PollState } from '../model/state.ts';
import { ballotInWords, pollMessage } from '../show/face.ts';
import { slotDay, slotInBrief } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { spoken } from './find.ts';

/** An answer that is taken back, and the one before it. */
export const unanswerClick = z.strictObject({
  poll: pollId,
  person: z.string().max(200),
  was: ballotSchema.pick({ answers: true, word: true, proposal: true, at: true }),
});

/** What somebody says of a poll. A word that is not said anew stays. */
export type TypedVote =
  | {
      what: 'some';
      answers: Record<string, Choice>;
      /** Slots of which nothing is said any more. */
      back?: readonly string[];
      word?: string | undefined;
    }
  | { what: 'all'; word?: string | undefined }
  /** None of the slots; the word is then what would suit instead. */
  | { what: 'none'; word?: string | undefined }
  /** `was`: what was said before, which stands again, and when that which it takes the place of was; `slots`: of those only. */
  | {
      what: 'withdraw';
      was?: Pick<Ballot, 'answers' | 'word' | 'proposal' | 'at'>;
      slots?: readonly string[];
    };

export interface Voting {
  poll: string;
  said: TypedVote;
  /** For whom, by recipient; empty: for whoever says it. */
  person: string;
  page: number;
  /** Said below what was noted. */
  notes?: string[];
  /** It was said in words: the answer is a line, and the card stays where it is. */
  inWords?: boolean;
}

/** The answers of a page: what is left open says nothing. */
export function votingOf({
  poll,
  page,
  person,
  word,
  back,
  version: _,
  ...inputs
}: z.infer<typeof voteClick>) {
  const answers = Object.entries(inputs).flatMap(([id, value]) =>
    value === '' ? [] : [[slotId.parse(id), choice.parse(value)] as const],
  );
  const said = {
    what: 'some' as const,
    answers: Object.fromEntries(answers),
    back,
    ...(word !== undefined && { word }),
  };
  return { poll: pollId.parse(poll), page, person, said };
}

type Outcome = {
  ok: boolean;
  answer: Answer;
  version: number;
  headline: string;
  opens?: readonly NewMatter[];
};

/** Keeps the answer, and shows the poll as it stands with it. */
export async function vote(act: PollAct, voting: Voting): Promise<Answer> {
  const outcome = await act.context.store.transact((tx) => record(tx, act, voting));
  const answer = await shownAfter(act, voting, outcome);
  return { ...answer, opens: [...(answer.opens ?? []), ...(outcome.opens ?? [])] };
}

/** An answer in words: one's own, or that of `person`. */
export const voteSaid = (
  act: PollAct,
  poll: string,
  said: TypedVote,
  more: Pick<Voting, 'notes'> & { person?: string } = {},
): Promise<Answer> => vote(act, { poll, said, person: '', page: 0, inWords: true, ...more });

const verbOf = {
  some: 'polls.vote',
  all: 'polls.all',
  none: 'polls.none',
  withdraw: 'polls.withdraw',
} as const;

/** Everything of a vote in one transaction; it reads no list, so that votes do not wait for votes. */
async function record(tx: Transaction, act: PollAct, voting: Voting): Promise<Outcome> {
  const { locale, turn } = act;
  const say = strings[locale];
  const no = (headline: string): Outcome => ({
    ok: false,
    answer: refused(headline, locale),
    version: 0,
    headline,
  });
  const target = voting.person || selfOf(act);
  const id = ballotId(voting.poll, target);
  // All that is known to be read, in one journey: sixty people may vote at once.
  const [found, before] = await Promise.all([
    tx.get(polls, voting.poll),
    tx.get(ballots, id),
    tx.get(people, target),
    answeredBefore(tx, turn),
  ]);
  if (!found) return no(say.unknown);
  const poll = found.value;
  const verb = verbOf[voting.said.what];
  if (!(await allowed(act, verb, { kind: 'group', id: poll.group }, tx)))
    return { ...no(''), answer: outside(act, verb, poll.group) };
  if (poll.state !== 'open') return no(poll.state === 'closed' ? say.isClosed : say.isCancelled);
  const group = (await tx.get(groups, poll.group))?.value;
  const refusal = await refusalFor(tx, act, { voting, target, group, before: before?.value });
  if (refusal) return no(refusal);
  const ballot = await ballotAfter(tx, act, { voting, target, poll, before: before?.value });
  if (typeof ballot === 'string') return no(ballot);
  const row = await tx.put(ballots, id, ballot);
  const known = { id: voting.poll, poll };
  if (group?.channel) await editShared(tx, known, conversationRecipient(group.channel), turn.now);
  const name = target === selfOf(act) ? undefined : await nameIn(tx, target, act);
  if (name !== undefined) {
    const when = { now: turn.now, version: row.version };
    await tx.outbox.add(forRow(known, target, selfOf(act), when));
  }
  const headline = headlineOf(act, voting, ballot, poll, name);
  const answer = answerWith([headline, ...(voting.notes ?? [])].join('\n'), locale);
  await rememberAnswer(tx, turn, answer);
  const opens = [answered(act, known, ballot, before?.value)];
  return { ok: true, answer, version: row.version, headline, opens };
}

/** What an answer opens: it is taken back to the one before it, or to none. */
function answered(
  { locale }: PollAct,
  { id: poll, poll: { title, slots } }: PollRow,
  ballot: Ballot,
  before: Ballot | undefined,
): NewMatter {
  const { answers = {}, word = '', proposal = '' } = before ?? {};
  const { person, at } = ballot;
  const data = { poll, person, was: { answers, word, proposal, at } };
  const { answerLabel, insteadOf } = strings[locale];
  const label = answerLabel(title).slice(0, 300);
  // Of one day just said to suit, what it should be takes its place; of several, nobody knows which was meant.
  const isNew = ({ id }: { id: string }) => ballot.answers[id] === 'yes' && answers[id] !== 'yes';
  const [only, other] = slots.filter(isNew);
  const isCalled = only && slots.every((one) => one === only || one.date !== only.date);
  const instead = isCalled && !other ? [insteadOf(slotDay(only.date, locale))] : [];
  const back = { verb: 'polls.unanswer', data };
  return { kind: 'polls.answer', data: null, label, back, instead };
}

interface Case {
  voting: Voting;
  target: string;
  group: Group | undefined;
  before: Ballot | undefined;
}

/** Why somebody may not answer for a colleague, in words. */
async function refusalFor(
  tx: Transaction,
  act: PollAct,
  { target, group, before }: Case,
): Promise<string | undefined> {
  if (target === selfOf(act)) return undefined;
  const say = strings[act.locale];
  if (!group || !askedOf(group).includes(target))
    return say.notAsked(await nameIn(tx, target, act));
  const own = before && !isBlank(before) && before.by === target;
  return own ? say.answeredAlready(await nameIn(tx, target, act)) : undefined;
}

async function nameIn(tx: Transaction, person: string, { context, locale }: PollAct) {
  return nameOf((await tx.get(people, person))?.value, context.plan, locale);
}

/** The ballot as it is after what was said, or why there is none. */
async function ballotAfter(
  tx: Transaction,
  act: PollAct,
  { voting, target, poll, before }: Omit<Case, 'group'> & { poll: Poll },
): Promise<Ballot | string> {
  const { said } = voting;
  const say = strings[act.locale];
  if (said.what === 'some' && unknownSlots(poll, said.answers).length > 0) return say.unknownSlot;
  const was = said.what === 'withdraw' ? said.was : undefined;
  if (was && before?.at !== was.at) return say.answerChanged;
  const answers = answersAfter(said, poll, before);
  const isAnswer = Object.keys(answers).length > 0;
  const isSame = said.what === 'withdraw' && said.slots?.every((id) => !before?.answers[id]);
  if (said.what === 'withdraw' && (!before || isBlank(before) || isSame))
    return say.nothingToWithdraw;
  if (said.what !== 'withdraw' && !isAnswer) return say.chooseOne;
  const kept = before?.proposal || before?.word || '';
  const word = said.what !== 'withdraw' ? (said.word ?? kept) : said.slots && isAnswer ? kept : '';
  return {
    poll: voting.poll,
    person: target,
    answers,
    word: said.what === 'none' ? '' : word,
    proposal: said.what === 'none' ? word : '',
    ...(was && { word: was.word, proposal: was.proposal }),
    organisation: organisationIn((await tx.get(people, target))?.value),
    by: selfOf(act),
    at: act.turn.now.toISOString(),
  };
}

/** A page says only its own slots: what was said of the others stays. */
function answersAfter(said: TypedVote, poll: Poll, before: Ballot | undefined): Ballot['answers'] {
  switch (said.what) {
    case 'withdraw':
      return said.slots ? omit(before?.answers ?? {}, said.slots) : (said.was?.answers ?? {});
    case 'all':
      return toAll(poll, 'yes');
    case 'none':
      return toAll(poll, 'no');
    case 'some':
      return { ...omit(before?.answers ?? {}, said.back ?? []), ...said.answers };
  }
}

const omit = (answers: Ballot['answers'], slots: readonly string[]): Ballot['answers'] =>
  Object.fromEntries(Object.entries(answers).filter(([slot]) => !slots.includes(slot)));

function headlineOf(
  { locale }: PollAct,
  { said, inWords }: Voting,
  ballot: Ballot,
  poll: Poll,
  name: string | undefined,
): string {
  const say = strings[locale];
  if (said.what === 'withdraw')
    return isBlank(ballot) ? say.withdrawn : say.noted(ballotInWords(ballot, poll, locale));
  if (said.what === 'none') return name ? say.notedNoneFor(name) : say.notedNone;
  // One press says one thing; what was said in words is all read again.
  const pressed = said.what === 'some' && !inWords ? Object.entries(said.answers) : [];
  const [[only, choice] = [], second] = pressed;
  const slot = second ? undefined : poll.slots.find(({ id }) => id === only);
  const one = slot && choice && say.oneSlot(say[choice], slotInBrief(slot, locale));
  const withWord = one && said.word ? say.withWord(one, said.word) : one;
  const words = withWord ?? ballotInWords(ballot, poll, locale);
  return name ? say.notedFor(name, words) : say.noted(words);
}

/** The card with the answer in it; the answer alone when the store cannot be read just now. */
async function shownAfter(act: PollAct, voting: Voting, outcome: Outcome): Promise<Answer> {
  const { context, locale, turn } = act;
  try {
    const state = await context.board.look(voting.poll);
    const mayLook = state && (outcome.ok || askedOf(state.group).includes(selfOf(act)));
    if (!state || !mayLook) return outcome.answer;
    if (voting.inWords) {
      if (outcome.ok && state.undecided.length === 0) await completed(act, state);
      return inShort(act, voting, outcome, state);
    }
    const message = pollMessage(
      state,
      {
        locale,
        now: turn.now,
        self: selfOf(act),
        shared: isShared(turn),
        person: voting.person,
        page: voting.page,
        before: [outcome.headline, ...(voting.notes ?? [])],
        version: outcome.version,
      },
      context,
    );
    if (outcome.ok && state.undecided.length === 0) await completed(act, state);
    return answerWith(message, locale, outcome.answer.outcome);
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof ConflictError)) throw error;
    return outcome.answer;
  }
}

/** What was noted, and how many have answered; what comes next in the conversation is about this poll. */
function inShort(
  { locale }: PollAct,
  { notes = [] }: Voting,
  { answer, headline, ok }: Outcome,
  { id, poll, asked, undecided }: PollState,
): Answer {
  const say = strings[locale];
  const progress = say.progress(asked.length - undecided.length, asked.length);
  const text = [headline, ...notes, ...(ok ? [say.soFar(poll.title, progress)] : [])].join('\n');
  return { ...answerWith(text, locale, answer.outcome), opens: [spoken(id, poll, locale)] };
}

/** Everybody has answered: those who co-animate are asked to decide, once a round. */
async function completed(
  { context, turn }: PollAct,
  { id, poll, group }: PollState,
): Promise<void> {
  const [first] = group.coAnimators;
  if (poll.state !== 'open' || !first) return;
  // Read before it is written: whoever changes their answer afterwards costs no transaction.
  const key = decideKey(id, poll.round, 'all', first.person);
  if (await context.store.read(({ outbox }) => outbox.get(key))) return;
  const known: PollRow = { id, poll };
  const animators = group.coAnimators.map(({ person }) => person);
  await context.store.transact(async (tx) => {
    for (const row of completeRows(known, animators, turn.now)) await tx.outbox.add(row);
  });
}
