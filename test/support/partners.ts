import type { Settings } from '../../bot/contract/feature.ts';
import type { PersonalData } from '../../bot/contract/personal-data.ts';
import type { Store } from '../../bot/contract/store.ts';
import type { Answer, Conversation, Message, Person } from '../../bot/contract/turn.ts';
import { type Bot, createBot } from '../../bot/conversation/bot.ts';
import { features } from '../../bot/features/index.ts';
import { personRecipient } from '../../bot/features/people/model/directory.ts';
import { createMeet } from '../../bot/features/people/model/meet.ts';
import type { PrivacyContext } from '../../bot/features/privacy/context.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import type { Locale } from '../../bot/language/locale.ts';
import { readCard } from '../../cards/text.ts';
import type { FeatureStore } from '../../src/store/lasting/keep.ts';
import { houseOf, type KeptAt, openKept } from './kept.ts';
import { knowledgeOf } from './vocabulary.ts';

/** 10 o'clock in Paris, a Tuesday. */
export const noon = new Date('2026-11-24T09:00:00.000Z');

/** Where the service is said to be. */
export const publicUrl = 'https://fil-rouge.example';

const tenantId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

/** Somebody Teams vouches for. */
export const partner = (id: string, name: string): Person => ({
  tenantId,
  id: `${id}-0000-4000-8000-000000000000`,
  teamsId: `29:${id}`,
  name,
});

export const admin = partner('ad', 'Alix Admin');
export const animator = partner('an', 'Ines Animatrice');
export const holder = partner('ho', 'Paul Pilote');
export const camille = partner('ca', 'Camille Durand');
export const zoe = partner('zo', 'Zoé Petit');

export const refOf = (person: Person): string => personRecipient(person);

export interface Setting {
  at?: Date;
  conversation?: Conversation;
  locale?: Locale;
  /** Names of the request in the inbox. */
  keys?: string[];
  /** Whether Teams takes files where it is said. */
  files?: boolean;
}

export interface Partners {
  bot: Bot;
  store: Store;
  upkeep: Omit<FeatureStore, 'store'>;
  knowledge: Knowledge;
  house: PrivacyContext;
  personalData: readonly PersonalData[];
  /** Messages sent besides the answers. */
  replies: Message[];
  meet: (person: Person, over?: { at?: Date; domain?: string }) => Promise<void>;
  say: (person: Person, text: string, setting?: Setting) => Promise<Answer>;
  press: (person: Person, verb: string, data: unknown, setting?: Setting) => Promise<Answer>;
  /** Everything kept, to be compared. */
  kept: () => string;
  close: () => Promise<void>;
}

/** All a person reads of an answer. */
export const readAll = ({ message }: Pick<Answer, 'message'>): string =>
  message.card ? readCard(message.card) : message.text;

/** What a test sees to itself. */
export interface Place extends KeptAt {
  /** The plan, where it is read already. */
  knowledge: Knowledge;
  /** AAD ids of those who administer the bot, besides `admin`. */
  admins: readonly string[];
}

/** The bot with all its features over a store of its own. */
export async function openPartners(
  settings: Partial<Settings> = {},
  over: Partial<Place> = {},
): Promise<Partners> {
  const knowledge = over.knowledge ?? (await knowledgeOf('seineSaintDenis'));
  const { store, text: keptText, ...kept } = await openKept(knowledge, over);
  const house = houseOf(knowledge);
  const isAdmin = ({ id }: Pick<Person, 'id'>) =>
    id === admin.id || over.admins?.includes(id) === true;
  const bot = createBot(features(knowledge), {
    ...knowledge,
    tools: { store, isAdmin, settings: { publicUrl, ...settings } },
  });
  const learn = createMeet(store);
  const replies: Message[] = [];
  let count = 0;
  const turn = (
    person: Person,
    {
      at = noon,
      conversation = { id: `a:${person.id}`, type: 'personal' },
      locale = 'fr',
      keys = [],
      files = false,
    }: Setting = {},
  ) => ({
    id: `activity-${count++}`,
    now: at,
    keys,
    locale,
    person,
    conversation,
    files,
    reply: async (message: Message) => void replies.push(message),
  });
  return {
    bot,
    store,
    knowledge,
    upkeep: kept,
    house,
    personalData: house.personalData,
    replies,
    meet: (person, { at = noon, domain } = {}) =>
      learn({
        at,
        conversation: { id: `a:${person.id}`, type: 'personal' },
        tenantId,
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        botId: '28:bot',
        locale: 'fr',
        person,
        others: domain ? [{ ...person, domain }] : [],
        removed: false,
      }),
    say: (person, text, setting) => bot.hear(turn(person, setting), text),
    press: (person, verb, data, setting) => bot.click(turn(person, setting), verb, data),
    kept: keptText,
    close: store.close,
  };
}
