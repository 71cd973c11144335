/** A fiche that is split in two, and two that are merged: their history follows, and those who led them know. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pilots } from '../../../../bot/features/people/model/groups.ts';
import type { Knowledge } from '../../../../bot/knowledge/knowledge.ts';
import { knowledgeFrom } from '../../../../src/load-knowledge.ts';
import {
  admin,
  holder,
  noon,
  openPartners,
  type Partners,
  readAll,
  refOf,
} from '../../../support/partners.ts';
import { following, words } from '../../../support/versions.ts';

const planOf = (edition: number, fiches: readonly string[]): string => `version: 1
plan: { id: val, edition: ${edition}, sigle: SDSF, titre: Schéma du Val, territoire: val, debut: 2026, fin: 2031, document: schéma, date: 2026-03-15 }
territoires: [{ id: val, nom: Val, type: departement, avecPreposition: au Val }]
organisations: [{ id: caf, nom: Caf, avecArticle: la Caf }]
axes: [{ numero: "1", titre: Grandir }]
fiches:
${fiches.map((fiche) => `  - { axe: "1", pilote: [caf], ${fiche} }`).join('\n')}
`;
const first = planOf(1, [
  'numero: "1", titre: Former les assistants maternels',
  'numero: "2", titre: Soutenir les parents isolés',
  'numero: "3", titre: Recenser les besoins',
]);
const second = planOf(2, [
  'numero: "1", id: neufs, vientDe: ["1"], titre: Former les nouveaux assistants maternels',
  'numero: "2", id: poste, vientDe: ["1"], titre: Former les assistants maternels en poste',
  'numero: "3", id: ensemble, vientDe: ["2", "3"], titre: Soutenir et recenser',
]);

const load = (text: string): Promise<Knowledge> =>
  knowledgeFrom({ text, file: 'val', name: 'val' }, words);
let directory = '';
let house: Partners;
const ask = async (text: string) => readAll(await house.say(admin, text));

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'fil-rouge-split-'));
  const before = await load(first);
  house = await openPartners({}, { directory, knowledge: before });
  await house.meet(holder);
  await house.store.transact(async (tx) => {
    const told = { substitute: null, until: null, at: noon.toISOString(), by: refOf(admin) };
    const person = { person: refOf(holder), name: holder.name };
    for (const fiche of ['1', '2', '3'])
      await tx.put(pilots, `fiche:${fiche}`, { ...told, organisation: 'caf', holder: person });
  });
  await house.say(holder, 'fiche 1 : 20 %, soleil, trente personnes formées');
  await house.say(holder, 'fiche 2 : 30 %, nuage, deux permanences ouvertes');
  await house.say(holder, 'fiche 3 : 40 %, orage, enquête en retard');
  await house.close();
  const knowledge = await following(
    { plan: before.plan, text: first },
    await load(second),
    new Date(noon.getTime() - 3_600_000),
  );
  house = await openPartners({}, { directory, knowledge });
});
afterAll(async () => {
  await house.close();
  await rm(directory, { recursive: true, force: true });
});

it('what was said of a fiche that was split is in the history of each of its parts', async () => {
  for (const fiche of ['1', '2']) {
    const told = await ask(`historique de la fiche ${fiche}`);
    expect(told).toContain('trente personnes formées');
    expect(told).toMatch(/Dit de la «\s1\s» du SDSF 2026-2031/);
  }
});

it('what was said of fiches that were merged is in one history', async () => {
  const told = await ask('historique de la fiche 3');
  expect(told).toContain('deux permanences ouvertes');
  expect(told).toContain('enquête en retard');
});

it('neither their météo nor their pilote is taken for that of what they became', async () => {
  expect(await ask('où en est la fiche 3 ?')).not.toMatch(/orage|nuage|40\s%|30\s%/);
  expect(await ask('qui pilote la fiche 1 ?')).not.toContain('Paul Pilote');
});

it('who led them is told what each became', async () => {
  await house.bot.daily(noon);
  const [row, second] = await house.store.read((reader) =>
    reader.outbox.find('subject', 'versions:val@2'),
  );
  expect([row?.recipient, second]).toEqual([refOf(holder), undefined]);
  const worded = row && (await house.store.read((reader) => house.bot.render(row, reader, noon)));
  const told = worded && 'message' in worded ? readAll(worded) : '';
  expect(told).toMatch(/Fiche 1 – Former .*\s: devient Fiche 1 – .*, Fiche 2 – /);
  expect(told).toMatch(/Fiche 3 – Recenser .*\s: devient Fiche 3 – Soutenir et recenser/);
});
