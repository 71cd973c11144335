/** Versions of a plan: what each changed, what is gone, and what phrasings hang on. */
import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { changesTo } from '../../../bot/features/versions/model/publishing.ts';
import { thingsOf } from '../../../bot/knowledge/identity.ts';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import type { Versions } from '../../../bot/knowledge/schema.ts';
import { markOf } from '../../../bot/knowledge/succession.ts';
import {
  calledBefore,
  changedThings,
  goneThings,
  nameOfVersion,
  sourcesOf,
} from '../../../bot/knowledge/versions.ts';
import { knowledgeFrom, type LearnedFrom } from '../../../src/load-knowledge.ts';
import { vocabularyFor } from '../../../src/shared-words.ts';
import { plans } from '../../support/vocabulary.ts';

const head = (edition: number) => `version: 1
plan: { id: val, edition: ${edition}, sigle: SDSF, titre: Schéma du Val, territoire: val, debut: 2026, fin: 2031, document: schéma, date: 2026-03-15 }
territoires: [{ id: val, nom: Val, type: departement, avecPreposition: au Val }]
axes: [{ numero: "1", titre: Grandir }]
fiches:
`;
const planOf = (edition: number, lines: readonly string[]) =>
  parsePlan(
    `${head(edition)}${lines.map((line) => `  - { axe: "1", ${line} }`).join('\n')}\n`,
    'p',
  );

const first = planOf(1, [
  'numero: "1", titre: Former les assistants maternels',
  'numero: "2", titre: Soutenir les parents isolés',
  'numero: "3", titre: Recenser les besoins',
  'numero: "4", titre: Informer les élus',
]);
const second = planOf(2, [
  'numero: "1", id: n1, vientDe: ["1"], titre: Former les nouveaux assistants maternels',
  'numero: "2", id: n2, vientDe: ["1"], titre: Former les assistants maternels en poste',
  'numero: "3", id: m, vientDe: ["2", "3"], titre: Soutenir et recenser',
]);
const third = planOf(3, ['numero: "1", id: m, titre: Soutenir et recenser']);

const at = (month: string) => new Date(`2026-${month}-01T00:00:00.000Z`);
const ofSecond = { ...markOf(second, at('05')), changes: changesTo(second, thingsOf(first)) };
const ofThird = { ...markOf(third, at('09')), changes: changesTo(third, thingsOf(second)) };
const versions: Versions = {
  served: ofThird,
  earlier: [
    { mark: ofSecond, until: ofThird.since, plan: () => second },
    { mark: markOf(first, at('01')), until: ofSecond.since, plan: () => first },
  ],
};

it('knows what is gone, with the last version that had it, and what it became', () => {
  const gone = goneThings(versions);
  expect(gone.get('fiche:4')).toMatchObject({ heirs: [], until: ofSecond.since });
  expect(gone.get('fiche:1')?.heirs).toEqual(['fiche:n1', 'fiche:n2']);
  expect(gone.get('fiche:2')?.heirs).toEqual(['fiche:m']);
  expect(gone.get('fiche:n1')).toMatchObject({ heirs: [], until: ofThird.since });
  expect(gone.has('fiche:m')).toBe(false);
});

it('a thing has the history of what was merged into it, through all versions', () => {
  expect(sourcesOf(versions, 'fiche:m').map(({ entity }) => entity)).toEqual([
    'fiche:2',
    'fiche:3',
  ]);
  expect(sourcesOf(versions, 'fiche:n1').map(({ entity }) => entity)).toEqual(['fiche:1']);
  expect(sourcesOf(undefined, 'fiche:m')).toEqual([]);
});

it('tells what a version changed, and leaves out what stays the same', () => {
  const [, before] = versions.earlier;
  const changed = changedThings(ofSecond, before?.mark ?? ofThird);
  expect(changed.map(({ becomes }) => becomes)).toEqual(['split', 'split', 'merged', 'closed']);
  expect(changed[2]?.was.map(({ numero }) => numero)).toEqual(['2', '3']);
});

it('knows what a number was that is another thing’s now', () => {
  expect(calledBefore(versions, 'fiche', '3')).toMatchObject({
    entity: 'fiche:m',
    now: { numero: '1' },
  });
  expect(calledBefore(versions, 'fiche', '9')).toBeUndefined();
});

it('is called by its years, and by its edition where it has several', () => {
  expect(versions.earlier.map(({ mark }) => nameOfVersion(mark))).toEqual([
    'SDSF 2026-2031, édition 2',
    'SDSF 2026-2031',
  ]);
});

it('phrasings hang on the identity of things, whatever their number is now', async () => {
  const text = await readFile(plans.suite, 'utf8');
  const phrasings =
    '"fiche:1.1/pilote": ["à qui parler des crèches ?"]\n"fiche:2.1/pilote": ["à qui parler ?"]\n';
  let told: LearnedFrom | undefined;
  const source = { text, phrasings, file: 'suite', name: `suite-${process.pid}` };
  await knowledgeFrom(source, vocabularyFor(plans.seineSaintDenis), (from) => {
    told = from;
  });
  expect(told?.unknown).toEqual(['fiche:2.1/pilote']);
});
