/**
 * Stage of a dialogue: the service over real HTTP between a Teams of our own on both sides, with its clock in our hand,
 * and the people who speak to it there.
 */
import type { Store } from '../../bot/contract/store.ts';
import { createBot } from '../../bot/conversation/bot.ts';
import { features } from '../../bot/features/index.ts';
import { createMeet } from '../../bot/features/people/model/meet.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { readCard } from '../../cards/text.ts';
import { outbox } from '../../src/store/own-collections.ts';
import type { Posted } from '../support/fake-connector.ts';
import { type Activity, tenantId } from '../support/fake-teams-client.ts';
import { openKept } from '../support/kept.ts';
import { startRig } from '../support/rig.ts';
import { until } from '../support/until.ts';
import type { Dialogue } from './dialogue.ts';

/** What somebody reads: all of it, and the same without what may be pressed or chosen. */
export interface Read {
  all: string;
  said: string;
}

/** When a dialogue begins: ten o'clock in Paris, a Tuesday. */
export const opening = new Date('2026-11-24T09:00:00.000Z');
/** Between two steps, on the service's clock, in ms. */
const STEP_MS = 60_000;
/** Within this time what was put off is sent, in ms. */
const SOON_MS = 200;

/** A message that lies in a conversation. */
interface Lying {
  id: string;
  /** Its place among all that were sent or changed. */
  at: number;
  message: Posted;
}

interface Button {
  title: string;
  activity: Activity;
}

/** The clock of the service: it goes on by itself, and jumps between two steps. */
interface Clock {
  now: () => Date;
  jump: (ms: number) => void;
}

function clockFrom(start: Date): Clock {
  let shift = start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + shift),
    jump: (ms) => {
      shift += ms;
    },
  };
}

interface Parts {
  rig: Awaited<ReturnType<typeof startRig>>;
  store: Store;
  /** Messages to send later that are on their way. */
  clock: Clock;
}

export class Stage {
  readonly #rig: Awaited<ReturnType<typeof startRig>>;
  readonly #store: Store;
  readonly #people: Dialogue['people'];
  /** How much of the ledger each person has read, by conversation. */
  readonly #read = new Map<string, number>();
  readonly #rooms = new Set<string>();
  readonly #clock: Clock;

  private constructor(people: Dialogue['people'], { rig, store, ...parts }: Parts) {
    this.#people = people;
    this.#rig = rig;
    this.#store = store;
    this.#clock = parts.clock;
  }

  static async open(people: Dialogue['people'], knowledge: Knowledge): Promise<Stage> {
    const clock = clockFrom(opening);
    const { store } = await openKept(knowledge, { now: clock.now });
    const admins = Object.keys(people).filter((key) => people[key]?.admin);
    const bot = createBot(features(knowledge), {
      ...knowledge,
      tools: { store, isAdmin: ({ id }) => admins.some((key) => aadIdOf(key) === id) },
    });
    const rig = await startRig({
      bot,
      store,
      meet: createMeet(store),
      anonymous: true,
      at: opening,
      delivery: { pollMs: 10, spacingMs: 10 },
    });
    rig.connector.members.push(...Object.keys(people).map((key) => accountOf(key, people)));
    rig.app.delivery?.start();
    return new Stage(people, { rig, store, clock });
  }

  /** The person opens the app. */
  async install(who: string): Promise<void> {
    await this.#rig.teams.install({ activity: this.#from(who) });
    this.#markRead(who, conversationOf(who));
  }

  /** Says a text; gives all that the person reads then, there and in private. */
  say(who: string, text: string, where = 'personal'): Promise<Read> {
    return this.#turn(who, where, () =>
      this.#rig.teams.say(text, { activity: this.#from(who, where) }),
    );
  }

  /** Presses the newest button with such a title that the person sees there. @throws when there is none */
  async click(
    who: string,
    title: RegExp,
    inputs: Record<string, string>,
    where = 'personal',
  ): Promise<Read> {
    const lying = this.#lyingIn(roomOf(who, where)).sort((a, b) => b.at - a.at);
    const found = lying.flatMap(({ id, message }) => buttonsOf(message, inputs, id));
    const button = found.find((one) => title.test(one.title));
    if (!button) throw new Error(`no button ${title} among ${found.map((one) => one.title)}`);
    return this.#turn(who, where, () =>
      this.#rig.teams.send({ ...this.#from(who, where), ...button.activity }),
    );
  }

  /** What came to the person in private since they last read. */
  async read(who: string): Promise<Read> {
    await this.#quiet();
    const room = conversationOf(who);
    const read = readOf(this.#since(room, this.#read.get(`${who} ${room}`) ?? 0));
    this.#markRead(who, room);
    return read;
  }

  async close(): Promise<void> {
    await this.#rig.close();
    await this.#store.close();
  }

  async #turn(who: string, where: string, act: () => Promise<{ body: unknown }>): Promise<Read> {
    const room = roomOf(who, where);
    await this.#enter(who, where);
    this.#clock.jump(STEP_MS);
    this.#rig.wait(STEP_MS);
    const rooms = [...new Set([room, conversationOf(who)])];
    const before = this.#rig.connector.ledger.length;
    const { body } = await act();
    await this.#quiet();
    const came = rooms.flatMap((one) => this.#since(one, before));
    for (const one of rooms) this.#markRead(who, one);
    return readOf([...answeredIn(body), ...came]);
  }

  /** Nothing is left to send: what a turn sends to others belongs to that turn. */
  async #quiet(): Promise<void> {
    this.#rig.app.delivery?.wake();
    await until('nothing left to send', async () => {
      // Whatever comes second in a conversation is put off for a moment.
      const soon = new Date(this.#clock.now().getTime() + SOON_MS).toISOString();
      const request = { index: 'due', key: 'due', limit: 9_999 };
      const open = await this.#store.read((reader) => reader.page(outbox, request));
      return open.every(({ value }) => value.state === 'waiting' && value.notBefore > soon);
    });
  }

  async #enter(who: string, where: string): Promise<void> {
    const room = roomOf(who, where);
    if (where === 'personal' || this.#rooms.has(room)) return;
    this.#rooms.add(room);
    await this.#rig.teams.send({
      ...this.#from(who, where),
      type: 'conversationUpdate',
      membersAdded: [{ id: '28:bot', name: 'Fil rouge' }],
    });
  }

  #from(who: string, where = 'personal'): Activity {
    const [kind] = where.split(':');
    const id = roomOf(who, where);
    const types = { personal: 'personal', channel: 'channel', group: 'groupChat' };
    const conversationType = types[kind as keyof typeof types];
    return {
      from: accountOf(who, this.#people),
      conversation: {
        id,
        conversationType,
        tenantId,
        ...(kind !== 'personal' && { isGroup: true }),
      },
    };
  }

  #markRead(who: string, room: string): void {
    this.#read.set(`${who} ${room}`, this.#rig.connector.ledger.length);
  }

  /** What was sent or changed in a conversation since the ledger had so many entries. */
  #since(room: string, before: number): Posted[] {
    return this.#rig.connector.ledger
      .slice(before)
      .filter(({ accepted, method }) => accepted && (method === 'POST' || method === 'PUT'))
      .filter(({ path: url, body }) => roomIn(url) === room && body.type === 'message')
      .map(({ body }) => body);
  }

  #lyingIn(room: string): Lying[] {
    const lying = new Map<string, Lying>();
    for (const [
      at,
      { accepted, method, path: url, body },
    ] of this.#rig.connector.ledger.entries()) {
      if (!accepted || roomIn(url) !== room || body.type !== 'message') continue;
      const id = method === 'PUT' ? (url.split('/').at(-1) ?? '') : `sent-${at}`;
      lying.set(id, { id, at, message: body });
    }
    return [...lying.values()];
  }
}

const aadIdOf = (key: string): string => `${key}-0000-4000-8000-000000000000`;

function accountOf(key: string, people: Dialogue['people']) {
  const name = people[key]?.name ?? key;
  const email = `${name
    .normalize('NFD')
    .replace(/[^A-Za-z]+/g, '.')
    .toLowerCase()}@exemple.fr`;
  return {
    id: `29:${key}`,
    aadObjectId: aadIdOf(key),
    objectId: aadIdOf(key),
    name,
    email,
    userPrincipalName: email,
    tenantId,
  };
}

const conversationOf = (who: string): string => `a:chat-${who}`;
const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

function roomOf(who: string, where: string): string {
  const [kind, name = ''] = where.split(':');
  if (kind === 'personal') return conversationOf(who);
  return `19:${slug(name)}@thread.${kind === 'channel' ? 'tacv2' : 'v2'}`;
}

/** The conversation of a call, without its thread. */
const roomIn = (url: string): string =>
  decodeURIComponent(/\/v3\/conversations\/([^/]+)/.exec(url)?.[1] ?? '').replace(/;.*/, '');

const cardsOf = ({ attachments = [] }: Posted): Record<string, unknown>[] =>
  attachments
    .filter(({ contentType }) => contentType.endsWith('card.adaptive'))
    .map(({ content }) => content);

/** Messages that answer a click within its request. */
function answeredIn(body: unknown): Posted[] {
  const value = (body as { value?: unknown } | undefined)?.value;
  if (typeof value === 'string') return [{ text: value }];
  if (typeof value !== 'object' || value === null || !('type' in value)) return [];
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return [{ attachments: [{ contentType, content: value as Record<string, unknown> }] }];
}

function readOf(messages: readonly Posted[]): Read {
  const each = (also: { actions: boolean; inputs: boolean }) =>
    messages
      .flatMap((message) => {
        const cards = cardsOf(message);
        return cards.length > 0 ? cards.map((card) => readCard(card, also)) : [message.text ?? ''];
      })
      .join('\n');
  return {
    all: each({ actions: true, inputs: true }),
    said: each({ actions: false, inputs: false }),
  };
}

interface Field {
  type: string;
  id: string;
  label?: string;
  placeholder?: string;
  title?: string;
  value?: unknown;
  choices?: { title: string; value: string }[];
}
interface Action {
  type: string;
  title?: string;
  verb?: string;
  data?: object;
  associatedInputs?: string;
}

/** Everything in a card of a kind ("Action.", "Input."), its fallbacks left out. */
function partsOf<T>(node: unknown, kind: string): T[] {
  if (Array.isArray(node)) return node.flatMap((one) => partsOf<T>(one, kind));
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && String(node.type).startsWith(kind) ? [node as T] : [];
  const inner = Object.entries(node).flatMap(([key, child]) =>
    key === 'fallback' || key === 'data' ? [] : partsOf<T>(child, kind),
  );
  return [...own, ...inner];
}

function buttonsOf(message: Posted, inputs: Record<string, string>, replyToId: string): Button[] {
  const suggested = message.suggestedActions as
    | { actions?: { title: string; value?: unknown }[] }
    | undefined;
  const said = (suggested?.actions ?? []).map(({ title, value }) => ({
    title,
    activity: { type: 'message', text: String(value ?? title) },
  }));
  const pressed = cardsOf(message).flatMap((card) =>
    partsOf<Action>(card, 'Action.').flatMap(
      ({ type, title = '', verb, data, associatedInputs }): Button[] => {
        const filled = associatedInputs === 'none' ? {} : filledIn(card, inputs);
        const sent = { ...data, ...filled };
        if (type === 'Action.Submit')
          return [{ title, activity: { type: 'message', value: sent, replyToId } }];
        if (type !== 'Action.Execute') return [];
        const action = { type, verb, data: sent };
        const value = { action, trigger: 'manual' };
        const name = 'adaptiveCard/action';
        return [{ title, activity: { type: 'invoke', name, value, replyToId } }];
      },
    ),
  );
  return [...said, ...pressed];
}

/** What Teams sends of a form: what stands in it, then what was filled in, by label or id. */
function filledIn(card: object, inputs: Record<string, string>): Record<string, string> {
  const fields = partsOf<Field>(card, 'Input.');
  const values: Record<string, string> = {};
  for (const { id, value } of fields) if (value !== undefined) values[id] = String(value);
  for (const [key, wanted] of Object.entries(inputs)) {
    const named = (text: string | undefined) =>
      text !== undefined && new RegExp(key, 'i').test(text);
    const field =
      fields.find(({ id }) => id === key) ??
      fields.find(({ label, placeholder, title, id }) =>
        [label, placeholder, title, id].some(named),
      );
    const choices = field?.choices ?? [];
    const choice =
      choices.find(({ value }) => value === wanted) ??
      choices.find(({ title }) => new RegExp(wanted, 'i').test(title));
    values[field?.id ?? key] = choice?.value ?? wanted;
  }
  return values;
}
