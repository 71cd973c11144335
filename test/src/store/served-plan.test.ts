/** The plan that data speak of: what a start does with those of another plan. */
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { unpacked } from '../../../bot/contract/packed-text.ts';
import { servedPlan } from '../../../bot/contract/served-plan.ts';
import type { Store } from '../../../bot/contract/store.ts';
import { SERVED, versionOf, versionsIn } from '../../../bot/features/versions/model/publishing.ts';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import type { Plan } from '../../../bot/knowledge/schema.ts';
import { markOf } from '../../../bot/knowledge/succession.ts';
import { publish } from '../../../src/cli/plan-succession.ts';
import { silent } from '../../../src/store/log.ts';
import { openPostgres } from '../../../src/store/postgres/open-postgres.ts';
import { serve } from '../../../src/store/served-plan.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { plans } from '../../support/vocabulary.ts';
import { newDirectory, openIn } from './places.ts';
import { noon, notes } from './samples.ts';

const planOf = async (name: keyof typeof plans): Promise<Plan> =>
  parsePlan(await readFile(plans[name], 'utf8'), name);
const atHand = async (name: keyof typeof plans, now = noon) =>
  versionOf(await planOf(name), now, { text: await readFile(plans[name], 'utf8') });
const day = (count: number) => new Date(noon.getTime() + count * 86_400_000);
const OLD = 'seine-saint-denis-2024-2026';
const NEW = 'seine-saint-denis-2027-2032';
const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

const release = path.join(import.meta.dirname, 'release-0.1.0');
const places: Record<string, () => Promise<Store>> = {
  'its file': async () => {
    const dir = await newDirectory();
    for (const name of ['fil-rouge.json', 'fil-rouge.ledger.jsonl'])
      await cp(path.join(release, name), path.join(dir, name));
    return openIn(dir);
  },
  'its tables': async () => {
    const server = await ownDatabase();
    stops.push(server.stop);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create schema release; set search_path = release; set timezone = UTC');
    await client.query(await readFile(path.join(release, 'tables.sql'), 'utf8'));
    await client.end();
    return openPostgres({ databaseUrl: server.url, schema: 'release', log: silent });
  },
};

describe.each(Object.keys(places))('data of release 0.1.0 in %s', (where) => {
  let store: Store;
  const mark = () => store.read((reader) => reader.get(servedPlan, SERVED));

  it('take the plan at hand at the first start, and keep it at the next', async () => {
    store = await (places[where] as () => Promise<Store>)();
    stops.unshift(() => store.close());
    expect(await mark()).toBeUndefined();
    await serve(store, await atHand('seineSaintDenis'), noon);
    const first = await mark();
    expect(first?.value).toMatchObject({ plan: 'seine-saint-denis-2024-2026', edition: 1 });
    expect(first?.value.things['fiche:1.1']?.numero).toBe('1.1');
    await serve(store, await atHand('seineSaintDenis', day(1)), day(1));
    expect(await mark()).toEqual(first);
    expect(await store.read((reader) => reader.list(notes))).toHaveLength(12);
  });

  it('are refused to another plan and to another edition, with both ways out, and stay as they are', async () => {
    const before = await mark();
    await expect(serve(store, await atHand('suite'), noon)).rejects.toThrow(
      /2024-2026.*édition 1.*2027-2032.*plan -- publish.*DATA_DIR/s,
    );
    const own = await planOf('seineSaintDenis');
    const edited = { ...own, plan: { ...own.plan, edition: 2 } };
    await expect(serve(store, markOf(edited, noon), noon)).rejects.toThrow('édition 2');
    expect(await mark()).toEqual(before);
  });

  it('are refused to a plan in which a thing went missing, which is named with its identity', async () => {
    const own = await planOf('seineSaintDenis');
    const without = { ...own, fiches: own.fiches.filter(({ numero }) => numero !== '5') };
    await expect(serve(store, markOf(without, noon), noon)).rejects.toThrow(
      /la fiche 5 .*id: "5"/s,
    );
    const renumbered = {
      ...own,
      fiches: own.fiches.map((fiche) => (fiche.id === '5' ? { ...fiche, numero: '6' } : fiche)),
    };
    await serve(store, markOf(renumbered, noon), noon);
    expect((await mark())?.value.things['fiche:5']?.numero).toBe('6');
  });

  it('wait for the day of a plan that was published, whichever of the two is at hand', async () => {
    const next = await planOf('suite');
    const said: string[] = [];
    const publishing = {
      store,
      plan: next,
      source: { text: await readFile(plans.suite, 'utf8') },
      from: day(30),
      day: '2027-01-01',
      say: (line: string) => said.push(line),
    };
    expect(await publish({ ...publishing, isConfirmed: false })).toBe(1);
    expect((await store.read(versionsIn))?.next).toBeUndefined();
    expect(await publish({ ...publishing, isConfirmed: true })).toBe(0);
    expect(said.join('\n')).toMatch(/Nouveau.*fiche 1\.1 « Ouvrir neuf cents places.*Clos/s);
    for (const name of ['seineSaintDenis', 'suite'] as const) {
      const { served, next } = await serve(store, await atHand(name), day(29));
      expect([served.plan, next?.plan]).toEqual([OLD, NEW]);
    }
  });

  it('are served to it from that day on, whichever of the two is at hand, and keep what was said before', async () => {
    for (const name of ['seineSaintDenis', 'suite', 'seineSaintDenis'] as const) {
      const { served, earlier, next } = await serve(store, await atHand(name), day(30));
      expect([served.plan, served.since, next]).toEqual([NEW, day(30).toISOString(), undefined]);
      expect(earlier.map(({ plan }) => plan)).toEqual([OLD]);
      expect(unpacked(earlier[0]?.text ?? '')).toBe(await readFile(plans.seineSaintDenis, 'utf8'));
    }
    expect((await mark())?.value.changes?.find(({ before }) => before === 'fiche:1.1')).toEqual({
      becomes: 'moved',
      before: 'fiche:1.1',
      after: 'fiche:1.1',
    });
  });

  it('refuse to go back: neither an edition that was served, nor a day before that of the one served', async () => {
    const plan = await planOf('seineSaintDenis');
    const source = { text: '' };
    const say = () => undefined;
    const again = { store, plan, source, day: '', isConfirmed: true, say };
    expect(await publish({ ...again, from: day(60) })).toBe(1);
    await expect(publish({ ...again, from: day(29) })).rejects.toThrow(/commence après ce jour/);
    expect((await mark())?.value.plan).toBe(NEW);
  });
});
