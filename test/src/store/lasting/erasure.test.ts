/** Whoever is forgotten is nowhere: not in the data, not in what is beside, not after a restore, not a month later. */
import { copyFile, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { drafts } from '../../../../bot/features/meetings/model/drafts.ts';
import { meetings, quiet, quietId } from '../../../../bot/features/meetings/model/schema.ts';
import { addresses, people } from '../../../../bot/features/people/model/directory.ts';
import { references } from '../../../../bot/features/people/model/references/kept.ts';
import { ballotId, ballots, polls } from '../../../../bot/features/polls/model/schema.ts';
import { createPurge } from '../../../../bot/features/privacy/act/purge.ts';
import { pushes } from '../../../../bot/features/sendings/model/pushes.ts';
import { links } from '../../../../bot/links/links.ts';
import {
  closeDoorsOf,
  linkNamed,
  openDoor,
  personalLinks,
} from '../../../../bot/links/personal-links.ts';
import { storeCommand } from '../../../../src/cli/store-commands.ts';
import { openFile } from '../../../../src/store/file/open-file.ts';
import { silent } from '../../../../src/store/log.ts';
import { openPostgres } from '../../../../src/store/postgres/open-postgres.ts';
import {
  canary,
  plant,
  plantAmongOthers,
  plantMalformed,
  retention,
  traces,
} from '../../../support/canary.ts';
import { houseOf } from '../../../support/kept.ts';
import { cartographie } from '../../../support/meetings.ts';
import {
  admin,
  camille,
  noon,
  openPartners,
  type Partners,
  partner,
  readAll,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';
import { newDirectory } from '../places.ts';
import { type PostgresServer, startPostgres } from '../postgres-server.ts';

// A real server on a machine that may be busy with other tests.
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const dayMs = 24 * 3_600_000;

/** One thing that is kept: where, and its text. */
interface Piece {
  where: string;
  text: string;
}

/** An installation over one of the stores, that can be stopped, restored and started again. */
class Installation {
  now = noon;
  house!: Partners;
  directory: string;
  readonly schema: string | undefined;

  constructor(directory: string, schema?: string) {
    this.directory = directory;
    this.schema = schema;
  }

  async start(): Promise<void> {
    const now = () => this.now;
    const store = this.schema
      ? await openPostgres({ databaseUrl: server.url, schema: this.schema, log: silent })
      : await openFile({ dataDir: this.directory, now, log: silent });
    this.house = await openPartners({}, { directory: this.directory, store, now });
  }

  stop(): Promise<void> {
    return this.house.close();
  }

  /** `npm run store -- …` */
  async command(...args: string[]): Promise<string> {
    const said: string[] = [];
    const code = await storeCommand({
      args,
      env: { DATA_DIR: this.directory, DATABASE_URL: this.schema && server.url },
      now: () => this.now,
      say: (line) => said.push(line),
      show: (_, run) => run(() => {}),
      log: silent,
      context: async () => houseOf(await knowledgeOf('seineSaintDenis')),
      ...(this.schema && { schema: this.schema }),
    });
    expect([code, said.join('\n')]).toEqual([0, said.join('\n')]);
    return said.join('\n');
  }

  /** Every file of the directory, line by line, and every row of every table. */
  async pieces(): Promise<Piece[]> {
    const found: Piece[] = [];
    for (const entry of await readdir(this.directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = await readFile(path.join(entry.parentPath, entry.name), 'utf8');
      found.push({ where: entry.name, text: entry.name });
      for (const line of text.split('\n')) found.push({ where: entry.name, text: line });
    }
    if (!this.schema) return found;
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      const { rows: tables } = await client.query<{ name: string }>(
        'select table_name as name from information_schema.tables where table_schema = $1',
        [this.schema],
      );
      for (const { name } of tables) {
        const { rows } = await client.query<{ text: string }>(
          `select t::text as text from ${this.schema}.${name} t`,
        );
        for (const { text } of rows) found.push({ where: name, text });
      }
    } finally {
      await client.end();
    }
    return found;
  }

  async left(): Promise<string[]> {
    return (await this.pieces())
      .filter(({ text }) => traces.test(text))
      .map(({ where, text }) => `${where}: ${text.slice(0, 300)}`);
  }

  /** What the daily work does, after the clock went on. */
  async dailyWork(): Promise<void> {
    const { store, house, upkeep } = this.house;
    await createPurge({ store, context: house, retention })(this.now);
    await upkeep.uphold();
    await upkeep.refer();
  }

  async forget(person = canary): Promise<Answer> {
    const asked = await this.house.say(person, 'oublie-moi');
    const nonce = /"nonce":"([^"]+)"/.exec(JSON.stringify(asked.message.card))?.[1] ?? '';
    return this.house.press(person, 'privacy.confirm', { nonce });
  }
}

let count = 0;
async function installation(kind: string): Promise<Installation> {
  count += 1;
  const made = new Installation(
    await newDirectory(),
    kind === 'PostgreSQL' ? `erasure_${count}` : undefined,
  );
  await made.start();
  for (const person of [admin, camille, zoe]) await made.house.meet(person);
  return made;
}

describe.each(['the file', 'PostgreSQL'])('over %s', (kind) => {
  describe('somebody who is in every collection', () => {
    let of: Installation;
    /** A backup that the operator keeps elsewhere. */
    let elsewhere = '';

    beforeAll(async () => {
      of = await installation(kind);
      await plant(of.house);
      await plantAmongOthers(of.house);
      await plantMalformed(of.house);
      elsewhere = path.join(await newDirectory(), 'backup.json');
      await of.command('backup', elsewhere);
      await of.command('backup');
      const beside = (name: string) => path.join(of.directory, name);
      await copyFile(elsewhere, beside('fil-rouge.schema-0.json'));
      await writeFile(beside('fil-rouge.broken-0123456789ab.json'), '{"name":"Canari Zyxwvut"');
      await writeFile(beside('fil-rouge.rows-aside.jsonl'), '["people","deadbeef"]\n');
      await writeFile(
        path.join(beside('sauvegardes'), 'cut.json'),
        '{"format":"fil-rouge" Zyxwvut',
      );
      // One of now, whose day is in its name.
      const [own = ''] = (await readdir(beside('sauvegardes'))).filter((n) => n !== 'cut.json');
      expect(own).toMatch(/^fil-rouge-sauvegarde-/);
    });
    afterAll(() => of.stop());

    it('is in each of them, so that a collection which nobody thought of is found out', async () => {
      const rows = await of.house.store.read(async (reader) => {
        const marks = (await reader.list(references))
          .filter(({ value }) => value.person === refOf(canary))
          .map(({ id }) => id);
        expect(marks).toHaveLength(1);
        return { mark: marks[0] ?? '?' };
      });
      const all = (await of.pieces())
        .filter(({ where }) => ['fil-rouge.json', 'rows'].includes(where))
        .filter(({ text }) => traces.test(text) || text.includes(rows.mark));
      const nobodys = ['erasures', 'lasting', 'progressRounds'];
      const without = of.house.personalData
        .map(({ name }) => name)
        .filter((name) => !nobodys.includes(name))
        .filter((name) => !all.some(({ text }) => /^[^\w$]*(\$?\w+)/.exec(text)?.[1] === name));
      expect(without).toEqual([]);
    });

    it('has no name in any text, however it was typed: what is kept refers to them', async () => {
      const texts = (await of.pieces()).filter(
        ({ where, text }) => ['fil-rouge.json', 'rows'].includes(where) && /zyxwvut/i.test(text),
      );
      // Where the name itself is the datum; and as a family name alone, in one's own words, which go.
      expect(texts.map(({ text }) => /^\W*(\w+)/.exec(text)?.[1]).sort()).toEqual([
        'inbox',
        'meetings',
        'people',
      ]);
    });

    it('is nowhere once forgotten: no row, no copy, no backup beside the data', async () => {
      expect((await of.left()).length).toBeGreaterThan(10);
      expect(readAll(await of.forget())).toMatch(/je vous ai oublié\.$/);
      expect(await of.left()).toEqual([]);
    });

    it('was in texts that stand otherwise as they were typed', async () => {
      const { meeting, push, draft, own, word } = await of.house.store.read(async (r) => ({
        meeting: (await r.get(meetings, 'm1'))?.value,
        push: await r.list(pushes),
        draft: (await r.get(drafts, 'd2'))?.value.fields,
        own: await r.get(drafts, 'd1'),
        word: (await r.get(ballots, ballotId('poll-canary', refOf(zoe))))?.value.word,
      }));
      expect(meeting).toMatchObject({
        title: 'Réunion avec ancien participant',
        place: 'Chez ancien participant',
        note: 'Demander à ancien participant.',
        agenda: ['Point de ancien participant', 'Tour de table'],
        decisions: 'Confié à ancien participant, ancien participant et ancien participant.',
      });
      expect(push.map(({ value }) => value.title.fr)).toContain('Invitation de ancien participant');
      expect(draft).toMatchObject({ title: 'Point', note: 'Avec ancien participant' });
      expect(own).toBeUndefined();
      expect(word).toBe('vu avec ancien participant');
    });

    it('does not come back with a backup of before, put back by the command', async () => {
      await of.stop();
      of.now = new Date(noon.getTime() + 60_000);
      expect(await of.command('restore', elsewhere)).toMatch(/Oubli refait pour 1 personne,/);
      expect(await of.left()).toEqual([]);
      await of.start();
      expect(await of.left()).toEqual([]);
      const known = await of.house.store.read((r) => r.list(people));
      expect(known.map(({ value }) => value.name).sort()).toEqual([
        'Alix Admin',
        'Camille Durand',
        'Zoé Petit',
      ]);
    });

    it('nor with one that somebody put back by hand: a start goes through it', async () => {
      await of.stop();
      if (of.schema) {
        const client = new pg.Client({ connectionString: server.url });
        await client.connect();
        const { rows } = JSON.parse(await readFile(elsewhere, 'utf8')) as {
          rows: [string, string, number, unknown][];
        };
        await client.query(`truncate ${of.schema}.rows`);
        for (const [table, id, version, value] of rows)
          if (!table.startsWith('$'))
            await client.query(`insert into ${of.schema}.rows values ($1, $2, $3, $4)`, [
              table,
              id,
              version,
              JSON.stringify(value),
            ]);
        await client.end();
      } else await copyFile(elsewhere, path.join(of.directory, 'fil-rouge.json'));
      expect((await of.left()).length).toBeGreaterThan(5);
      await of.start();
      expect(await of.left()).toEqual([]);
    });

    it('is known again when they come back, and old texts do not become theirs', async () => {
      of.now = new Date(noon.getTime() + 120_000);
      await of.house.meet(canary, { at: of.now });
      await of.dailyWork();
      const { known, title } = await of.house.store.read(async (r) => ({
        known: (await r.get(people, refOf(canary)))?.value.name,
        title: (await r.get(polls, 'poll-canary'))?.value.title,
      }));
      expect([known, title]).toEqual([canary.name, 'Avec ancien participant']);
      await of.forget();
      expect(await of.left()).toEqual([]);
    });

    it('is nowhere thirty days later, nor is any answer or copy of that time', async () => {
      await of.command('backup');
      const broken = path.join(of.directory, 'fil-rouge.broken-ffffffffffff.json');
      await writeFile(broken, '{');
      of.now = new Date(noon.getTime() + 31 * dayMs);
      await utimes(broken, noon, noon);
      await of.house.store.transact((tx) =>
        tx.inbox.remember('fresh', { text: 'yes' }, new Date(of.now.getTime() - 3_600_000)),
      );
      await of.dailyWork();
      expect(await of.left()).toEqual([]);
      const files = await readdir(of.directory, { recursive: true });
      expect(files.filter((name) => /broken|fil-rouge-/.test(name))).toEqual([]);
      const answers = (await of.pieces()).filter(
        ({ where, text }) => !['keys', 'keyed'].includes(where) && /^[^\w$]*\$inbox\b/.test(text),
      );
      const fresh = answers.filter(({ text }) => text.includes('fresh'));
      expect(answers.length).toBe(kind === 'PostgreSQL' ? 1 : answers.length);
      expect(fresh.length).toBeGreaterThan(0);
      const kept = await of.house.store.read((r) => r.inbox.get('canary-named'));
      expect(kept).toBeUndefined();
    });
  });

  describe('what was taken back or refused', () => {
    let of: Installation;
    let backup = '';
    const at = noon.toISOString();
    const zoeMail = `person:sans-teams:zoe-by-mail`;
    const until = new Date(noon.getTime() + 300 * dayMs);

    beforeAll(async () => {
      of = await installation(kind);
      await of.house.store.transact(async (tx) => {
        await tx.put(people, zoeMail, {
          tenantId: 'sans-teams',
          aadId: 'zoe-by-mail',
          teamsId: '',
          name: 'Zoé Martin',
          locale: 'fr',
          domain: 'ville.example',
          organisation: null,
          otherOrganisation: null,
          organisationAskedAt: null,
          lastSeenAt: at,
        });
        await tx.put(addresses, zoeMail, {
          channel: 'mail',
          email: 'zoe@ville.example',
          state: 'open',
          lastSeenAt: at,
        });
        await openDoor(tx, zoeMail, { to: 'poll:p', group: null, until });
        await tx.put(links, 'feed', {
          kind: 'meetings.feed',
          payload: null,
          person: zoeMail,
          expiresAt: until.toISOString(),
          once: false,
          usedAt: null,
          takenUntil: null,
        });
      });
      backup = path.join(await newDirectory(), 'backup.json');
      await of.command('backup', backup);
      of.now = new Date(noon.getTime() + 60_000);
      await of.house.store.transact(async (tx) => {
        await closeDoorsOf(tx, zoeMail, of.now);
        await tx.remove(links, 'feed');
        const address = (await tx.get(addresses, zoeMail))?.value;
        if (address)
          await tx.put(addresses, zoeMail, { ...address, state: 'blocked' } as typeof address);
        await tx.put(quiet, quietId(cartographie, zoeMail), {
          person: zoeMail,
          group: cartographie,
          at,
        });
      });
    });
    afterAll(() => of.stop());

    const now = () =>
      of.house.store.read(async (r) => ({
        link: await linkNamed(
          r,
          { id: (await r.list(personalLinks))[0]?.id ?? '', generation: 1 },
          of.now,
        ),
        mail: (await r.get(addresses, zoeMail))?.value.state,
        feed: await r.get(links, 'feed'),
        quiet: (await r.get(quiet, quietId(cartographie, zoeMail))) !== undefined,
      }));
    const closed = { link: undefined, mail: 'blocked', feed: undefined, quiet: true };

    it('stays so after a restore, and the command says it', async () => {
      expect(await now()).toEqual(closed);
      await of.stop();
      expect(await of.command('restore', backup)).toMatch(/respectés de nouveau : 3\./);
      await of.start();
      expect(await now()).toEqual(closed);
    });

    it('names nobody in the ledger', async () => {
      const lines = (await of.pieces()).filter(({ where }) =>
        ['ledger', 'fil-rouge.ledger.jsonl'].includes(where),
      );
      expect(lines.length).toBeGreaterThan(3);
      expect(JSON.stringify(lines)).not.toMatch(/zoe|ville\.example|sans-teams/i);
    });

    it('holds for whoever is entered again under the same address', async () => {
      const again = `person:sans-teams:zoe-again`;
      const state = await of.house.store.transact(async (tx) => {
        await tx.put(addresses, again, {
          channel: 'mail',
          email: 'zoe@ville.example',
          state: 'open',
          lastSeenAt: at,
        });
        return (await tx.get(addresses, again))?.value.state;
      });
      expect(state).toBe('blocked');
    });

    it('is closed altogether where the present data are lost, and it is said', async () => {
      await of.stop();
      if (of.schema) {
        const client = new pg.Client({ connectionString: server.url });
        await client.connect();
        await client.query(`drop schema ${of.schema} cascade`);
        await client.end();
      } else of.directory = await newDirectory();
      expect(await of.command('restore', backup)).toMatch(
        /tous les liens personnels .* sont fermés/,
      );
      await of.start();
      expect(await now()).toMatchObject({ link: undefined, feed: undefined });
      // Nor does any that was given since, and taken back: the next generation is far above.
      const { generation } = await of.house.store.transact((tx) =>
        openDoor(tx, zoeMail, { to: 'poll:p', group: null, until }),
      );
      const other = await of.house.store.transact((tx) =>
        openDoor(tx, zoeMail, { to: 'poll:another', group: null, until }),
      );
      expect(Math.min(generation, other.generation)).toBeGreaterThan(1_000);
    });
  });

  it('a name that is no name, an organisation’s or that of two people changes no text of anybody', async () => {
    const of = await installation(kind);
    try {
      const france = partner('fr', 'France');
      const caf = partner('cf', 'La Caf');
      const twin = partner('tw', 'Zoé Petit');
      const plan = partner('pl', 'Petite Enfance');
      for (const person of [france, caf, twin, plan]) await of.house.meet(person);
      await plant(of.house);
      const texts = {
        title: 'Réunion avec France Travail, la Caf et Petite Enfance',
        place: 'Locaux de la Caf, rue de France',
        note: 'convention signée entre la Caf et France Travail, vue avec Zoé Petit',
      };
      await of.house.store.transact(async (tx) => {
        const value = (await tx.get(meetings, 'm1'))?.value;
        if (value) await tx.put(meetings, 'm1', { ...value, ...texts });
      });
      const said: string[] = [];
      for (const person of [france, caf, twin, plan]) said.push(readAll(await of.forget(person)));
      await of.dailyWork();
      const value = await of.house.store.read(async (r) => (await r.get(meetings, 'm1'))?.value);
      expect(value).toMatchObject(texts);
      expect(said[0]).toMatch(/un seul mot.*co-anime.*délégué/);
      expect(said[1]).toMatch(/organisation ou des mots du plan/);
      expect(said[2]).toMatch(/Une autre personne porte votre nom/);
      expect(said[3]).toMatch(/organisation ou des mots du plan/);
    } finally {
      await of.stop();
    }
  });

  it('a text written before somebody was known refers to them in what their groups do, and nowhere else', async () => {
    const of = await installation(kind);
    try {
      const late = partner('late', 'Maud Retardataire');
      await plant(of.house);
      await of.house.store.transact(async (tx) => {
        const value = (await tx.get(polls, 'poll-canary'))?.value;
        if (!value) return;
        await tx.put(polls, 'mine', { ...value, title: 'Avec Maud Retardataire' });
        await tx.put(polls, 'theirs', {
          ...value,
          group: 'axe-3',
          title: 'Avec Maud Retardataire',
        });
      });
      await of.house.meet(late);
      await of.house.say(admin, 'ajoute Maud Retardataire au sous-groupe cartographie');
      await of.dailyWork();
      const kept = (await of.pieces()).filter(({ text }) => /Avec Maud/.test(text));
      const rows = kept.filter(({ where }) => ['fil-rouge.json', 'rows'].includes(where));
      expect(rows).toHaveLength(1);
      await of.forget(late);
      const titles = await of.house.store.read(async (r) =>
        Promise.all(['mine', 'theirs'].map(async (id) => (await r.get(polls, id))?.value.title)),
      );
      expect(titles).toEqual(['Avec ancien participant', 'Avec Maud Retardataire']);
    } finally {
      await of.stop();
    }
  });

  it('a text refers to whom it was written for, although a second person of that name comes later', async () => {
    const of = await installation(kind);
    try {
      await plant(of.house);
      await of.house.meet(partner('twin', canary.name));
      // Changed by somebody meanwhile, in another field.
      await of.house.store.transact(async (tx) => {
        const value = (await tx.get(meetings, 'm1'))?.value;
        if (value) await tx.put(meetings, 'm1', { ...value, place: 'Mairie' });
      });
      await of.forget();
      const value = await of.house.store.read(async (r) => (await r.get(meetings, 'm1'))?.value);
      expect(value).toMatchObject({ place: 'Mairie', note: 'Demander à ancien participant.' });
    } finally {
      await of.stop();
    }
  });

  it('nobody can type what refers to somebody', async () => {
    const of = await installation(kind);
    try {
      await plant(of.house);
      const typed = await of.house.store.transact(async (tx) => {
        const [mark] = await tx.list(references);
        const value = (await tx.get(polls, 'poll-canary'))?.value;
        if (value) await tx.put(polls, 'typed', { ...value, title: `Vu \uFDD0${mark?.id}` });
        return (await tx.get(polls, 'typed'))?.value.title;
      });
      expect(typed).toMatch(/^Vu /);
      expect(typed).not.toMatch(/Admin|Durand|Petit|Zyxwvut|ancien participant/);
    } finally {
      await of.stop();
    }
  });
});
