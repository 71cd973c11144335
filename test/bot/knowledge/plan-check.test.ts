/** What `plan -- check` teaches: which thing, which key was meant, what is still thin. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PlanError, parsePlan } from '../../../bot/knowledge/parse.ts';
import { keysInWords, planJsonSchema } from '../../../bot/knowledge/plan-json-schema.ts';
import { toComplete } from '../../../bot/knowledge/to-complete.ts';
import { plans, projectVocabulary } from '../../support/vocabulary.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/plan.md'), 'utf8');
const example = /```yaml\n(version: 1\n[\s\S]*?)```/.exec(page)?.[1] ?? '';
const champs = new Set(['pilote', 'budget', 'cout-global']);

/** What is said of the example of the page, made wrong by one replacement. */
function saidOf(from: string, to: string): string {
  if (!example.includes(from)) throw new Error(`The example has no "${from}"`);
  try {
    parsePlan(example.replace(from, to), 'plan.yaml', champs);
    return '';
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return error.message;
  }
}

it('the example of the page is a plan, of forty lines or so', () => {
  const plan = parsePlan(example, 'plan.yaml', champs);
  expect(plan.fiches).toHaveLength(2);
  expect(example.split('\n').length).toBeLessThan(48);
});

describe('a fault', () => {
  it('names the fiche, and not where it stands', () => {
    expect(saidOf('fin: 2031-12', 'fin: 2031-13')).toMatch(/« fiche T1 › fin » doit être une date/);
    expect(saidOf('axe: "1"\n', 'axe: "7"\n')).toMatch(/« fiche 1 › axe » : l’axe « 7 »/);
  });

  it('proposes the near key, the near organisation and the near word', () => {
    expect(saidOf('indicateurs:', 'indicateur:')).toMatch(
      /« indicateur ».*« fiche 1 ».*« indicateurs »/,
    );
    expect(saidOf('pilote: [hopital, ars]', 'pilote: [Hopital, ars]')).toMatch(
      /« fiche 1 › pilote » : l’organisation « Hopital ».*« hopital »/,
    );
    expect(saidOf('pilote: [hopital, ars]', 'pilote: [zzz]')).toMatch(
      /celles du plan : ars, hopital/,
    );
    expect(saidOf('organisation: ars', 'organisation: arse')).toMatch(
      /« fiche 1 › financements[^»]*» : l’organisation « arse ».*« ars »/,
    );
    expect(saidOf('type: epci', 'type: epic')).toMatch(/voulez-vous dire « epci »/);
  });

  it('says once that there is a tabulation', () => {
    const said = saidOf('  id: cls-deux-vallees-2026-2031', '\tid: cls-deux-vallees-2026-2031');
    expect(said).toMatch(/il y a une tabulation/);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('is also a field or a subject that nobody has', () => {
    const more = (line: string) => `${example}inconnus:\n  - { id: x, phrase: "Rien.", ${line} }\n`;
    const check = (text: string) => () => parsePlan(text, 'plan.yaml', champs);
    expect(check(more('champs: [cout-globale]'))).toThrow(
      /champ « cout-globale ».*« cout-global »/,
    );
    expect(check(more('sujets: ["fiche:99"]'))).toThrow(
      /« inconnu x › sujets » : le sujet « fiche:99 »/,
    );
    expect(check(more('sujets: ["fiche:T1"]'))).not.toThrow();
  });
});

it('no plan of the project has a fault', async () => {
  const known = new Set((await projectVocabulary()).champs.keys());
  for (const file of Object.values(plans))
    expect(() => parsePlan(readFileSync(file, 'utf8'), file, known)).not.toThrow();
});

it('what is thin is said apart, with the fiches that lack it and what writing it brings', () => {
  const said = toComplete(parsePlan(example, 'plan.yaml')).join('\n');
  expect(said).toMatch(/1 fiche sans « indicateurs » : T1/);
  expect(said).toMatch(/aucun « inconnus »/);
  expect(said).not.toMatch(/« complet »/);
});

it('the JSON Schema and the table of keys are those of the program', () => {
  const file = readFileSync(path.join(root, 'plan/plan.schema.json'), 'utf8');
  expect(JSON.parse(file)).toEqual(planJsonSchema());
  expect(page).toContain(keysInWords().join('\n'));
});
