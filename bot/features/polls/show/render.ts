/** What was to be sent about polls, put into words when it leaves. */

import { chaseCard } from '../../../../cards/polls/poll-chase.ts';
import type { Render, Rendered } from '../../../contract/feature.ts';
import type { OutboxRow, Reader } from '../../../contract/store.ts';
import type { Message } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import { people } from '../../people/model/directory.ts';
import { groups, groupsOf } from '../../people/model/groups.ts';
import type { PollContext } from '../context.ts';
import { chasesOn } from '../model/chase.ts';
import {
  cardPayload,
  chasePayload,
  decideKey,
  decidePayload,
  editPayload,
  forPayload,
  newsPayload,
} from '../model/rows.ts';
import { isBlank } from '../model/rules.ts';
import { ballotId, ballots, polls } from '../model/schema.ts';
import { askedOf, type PollRow, type PollState, stateOf } from '../model/state.ts';
import { ballotInWords, called, decideMessage, pollMessage } from './face.ts';
import { lettered, letterOf } from './letter.ts';
import { momentInWords } from './slot-words.ts';
import { strings } from './strings.ts';

/** A channel is spoken to in French, the language of the plan. */
const localeOf = async (reader: Reader, recipient: string): Promise<Locale> =>
  (await reader.get(people, recipient))?.value.locale ?? 'fr';

/** The poll as the recipient sees it; a channel has nobody's answers in its slots. */
async function messageFor(
  reader: Reader,
  state: PollState,
  recipient: string,
  { context, now, before = [] }: { context: PollContext; now: Date; before?: string[] },
): Promise<Message> {
  const locale = await localeOf(reader, recipient);
  const self = recipient.startsWith('person:') ? recipient : undefined;
  const ballot = self ? await reader.get(ballots, ballotId(state.id, self)) : undefined;
  const look = { locale, now, self, version: ballot?.version ?? 0, before };
  return pollMessage(state, look, context);
}

/** How each kind of row is worded. */
export const rendersOf = (context: PollContext): Record<string, Render> => ({
  card: (row, reader, now) => card(row, reader, { context, now }),
  edit: (row, reader, now) => edit(row, reader, { context, now }),
  chase: (row, reader) => chase(row, reader, context),
  decide: (row, reader) => decideRow(row, reader, context),
  news: (row, reader, now) => news(row, reader, { context, now }),
  for: (row, reader, now) => answeredFor(row, reader, { context, now }),
});

interface Now {
  context: PollContext;
  now: Date;
}

async function card(row: OutboxRow, reader: Reader, { context, now }: Now): Promise<Rendered> {
  const { poll } = cardPayload.parse(row.payload);
  const state = await stateOf(reader, poll, context.plan);
  if (state?.poll.state !== 'open') return { moot: 'poll not open' };
  return {
    message: await messageFor(reader, state, row.recipient, { context, now }),
    letter: lettered(state, { context, locale: await localeOf(reader, row.recipient) }),
  };
}

async function edit(row: OutboxRow, reader: Reader, { context, now }: Now): Promise<Rendered> {
  const { poll, card: key } = editPayload.parse(row.payload);
  const state = await stateOf(reader, poll, context.plan);
  const shown = await reader.outbox.get(key);
  if (!state) return { moot: 'poll erased' };
  // A card that has not left yet will say what is so when it does.
  if (!shown?.activityId) return { moot: 'no message to edit' };
  const message = await messageFor(reader, state, row.recipient, { context, now });
  return { update: shown.activityId, message };
}

/** Whether somebody has still to answer a poll. */
async function isDue(reader: Reader, { id, poll }: PollRow, person: string): Promise<boolean> {
  if (poll.state !== 'open') return false;
  const group = (await reader.get(groups, poll.group))?.value;
  if (!group || !askedOf(group).includes(person)) return false;
  const ballot = (await reader.get(ballots, ballotId(id, person)))?.value;
  return !ballot || isBlank(ballot);
}

/** All polls that wait for this person today, in one message. */
async function chase(row: OutboxRow, reader: Reader, context: PollContext): Promise<Rendered> {
  const { day, polls: named } = chasePayload.parse(row.payload);
  const { zone } = context.settings;
  const due: PollRow[] = [];
  const asked = await Promise.all(
    (await groupsOf(reader, row.recipient)).map(({ id }) => reader.where(polls, 'openIn', id)),
  );
  for (const { id, value: poll } of asked.flat().sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const today = named.includes(id) || chasesOn(poll, day, zone);
    if (today && (await isDue(reader, { id, poll }, row.recipient))) due.push({ id, poll });
  }
  const [only, second] = due;
  if (!only) return { moot: 'answered' };
  const locale = await localeOf(reader, row.recipient);
  const say = strings[locale];
  return {
    message: chaseCard({
      lang: locale,
      headline: second ? say.chaseMany(due.length) : say.chaseOne(only.poll.title),
      polls: due.map((known) => ({
        poll: known.id,
        line: lineOf(known, locale, zone),
        title: say.answer(known.poll.title),
      })),
    }),
    letter: letterOf(due, context, locale),
  };
}

/** "réunion de rentrée, avant le vendredi 4 septembre à 18h". */
const lineOf = ({ poll }: PollRow, locale: Locale, zone: string): string =>
  strings[locale].chaseLine(poll.title, momentInWords(poll.deadline, zone, locale));

async function decideRow(row: OutboxRow, reader: Reader, context: PollContext): Promise<Rendered> {
  const { poll: id, round, why } = decidePayload.parse(row.payload);
  const state = await stateOf(reader, id, context.plan);
  if (state?.poll.state !== 'open' || state.poll.round !== round) return { moot: 'decided' };
  const complete = state.undecided.length === 0;
  if (why === 'all' && !complete) return { moot: 'answers withdrawn' };
  const earlier = await reader.outbox.get(decideKey(id, round, 'all', row.recipient));
  if (why === 'deadline' && complete && earlier?.state === 'sent') return { moot: 'asked already' };
  const locale = await localeOf(reader, row.recipient);
  const say = strings[locale];
  const answered = state.asked.length - state.undecided.length;
  const fact = complete ? say.whyAll : say.whyDeadline(answered, state.asked.length);
  return { message: decideMessage(state, [fact], locale, context) };
}

async function news(row: OutboxRow, reader: Reader, { context, now }: Now): Promise<Rendered> {
  const { poll: id, round, what } = newsPayload.parse(row.payload);
  const state = await stateOf(reader, id, context.plan);
  // Whatever came after it has its own message.
  if (!state || state.poll.round !== round) return { moot: 'overtaken' };
  const locale = await localeOf(reader, row.recipient);
  const { zone } = context.settings;
  const { title, deadline } = state.poll;
  const text = strings[locale].news[what](title, momentInWords(deadline, zone, locale));
  if (what === 'cancelled') return { message: { text } };
  return {
    message: await messageFor(reader, state, row.recipient, { context, now, before: [text] }),
    letter: lettered(state, { context, locale, before: [text] }),
  };
}

async function answeredFor(
  row: OutboxRow,
  reader: Reader,
  { context, now }: Now,
): Promise<Rendered> {
  const { poll: id, by } = forPayload.parse(row.payload);
  const state = await stateOf(reader, id, context.plan);
  const ballot = (await reader.get(ballots, ballotId(id, row.recipient)))?.value;
  if (state?.poll.state !== 'open' || !ballot || ballot.by !== by) return { moot: 'overtaken' };
  const locale = await localeOf(reader, row.recipient);
  const text = strings[locale].answeredForYou(
    called(by, state.people, context.plan, locale),
    state.poll.title,
    ballotInWords(ballot, state.poll, locale),
  );
  return {
    message: await messageFor(reader, state, row.recipient, { context, now, before: [text] }),
    letter: lettered(state, { context, locale, before: [text] }),
  };
}
