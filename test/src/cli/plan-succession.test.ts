/** What `plan -- diff` and `publish` say of an avenant: two fiches more, one closed, three with another number. */
import { expect, it } from '@jest/globals';
import { changesTo } from '../../../bot/features/versions/model/publishing.ts';
import { thingsOf } from '../../../bot/knowledge/identity.ts';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import { changesInWords } from '../../../src/cli/plan-succession.ts';

const head = `version: 1
plan: { id: val, sigle: SDSF, titre: Schéma du Val, territoire: val, debut: 2026, fin: 2031, document: schéma, date: 2026-03-15 }
territoires: [{ id: val, nom: Val, type: departement, avecPreposition: au Val }]
axes: [{ numero: "1", titre: Grandir }]
fiches:
`;
const planOf = (lines: readonly string[]) =>
  parsePlan(`${head}${lines.map((line) => `  - { axe: "1", ${line} }`).join('\n')}\n`, 'plan.yaml');

const before = planOf([
  'numero: "1", titre: Ouvrir des crèches à horaires élargis',
  'numero: "2", titre: Former les assistants maternels',
  'numero: "3", titre: Soutenir les parents isolés',
  'numero: "4", titre: Recenser les besoins des familles',
  'numero: "5", titre: Informer les élus des communes',
]);
const after = planOf([
  'numero: "1", titre: Ouvrir des crèches à horaires élargis',
  'numero: "2", id: a1, titre: Créer un relais itinérant',
  'numero: "3", id: "2", titre: Former les assistants maternels',
  'numero: "4", id: "3", titre: Soutenir les parents isolés',
  'numero: "5", id: "4", titre: Recenser les besoins des familles',
  'numero: "6", id: a2, titre: Accueillir les enfants malades',
]);

const kept = thingsOf(before);
const saidOf = (plan: ReturnType<typeof planOf>) =>
  changesInWords(changesTo(plan, kept), kept, thingsOf(plan)).join('\n');

it('tells what becomes of each thing of an avenant', () => {
  const changes = changesTo(after, kept);
  const found = (becomes: string) =>
    changes.flatMap((one) => (one.becomes === becomes ? (one.after ?? one.before ?? []) : []));
  expect(found('new')).toEqual(['fiche:a1', 'fiche:a2']);
  expect(found('moved')).toEqual(['fiche:2', 'fiche:3', 'fiche:4']);
  expect(found('closed')).toEqual(['fiche:5']);
  expect(found('same')).toEqual(['axe:1', 'fiche:1']);
  expect(saidOf(after)).toMatch(/Renuméroté \(3\).*fiche 2 « Former.* → fiche 3 « Former/s);
});

it('warns of a number that is given to another thing, and proposes whose identity a like title may have', () => {
  const careless = planOf([
    'numero: "1", titre: Acheter un minibus',
    'numero: "2", titre: Former les assistants maternels',
    'numero: "3", titre: Soutenir les parents isolés',
    'numero: "4", titre: Recenser les besoins des familles',
    'numero: "7", titre: Informer les élus et les communes',
  ]);
  expect(saidOf(careless)).toMatch(
    /À vérifier.*fiche 1 « Ouvrir.* → fiche 1 « Acheter un minibus/s,
  );
  expect(saidOf(careless)).toMatch(/fiche 5 .*ressemble à fiche 7 .*id: "5"/s);
});

it('tells what was split and what was merged, as the plan that follows says', () => {
  const rearranged = planOf([
    'numero: "1", titre: Ouvrir des crèches à horaires élargis',
    'numero: "2", id: s1, vientDe: ["2"], titre: Former les nouveaux assistants maternels',
    'numero: "3", id: s2, vientDe: ["2"], titre: Former les assistants maternels en poste',
    'numero: "4", id: m1, vientDe: ["3", "4", "5"], titre: "Soutenir, recenser, informer"',
  ]);
  const kinds = changesTo(rearranged, kept).map(({ becomes }) => becomes);
  expect(kinds).toEqual(['same', 'same', 'split', 'split', 'merged']);
});
