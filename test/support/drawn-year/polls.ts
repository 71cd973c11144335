/** Two polls of the invented partnership: one that asks, one that is over. */

import type { Group } from '../../../bot/features/people/model/groups.ts';
import type { Ballot, Choice, Poll, Slot } from '../../../bot/features/polls/model/schema.ts';
import type { Partner } from '../../../src/demo/people.ts';
import type { Chance } from '../random.ts';

interface Pollster {
  groups: ReadonlyMap<string, Group>;
  partners: readonly Partner[];
  now: Date;
  /** `YYYY-MM-DD`. */
  today: string;
  chance: Chance;
}

const DAY_MS = 86_400_000;
/** Days between one slot and the next: three weeks of slots. */
const STEP = 4;

const slotsFrom = (today: string, first: number, count: number): Slot[] =>
  Array.from({ length: count }, (_, at) => {
    const day = Date.parse(`${today}T12:00:00Z`) + (first + Math.floor(at / 2) * STEP) * DAY_MS;
    const [start, end] = at % 2 === 0 ? ['09:30', '11:30'] : ['14:00', '16:00'];
    const weekday = new Date(day).getUTCDay();
    const worked = day + (weekday === 0 ? DAY_MS : weekday === 6 ? 2 * DAY_MS : 0);
    return {
      id: `s${at + 1}`,
      date: new Date(worked).toISOString().slice(0, 10),
      start: start ?? '09:30',
      end: end ?? '11:30',
    };
  });

export function pollsOf(asker: Pollster): { polls: Map<string, Poll>; ballots: Ballot[] } {
  // The first group is that of Camille Essai, whom the Playground and the tab begin with.
  const [first] = asker.groups;
  if (!first) return { polls: new Map(), ballots: [] };
  const [group, { members, coAnimators }] = first;
  const people = [...new Set([...coAnimators, ...members].map(({ person }) => person))];
  const pollOf = (title: string, slots: Slot[], over: Partial<Poll>): Poll => ({
    group,
    title,
    slots,
    deadline: new Date(asker.now.getTime() + 10 * DAY_MS).toISOString(),
    required: [],
    quorum: 0,
    namesHidden: false,
    place: '',
    state: 'open',
    round: 0,
    chosen: null,
    meeting: null,
    createdBy: people[0] ?? 'demo',
    createdAt: asker.now.toISOString(),
    halfway: null,
    ...over,
  });
  const past = slotsFrom(asker.today, -20, 4);
  const polls = new Map<string, Poll>([
    ['demo-poll-open', pollOf('prochaine réunion', slotsFrom(asker.today, 14, 10), {})],
    [
      'demo-poll-closed',
      pollOf('bilan de l’automne', past, {
        state: 'closed',
        round: 1,
        chosen: past[0]?.id ?? null,
      }),
    ],
  ]);
  const ballots = [...polls].flatMap(([id, poll]) =>
    people
      .slice(1)
      .filter(() => asker.chance.happens(0.7))
      .map((person) => ballotOf(id, poll, person, asker)),
  );
  return { polls, ballots };
}

function ballotOf(poll: string, { slots }: Poll, person: string, asker: Pollster): Ballot {
  const { chance, now, partners } = asker;
  const choices: Choice[] = ['yes', 'yes', 'maybe', 'no'];
  return {
    poll,
    person,
    answers: Object.fromEntries(slots.map(({ id }) => [id, chance.one(choices)])),
    word: chance.happens(0.2) ? 'je pars à 16h' : '',
    proposal: '',
    organisation: partners.find(({ id }) => id === person)?.person.organisation ?? null,
    by: person,
    at: now.toISOString(),
  };
}
