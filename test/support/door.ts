/** The whole service with a mail server beside it: what somebody without Teams lives through. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxRow, Store } from '../../bot/contract/store.ts';
import type { Answer, Person } from '../../bot/contract/turn.ts';
import { type Bot, createBot } from '../../bot/conversation/bot.ts';
import { features } from '../../bot/features/index.ts';
import { addresses, people, personRecipient } from '../../bot/features/people/model/directory.ts';
import { emptyGroup, groups } from '../../bot/features/people/model/groups.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { defaultPolicy } from '../../src/delivery/results.ts';
import { createLog } from '../../src/log.ts';
import { personalLinkOf } from '../../src/mail/personal-link.ts';
import { pageUrlOf } from '../../src/page-url.ts';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { openKept } from './kept.ts';
import type { Letter } from './letters.ts';
import { listening } from './listening.ts';
import { teamsAddress } from './outbox-rows.ts';
import { animator, noon } from './partners.ts';
import { rigEnv } from './rig.ts';
import { type Smtp, type SmtpOptions, startSmtp } from './smtp.ts';
import { lastResortMs } from './until.ts';
import { knowledgeOf } from './vocabulary.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The sous-groupe where everything happens, and how it is called in a sentence. */
export const groupId = 'outil-cartographie';
export const groupName = 'sous-groupe cartographie';

export interface Door {
  app: App;
  bot: Bot;
  store: Store;
  knowledge: Knowledge;
  connector: FakeConnector;
  smtp: Smtp;
  origin: string;
  log: Record<string, unknown>[];
  now: () => Date;
  /** Moves the service's clock, in ms. */
  wait: (ms: number) => void;
  say: (person: Person, text: string) => Promise<Answer>;
  press: (person: Person, verb: string, data: object) => Promise<Answer>;
  /** Waits until the mail server has so many letters, and gives them. */
  letters: (count: number) => Promise<Letter[]>;
  /** Waits until something is so. */
  until: <T>(look: () => Promise<T | undefined | false> | T | undefined | false) => Promise<T>;
  rows: (recipient: string) => Promise<OutboxRow[]>;
  close: () => Promise<void>;
}

export interface DoorOptions {
  /** Whether letters are sent: `SMTP_URL`. */
  mail?: boolean;
  env?: Record<string, string>;
  /** How the mail server is. */
  smtp?: SmtpOptions;
  /** User and password in `SMTP_URL`. */
  login?: string;
}

let loaded: Promise<Knowledge> | undefined;

export async function openDoorService({
  mail = true,
  env = {},
  smtp: options,
  login,
}: DoorOptions = {}): Promise<Door> {
  const [connector, smtp] = [await startFakeConnector(), await startSmtp(options)];
  let offset = noon.getTime() - Date.now();
  const now = () => new Date(Date.now() + offset);
  loaded ??= knowledgeOf('seineSaintDenis');
  const knowledge = await loaded;
  const { store } = await openKept(knowledge, { now });
  const config = readConfig({
    ...rigEnv(connector),
    LINK_KEY: 'a-key-of-the-tests-that-is-long-enough',
    ...(mail && {
      SMTP_URL: login ? smtp.url.replace('//', `//${login}@`) : smtp.url,
      MAIL_FROM: 'Fil rouge <ne-pas-repondre@exemple.fr>',
    }),
    ...env,
  });
  const { publicUrl, timeZone: zone, reminders, sendRate } = config;
  const bot = createBot(features(knowledge), {
    ...knowledge,
    tools: {
      store,
      isAdmin: () => false,
      settings: {
        publicUrl,
        zone,
        reminders,
        sendRate,
        pageUrl: pageUrlOf(config),
        personalLink: personalLinkOf(config),
        sendsMail: mail,
      },
    },
  });
  const log: Record<string, unknown>[] = [];
  const app = createApp(config, {
    bot,
    plan: knowledge.plan.plan,
    store,
    log: createLog('debug', { write: (line) => void log.push(JSON.parse(line)) }),
    clock: now,
    checks: [],
    tabDirectory: path.join(root, 'dist', 'tab'),
    // The times of the service, shorter.
    delivery: {
      pollMs: 20,
      spacingMs: 20,
      policy: { ...defaultPolicy, backoffMs: 20, ambiguousMs: 200, retryAfterCapMs: 400 },
    },
  });
  const port = await listening(app.server.server);
  app.delivery?.start();
  await seed(store, connector, now());
  let count = 0;
  const turn = (person: Person) => ({
    id: `door-${count++}`,
    now: now(),
    locale: 'fr' as const,
    person,
    conversation: { id: `a:${person.id}`, type: 'personal' as const },
    reply: async () => {},
  });
  const until: Door['until'] = async (look) => {
    for (const end = Date.now() + lastResortMs; ; await sleep(20)) {
      const found = await look();
      if (found) return found;
      if (Date.now() > end) throw new Error('It did not come to be.');
    }
  };
  return {
    app,
    bot,
    store,
    knowledge,
    connector,
    smtp,
    origin: `http://127.0.0.1:${port}`,
    log,
    now,
    wait: (ms) => {
      offset += ms;
    },
    say: (person, text) => bot.hear(turn(person), text),
    press: (person, verb, data) => bot.click(turn(person), verb, data),
    letters: (wanted) => until(() => smtp.letters.length >= wanted && smtp.letters),
    until,
    rows: (recipient) => store.read(({ outbox }) => outbox.find('recipient', recipient)),
    close: async () => {
      await app.close();
      await store.close();
      await Promise.all([connector.close(), smtp.close()]);
    },
  };
}

/** A co-animator with Teams, and her group. */
async function seed(store: Store, { serviceUrl }: FakeConnector, at: Date): Promise<void> {
  const lastSeenAt = at.toISOString();
  const self = personRecipient(animator);
  const { tenantId, id: aadId, teamsId, name } = animator;
  const member = { person: self, since: lastSeenAt };
  await store.transact(async (tx) => {
    await tx.put(people, self, {
      tenantId,
      aadId,
      teamsId,
      name,
      locale: 'fr',
      domain: null,
      organisation: null,
      otherOrganisation: null,
      organisationAskedAt: lastSeenAt,
      lastSeenAt,
    });
    await tx.put(addresses, self, teamsAddress(`a:${aadId}`, serviceUrl, { tenantId, lastSeenAt }));
    await tx.put(groups, groupId, {
      ...emptyGroup('sousGroupe'),
      members: [member],
      coAnimators: [member],
    });
  });
}
