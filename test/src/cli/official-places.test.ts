/** What `plan -- check` says of the places of a plan, from the official list of French ones. */
import { expect, it } from '@jest/globals';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import { officialPlaces, placesToCheck } from '../../../src/cli/official-places.ts';

const official = officialPlaces();

/** A plan whose territory is the first of the places written. */
const planOf = (places: readonly (readonly [nom: string, type: string])[], more: string[] = []) =>
  parsePlan(
    `version: 1
plan: { id: plan, sigle: SDSF, titre: Schéma, territoire: t0, debut: 2026, fin: 2031, document: schéma, date: 2026-03-15 }
territoires:
${places.map(([nom, type], at) => `  - { id: t${at}, nom: "${nom}", type: ${type}, avecPreposition: "à ${nom}" }`).join('\n')}
${more.length > 0 ? `autresLieux: { origine: liste, noms: [${more.join(', ')}] }` : ''}
`,
    'plan.yaml',
  );
const saidOf = (...places: (readonly [nom: string, type: string])[]) =>
  placesToCheck(planOf(places), official);

it('communes, EPCI, EPT, départements and régions are found under the names that people print', () => {
  expect(
    saidOf(
      ['Charente-Maritime', 'departement'],
      ['La Rochelle', 'commune'],
      ['Saint Jean d’Angély', 'commune'],
      ['Communauté de communes Aunis Sud', 'epci'],
      ['Nouvelle-Aquitaine', 'region'],
    ),
  ).toEqual([]);
  expect(saidOf(['Seine-Saint-Denis', 'departement'], ['Plaine Commune', 'ept'])).toEqual([]);
});

it('a near name is proposed, where the plan is before elsewhere', () => {
  const place = (nom: string, code: string) =>
    ({ nom, type: code === nom ? 'departement' : 'commune', departements: [code] }) as const;
  const places = [place('17', '17'), place('Valmary', '33'), place('Valmorin', '17')];
  const plan = planOf([
    ['17', 'departement'],
    ['Valmarin', 'commune'],
  ]);
  expect(placesToCheck(plan, { edition: '1', places })).toEqual([
    '« Valmarin » (commune) n’est pas dans la liste officielle (voulez-vous dire « Valmorin » ?)',
  ]);
  const elsewhere = { ...plan, territoires: plan.territoires.filter(({ id }) => id === 't1') };
  expect(placesToCheck(elsewhere, { edition: '1', places: places.slice(0, 2) })).toEqual([
    expect.stringContaining('« Valmary »'),
  ]);
});

it('a name that is only elsewhere is told where, and the longer name that has it here', () => {
  expect(saidOf(['Charente-Maritime', 'departement'], ['Sainte-Marie', 'commune'])).toEqual([
    expect.stringMatching(/n’est pas là où est le plan.*58.*« Sainte-Marie-de-Ré »/),
  ]);
});

it('of several communes of a name, the one of the plan’s département is meant; none there is said', () => {
  expect(saidOf(['Seine-Saint-Denis', 'departement'], ['Saint-Denis', 'commune'])).toEqual([]);
  expect(saidOf(['Aude', 'departement'], ['Saint-Denis', 'commune'])).toEqual([]);
  expect(saidOf(['Drôme', 'departement'], ['Saint-Denis', 'commune'])).toEqual([
    expect.stringMatching(/« Saint-Denis » .*n’est pas là où est le plan.*93.*974/),
  ]);
  expect(saidOf(['Val d’Aucun Lieu', 'epci'], ['Saint-Denis', 'commune'])).toEqual([
    expect.stringContaining('Aucun Lieu'),
    expect.stringMatching(/« Saint-Denis » .* du même nom/),
  ]);
});

it('a place under another type than its own is told its type', () => {
  expect(saidOf(['Seine-Saint-Denis', 'departement'], ['Plaine Commune', 'epci'])).toEqual([
    expect.stringContaining('de type ept'),
  ]);
});

it('a short name that people say is no fault among the other places', () => {
  const plan = planOf([['Seine-Saint-Denis', 'departement']], ['Aulnay', 'Épinay', 'Grenoble']);
  expect(placesToCheck(plan, official)).toEqual([expect.stringContaining('« Grenoble »')]);
});

it('what the list has not is said to be unchecked: cantons, and all where it is not installed', () => {
  expect(saidOf(['Drôme', 'departement'], ['Haut-Diois', 'canton'])).toEqual([
    expect.stringMatching(/non vérifiés.*« Haut-Diois » \(canton\)/),
  ]);
  expect(placesToCheck(planOf([['Drôme', 'departement']]), undefined)).toEqual([
    expect.stringMatching(/^non vérifiés : la liste officielle n’est pas installée/),
  ]);
});
