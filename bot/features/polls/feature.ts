import { pollClick, voteClick } from '../../../cards/polls/poll.ts';
import { confirmClick } from '../../../cards/polls/poll-confirm.ts';
import { decideClick } from '../../../cards/polls/poll-decide.ts';
import { formClick, newClick } from '../../../cards/polls/poll-form.ts';
import {
  click,
  type Feature,
  type Press,
  type Reading,
  type Situation,
} from '../../contract/feature.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import { answerWith, refused } from '../../conversation/answers.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Utterance } from '../../language/utterance.ts';
import type { Verb } from '../people/model/rights.ts';
import { viewOf } from '../people/model/view.ts';
import { close } from './act/close.ts';
import { draftIn, form, launch } from './act/create.ts';
import { linksOf } from './act/export.ts';
import { fromForm } from './act/form.ts';
import { decide, show } from './act/look.ts';
import { carryOut, openForm, voteInWords } from './act/text.ts';
import { type TypedVote, vote } from './act/vote.ts';
import { openFor, waitingIn } from './act/waiting.ts';
import type { PollAct, PollContext } from './context.ts';
import { Board } from './model/board.ts';
import { choice, polls as kept, pollId, slotId } from './model/schema.ts';
import { givenSlots } from './read/given.ts';
import type { PollReadingContext } from './read/poll-sentence.ts';
import { readQuestion } from './read/questions.ts';
import { pollFields, readPoll } from './read/read-poll.ts';
import { pollQuestionFields, readPollQuestion } from './read/read-question.ts';
import { readVote, voteFields } from './read/read-vote.ts';
import type { GivenSlot, PollIntent, PollReading, VoteReading } from './read/reading.ts';
import { pollsHowTo } from './show/how-to.ts';
import { pollViews } from './show/page.ts';
import { rendersOf } from './show/render.ts';
import { strings } from './show/strings.ts';

/** The row of the table that each intent asks for. */
export const commandVerbs: { [I in PollIntent]: Extract<Verb, `polls.${I}`> } = {
  create: 'polls.create',
  propose: 'polls.propose',
  close: 'polls.close',
  extend: 'polls.extend',
  reopen: 'polls.reopen',
  cancel: 'polls.cancel',
  results: 'polls.results',
  missing: 'polls.missing',
  nudge: 'polls.nudge',
  duplicate: 'polls.duplicate',
  export: 'polls.export',
};

/** Intents that only show something, or open a card that changes something when it is sent. */
const looking: ReadonlySet<PollIntent> = new Set([
  'create',
  'propose',
  'close',
  'results',
  'missing',
  'duplicate',
]);

/** Which day suits: polls of the dates of meetings. */
export const polls = (knowledge: Knowledge): Feature => ({
  name: 'polls',
  howTo: pollsHowTo,
  start: ({ store, isAdmin, settings }) => {
    const { plan, calendar } = knowledge;
    const view = viewOf(store, plan);
    const board = new Board(store, plan);
    const { zone } = settings;
    const shared = { store, isAdmin, plan, view, zone };
    const context: PollContext = { ...shared, knowledge, calendar, settings, board };
    return {
      hear: {
        understand: (utterance, situation) => understand(context, utterance, situation),
        expects: (asked) => ({ openPolls: openFor(context, asked) }),
      },
      press: { clicks: clicksOf(context), refreshes: ['refresh'] },
      // A card twice is better than none; a chase is not sent twice a day.
      send: {
        render: rendersOf(context),
        repeatable: ['card', 'edit', 'decide'],
        recalls: ['chase'],
      },
      show: { links: linksOf(context), heavy: ['grid'], views: pollViews(context) },
    };
  },
});

function understand(context: PollContext, utterance: Utterance, situation: Situation): Reading[] {
  const { board, view, knowledge, settings } = context;
  const { now } = situation;
  board.touch(now);
  view.touch(now);
  const with_: PollReadingContext = { now, zone: settings.zone, knowledge, view };
  const slots = givenSlots(situation.given) ?? slotsOf(board);
  const ballot = readVote(utterance, slots, with_);
  // "je vote non au 17" answers the poll that is open; it makes no new one.
  const answers = ballot !== undefined && Object.keys(ballot.answers).length > 0;
  const said = readPoll(utterance, with_, slots.length > 0);
  const poll = said && !(answers && said.intent === 'create') ? said : undefined;
  return [
    ...(poll ? [pollReading(context, utterance, poll)] : []),
    ...(ballot ? [voteReading(context, utterance, ballot, with_)] : []),
    ...(ballot ? [] : waitingIn(context, utterance, situation)),
    ...(said || ballot ? [] : questionsIn(context, utterance, with_, slots.length > 0)),
  ];
}

function pollReading(
  context: PollContext,
  { locale, text }: Utterance,
  poll: PollReading,
): Reading {
  const { rank, words, left, intent } = poll;
  return {
    kind: 'poll',
    rank,
    fields: pollFields(poll),
    words,
    left,
    changes: !looking.has(intent),
    answer: (turn) => carryOut({ context, turn, locale }, poll, text),
  };
}

function voteReading(
  context: PollContext,
  utterance: Utterance,
  ballot: VoteReading,
  with_: PollReadingContext,
): Reading {
  const { rank, words, left } = ballot;
  const { locale } = utterance;
  return {
    kind: 'vote',
    rank,
    fields: voteFields(ballot),
    words,
    left,
    changes: true,
    answer: (turn) => voteInWords({ context, turn, locale }, utterance, with_),
  };
}

/** "quand a lieu le sondage ?", and "qui n'a pas répondu ?" while a poll is open. */
function questionsIn(
  context: PollContext,
  utterance: Utterance,
  with_: PollReadingContext,
  answering: boolean,
): Reading[] {
  const question = readPollQuestion(utterance, with_, answering);
  if (!question) {
    const bare = readQuestion(utterance, context.board);
    return bare ? [pollReading(context, utterance, bare)] : [];
  }
  const { words, left, group } = question;
  const { locale, text } = utterance;
  const asked: PollReading = {
    intent: 'results',
    rank: 'question',
    group,
    slots: [],
    constraints: [],
    warnings: [],
    words,
    left,
  };
  return [
    {
      kind: 'question',
      rank: 'question',
      fields: pollQuestionFields(question),
      words,
      left,
      answer: (turn) => carryOut({ context, turn, locale }, asked, text),
    },
  ];
}

/** The slots of all open polls: enough to tell an answer from any other sentence. */
const slotsOf = ({ open }: Board): GivenSlot[] =>
  open.flatMap(({ id, poll }) => poll.slots.map((slot) => ({ ...slot, id: `${id}/${slot.id}` })));

function clicksOf(context: PollContext): Press['clicks'] {
  const on = (turn: Turn): PollAct => ({ context, turn, locale: turn.locale });
  const voting = (what: 'all' | 'none' | 'withdraw') =>
    click(pollClick, (turn, { poll, page, person, word }) =>
      vote(on(turn), { poll, page, person, said: what === 'withdraw' ? { what } : { what, word } }),
    );
  const showing = click(pollClick, (turn, { poll, page, person }) =>
    show(on(turn), poll, { page, person }),
  );
  const onPoll = async (turn: Turn, id: string, work: typeof decide): Promise<Answer> => {
    const row = await context.store.read((reader) => reader.get(kept, id));
    return row
      ? work(on(turn), { id, poll: row.value })
      : refused(strings[turn.locale].unknown, turn.locale);
  };
  return {
    launch: click(confirmClick, (turn, { draft }) => launch(on(turn), draftIn(draft))),
    edit: click(confirmClick, (turn, { draft }) => form(on(turn), draftIn(draft))),
    drop: click(confirmClick, async (turn) =>
      answerWith(strings[turn.locale].dropped, turn.locale),
    ),
    new: click(newClick, (turn) => openForm(on(turn))),
    form: click(formClick, (turn, data) => fromForm(on(turn), data)),
    vote: click(voteClick, (turn, data) => vote(on(turn), votingOf(data))),
    all: voting('all'),
    none: voting('none'),
    withdraw: voting('withdraw'),
    show: showing,
    refresh: showing,
    decide: click(pollClick, (turn, { poll }) => onPoll(turn, poll, decide)),
    close: click(decideClick, (turn, { poll, slot, place, version }) =>
      onPoll(turn, poll, (act, known) => close(act, known, { slot, place, version })),
    ),
  };
}

/** The answers of a page: what is left open says nothing. */
function votingOf({ poll, page, person, word, version: _, ...inputs }: Record<string, unknown>) {
  const answers = Object.entries(inputs).flatMap(([id, value]) =>
    value === '' ? [] : [[slotId.parse(id), choice.parse(value)] as const],
  );
  const saying: TypedVote = {
    what: 'some',
    answers: Object.fromEntries(answers),
    word: String(word ?? ''),
  };
  return { poll: pollId.parse(poll), page: Number(page), person: String(person), said: saying };
}
