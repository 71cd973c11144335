/**
 * The year of the demonstration in the service, then the plan of 2027-2032 published over it: what was wrong when only
 * `PLAN_FILE` changed, line by line.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePlan } from '../../bot/knowledge/parse.ts';
import { publish } from '../../src/cli/plan-succession.ts';
import { storeCommand } from '../../src/cli/store-commands.ts';
import { pathsIn } from '../../src/store/file/durable-file.ts';
import { openFile } from '../../src/store/file/open-file.ts';
import { silent } from '../../src/store/log.ts';
import { built } from '../support/built.ts';
import { camilleEssai } from '../support/demo-house.ts';
import { houseOf } from '../support/kept.ts';
import { type ServiceChild, startService } from '../support/service-child.ts';
import { until } from '../support/until.ts';
import { knowledgeOf, plans } from '../support/vocabulary.ts';

const root = path.resolve(import.meta.dirname, '../..');
const story = path.join(root, 'plan/seine-saint-denis-2024-2026.demo.yaml');
const { tenantId } = camilleEssai;
const tokenOf = (id: string) => Buffer.from(JSON.stringify({ tenantId, id })).toString('base64url');

let folder = '';
let service: ServiceChild;
const env = () => ({ DATA_DIR: path.join(folder, 'data'), ADMINS: camilleEssai.id });

async function call(name: string, body?: object, id = camilleEssai.id): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${service.port}/api/${name}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Test ${tokenOf(id)}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.json();
}
const ask = async (text: string, id?: string): Promise<string> =>
  JSON.stringify(await call('hear', { key: randomUUID(), text }, id))
    .replace(/[\u00a0\u202f]/g, ' ')
    // A port is a number, and no percentage.
    .replaceAll(`:${service.port}`, '');

const publishSuite = async (from: Date): Promise<number> =>
  publishOver(await readFile(plans.suite, 'utf8'), from);

/** Publishes the plan of a file, from an instant; nobody may hold the data meanwhile. */
async function publishOver(text: string, from: Date): Promise<number> {
  const now = () => new Date();
  const store = await openFile({ dataDir: env().DATA_DIR, now, log: silent });
  const plan = parsePlan(text, 'suite');
  const publishing = { store, plan, source: { text }, from, day: from.toISOString().slice(0, 10) };
  try {
    return await publish({ ...publishing, isConfirmed: true, say: () => undefined });
  } finally {
    await store.close();
  }
}

/** What `npm run store -- check` says of the same data, with a plan at hand. */
async function check(atHand: 'suite' | 'seineSaintDenis'): Promise<string> {
  const lines: string[] = [];
  await storeCommand({
    args: ['check'],
    env: env(),
    now: () => new Date(),
    say: (line) => lines.push(line),
    show: (_, run) => run(() => {}),
    log: silent,
    context: async () => houseOf(await knowledgeOf(atHand)),
  });
  return lines.join('\n');
}

const day = (ago: number) =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(
    Date.now() - ago * 86_400_000,
  );
/** Text of the document of the year until today, asked for in the chat and fetched by its link. */
async function restitution(): Promise<string> {
  const said = await ask(`restitution Markdown du ${day(355)} au ${day(0)}`);
  const [link = ''] = /\/liens\/[\w-]+/.exec(said) ?? [];
  const url = `http://127.0.0.1:${service.port}${link}`;
  const response = await fetch(url, { method: 'POST' });
  return (await response.text()).replace(/\s+/g, ' ');
}
/** What pilotes told in the story, as the document prints it. */
const told = async (): Promise<string[]> =>
  [...(await readFile(story, 'utf8')).matchAll(/ fait: "([^"]+)"/g)].map(([, fact = '']) =>
    printed(fact),
  );
const printed = (text: string) => text.replace(/['’]/g, '’').replace(/\s+/g, ' ').toLowerCase();
let before = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fil-rouge-succession-'));
  await promisify(execFile)(process.execPath, [await built('cli/demo'), '--story'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env() },
  });
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

it('with another PLAN_FILE and nothing published, the start and the check refuse, say both ways out, and change nothing', async () => {
  const waysOut = /2024-2026.*PLAN_FILE donne.*2027-2032.*plan -- publish.*DATA_DIR/s;
  const file = pathsIn(env().DATA_DIR).current;
  const before = await readFile(file, 'utf8');
  const started = startService({ env: { ...env(), PLAN_FILE: plans.suite } });
  await expect(started).rejects.toThrow(waysOut);
  await expect(started).rejects.toThrow('Rien n’a été ouvert ni changé');
  expect(await check('suite')).toMatch(waysOut);
  expect(await check('seineSaintDenis')).toMatch(/Plan servi : .*2024-2026.*Tout peut être relu/s);
  expect(await readFile(file, 'utf8')).toBe(before);
});

it('the plan of 2024-2026 is served until the day of the next one, and says that it comes', async () => {
  expect(await publishSuite(new Date(Date.now() + 40 * 86_400_000))).toBe(0);
  service = await startService({ env: env() });
  expect(await ask('quelle version du plan utilises-tu ?')).toMatch(/2024-2026.*2027-2032 prendra/);
  expect(await ask('où en est la fiche 1.1 ?')).toContain('56');
  before = await restitution();
  await service.stop();
});

describe('from that day on, with the old PLAN_FILE', () => {
  beforeAll(async () => {
    expect(await publishSuite(new Date())).toBe(0);
    service = await startService({ env: env() });
  });

  it.each<[asked: string, has: RegExp, hasNot: RegExp]>([
    ['qui pilote la fiche 1.1 ?', /Conseil départemental/, /la Caf|Camille/],
    ['où en est la fiche 1.1 ?', /1\.1/, /orage|56|95|cartographie/],
    ['où en est la fiche 2.1 ?', /56/, /n’est pas dans le plan/],
    ['que dit la fiche 5 ?', /Fiche 5.* porte maintenant le numéro 3\.1/, /%/],
    ['où en est la fiche 3.1 ?', /60 %.*[Tt]roisième diagnostic rendu/, /n’est pas dans le plan/],
    ['qui co-anime l’axe 4 ?', /axe 4/, /Élodie|Perrin|Belkacem/],
    ['qui co-anime l’axe 3 ?', /Sacha Lemoine/, /Mehdi|Nadia/],
    ['que dit l’axe 5 ?', /Axe 5.* porte maintenant le numéro 3/, /Sacha/],
    ['quelles fiches sont bloquées ?', /^.*1 fiche ou action.*2\.1.*surcoût/, /cartographie|forum/],
    [
      'prochaine réunion ?',
      /cartographie dynamique petite enfance \(SDSF 2024-2026\)/,
      /traduction-sdsf|Traduction-sdsf|axe-\d/,
    ],
    ['où en est le sondage ?', /surcoût/, /l’axe 1[^0-9]|outil-cartographie/],
    ['qu’est-ce qui a changé dans le plan ?', /2027-2032 a pris la place.*2\.1/, /fait marquant/],
    ['qu’est-ce qui a changé ?', /2027-2032 a pris la place/, /fait marquant/],
    ['quelle version du plan utilises-tu ?', /2027-2032.*2024-2026/, /axe 1/],
    ['que disait le schéma 2024-2026 sur la 1.1 ?', /Dans le SDSF 2024-2026.*EAJE/, /neuf cents/],
    [
      'qui pilotait la 5 dans l’ancien schéma ?',
      /Dans le SDSF 2024-2026 : Le plan ne précise pas de pilote/,
      /neuf cents/,
    ],
  ])('%s', async (asked, has, hasNot) => {
    const said = await ask(asked);
    expect(said).toMatch(has);
    expect(said).not.toMatch(hasNot);
  });

  it('the restitution of the year has all that was told, under the plan that was in effect', async () => {
    const after = await restitution();
    const facts = await told();
    const lost = facts.filter(
      (fact) => printed(before).includes(fact) && !printed(after).includes(fact),
    );
    expect(facts.filter((fact) => printed(before).includes(fact)).length).toBeGreaterThan(70);
    expect(lost).toEqual([]);
    expect(after).toMatch(/Forum de la parentalité \(SDSF 2024-2026\)/);
    expect(after).toMatch(/Fiche 2\.1 – Maintenir.* Fiche 3\.1 – Répondre/);
    expect(after).toContain('Ce qui a changé dans le plan');
    expect(after).toContain('Participants au forum');
    // The new plan was adopted after the period.
    expect(after).not.toContain('daté du 15 février 2027');
    expect(after).not.toMatch(/Fiche 1\.1 – Ouvrir neuf cents places d’accueil[^.]*(?:orage|56 %)/);
  });

  it('whoever co-animated an axe goes on with it, and notes nothing on the new one of its number', async () => {
    const { people } = (await call('test-people')) as { people: { id: string; name: string }[] };
    const dominique = people.find(({ name }) => name === 'Dominique Ferrand')?.id;
    expect(dominique).toBeTruthy();
    expect(await ask('fiche 2.1 : 57 %, couvert', dominique)).toMatch(/noté/);
    expect(await ask('fiche 1.1 : 10 %, soleil', dominique)).toMatch(/refused.*Rien n’est noté/);
  });

  it('people of an organisation that the plan names no more are of it by its name', async () => {
    const said = await ask('qui est dans le groupe de travail de l’axe 2 ?');
    expect(said).toContain('(État)');
    expect(said).not.toMatch(/\((?:etat|pmi|gestionnaires)\)/);
  });

  it('the page says what changed', async () => {
    expect(await call('versions/changes')).toMatchObject({
      name: 'SDSF 2027-2032',
      earlier: [{ name: 'SDSF 2024-2026' }],
      changes: expect.arrayContaining([
        expect.objectContaining({ becomes: 'Nouveau', before: '' }),
      ]),
      closed: expect.arrayContaining([expect.stringMatching(/^Axe 2 – /)]),
    });
  });
});

it('while the service runs, the version of the day takes the place of the one before by itself', async () => {
  await service.stop();
  const text = (await readFile(plans.suite, 'utf8')).replace(
    '  debut: 2027\n',
    '  edition: 2\n  debut: 2027\n',
  );
  const day = Date.now() + 15_000;
  expect(await publishOver(text, new Date(day))).toBe(0);
  // The day may have come before the service is up: it is then that version that is up.
  service = await startService({ env: env() });
  // Asked before, it would only answer from the first.
  await setTimeout(Math.max(0, day - Date.now()));
  await until('the second edition', async () =>
    (await ask('quelle version du plan utilises-tu ?').catch(() => '')).includes(
      'édition 2 (schéma',
    ),
  );
  expect(service.alive()).toBe(true);
});
