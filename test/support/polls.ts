import type { OutboxRow, Store } from '../../bot/contract/store.ts';
import type { Answer, Person } from '../../bot/contract/turn.ts';
import { defaultSettings } from '../../bot/conversation/bot.ts';
import { personRecipient } from '../../bot/features/people/model/directory.ts';
import { emptyGroup, groups } from '../../bot/features/people/model/groups.ts';
import { viewOf } from '../../bot/features/people/model/view.ts';
import type { PollDraft } from '../../bot/features/polls/act/draft.ts';
import type { PollAct, PollContext } from '../../bot/features/polls/context.ts';
import { Board } from '../../bot/features/polls/model/board.ts';
import { type Ballot, ballots, type Poll, polls } from '../../bot/features/polls/model/schema.ts';
import { admin, type Partners } from './partners.ts';

/** The sous-groupe where the polls of tests are. */
export const groupId = 'outil-cartographie';

/** Three slots in January 2027; the partnership of the tests lives in November 2026. */
export const slots = [
  { date: '2027-01-12', start: '14:00', end: '16:00' },
  { date: '2027-01-14', start: '09:30', end: '11:30' },
  { date: '2027-01-18', start: '14:00', end: '16:00' },
];

export const draft = (over: Partial<PollDraft> = {}): PollDraft => ({
  id: 'poll-of-tests-1',
  title: 'réunion de rentrée',
  group: groupId,
  slots,
  deadline: '2026-12-04',
  time: '18:00',
  required: [],
  quorum: 0,
  place: '',
  namesHidden: false,
  ...over,
});

/** What the button that launches carries. */
export const launching = (over: Partial<PollDraft> = {}) => ({
  draft: JSON.stringify(draft(over)),
  version: 0,
});

/** Puts people into the group; the first ones co-animate it. */
export async function seedGroup(
  store: Store,
  members: readonly Person[],
  { animators = 1, channel = null, at, id = groupId }: GroupSeed,
): Promise<void> {
  const all = members.map((person) => ({
    person: personRecipient(person),
    since: at.toISOString(),
  }));
  await store.transact((tx) =>
    tx.put(groups, id, {
      ...emptyGroup('sousGroupe'),
      members: all,
      coAnimators: all.slice(0, animators),
      channel,
    }),
  );
}

export interface GroupSeed {
  at: Date;
  animators?: number;
  channel?: string | null;
  id?: string;
}

export const pollIn = (store: Store, id = draft().id): Promise<Poll | undefined> =>
  store.read(async (reader) => (await reader.get(polls, id))?.value);

export const ballotsIn = (store: Store, id = draft().id): Promise<Ballot[]> =>
  store.read(async (reader) =>
    (await reader.list(ballots)).map(({ value }) => value).filter(({ poll }) => poll === id),
  );

/** Rows of the outbox for one person, by kind. */
export const rowsFor = (store: Store, person: Person, kind: string): Promise<OutboxRow[]> =>
  store.read(async ({ outbox }) =>
    (await outbox.find('recipient', personRecipient(person))).filter((row) => row.kind === kind),
  );

/** What a card's button of this verb carries, inputs apart. */
export function dataOf(
  { message }: Pick<Answer, 'message'>,
  verb: string,
): Record<string, unknown> {
  const found: Record<string, unknown>[] = [];
  JSON.stringify(message.card, (_, value) => {
    if (value?.type === 'Action.Execute' && value.verb === verb) found.push(value.data);
    if (value?.type === 'Action.Submit' && value.data?.verb === verb) {
      const { verb: __, ...data } = value.data;
      found.push(data);
    }
    return value;
  });
  const [first] = found;
  if (!first) throw new Error(`no button ${verb}`);
  return first;
}

/** An act of somebody, as a sentence leads to one. */
export function pollAct(
  { store, knowledge }: Pick<Partners, 'store' | 'knowledge'>,
  person: Person,
  now: Date,
): PollAct {
  const { plan, calendar } = knowledge;
  const house: PollContext = {
    store,
    plan,
    knowledge,
    calendar,
    view: viewOf(store, plan),
    zone: defaultSettings.zone,
    isAdmin: ({ id }) => id === admin.id,
    settings: { ...defaultSettings, publicUrl: 'https://exemple.fr' },
    board: new Board(store, plan),
  };
  const conversation = { id: `a:${person.id}`, type: 'personal' } as const;
  const turn = {
    id: 'turn',
    now,
    locale: 'fr' as const,
    person,
    conversation,
    reply: async () => {},
  };
  return { context: house, turn, locale: 'fr' };
}
