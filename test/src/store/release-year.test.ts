/**
 * A year of a partnership that release 0.1.0 kept before plans had versions, in its file and in its tables: the story of
 * `--demo`, written by its program. It is opened as a start opens it.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { people } from '../../../bot/features/people/model/directory.ts';
import { updates } from '../../../bot/features/progress/model/schema.ts';
import { versionsIn } from '../../../bot/features/versions/model/publishing.ts';
import { readCard } from '../../../cards/text.ts';
import { readConfig } from '../../../src/config.ts';
import { openPartnership } from '../../../src/partnership/open.ts';
import { silent } from '../../../src/store/log.ts';
import { quarantined } from '../../support/outbox-calls.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { turnAt } from '../../support/turns.ts';
import { plans } from '../../support/vocabulary.ts';
import { newDirectory } from './places.ts';

const release = path.join(import.meta.dirname, 'release-0.1.0');
const now = new Date('2026-11-28T10:00:00Z');
const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

const year = async () => gunzipSync(await readFile(path.join(release, 'year.json.gz'))).toString();
const rowsOf = z.object({
  rows: z.array(z.tuple([z.string(), z.string(), z.number(), z.unknown()])),
});

const places: Record<string, () => Promise<Record<string, string>>> = {
  'its file': async () => {
    const DATA_DIR = await newDirectory();
    await mkdir(DATA_DIR, { recursive: true });
    await writeFile(path.join(DATA_DIR, 'fil-rouge.json'), await year());
    return { DATA_DIR };
  },
  'its tables': async () => {
    const server = await ownDatabase();
    stops.push(server.stop);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create schema fil_rouge; set search_path = fil_rouge; set timezone = UTC');
    await client.query(await readFile(path.join(release, 'tables.sql'), 'utf8'));
    await client.query(
      'delete from rows; delete from inbox; delete from outbox; delete from ledger',
    );
    for (const [collection, id, version, value] of rowsOf.parse(JSON.parse(await year())).rows)
      await client.query('insert into rows values ($1, $2, $3, $4)', [
        collection,
        id,
        version,
        JSON.stringify(value),
      ]);
    await client.end();
    return { DATA_DIR: await newDirectory(), DATABASE_URL: server.url };
  },
};

describe.each(Object.keys(places))('the year in %s', (where) => {
  it('is read whole, takes the plan at hand, and is answered from', async () => {
    const env = await (places[where] as () => Promise<Record<string, string>>)();
    const config = readConfig({ ...env, PLAN_FILE: plans.seineSaintDenis });
    const { store, bot, close } = await openPartnership(config, { now: () => now, log: silent });
    stops.unshift(close);
    expect(await quarantined(store)).toBe(0);
    const counts = await store.read(async (reader) => [
      (await reader.list(updates)).length,
      (await reader.list(meetings)).length,
      (await reader.list(people)).length,
    ]);
    expect(counts).toEqual([103, 17, 22]);
    const { served, earlier } = (await store.read(versionsIn)) ?? {};
    expect([served?.plan, served?.edition, earlier]).toEqual([
      'seine-saint-denis-2024-2026',
      1,
      [],
    ]);
    const ask = async (text: string) => {
      const { message } = await bot.hear(turnAt(now, { conversation: text }), text);
      return message.card ? readCard(message.card) : message.text;
    };
    expect(await ask('où en est la fiche 1.1 ?')).toMatch(/56\s%/);
    expect(await ask('qui pilote la fiche 1.1 ?')).toContain('Camille Essai');
    expect(await ask('qui co-anime l’axe 4 ?')).toContain('Élodie Perrin');
  });
});
