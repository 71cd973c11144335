/** Commands of an operator: a partnership is opened, listed, exported and erased, on the file and in the base. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { partnershipCommand } from '../../../src/cli/partnership-commands.ts';
import { lockOf } from '../../../src/partnership/awake.ts';
import { readOwnConfig } from '../../../src/partnership/folders.ts';
import { openPartnership } from '../../../src/partnership/open.ts';
import { silent } from '../../../src/store/log.ts';
import { plans } from '../../support/vocabulary.ts';

const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const now = () => new Date('2026-11-24T09:00:00.000Z');
let directory: string;
let said: string[];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'fil-rouge-operator-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const env = () => ({ PARTNERSHIPS_DIR: directory, ALLOWED_TENANTS: tenant });
const run = (args: string[], typed = '') => {
  said = [];
  return partnershipCommand({
    args,
    env: env(),
    now,
    say: (line) => void said.push(line),
    ask: async () => typed,
    show: (_label, work) => work(() => {}),
    log: silent,
  });
};
const create = (id: string, ...more: string[]) =>
  run(['create', id, '--name=la Drôme', `--plan=${plans.deuxVallees}`, ...more]);

/** As the service does when somebody speaks to it. */
async function opened(id: string): Promise<void> {
  const { close } = await openPartnership(await readOwnConfig(env(), directory, id), {
    now,
    log: silent,
  });
  await close();
}

it('a partnership that is created can be opened, listed and exported', async () => {
  expect(await create('drome', `--tenants=${tenant}`, '--aliases=le 26')).toBe(0);
  await opened('drome');
  expect(await run(['list'])).toBe(0);
  expect(said).toEqual([expect.stringContaining('drome : la Drôme.')]);
  const file = path.join(directory, 'export.json');
  expect(await run(['export', 'drome', file])).toBe(0);
  expect(JSON.parse(await readFile(file, 'utf8'))).toBeTruthy();
  expect(await run(['store', 'drome', 'check'])).toBe(0);
});

it('nothing is created with a bad id, a faulty tenant, or in the place of another', async () => {
  expect(await create('La-Drome')).toBe(2);
  expect(await create('drome', '--tenants=cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee')).toBe(1);
  expect(await readdir(directory)).toEqual([]);
  expect(await create('drome')).toBe(0);
  expect(await create('drome')).toBe(1);
});

it('it is erased once its id was typed, with all that it kept, and not while it is in use', async () => {
  await create('drome');
  await create('gard');
  await opened('drome');
  expect(await run(['erase', 'drome'], 'gard')).toBe(1);
  expect(await run(['list'])).toBe(0);
  expect(said).toHaveLength(2);
  const lock = await lockOf(path.join(directory, 'drome', 'data'), { now, log: silent });
  expect(await run(['erase', 'drome'], 'drome')).toBe(1);
  await lock.release();
  expect(await run(['erase', 'drome'], 'drome')).toBe(0);
  expect(await readdir(directory)).toEqual(['gard']);
});
