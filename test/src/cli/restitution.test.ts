import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Plan } from '../../../bot/knowledge/schema.ts';
import { restitutionCommand } from '../../../src/cli/restitution-command.ts';
import { fillWith } from '../../../src/demo/fill.ts';
import { fileDepot } from '../../../src/store/depot.ts';
import { silent } from '../../../src/store/log.ts';
import { demoYear } from '../../support/drawn-year/year.ts';
import { partsOf } from '../../support/office.ts';
import { today, zone } from '../../support/restitution.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';
import { newDirectory, openIn } from '../store/places.ts';

let plan: Plan;
let dir: string;
let said: string[];
let shown: string[];
beforeAll(async () => {
  plan = (await knowledgeOf('seineSaintDenis')).plan;
});
beforeEach(async () => {
  dir = await newDirectory();
  said = [];
  shown = [];
});

const run = (...args: string[]) =>
  restitutionCommand({
    args,
    depot: fileDepot(dir, () => today, silent),
    plan: async () => plan,
    zone,
    now: () => today,
    say: (line) => said.push(line),
    show: (label, work) => {
      shown.push(label);
      return work(() => {});
    },
  });
const year = ['--from', '2026-01-01', '--to', '2026-12-31'];
const out = (name: string) => ['--out', path.join(dir, name)];

it('writes the document of a service that is running, and says how far it is', async () => {
  const store = await openIn(dir);
  try {
    await fillWith(store, demoYear({ plan, now: today, zone, seed: 1 }));
    expect(await run(...year, ...out('r.xlsx'), '--format', 'xlsx')).toBe(0);
    expect(said).toEqual([`Restitution écrite : ${path.join(dir, 'r.xlsx')}.`]);
    expect(shown).toEqual(['Lecture', 'Restitution']);
    const parts = partsOf(await readFile(path.join(dir, 'r.xlsx')));
    expect(parts.get('xl/sharedStrings.xml')).toContain('Camille Essai');
    expect(await run(...year, ...out('en.md'), '--format', 'md', '--lang', 'en')).toBe(0);
    expect(await readFile(path.join(dir, 'en.md'), 'utf8')).toMatch(/^# Report to the committee/);
  } finally {
    await store.close();
  }
});

it.each([
  [[], '--from : écrivez un jour'],
  [['--from', '2026-02-30', '--to', '2026-12-31'], '--from : écrivez un jour qui existe'],
  [['--from', '2026-12-31', '--to', '2026-01-01'], '--from doit précéder --to.'],
  [[...year, '--format', 'pdf'], '--format : écrivez docx'],
  [[...year, '--lang', 'de'], '--lang : écrivez fr ou en.'],
  [[...year, '--quoi'], 'Usage'],
])('a wrong use (%j) is told, with the usage', async (args, says) => {
  expect(await run(...args)).toBe(2);
  expect(said.join('\n')).toContain(says);
  expect(said.at(-1)).toContain('Usage');
});

it('never replaces a file, and says that there is nothing yet', async () => {
  expect(await run(...year, ...out('r.csv'), '--format', 'csv')).toBe(1);
  expect(said.at(-1)).toContain('pas encore de données');
  await (
    await openIn(dir).then(async (store) => {
      await fillWith(store, demoYear({ plan, now: today, zone, seed: 1 }));
      return store;
    })
  ).close();
  await writeFile(path.join(dir, 'r.csv'), 'mine');
  expect(await run(...year, ...out('r.csv'), '--format', 'csv')).toBe(1);
  expect(await readFile(path.join(dir, 'r.csv'), 'utf8')).toBe('mine');
});
