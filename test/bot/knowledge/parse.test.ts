import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PlanError, parsePlan } from '../../../bot/knowledge/parse.ts';
import { plans } from '../../support/vocabulary.ts';

const minimal = `version: 1
plan:
  id: val
  sigle: SDSF
  titre: Schéma du Val
  territoire: val
  debut: 2027
  fin: 2032
  document: schéma adopté
  date: 2027-03-15
territoires:
  - { id: val, nom: Val, type: departement, avecPreposition: au Val }
organisations:
  - { id: msa, nom: MSA, avecArticle: la MSA }
axes:
  - { numero: "1", titre: Grandir }
fiches:
  - { numero: "1.1", axe: "1", titre: Jouer, pilote: [msa] }
`;

/** The faults of a plan made wrong by one replacement. */
function faultsOf(from: string, to: string) {
  if (!minimal.includes(from)) throw new Error(`The plan of the test has no "${from}"`);
  try {
    parsePlan(minimal.replace(from, to), 'plan.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return error.faults;
  }
}
const lineOf = (text: string) => minimal.slice(0, minimal.indexOf(text)).split('\n').length;

it('accepts a plan that says little', () => {
  expect(parsePlan(minimal, 'plan.yaml')).toMatchObject({
    fiches: [{ numero: '1.1', pilote: ['msa'] }],
  });
});

it.each(Object.entries(plans))('accepts the plan %s whole', (name, file) => {
  const { axes, fiches } = parsePlan(readFileSync(file, 'utf8'), file);
  // The one that is named so has its fiches under a single heading.
  expect(axes.length).toBeGreaterThan(name === 'sansAxes' ? 0 : 3);
  expect(fiches.length).toBeGreaterThan(0);
});

describe('a refused plan names the file, the line and the fault in one French sentence', () => {
  it.each([
    [
      'an unknown key',
      'titre: Jouer,',
      'titre: Jouer, pilotte: [msa],',
      /« pilotte » n’existe pas/,
    ],
    [
      'a duplicate fiche number',
      'pilote: [msa] }\n',
      'pilote: [msa] }\n  - { numero: "1.1", axe: "1", titre: Encore }\n',
      /fiche « 1.1 » est écrit deux fois/,
    ],
    [
      'an axe that does not exist',
      'axe: "1", titre: Jouer',
      'axe: "7", titre: Jouer',
      /l’axe « 7 » n’existe pas/,
    ],
    [
      'an organisation that does not exist',
      'pilote: [msa]',
      'pilote: [caf]',
      /l’organisation « caf » n’existe pas/,
    ],
    ['a date that is not one', 'date: 2027-03-15', 'date: 2027-02-30', /date qui existe/],
    ['a date written the French way', 'date: 2027-03-15', 'date: 15/03/2027', /date qui existe/],
    ['a number where a text is wanted', 'numero: "1.1"', 'numero: 1.1', /entre guillemets/],
    ['a missing title', 'titre: Grandir', 'alias: [Grandir]', /titre.* manque/],
    ['an end before the start', 'fin: 2032', 'fin: 2020', /précède/],
    ['a key written twice', 'sigle: SDSF', 'sigle: SDSF\n  sigle: SDSF', /deux fois/],
    ['a file that is not YAML', 'axes:', 'axes: [', /YAML valide/],
    ['a version to come', 'version: 1', 'version: 2', /doit valoir|doit être 1/],
  ])('%s', (_what, from, to, message) => {
    const faults = faultsOf(from, to);
    expect(faults.map((f) => f.message).join('\n')).toMatch(message);
    for (const { message: said } of faults) expect(said).toMatch(/\.$/);
  });

  it('points at the line of the fault', () => {
    expect(faultsOf('pilote: [msa]', 'pilote: [caf]')).toMatchObject([
      { line: lineOf('pilote: [msa]') },
    ]);
    expect(faultsOf('titre: Jouer,', 'titre: Jouer, pilotte: [msa],')).toMatchObject([
      { line: lineOf('titre: Jouer,') },
    ]);
  });

  it('reports every fault at once, in the order of the file', () => {
    const broken = minimal
      .replace('date: 2027-03-15', 'date: hier')
      .replace('titre: Jouer', 'titre: ""');
    expect(() => parsePlan(broken, 'plan.yaml')).toThrow(/plan\.yaml:10 : [\s\S]*plan\.yaml:18 : /);
  });
});

it('keeps the plan free of credentials: the line that prints them is not transcribed', () => {
  const text = readFileSync(plans.seineSaintDenis, 'utf8');
  expect(text).not.toMatch(/(identifiant|login|mot de passe|password)\s*:\s*[\w.@-]{4,}/i);
});
