/** One row of wrong shape in each place that matters, over real HTTP, on both stores: all else answers. */

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Store } from '../../../bot/contract/store.ts';
import { createBot } from '../../../bot/conversation/bot.ts';
import { allPersonalData, features } from '../../../bot/features/index.ts';
import { addresses, people } from '../../../bot/features/people/model/directory.ts';
import { groups } from '../../../bot/features/people/model/groups.ts';
import type { Knowledge } from '../../../bot/knowledge/knowledge.ts';
import { type App, createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import type { DemoYear } from '../../../src/demo/fill.ts';
import { fillWith } from '../../../src/demo/fill.ts';
import { createLog } from '../../../src/log.ts';
import { inbox, outbox, outboxId } from '../../../src/store/own-collections.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { quarantineKey } from '../../../src/store/quarantine/quarantine.ts';
import { demoYear } from '../../support/drawn-year/year.ts';
import { listening } from '../../support/listening.ts';
import { claimDue } from '../../support/outbox-calls.ts';
import { teamsAddress } from '../../support/outbox-rows.ts';
import { asTestPerson, morning } from '../../support/tab.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';
import { newDirectory, openIn } from '../store/places.ts';
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts';
import { draft } from '../store/samples.ts';

const POLL = 'demo-poll-open';
let knowledge: Knowledge;
let year: DemoYear;
let app: App | undefined;
let store: Store | undefined;
let origin = '';
let log: Record<string, unknown>[] = [];

beforeAll(async () => {
  knowledge = await knowledgeOf('seineSaintDenis');
  year = demoYear({ plan: knowledge.plan, now: morning, zone: 'Europe/Paris', seed: 93 });
});
afterEach(async () => {
  await app?.close();
  await store?.close();
});

const collectionsOf = (of: Knowledge) => allPersonalData(of).map(({ collection }) => collection);

async function serve(opened: Store): Promise<void> {
  store = opened;
  const bot = createBot(features(knowledge), {
    ...knowledge,
    tools: { store: opened, isAdmin: () => false },
  });
  app = createApp(readConfig({}), {
    bot,
    store: opened,
    log: createLog('info', { write: (line) => void log.push(JSON.parse(line)) }),
    clock: () => morning,
    checks: [{ name: 'store', check: () => opened.check() }],
  });
  origin = `http://127.0.0.1:${await listening(app.server.server)}`;
}

const ask = (person: string, route: string, body?: object) =>
  fetch(`${origin}/api/${route}`, {
    headers: {
      authorization: asTestPerson(person),
      'accept-language': 'fr',
      'content-type': 'application/json',
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });

/** Rows to spoil: of somebody, of a group that is not the poll's, and what the store itself keeps. */
function victims() {
  const [first] = [...year.groups.values()];
  const voters = (first?.members ?? []).map(({ person }) => person);
  const [victim = '', voter = ''] = voters;
  const [, otherGroup = ''] = [...year.groups.keys()];
  return { victim, voter, otherGroup };
}

async function everythingElseAnswers(): Promise<void> {
  const { victim, voter } = victims();
  const health = await fetch(`${origin}/readyz`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ready', quarantined: 5 }]);
  expect(await (await fetch(`${origin}/metrics`)).text()).toContain('fil_rouge_rows_quarantined 5');
  const views = [
    'people/groups',
    'meetings/all',
    'polls/all',
    `polls/grid?poll=${POLL}`,
    'privacy/mine',
    'plan/all',
  ];
  // Also the one whose own row it is: what they do needs it nowhere.
  for (const person of [voter, victim]) {
    const seen = await Promise.all(views.map(async (view) => (await ask(person, view)).status));
    expect(seen).toEqual(views.map(() => 200));
    const data = { poll: POLL, page: 0, person: '', word: '' };
    const key = `a-key-of-the-test-${person === voter ? 1 : 2}`;
    const voted = await ask(person, 'polls/all', { key, data });
    expect([voted.status, ((await voted.json()) as { outcome: string }).outcome]).toEqual([
      200,
      'command',
    ]);
  }
  const request = { owner: 'me', now: morning, limit: 999, leaseMs: 60_000 };
  const sent = store && (await claimDue(store, request));
  expect(sent?.map(({ key }) => key)).toContain('good-reminder');
  expect(sent?.map(({ key }) => key)).not.toContain('bad-reminder');
}

async function fill(opened: Store): Promise<void> {
  const { victim } = victims();
  await fillWith(opened, year);
  await opened.transact(async (tx) => {
    for (const key of ['good-reminder', 'bad-reminder'])
      await tx.outbox.add({ ...draft(key), notBefore: morning.toISOString() });
    await tx.inbox.remember('r1', { outcome: 'command' }, morning, victim);
    expect(await tx.get(people, victim)).toBeDefined();
    await tx.put(
      addresses,
      victim,
      teamsAddress('a:1', 'https://smba.trafficmanager.net/emea/', {
        tenantId: 't',
        lastSeenAt: morning.toISOString(),
      }),
    );
  });
}

const spoiled = () => {
  const { victim, otherGroup } = victims();
  return [
    [people.name, victim],
    [groups.name, otherGroup],
    [addresses.name, victim],
    [outbox.name, outboxId('bad-reminder')],
    [inbox.name, 'r1'],
  ] as const;
};

describe('with a row of wrong shape in each of five collections, everything else answers', () => {
  it('from a file', async () => {
    const dataDir = await newDirectory();
    const first = await openIn(dataDir);
    await fill(first);
    await first.close();
    const file = path.join(dataDir, 'fil-rouge.json');
    const content = JSON.parse(await readFile(file, 'utf8')) as { rows: unknown[][] };
    for (const [table, id] of spoiled()) {
      const row = content.rows.find(([t, i]) => t === table && i === id);
      if (!row) throw new Error(`no ${table}`);
      row[3] = { wrong: row[3] };
    }
    await writeFile(file, JSON.stringify(content));
    await serve(await openIn(dataDir, { collections: collectionsOf(knowledge) }));
    await everythingElseAnswers();
  });

  describe('from PostgreSQL', () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());

    const spoil = async (schema: string) => {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      for (const [table, id] of spoiled()) {
        const changed = await client.query(
          `update ${schema}.rows set value = json_build_object('wrong', value)
            where collection = $1 and id = $2`,
          [table, id],
        );
        expect(changed.rowCount).toBe(1);
      }
      await client.end();
    };

    it('found when it opens', async () => {
      const open = (collections = collectionsOf(knowledge)) =>
        openPostgres({
          databaseUrl: server.url,
          schema: 'opened',
          log: createLog('silent'),
          collections,
        });
      const first = await open();
      await fill(first);
      await first.close();
      await spoil('opened');
      await serve(await open());
      await everythingElseAnswers();
    });

    it('found while it runs, edited by hand', async () => {
      log = [];
      const opened = await openPostgres({
        databaseUrl: server.url,
        schema: 'running',
        log: createLog('info', { write: (line) => void log.push(JSON.parse(line)) }),
        collections: collectionsOf(knowledge),
      });
      await fill(opened);
      await serve(opened);
      await spoil('running');
      const { voter, victim } = victims();
      // Whoever meets them first is answered too.
      for (const view of ['people/groups', 'privacy/mine']) {
        expect((await ask(voter, view)).status).toBe(200);
        expect((await ask(victim, view)).status).toBe(200);
      }
      await claimDue(opened, { owner: 'me', now: morning, limit: 1, leaseMs: 0 });
      await opened.read(({ inbox }) => inbox.get('r1'));
      await opened.read((reader) => reader.get(addresses, victim));
      await everythingElseAnswers();
      const lines = log.filter(({ msg }) => msg === 'store: a row of wrong shape is in quarantine');
      expect(lines.map(({ row }) => row).sort()).toEqual(
        spoiled()
          .map(([table, id]) => quarantineKey(table, id))
          .sort(),
      );
      expect(JSON.stringify(log)).not.toContain(victim);
    });
  });
});
