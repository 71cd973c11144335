/** The real thing: bots with the polls feature over one store, and what they keep. */

import type { OutboxRow, Store } from '../../../../../bot/contract/store.ts';
import type { Answer, Person } from '../../../../../bot/contract/turn.ts';
import { type Bot, createBot, defaultSettings } from '../../../../../bot/conversation/bot.ts';
import { type Meeting, meetings } from '../../../../../bot/features/meetings/model/schema.ts';
import { people, personRecipient } from '../../../../../bot/features/people/model/directory.ts';
import { emptyGroup, groups } from '../../../../../bot/features/people/model/groups.ts';
import { viewOf } from '../../../../../bot/features/people/model/view.ts';
import type { PollAct, PollContext } from '../../../../../bot/features/polls/context.ts';
import { polls as feature } from '../../../../../bot/features/polls/feature.ts';
import { Board } from '../../../../../bot/features/polls/model/board.ts';
import { ballots, polls } from '../../../../../bot/features/polls/model/schema.ts';
import {
  type PollRow,
  type PollState,
  stateOf,
} from '../../../../../bot/features/polls/model/state.ts';
import type { Knowledge } from '../../../../../bot/knowledge/knowledge.ts';
import { createOnce } from '../../../../../bot/teams/once.ts';
import { partner } from '../../../../support/partners.ts';

export const start = new Date('2026-11-24T09:00:00.000Z');
export const poll = 'poll-of-model';
export const group = 'outil-cartographie';

/** The first two co-animate; the last one is not in the group. */
export const cast: readonly Person[] = ['p0', 'p1', 'p2', 'p3', 'p4', 'out'].map((id, at) =>
  partner(id, `Personne ${at}`),
);
export const members = cast.slice(0, 5);
export const animators = cast.slice(0, 2);
export const ref = personRecipient;
/** Who represents whom. */
export const organisations: Record<string, string | null> = {
  p0: 'caf',
  p1: 'cd93',
  p2: 'pmi',
  p3: null,
  p4: 'caf',
  out: 'cd93',
};

export interface Delivery {
  person: Person;
  verb: string;
  data: Record<string, unknown>;
  /** Name of the activity: the same when it is delivered again. */
  key: string;
}

/** What is done to the poll by an act of somebody. */
export type Acting = (act: PollAct, known: PollRow) => Promise<Answer>;

export interface World {
  /** Has one of the instances take a click. */
  deliver: (instance: number, delivery: Delivery, now: Date) => Promise<Answer>;
  /** Has one of the instances do what a sentence asks for. */
  act: (
    instance: number,
    person: Person,
    when: { now: Date; key: string },
    acting: Acting,
  ) => Promise<void>;
  readonly bots: Bot[];
  /** New processes: a run has no memory of the polls of an earlier one, which have the same id. */
  restart: () => void;
  store: Store;
  state: () => Promise<PollState | undefined>;
  planned: () => Promise<Meeting[]>;
  rows: () => Promise<OutboxRow[]>;
}

const conversationOf = (person: Person) => ({ id: `a:${person.id}`, type: 'personal' as const });

const turnOf = (person: Person, key: string, now: Date) => ({
  id: key,
  now,
  keys: [key],
  locale: 'fr' as const,
  person,
  conversation: conversationOf(person),
  reply: async () => {},
});

function instanceOf(store: Store, knowledge: Knowledge, newToken: () => string) {
  const { plan, calendar } = knowledge;
  const settings = { ...defaultSettings, newToken };
  const tools = { store, isAdmin: () => false, settings };
  const house: PollContext = {
    ...tools,
    plan,
    calendar,
    knowledge,
    view: viewOf(store, plan),
    zone: settings.zone,
    board: new Board(store, plan),
  };
  const bot = createBot([feature(knowledge)], {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    tools,
  });
  return { bot, house, once: createOnce({ bot, store }) };
}

/** Instances over one store, or each over its own connection to one database. */
export function openWorld(stores: readonly Store[], knowledge: Knowledge): World {
  const [store] = stores as [Store];
  let tokens = 0;
  const newToken = () => `${tokens++}-token-of-the-model`;
  const started = () => stores.map((own) => instanceOf(own, knowledge, newToken));
  let instances = started();
  const instance = (at: number) => instances[at % instances.length] as (typeof instances)[number];
  const state = () => store.read((reader) => stateOf(reader, poll, knowledge.plan));
  return {
    get bots() {
      return instances.map(({ bot }) => bot);
    },
    restart() {
      instances = started();
    },
    store,
    state,
    async deliver(at, { person, verb, data, key }, now) {
      const { once, bot } = instance(at);
      return once({ ...turnOf(person, key, now), keys: [key] }, () =>
        bot.click(turnOf(person, key, now), verb, data),
      );
    },
    async act(at, person, { now, key }, acting) {
      const { once, house } = instance(at);
      const known = await state();
      if (!known) throw new Error('no poll');
      const act: PollAct = { context: house, turn: turnOf(person, key, now), locale: 'fr' };
      await once({ ...turnOf(person, key, now), keys: [key] }, () =>
        acting(act, { id: poll, poll: known.poll }),
      );
    },
    planned: () =>
      store.read(async (reader) =>
        (await reader.list(meetings))
          .map(({ value }) => value)
          .filter((meeting) => meeting.state === 'planned'),
      ),
    rows: () =>
      store.read(async ({ outbox }) => {
        const all: OutboxRow[] = [];
        for (const one of cast) all.push(...(await outbox.find('recipient', ref(one))));
        return all;
      }),
  };
}

/** Nothing of an earlier run, and the people of the next one. */
export async function reset({ store, rows, restart }: World): Promise<void> {
  restart();
  const old = await rows();
  await store.transact(async (tx) => {
    for (const { key } of old) await tx.outbox.remove(key);
    for (const { id } of await tx.list(ballots)) await tx.remove(ballots, id);
    for (const { id } of await tx.list(meetings)) await tx.remove(meetings, id);
    await tx.remove(polls, poll);
    const all = members.map((person) => ({ person: ref(person), since: start.toISOString() }));
    await tx.put(groups, group, {
      ...emptyGroup('sousGroupe'),
      members: all,
      coAnimators: all.slice(0, animators.length),
    });
    for (const one of cast) {
      await tx.put(people, ref(one), {
        tenantId: one.tenantId,
        aadId: one.id,
        teamsId: one.teamsId,
        name: one.name,
        locale: 'fr',
        domain: null,
        organisation: organisations[one.id.split('-')[0] ?? ''] ?? null,
        otherOrganisation: null,
        organisationAskedAt: null,
        lastSeenAt: start.toISOString(),
      });
    }
  });
}
