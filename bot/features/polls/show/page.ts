/** The pages of polls: those of one's groups, and the whole grid of one. */

import { z } from 'zod';
import { localDay } from '../../../calendar/local-time.ts';
import { Forbidden, type PageView, view } from '../../../contract/feature.ts';
import { type Reader, valuesOf } from '../../../contract/store.ts';
import type { Asker } from '../../../contract/turn.ts';
import type { BallotRow, GridPage, PollItem, PollsPage } from '../../../pages/polls.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { emptyGroup, type Group, groups, groupsOf, isIn } from '../../people/model/groups.ts';
import { organisationLabel } from '../../people/model/names.ts';
import { may, refusalOf } from '../../people/model/rights.ts';
import type { PollContext } from '../context.ts';
import { isBlank, leading } from '../model/rules.ts';
import { type Ballot, ballotId, ballots, type Poll, pollId, polls } from '../model/schema.ts';
import {
  askedOf,
  MOST_POLLS,
  organisationIn,
  type PollRow,
  type PollState,
  pollsIn,
} from '../model/state.ts';
import { called, canSeeNames } from './face.ts';
import { reasonInWords } from './slot-words.ts';

export const pollViews = (context: PollContext): Record<string, PageView> => ({
  all: view(z.strictObject({}), async (asker) => {
    await ready(context, asker.now);
    return context.store.read((reader) => listOf(reader, context, asker));
  }),
  grid: view(z.strictObject({ poll: pollId }), async (asker, { poll }) => {
    await ready(context, asker.now);
    const state = await context.board.look(poll);
    return state && gridOf(state, context, asker);
  }),
});

async function ready({ view }: PollContext, now: Date): Promise<void> {
  if (!view.loaded) await view.follow();
  view.touch(now);
}

async function listOf(reader: Reader, context: PollContext, asker: Asker): Promise<PollsPage> {
  const self = personRecipient(asker.person);
  const admin = context.isAdmin(asker.person);
  const rows = admin
    ? await reader.page(polls, { limit: MOST_POLLS })
    : await pollsIn(reader, await groupsOf(reader, self));
  const shown = rows
    .map(({ id, value: poll }) => ({ id, poll }))
    .sort(byUrgency)
    .slice(0, MOST_POLLS);
  const known = valuesOf(
    await reader.getAll(
      groups,
      shown.map(({ poll }) => poll.group),
    ),
  );
  const groupOf = (poll: Poll) => known.get(poll.group) ?? emptyGroup('sousGroupe');
  const asked = shown.flatMap(({ id, poll }) =>
    askedOf(groupOf(poll)).map((person) => ballotId(id, person)),
  );
  const given = await reader.getAll(ballots, asked);
  const answered = new Map<string, string[]>();
  for (const { value } of given)
    if (!isBlank(value))
      answered.set(value.poll, [...(answered.get(value.poll) ?? []), value.person]);
  const items = shown.map(({ id, poll }) =>
    itemOf({ id, poll }, groupOf(poll), answered.get(id) ?? [], { context, asker }),
  );
  const actor = { person: asker.person, admin };
  return {
    mayCreate: await may(
      actor,
      'polls.new',
      { kind: 'own' },
      reader,
      localDay(asker.now, context.zone),
    ),
    polls: items,
  };
}

/** Open ones first, the one that closes next before all; of those that are over the last. */
function byUrgency({ poll: a }: PollRow, { poll: b }: PollRow): number {
  const isOpen = ({ state }: Poll) => Number(state === 'open');
  const sooner = a.deadline < b.deadline ? -1 : 1;
  return isOpen(b) - isOpen(a) || (a.state === 'open' ? sooner : -sooner);
}

function itemOf(
  { id, poll }: PollRow,
  group: Group,
  answered: readonly string[],
  { context, asker }: { context: PollContext; asker: Asker },
): PollItem {
  const asked = askedOf(group);
  const self = personRecipient(asker.person);
  const chosen = poll.slots.find((slot) => slot.id === poll.chosen);
  return {
    id,
    title: poll.title,
    group: context.view.group(poll.group)?.tag[asker.locale] ?? poll.group,
    state: poll.state,
    deadline: poll.deadline,
    slots: poll.slots.length,
    answered: asked.filter((person) => answered.includes(person)).length,
    asked: asked.length,
    done: answered.includes(self),
    mine: asked.includes(self),
    chosen: chosen ?? null,
  };
}

async function gridOf(state: PollState, context: PollContext, asker: Asker): Promise<GridPage> {
  const { poll, group, ranked, votes, id } = state;
  const { locale } = asker;
  const allowed = (verb: 'polls.show' | 'polls.vote' | 'polls.decide') =>
    context.store.read((reader) =>
      may(
        { person: asker.person, admin: context.isAdmin(asker.person) },
        verb,
        { kind: 'group', id: poll.group },
        reader,
        localDay(asker.now, context.zone),
      ),
    );
  if (!(await allowed('polls.show'))) throw new Forbidden(refusalOf('polls.show', locale));
  const open = poll.state === 'open';
  const mayVote = open && (await allowed('polls.vote'));
  const first = new Set(leading(ranked).map(({ slot }) => slot.id));
  const standings = new Map(ranked.map((standing) => [standing.slot.id, standing]));
  const answered = votes.map(({ person }) => person);
  return {
    ...itemOf({ id, poll }, group, answered, { context, asker }),
    slots: poll.slots.flatMap((slot) => {
      const standing = standings.get(slot.id);
      if (!standing) return [];
      const { yes, maybe, no, rank } = standing;
      const reason = reasonInWords(standing, poll, { plan: context.plan, locale });
      return [{ ...slot, yes, maybe, no, rank, leads: first.has(slot.id), reason }];
    }),
    rows: rowsOf(state, mayVote, context, asker),
    namesHidden: poll.namesHidden,
    mayVote,
    mayClose: open && (await allowed('polls.decide')),
    version: poll.round,
  };
}

/** One's own row first, then everybody asked and everybody who answered, by name. */
function rowsOf(
  state: PollState,
  mayVote: boolean,
  context: PollContext,
  asker: Asker,
): BallotRow[] {
  const self = personRecipient(asker.person);
  const given = new Map(state.ballots.map((ballot) => [ballot.person, ballot]));
  const everybody = canSeeNames(state, context, { self })
    ? [...new Set([...state.asked, ...given.keys()])]
    : [];
  const others = everybody
    .filter((person) => person !== self)
    .map((person) => rowOf(person, given.get(person), { state, mayVote, context, asker }))
    .sort((a, b) => a.name.localeCompare(b.name, asker.locale));
  const own = isIn([...state.group.members, ...state.group.coAnimators], self);
  return own || given.has(self)
    ? [rowOf(self, given.get(self), { state, mayVote, context, asker }), ...others]
    : others;
}

interface Seen {
  state: PollState;
  mayVote: boolean;
  context: PollContext;
  asker: Asker;
}

function rowOf(
  person: string,
  ballot: Ballot | undefined,
  { state, mayVote, context, asker }: Seen,
): BallotRow {
  const { locale } = asker;
  const { people, asked } = state;
  const mine = person === personRecipient(asker.person);
  const name = (one: string) => people.get(one)?.name || called(one, people, context.plan, locale);
  const organisation = organisationIn(people.get(person)) ?? ballot?.organisation ?? null;
  // As a vote does: a colleague who answered for themselves has the last word. A personal link is
  // for one person.
  const others = !asker.byLink && ballot?.by !== person;
  const mayAnswer = mayVote && asked.includes(person) && (mine || others);
  return {
    person: mayAnswer ? person : null,
    name: name(person),
    organisation:
      organisation === null ? '' : organisationLabel(organisation, context.plan, locale),
    mine,
    answers: answersOf(state.poll, ballot),
    word: ballot?.word ?? '',
    proposal: ballot?.proposal ?? '',
    by: ballot && ballot.by !== person ? name(ballot.by) : null,
  };
}

/** Only slots that the poll still has. */
const answersOf = ({ slots }: Poll, ballot: Ballot | undefined): BallotRow['answers'] =>
  Object.fromEntries(
    slots.flatMap(({ id }) => {
      const answer = ballot?.answers[id];
      return answer ? [[id, answer]] : [];
    }),
  );
