/**
 * The year of the demonstration in the service, then the plan of 2027-2032 published over it: what was wrong when only
 * `PLAN_FILE` changed, line by line.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePlan } from '../../bot/knowledge/parse.ts';
import { publish } from '../../src/cli/plan-succession.ts';
import { openLowdb } from '../../src/store/file/open-lowdb.ts';
import { silent } from '../../src/store/log.ts';
import { camilleEssai } from '../support/demo-house.ts';
import { type ServiceChild, startService } from '../support/service-child.ts';
import { until } from '../support/until.ts';
import { plans } from '../support/vocabulary.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { tenantId, id } = camilleEssai;
const token = Buffer.from(JSON.stringify({ tenantId, id })).toString('base64url');

let folder = '';
let service: ServiceChild;
const env = () => ({ DATA_DIR: path.join(folder, 'data'), ADMINS: '*' });

async function call(name: string, body?: object): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${service.port}/api/${name}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Test ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.json();
}
const ask = async (text: string): Promise<string> =>
  JSON.stringify(await call('hear', { key: randomUUID(), text })).replace(/[\u00a0\u202f]/g, ' ');

const publishSuite = async (from: Date): Promise<number> =>
  publishOver(await readFile(plans.suite, 'utf8'), from);

/** Publishes the plan of a file, from an instant; nobody may hold the data meanwhile. */
async function publishOver(text: string, from: Date): Promise<number> {
  const now = () => new Date();
  const store = await openLowdb({ dataDir: env().DATA_DIR, now, log: silent });
  const plan = parsePlan(text, 'suite');
  const publishing = { store, plan, source: { text }, from, day: from.toISOString().slice(0, 10) };
  try {
    return await publish({ ...publishing, isConfirmed: true, say: () => undefined });
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fil-rouge-succession-'));
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli/demo.ts', '--story'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env() },
  });
  service = await startService({ env: env() });
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

it('the plan of 2024-2026 is served until the day of the next one, and says that it comes', async () => {
  expect(await ask('où en est la fiche 1.1 ?')).toContain('56');
  await service.stop();
  expect(await publishSuite(new Date(Date.now() + 40 * 86_400_000))).toBe(0);
  service = await startService({ env: env() });
  expect(await ask('quelle version du plan utilises-tu ?')).toMatch(/2024-2026.*2027-2032 prendra/);
  expect(await ask('où en est la fiche 1.1 ?')).toContain('56');
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
    ['où en est la fiche 2.1 ?', /56/, /n’est pas dans le support/],
    ['que dit la fiche 5 ?', /Fiche 5.* porte maintenant le numéro 3\.1/, /%/],
    ['où en est la fiche 3.1 ?', /3\.1/, /n’est pas dans le support/],
    ['qui co-anime l’axe 4 ?', /axe 4/, /Élodie|Perrin|Belkacem/],
    ['qui co-anime l’axe 3 ?', /Sacha Lemoine/, /Mehdi|Nadia/],
    ['que dit l’axe 5 ?', /Axe 5.* porte maintenant le numéro 3/, /Sacha/],
    ['quelles fiches sont bloquées ?', /2\.1|3\.1|[Aa]ucun/, /cartographie|forum/],
    ['prochaine réunion ?', /./, /traduction-sdsf|Traduction-sdsf|axe-\d/],
    ['où en est le sondage ?', /./, /l’axe 1[^0-9]|outil-cartographie/],
    ['qu’est-ce qui a changé dans le plan ?', /2027-2032 a pris la place.*2\.1/, /fait marquant/],
    ['qu’est-ce qui a changé ?', /2027-2032 a pris la place/, /fait marquant/],
    ['quelle version du plan utilises-tu ?', /2027-2032.*2024-2026/, /axe 1/],
    ['que disait le schéma 2024-2026 sur la 1.1 ?', /Dans le SDSF 2024-2026.*EAJE/, /neuf cents/],
    [
      'qui pilotait la 5 dans l’ancien schéma ?',
      /Dans le SDSF 2024-2026 : Le support ne précise pas de pilote/,
      /neuf cents/,
    ],
  ])('%s', async (asked, has, hasNot) => {
    const said = await ask(asked);
    expect(said).toMatch(has);
    expect(said).not.toMatch(hasNot);
  });

  it('the page says what changed', async () => {
    expect(await call('versions/changes')).toMatchObject({
      name: 'SDSF 2027-2032',
      earlier: [{ name: 'SDSF 2024-2026' }],
      changes: expect.arrayContaining([
        expect.objectContaining({ becomes: 'Clos', now: '' }),
        expect.objectContaining({ becomes: 'Nouveau', before: '' }),
      ]),
    });
  });
});

it('while the service runs, the version of the day takes the place of the one before by itself', async () => {
  await service.stop();
  const text = (await readFile(plans.suite, 'utf8')).replace(
    '  debut: 2027\n',
    '  edition: 2\n  debut: 2027\n',
  );
  expect(await publishOver(text, new Date(Date.now() + 15_000))).toBe(0);
  // The day may have come before the service is up: it is then that version that is up.
  service = await startService({ env: env() });
  await until('the second edition', async () =>
    (await ask('quelle version du plan utilises-tu ?').catch(() => '')).includes(
      'édition 2 (schéma',
    ),
  );
  expect(service.alive()).toBe(true);
});
