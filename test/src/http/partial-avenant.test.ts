/** An avenant of some fiches, over real HTTP: it says that it completes the plan, closes nothing, and is published so. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { packed, unpacked } from '../../../bot/contract/packed-text.ts';
import { servedPlan } from '../../../bot/contract/served-plan.ts';
import { versionOf } from '../../../bot/features/versions/model/publishing.ts';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import type { ImportDraftPage, ImportSuccessionPage } from '../../../bot/pages/importer.ts';
import { plantDraft, textFile } from '../../support/import-draft.ts';
import { asTestPerson, buildPages, morning, startTab, type TabService } from '../../support/tab.ts';

const file = 'plan/seine-saint-denis-2024-2026.yaml';
const text = readFileSync(file, 'utf8');
let tab: TabService;
let admin: string;
let serial = 0;

beforeAll(async () => {
  await buildPages();
  const admins: string[] = [];
  tab = await startTab({ admins });
  admin = tab.year.partners[0]?.id ?? '';
  admins.push(admin.split(':')[2] ?? '');
  const since = new Date('2026-01-01T00:00:00.000Z');
  const [first] = tab.knowledge.plan.fiches;
  const bytes = textFile([
    'Avenant au schéma départemental 2024-2026',
    'Axe 1 : Agir pour le développement de l’offre',
    `Fiche 1.1 : ${first?.titre ?? ''}`,
    'Pilote : Caf',
    'Budget : 45 000 €',
    'Fiche 1.2 : Ouvrir une maison des assistantes maternelles',
    'Pilote : Caf',
  ]);
  await tab.store.transact(async (tx) => {
    const version = versionOf(tab.knowledge.plan, since, {
      text,
      phrasings: 'fiche:5/titre: [la 5]',
    });
    await tx.put(servedPlan, 'served', version);
  });
  await plantDraft(tab.store, tab.knowledge, { id: 'a', by: admin, at: morning, bytes });
});
afterAll(() => tab.close());

const headers = () => ({
  authorization: asTestPerson(admin),
  'accept-language': 'fr',
  'content-type': 'application/json',
});
const get = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${tab.origin}/api/importer/${path}`, { headers: headers() })).json()) as T;
const act = async (verb: string, data: object): Promise<string> => {
  const body = JSON.stringify({
    key: `key-of-the-test-${serial++}`,
    data: { draft: 'a', ...data },
  });
  const got = await fetch(`${tab.origin}/api/importer/${verb}`, {
    method: 'POST',
    headers: headers(),
    body,
  });
  const { messages } = (await got.json()) as { messages: { text: string }[] };
  return messages.map((one) => one.text.replace(/[\u00a0\u202f]/g, ' ')).join('\n');
};
const draft = () => get<ImportDraftPage>('draft?draft=a');
const succession = () => get<ImportSuccessionPage>('succession?draft=a&day=2026-12-31');
const closed = ({ changes }: ImportSuccessionPage) =>
  changes.filter(({ becomes }) => /clos/i.test(becomes)).length;

it('of one fiche of two, it says that it completes the plan, and closes nothing', async () => {
  const { covers } = await draft();
  expect(covers.scope).toBe('part');
  expect(covers.text).toMatch(/1 des 2 fiches.*complète/);
  await act('amend', {
    act: 'plan',
    title: 'Avenant',
    sigle: 'SDSF',
    from: 2024,
    to: 2026,
    day: '2026-11-01',
  });
  const told = await succession();
  expect(told.faults).toEqual([]);
  expect(closed(told)).toBe(0);
  expect(told.carried).toMatch(/13 thèmes, 4 chiffres, 1 réunion/);
});

it('said to replace the plan, it closes what it has not, and says it before', async () => {
  await act('amend', { act: 'scope', scope: 'whole' });
  const { covers } = await draft();
  expect(covers.text).toMatch(/remplace\. L’autre sera close/);
  expect(closed(await succession())).toBeGreaterThan(0);
});

it('published as what completes, the plan that follows has all that it does not speak of', async () => {
  await act('amend', { act: 'scope', scope: 'part' });
  for (const { id, kind, text: was } of (await draft()).doubts)
    await act('amend', { act: 'accept', id, was: kind === 'pilot' ? '' : was });
  const { version, blocking } = await draft();
  expect(blocking).toEqual([]);
  expect(await act('publish', { day: '2026-12-31', version })).toMatch(/Publié/);
  const next = await tab.store.read((reader) => reader.get(servedPlan, 'next'));
  const made = parsePlan(unpacked(next?.value.text ?? ''), 'avenant');
  const before = parsePlan(text, file);
  expect(made.fiches.map(({ numero }) => numero)).toEqual(['1.1', '5', '1.2']);
  expect(made.fiches[1]).toEqual(before.fiches[1]);
  expect(made.fiches[0]).toMatchObject({
    budget: '45 000 €',
    court: 'Créer et maintenir les crèches',
  });
  expect(made.axes.map(({ titre }) => titre).slice(1)).toEqual(
    before.axes.map(({ titre }) => titre).slice(1),
  );
  expect([made.themes, made.chiffres, made.glossaire]).toEqual([
    before.themes,
    before.chiffres,
    before.glossaire,
  ]);
  expect(next?.value.phrasings).toBe(packed('fiche:5/titre: [la 5]'));
});
