import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { scoreOf } from '../../../bot/importer/score.ts';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import { importDocument, reviewName, sayScore } from '../../../src/cli/plan-import.ts';
import { writeWorkbook } from '../../../src/cli/plan-workbook.ts';
import { laidOut } from '../../support/rendered-plan/layouts.ts';
import { rawPlan } from '../../support/rendered-plan/plan-fields.ts';
import { toDocx } from '../../support/rendered-plan/to-docx.ts';

const PLAN = 'test/plans/contrat-des-deux-vallees.yaml';
const folder = () => mkdtemp(join(tmpdir(), 'import-'));

async function imported(bytes: Uint8Array | string, name: string, into?: string) {
  const home = await folder();
  const [file, out] = [join(home, name), join(home, 'draft.yaml')];
  await writeFile(file, bytes);
  const said: string[] = [];
  const text = into && (await readFile(into, 'utf8'));
  const plan = into && text && parsePlan(text, into);
  const code = await importDocument({
    file,
    out,
    ...(into && plan && { into: { file: into, plan, text } }),
    say: (line) => said.push(line),
  });
  return { code, said: said.join('\n'), out };
}

it('a document becomes a draft that is a plan, and a review that has each value with its place', async () => {
  const bytes = await toDocx(laidOut(rawPlan(PLAN), 'cards'));
  const { code, said, out } = await imported(bytes, 'contrat.docx');
  expect(code).toBe(0);
  expect(said).toMatch(/4 axes, 4 fiches ; \d+ champs? sur \d+ à relire/);
  const review = parse(await readFile(reviewName(out), 'utf8'));
  expect(review.source.empreinte).toMatch(/^[0-9a-f]{64}$/);
  const pilot = review.sur.find(({ chemin }: { chemin: string }) => chemin === 'fiche 1 › pilote');
  expect(pilot).toMatchObject({ lieu: expect.stringContaining('tableau'), surete: 'sûr' });
  const lines: string[] = [];
  expect(await sayScore(out, PLAN, (line) => lines.push(line))).toBe(0);
  expect(lines.find((line) => line.startsWith('structure'))).toMatch(/100\.0 %/);
});

it('what a draft lacks to be a plan is said, line by line', async () => {
  const { code, said } = await imported(
    'Axe 1 : Accueillir\nFiche 1 : Ouvrir\nPilote : Caf',
    'a.txt',
  );
  expect(code).toBe(0);
  expect(said).toContain('À compléter pour en faire un plan');
  expect(said).toContain('« plan › debut » manque');
});

it('into a plan, organisations are those of the plan, and what changes is said', async () => {
  const bytes = await toDocx(laidOut(rawPlan(PLAN), 'lines'));
  const { said, out } = await imported(bytes, 'avenant.docx', PLAN);
  const draft = parse(await readFile(out, 'utf8'));
  expect(draft.plan).toMatchObject({ id: 'deux-vallees-2026-2031', edition: 2 });
  expect(draft.fiches.find((one: { numero: string }) => one.numero === '1').pilote).toEqual([
    'hopital',
    'cls',
  ]);
  expect(said).toMatch(/Inchangé/);
});

it('a document that is no plan gives a sentence, and no file', async () => {
  const { code, said, out } = await imported('Madame,\nMonsieur,', 'lettre.txt');
  expect(code).toBe(1);
  expect(said).toContain('ni axe, ni fiche');
  await expect(readFile(out)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('the workbook of a plan is read back as the plan', async () => {
  const plan = parsePlan(await readFile(PLAN, 'utf8'), PLAN);
  const file = join(await folder(), 'classeur.xlsx');
  await writeWorkbook(plan, file);
  const { said, out } = await imported(await readFile(file), 'classeur.xlsx');
  expect(said).toContain('fiches 1, 2, 3 et T1');
  const raw = rawPlan(PLAN);
  const { fields } = scoreOf(parse(await readFile(out, 'utf8')), raw);
  for (const field of [
    'numero',
    'titre',
    'fiche › axe',
    'fiche › sousAxe',
    'pilote',
    'statut',
    'priorite',
    'financements',
  ]) {
    const score = fields.find((one) => one.field === field);
    expect({ field, right: score?.right }).toEqual({ field, right: score?.expected });
  }
});
