/** A poll as it stands: the row, who is asked, what was answered, what it adds up to. */
import { type Reader, type Row, valuesOf } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type KnownPerson, people } from '../../people/model/directory.ts';
import { emptyGroup, type Group, groups, peopleIn } from '../../people/model/groups.ts';
import { OTHER } from '../../people/model/names.ts';
import { isBlank, ranking, type SlotStanding, undecided, type Vote } from './rules.ts';
import { type Ballot, ballots, type Poll, polls } from './schema.ts';

export interface PollRow {
  id: string;
  poll: Poll;
}

export interface PollState extends PollRow {
  group: Group;
  /** Everybody of the group, by recipient. */
  asked: string[];
  /** Answers given and not withdrawn. */
  ballots: Ballot[];
  votes: Vote[];
  ranked: SlotStanding[];
  undecided: string[];
  /** Those of the people concerned who are known, by recipient. */
  people: ReadonlyMap<string, KnownPerson>;
}

/** Who is asked: the members of the group at this moment. */
export const askedOf = (group: Group): string[] => peopleIn(group);

/** Polls that are looked at, of one group or of all: those that close last. */
export const MOST_POLLS = 100;

/** Polls of some groups, as many of each. */
export const pollsIn = async (
  reader: Reader,
  own: readonly Pick<Row<Group>, 'id'>[],
): Promise<Row<Poll>[]> =>
  (
    await Promise.all(
      own.map(({ id }) => reader.page(polls, { index: 'group', key: id, limit: MOST_POLLS })),
    )
  ).flat();

/** The whole of a poll, or nothing when there is none. */
export async function stateOf(
  reader: Reader,
  id: string,
  plan: Plan,
): Promise<PollState | undefined> {
  // What is known to be read travels together: two journeys, and one for those who did not answer yet.
  const [found, all] = await Promise.all([
    reader.get(polls, id),
    reader.where(ballots, 'poll', id),
  ]);
  if (!found) return undefined;
  const poll = found.value;
  const given = all.map(({ value }) => value).filter((ballot) => !isBlank(ballot));
  const answering = given.flatMap(({ person, by }) => [person, by]);
  const [row] = await Promise.all([
    reader.get(groups, poll.group),
    reader.getAll(people, answering),
  ]);
  const group = row?.value ?? emptyGroup('sousGroupe');
  const asked = askedOf(group);
  const known = valuesOf(await reader.getAll(people, [...new Set([...asked, ...answering])]));
  const votes = given.map((ballot) => voteOf(ballot, known, plan));
  return {
    id,
    poll,
    group,
    asked,
    ballots: given,
    votes,
    ranked: ranking(poll, votes),
    undecided: undecided(asked, votes),
    people: known,
  };
}

/** A vote stands for the organisation its person has now; for those who left, the one they had. */
function voteOf(ballot: Ballot, known: ReadonlyMap<string, KnownPerson>, plan: Plan): Vote {
  const own = organisationIn(known.get(ballot.person)) ?? ballot.organisation;
  const { person, answers } = ballot;
  return { person, answers, organisations: own === null ? [] : lineage(own, plan) };
}

/** The organisation of the plan that a person chose. */
export const organisationIn = (
  person: Pick<KnownPerson, 'organisation'> | undefined,
): string | null => (person && person.organisation !== OTHER ? person.organisation : null);

/** An organisation, and those it is a part of: the PMI speaks for the Département too. */
function lineage(id: string, { organisations }: Plan): string[] {
  const parent = organisations.find((o) => o.id === id)?.partieDe;
  return parent === undefined || parent === id
    ? [id]
    : [id, ...lineage(parent, { organisations } as Plan)];
}
