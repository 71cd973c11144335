import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Collection, Store } from '../../../bot/contract/store.ts';
import { people } from '../../../bot/features/people/model/directory.ts';
import { unanswered } from '../../../bot/features/unanswered/model/schema.ts';
import { storeCommand } from '../../../src/cli/store-commands.ts';
import { progress } from '../../../src/cli/terminal.ts';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { houseOf } from '../../support/kept.ts';
import { claimDue, quarantined, settle } from '../../support/outbox-calls.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';
import { newDirectory, openIn } from '../store/places.ts';
import { draft, hours, noon, note, notes } from '../store/samples.ts';

const asked = {
  text: 'Que fait Carole Martin ?',
  locale: 'fr',
  reason: 'unknown',
  entry: '',
  count: 1,
  firstAt: noon.toISOString(),
  lastAt: noon.toISOString(),
} as const;

let server: Awaited<ReturnType<typeof ownDatabase>>;
beforeAll(async () => {
  server = await ownDatabase();
});
afterAll(() => server.stop());

let dir: string;
let schema: string;
let said: string[];
let count = 0;
/** Read once: it takes seconds. */
let loaded: ReturnType<typeof knowledgeOf> | undefined;
beforeEach(async () => {
  dir = await newDirectory();
  count += 1;
  schema = `cli_${count}`;
  said = [];
});

const cli = (args: string[], database = false) =>
  storeCommand({
    args,
    env: { DATA_DIR: dir, DATABASE_URL: database ? server.url : undefined },
    now: () => hours(1),
    say: (line) => said.push(line),
    show: (_, run) => run(() => {}),
    log: silent,
    context: async () => {
      loaded ??= knowledgeOf('seineSaintDenis');
      return houseOf(await loaded);
    },
    schema,
  });
const base = () => openPostgres({ databaseUrl: server.url, schema, log: silent });

/** Two notes, an answer, three reminders due at noon. */
async function fill(store: Store): Promise<void> {
  await store.transact(async (tx) => {
    await tx.put(notes, 'a', note('NUL \0 é'));
    await tx.put(notes, 'b', note('two'));
    await tx.inbox.remember('vote', { ok: true }, noon);
    for (const key of ['k1', 'k2', 'k3']) await tx.outbox.add(draft(key));
  });
  await store.close();
}

const contents = async (store: Store) => {
  const found = await store.read(async (reader) => ({
    notes: await reader.list(notes),
    vote: await reader.inbox.get('vote'),
    sent: await reader.outbox.find('subject', 'meeting:1'),
  }));
  await store.close();
  return found;
};

describe.each([
  ['the file', false],
  ['the database', true],
])('from %s', (_, database) => {
  const open = () => (database ? base() : openIn(dir));

  it('a restore sends nothing a second time that was sent since the backup', async () => {
    await fill(await open());
    const file = path.join(dir, 'saved.json');
    expect(await cli(['backup', file], database)).toBe(0);
    const store = await open();
    const [first] = await claimDue(store, { owner: 'me', now: noon, limit: 1, leaseMs: 1_000 });
    if (!first) throw new Error('nothing claimed');
    await settle(store, first, 1, { state: 'sent' });
    await store.transact((tx) => tx.put(notes, 'a', note('changed by mistake')));
    await store.close();
    expect(await cli(['restore', file], database)).toBe(0);
    const again = await open();
    const due = await claimDue(again, { owner: 'me', now: noon, limit: 9, leaseMs: 1_000 });
    expect(due.map(({ key }) => key).sort()).toEqual(
      ['k1', 'k2', 'k3'].filter((key) => key !== first.key),
    );
    const { notes: kept, vote } = await contents(again);
    expect(kept[0]?.value.text).toBe('NUL \0 é');
    expect(vote).toEqual({ ok: true });
    expect(await readdir(path.join(dir, 'sauvegardes'))).toHaveLength(1);
  });

  it('an export is readable JSON, by collection', async () => {
    await fill(await open());
    const file = path.join(dir, 'export.json');
    expect(await cli(['export', file], database)).toBe(0);
    const { collections } = JSON.parse(await readFile(file, 'utf8'));
    expect(Object.keys(collections).sort()).toEqual(['inbox', 'notes', 'outbox']);
    expect(collections.notes).toContainEqual({ id: 'b', version: 1, value: note('two') });
  });

  it('an export of one person is theirs alone, by id or by name, while the service runs', async () => {
    const store = await open();
    const line = (aadId: string, name: string) => ({
      tenantId: 't',
      aadId,
      teamsId: `29:${aadId}`,
      name,
      locale: 'fr' as const,
      domain: null,
      organisation: null,
      otherOrganisation: null,
      organisationAskedAt: null,
      lastSeenAt: noon.toISOString(),
    });
    await store.transact(async (tx) => {
      await tx.put(people, 'person:t:aa-1', line('aa-1', 'Ada Éluard'));
      await tx.put(people, 'person:t:bb-2', line('bb-2', 'Bob Twin'));
      await tx.put(people, 'person:t:bb-3', line('bb-3', 'Bob Twin'));
      await tx.put(unanswered, 'q', asked);
      await tx.outbox.add({ ...draft('k'), recipient: 'person:t:aa-1' });
    });
    for (const wanted of ['AA-1', 'ada éluard', 'person:t:aa-1']) {
      said = [];
      expect(await cli(['export', `--person=${wanted}`], database)).toBe(0);
      expect(JSON.parse(said.join('\n'))).toMatchObject({
        format: 'fil-rouge-export-1',
        person: { person: 'person:t:aa-1', name: 'Ada Éluard' },
        data: { people: [{ id: 'person:t:aa-1' }] },
        sent: [{ key: 'k' }],
      });
      expect(said.join()).not.toMatch(/bb-|Bob|Carole/);
    }
    said = [];
    expect(await cli(['export', '--person=Bob Twin'], database)).toBe(1);
    expect(said.join()).toMatch(/Plusieurs personnes.*bb-2, bb-3/);
    // Somebody who is only named, and never spoke to the bot.
    expect(await cli(['export', '--person=Carole Martin'], database)).toBe(0);
    expect(said.join()).toContain('Que fait Carole Martin ?');
    expect(await cli(['export', '--person=Nobody'], database)).toBe(1);
    await store.close();
  });

  it('a check says what there is', async () => {
    await fill(await open());
    expect(await cli(['check'], database)).toBe(0);
    expect(said.join('\n')).toContain('6 lignes : 1 réponse déjà donnée, 2 notes, 3 envois');
  });

  it('says so when there is nothing yet', async () => {
    expect(await cli(['backup'], database)).toBe(1);
    expect(said.join()).toContain('pas encore de données');
  });
});

it('copies the file to the database and back, nothing changed', async () => {
  await fill(await openIn(dir));
  const before = await contents(await openIn(dir));
  expect(await cli(['copy', '--vers=postgresql'], true)).toBe(0);
  expect(await contents(await base())).toEqual(before);
  const other = dir;
  dir = await newDirectory();
  expect(await cli(['copy', '--vers=fichier'], true)).toBe(0);
  expect(await contents(await openIn(dir))).toEqual(before);
  expect(dir).not.toBe(other);
});

it('copies over data only when told to', async () => {
  await fill(await openIn(dir));
  await fill(await base());
  expect(await cli(['copy', '--vers=postgresql'], true)).toBe(1);
  expect(said.join()).toContain('--remplacer');
  expect(await cli(['copy', '--vers=postgresql', '--remplacer'], true)).toBe(0);
});

it('restores where no copy can be read, and leaves to a person what may have been sent', async () => {
  await fill(await openIn(dir));
  const file = path.join(dir, 'saved.json');
  await cli(['backup', file]);
  await writeFile(path.join(dir, 'fil-rouge.json'), 'broken');
  await writeFile(path.join(dir, 'fil-rouge.previous.json'), 'broken');
  expect(await cli(['restore', file])).toBe(0);
  const { sent } = await contents(await openIn(dir));
  expect(sent.map(({ state }) => state)).toEqual(Array(3).fill('uncertain'));
});

it('refuses to restore under a service that runs, and says which process it is', async () => {
  await fill(await openIn(dir));
  const file = path.join(dir, 'saved.json');
  await cli(['backup', file]);
  const running = await openIn(dir);
  expect(await cli(['restore', file])).toBe(1);
  expect(said.join()).toContain(`processus ${process.pid}`);
  expect(await cli(['backup'])).toBe(0);
  await running.close();
});

it('never writes over a file that exists', async () => {
  await fill(await openIn(dir));
  const file = path.join(dir, 'saved.json');
  await writeFile(file, 'precious');
  expect(await cli(['backup', file])).toBe(1);
  expect(await readFile(file, 'utf8')).toBe('precious');
});

it('refuses a backup cut short or of a newer version, and changes nothing', async () => {
  await fill(await openIn(dir));
  const file = path.join(dir, 'saved.json');
  await cli(['backup', file]);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.slice(0, -30));
  expect(await cli(['restore', file])).toBe(1);
  await writeFile(file, text.replace(/"schema":\d+/, '"schema":99'));
  expect(await cli(['restore', file])).toBe(1);
  expect(said.join()).toContain('version plus récente');
  expect((await contents(await openIn(dir))).notes).toHaveLength(2);
});

it('names each anomaly that a check finds', async () => {
  await fill(await openIn(dir));
  const file = path.join(dir, 'fil-rouge.json');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(/("k1".*)"state":"waiting"/, '$1"state":"lost"').replace('"k2"', '"k9"'),
  );
  expect(await cli(['check'])).toBe(1);
  expect(said.filter((line) => line.startsWith('- '))).toHaveLength(2);
});

describe.each([
  ['the file', false],
  ['the database', true],
])('in %s, a row of wrong shape', (_, database) => {
  const open = () => (database ? base() : openIn(dir));
  const strange: Collection<object> = { name: 'unanswered', schema: z.looseObject({}) };

  it('is named by a check, put back by a repair once its shape is right, else dropped with a copy', async () => {
    const store = await open();
    await store.transact(async (tx) => {
      await tx.put(strange, 'q1', { ...asked, count: 'many' });
      await tx.put(strange, 'q2', asked);
    });
    await store.close();
    expect(await cli(['check'], database)).toBe(1);
    expect(said.join()).toMatch(/forme inattendue : unanswered [0-9a-f]{24} \(count\)/);
    said = [];
    expect(await cli(['check', '--repair'], database)).toBe(1);
    expect(said.join()).toMatch(/en quarantaine depuis le .* : unanswered [0-9a-f]{24} \(count\)/);
    expect(said.join()).toContain('check --repair --drop');
    expect(said.join()).not.toMatch(/Carole|q1/);
    said = [];
    expect(await cli(['check'], database)).toBe(1);
    expect(said.join()).toContain('en quarantaine');
    // A newer version, or a hand, makes it right.
    const again = await open();
    await again.transact(async (tx) => {
      const [one] = await tx.quarantine.list();
      await tx.put(strange, 'q1', { ...(one?.value as object), count: 2 });
    });
    await again.close();
    expect(await cli(['check', '--repair', '--drop'], database)).toBe(0);
    const copies = await readdir(path.join(dir, 'sauvegardes'));
    expect(copies).toEqual([expect.stringMatching(/^fil-rouge-quarantaine-/)]);
    const copy = await readFile(path.join(dir, 'sauvegardes', String(copies[0])), 'utf8');
    expect(copy).toContain('"count":"many"');
    said = [];
    expect(await cli(['check'], database)).toBe(0);
    expect(said.join()).toContain('Tout peut être relu');
  });

  it('goes through a backup, a restore and a copy, and stops none of them', async () => {
    const store = await open();
    await store.transact(async (tx) => {
      await tx.put(strange, 'q1', { ...asked, count: 'many' });
      await tx.outbox.add(draft('k1'));
      await tx.outbox.add(draft('k2'));
    });
    await store.close();
    const file = path.join(dir, 'saved.json');
    expect(await cli(['backup', file], database)).toBe(0);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"state":"waiting"', '"state":"odd"'));
    expect(await cli(['restore', file], database)).toBe(0);
    const again = await open();
    expect(await quarantined(again)).toBe(1);
    expect(
      await claimDue(again, { owner: 'me', now: noon, limit: 9, leaseMs: 1_000 }),
    ).toHaveLength(1);
    await again.close();
  });
});

it.each([[[]], [['erase']], [['restore']], [['copy', '--vers=lune']], [['check', 'x', 'y']]])(
  'explains itself after %j',
  async (args) => {
    expect(await cli(args)).toBe(2);
    expect(said.join()).toContain('Usage');
  },
);

describe('progress', () => {
  const run = (isTTY: boolean) => {
    let now = 0;
    const written: string[] = [];
    const bar = progress('Copie', { isTTY, write: (text) => written.push(text) }, () => now);
    for (let done = 0; done <= 5_000; done += 10) {
      now = done;
      bar.tick(done, 5_000);
    }
    bar.end();
    return written;
  };

  it('draws a bar on a terminal after a second, and takes it away', () => {
    const written = run(true);
    expect(written[0]).toMatch(/^\rCopie █+░+ 20 %/);
    expect(written.length).toBeLessThan(45);
    expect(written.at(-1)).toMatch(/^\r +\r$/);
  });

  it('writes a line now and then where there is no terminal', () => {
    const written = run(false);
    expect(written.length).toBeLessThanOrEqual(3);
    expect(written.every((text) => text.endsWith('\n') && !text.includes('\r'))).toBe(true);
  });

  it('says nothing of what takes less than a second', () => {
    const written: string[] = [];
    const bar = progress('Copie', { isTTY: true, write: (text) => written.push(text) }, () => 5);
    bar.tick(1, 2);
    bar.end();
    expect(written).toEqual([]);
  });
});
