/** "Oui", while a poll is open: it is shown, and the next "oui" says that every slot suits. */

import { z } from 'zod';
import { localDay } from '../../../calendar/local-time.ts';
import type { Reading, Situation, Speaker, Waiting } from '../../../contract/feature.ts';
import type { YesOrNo } from '../../../contract/matter.ts';
import type { OutboxRow } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused } from '../../../conversation/answers.ts';
import { assentIn } from '../../../conversation/assent.ts';
import { briefDay } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { type Sentence, says, sentenceOf } from '../../../sentence/sentence.ts';
import { selfOf } from '../../people/model/acts.ts';
import { channelId, personRecipient } from '../../people/model/directory.ts';
import { isIn } from '../../people/model/groups.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import type { PollAct, PollContext } from '../context.ts';
import { chasePayload } from '../model/rows.ts';
import { isBlank } from '../model/rules.ts';
import { ballotId, ballots } from '../model/schema.ts';
import type { PollRow } from '../model/state.ts';
import { ballotInWords, called } from '../show/face.ts';
import { strings } from '../show/strings.ts';
import { changePoll } from './close.ts';
import { todayOf } from './create.ts';
import { SPOKEN, spoken } from './find.ts';
import { show } from './look.ts';

/** Open polls that somebody may answer where they speak, from memory: the first to end comes first. */
export function pollsHere(
  { board, view }: PollContext,
  { person, conversation }: Pick<Speaker, 'person' | 'conversation'>,
): PollRow[] {
  const self = personRecipient(person);
  const channel =
    conversation.type === 'personal'
      ? undefined
      : view.groups.find(({ row }) => row?.channel === channelId(conversation.id))?.id;
  const own = new Set(channel === undefined ? view.groupsOf(self).map(({ id }) => id) : [channel]);
  return board.open
    .filter(({ poll }) => own.has(poll.group))
    .sort((a, b) => (a.poll.deadline < b.poll.deadline ? -1 : 1));
}

/** The open polls of somebody, each with their ballot, if they gave one. */
async function answeredHere(context: PollContext, speaker: Speaker) {
  await context.view.follow();
  const self = personRecipient(speaker.person);
  const open = pollsHere(context, speaker);
  const given = await context.store.read((reader) =>
    Promise.all(open.map(({ id }) => reader.get(ballots, ballotId(id, self)))),
  );
  return open.map((known, at) => {
    const ballot = given[at]?.value;
    return { ...known, ballot: ballot && !isBlank(ballot) ? ballot : undefined };
  });
}

/** What somebody answered to the open polls. */
export async function answeredLines(
  context: PollContext,
  speaker: Speaker,
  locale: Locale,
): Promise<string[]> {
  const polls = await answeredHere(context, speaker);
  return polls.flatMap(({ poll, ballot }) =>
    ballot ? [strings[locale].youSaid(poll.title, ballotInWords(ballot, poll, locale))] : [],
  );
}

/** The open polls that somebody has not answered. */
export async function unansweredLines(
  context: PollContext,
  speaker: Speaker,
  locale: Locale,
): Promise<Waiting[]> {
  const say = strings[locale];
  const polls = await answeredHere(context, speaker);
  return polls.flatMap(({ id, poll, ballot }) => {
    if (ballot) return [];
    const day = localDay(new Date(poll.deadline), context.settings.zone);
    const line = say.waits(poll.title, briefDay(day, day, locale));
    return [{ line, job: { title: say.answerPoll, verb: 'polls.show', data: { poll: id } } }];
  });
}

/** Open polls that somebody may decide. */
export function pollsToDecide(
  { board, view, isAdmin }: PollContext,
  { person }: Pick<Speaker, 'person'>,
): PollRow[] {
  const self = personRecipient(person);
  return board.open.filter(
    ({ poll }) => isAdmin(person) || isIn(view.group(poll.group)?.row?.coAnimators ?? [], self),
  );
}

/** Ids of the open polls of somebody in a chat of their own. */
export function openFor(
  context: PollContext,
  speaker: Speaker,
): { openPolls: string[]; pollDays: string[] } | undefined {
  if (speaker.conversation.type !== 'personal') return undefined;
  const open = pollsHere(context, speaker);
  if (open.length === 0) return undefined;
  const pollDays = open.flatMap(({ poll }) => poll.slots.map(({ date }) => date));
  return { openPolls: open.map(({ id }) => id), pollDays };
}

/** When the last open poll of somebody else came to somebody. */
export function lastCame(context: PollContext, speaker: Speaker): string | undefined {
  if (speaker.conversation.type !== 'personal') return undefined;
  const self = personRecipient(speaker.person);
  return pollsHere(context, speaker)
    .flatMap(({ poll }) => (poll.createdBy === self ? [] : [poll.createdAt]))
    .sort()
    .at(-1);
}

const openPolls = z.array(z.string()).min(1);

/** "Oui", "ok pour moi", "tout est bon" of somebody who is asked by a poll: it may be its answer, and is asked. */
export function waitingIn(
  context: PollContext,
  utterance: Utterance,
  { given, open: matters, isAnswered }: Situation,
): Reading[] {
  const open = given?.openPolls ? openPolls.safeParse(given.openPolls).data : undefined;
  if (!open) return [];
  const { typed, locale } = utterance;
  const sentence = sentenceOf(utterance, context.knowledge.lexicon);
  const assent = assentIn(sentence);
  const isOne = (assent && assent.says !== 'drop') || suits(sentence);
  // "Qui s’en occupe" asks; "ah d’accord" is said of what was just answered.
  const isOfAnswer = isAnswered && matters?.[0]?.kind !== SPOKEN && agrees(sentence);
  if (!isOne || isOfAnswer || sentence.mood === 'ask') return [];
  return [
    {
      kind: 'poll',
      rank: 'answer',
      fields: { intent: 'vote' },
      words: typed.map(({ folded }) => folded),
      answer: (turn) => askWhich({ context, turn, locale }, open),
    },
  ];
}

/** "Ah d’accord", and neither "oui" nor "ok pour moi". */
const agrees = (sentence: Sentence): boolean =>
  says(sentence, 'volontiers') && !says(sentence, 'oui') && !says(sentence, 'vote-moi');

/** More words say more than that it suits. */
const MOST_WORDS = 6;

/** What answers a poll, of no slot. */
const CHOICES: ReadonlySet<string> = new Set(['vote-oui', 'vote-peut-etre', 'vote-non']);

/** A yes, a no or a maybe to whatever is asked, with no other word that has a sense. */
function suits(sentence: Sentence): boolean {
  const choices = sentence.concepts.filter(({ value }) => CHOICES.has(value));
  return (
    choices.length > 0 &&
    sentence.tokens.length <= MOST_WORDS &&
    !sentence.text.includes('?') &&
    saysOnly(sentence, choices)
  );
}

/** The poll that waits for an answer, else the first as it was answered: nothing is recorded yet. */
async function askWhich(act: PollAct, open: readonly string[]): Promise<Answer> {
  const { context, locale } = act;
  const self = selfOf(act);
  const silent = await context.store.read(async (reader) => {
    for (const id of open) {
      const ballot = await reader.get(ballots, ballotId(id, self));
      if (!ballot || isBlank(ballot.value)) return id;
    }
    return undefined;
  });
  // What was answered slot by slot, with a word, is not for a mere "oui" to replace.
  if (silent === undefined) return show(act, open[0] ?? '');
  const answer = await show(act, silent, { before: [strings[locale].isItThis], still: true });
  return answer.outcome === 'refused' ? answer : { ...answer, asks: pressing(silent) };
}

function pressing(poll: string): YesOrNo {
  const data = { poll, page: 0, person: '', version: 0, word: '' };
  return { yes: { verb: 'polls.all', data }, no: { verb: 'polls.none', data }, isAnswer: true };
}

/**
 * Asks those who have not answered again, now; nobody is asked twice a day.
 * @param named those of them who alone are; none: all
 */
export function nudge(
  act: PollAct,
  known: PollRow,
  named: readonly NamedPerson[] = [],
): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = strings[locale];
  const several = named.find(({ found }) => found.length > 1);
  if (several) return Promise.resolve(refused(say.severalPeople(several.name), locale));
  return changePoll(act, 'polls.nudge', known, async (tx, state) => {
    if (state.poll.state !== 'open') return refused(say.notOpen, locale);
    const day = todayOf(act);
    let reached = 0;
    const only = named.flatMap(({ found }) => found);
    const isAsked = ({ found: [id] }: NamedPerson) => id !== undefined && state.asked.includes(id);
    const meant = state.undecided.filter((person) => named.length === 0 || only.includes(person));
    const namesOf = (some: readonly string[]) =>
      some.map((person) => called(person, state.people, context.plan, locale));
    const answered = only.filter((one) => state.asked.includes(one) && !meant.includes(one));
    const beside = [
      ...namesOf(answered).map(say.nudgedOne),
      ...named.filter((one) => !isAsked(one)).map(({ name }) => say.unknownPerson(name)),
    ];
    if (named.length > 0 && meant.length === 0) return refused(beside.join('\n'), locale);
    for (const recipient of meant) {
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
    const sent = named.length > 0 ? say.nudgedNames(namesOf(meant), state.poll.title) : undefined;
    const isAgain = reached === 0 && meant.length > 0;
    const text = isAgain ? say.nudgedToday : (sent ?? say.nudged(reached, state.poll.title));
    const said = [text, ...beside].join('\n');
    return { ...answerWith(said, locale), opens: [spoken(state.id, state.poll, locale)] };
  });
}

/** Polls that a row that still waits was to remind of already. */
const remindedIn = (row: OutboxRow | undefined): string[] =>
  row ? chasePayload.parse(row.payload).polls : [];
