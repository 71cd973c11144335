/** What a person does to a draft, value by value: nothing that they take out is lost, and nobody is overwritten. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { type Amendment, amend } from '../../../bot/importer/amend.ts';
import { blockingIn } from '../../../bot/importer/blocking.ts';
import { type Draft, saidValue } from '../../../bot/importer/draft.ts';
import { followingText } from '../../../bot/importer/following.ts';
import { importWords } from '../../../bot/importer/import-words.ts';
import { draftFrom, draftText } from '../../../bot/importer/kept-draft.ts';
import { recognise } from '../../../bot/importer/recognise.ts';
import { slotsOf } from '../../../bot/importer/slots.ts';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import { planLines, readBytes, textFile } from '../../support/import-draft.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const words = importWords(parse(readFileSync('plan/vocabulaire/import.yaml', 'utf8')));
let draft: Draft;

async function drafted(lines: readonly string[]): Promise<Draft> {
  const document = await readBytes(textFile(lines), words);
  // Through a text and back, as it is kept.
  return draftFrom(draftText(recognise(document, words)));
}

beforeEach(async () => {
  draft = await drafted(planLines);
});

const at = (path: string) => {
  const slot = slotsOf(draft).find((one) => one.path === path);
  if (!slot) throw new Error(`Nothing is at ${path}.`);
  return { id: slot.value.id ?? 0, was: saidValue(slot.value.value, draft.organisations) };
};
const fiche = (number: string) => {
  const found = draft.fiches.find((one) => one.number?.value === number);
  if (!found) throw new Error(`There is no fiche ${number}.`);
  return found;
};
const doing = (amendment: Amendment) => {
  const done = amend(draft, amendment, words);
  if ('draft' in done) draft = done.draft;
  return done;
};
const said = () => slotsOf(draft).map(({ path, value }) => [path, value.value]);
const basket = () => draft.basket.map(({ text, from }) => ({ text, from }));

it('a draft that went through a text and back is the same, and its fiches hang on its axes', () => {
  expect(draftFrom(draftText(draft))).toEqual(draft);
  expect(fiche('1').axe).toBe(draft.axes[0]);
});

it('a value that is accepted is sure', () => {
  const label = slotsOf(draft).find(({ value }) => value.doubts.length > 0);
  if (!label) throw new Error('Something is doubtful.');
  doing({ act: 'accept', ...at(label.path) });
  expect(slotsOf(draft).find(({ path }) => path === label.path)?.value.doubts).toEqual([]);
});

it('a value that somebody else has amended meanwhile is not overwritten', () => {
  const seen = at('fiche 1 › budget');
  doing({ act: 'edit', ...seen, text: '50 000 €' });
  expect(doing({ act: 'edit', ...seen, text: '60 000 €' })).toEqual({ refused: 'changed' });
  expect(fiche('1').texts.budget?.value).toBe('50 000 €');
});

it('a pilote is written by the names of organisations, which are found or made', () => {
  doing({ act: 'edit', ...at('fiche 2 › pilote'), text: 'Hôpital de Roquemire et Caf' });
  expect(fiche('2').pilots?.value).toEqual(['hopital-de-roquemire', 'caf']);
  // The one that nobody is any more is not written in the plan.
  expect(draft.organisations.map(({ name }) => name)).not.toContain('Agence régionale de santé');
});

it('the name of a pilote is spelled as the person who mends it spells it', () => {
  doing({ act: 'edit', ...at('fiche 2 › pilote'), text: 'Hopital de roquemire' });
  expect(at('fiche 2 › pilote').was).toBe('Hopital de roquemire');
  doing({ act: 'edit', ...at('fiche 2 › pilote'), text: 'Hôpital de Roquemire' });
  expect(at('fiche 2 › pilote').was).toBe('Hôpital de Roquemire');
});

it('a question mark behind a pilote is a doubt, and no part of the name', async () => {
  draft = await drafted(
    planLines.map((line) => line.replace('Agence régionale de santé', 'Mission locale ?')),
  );
  expect(draft.organisations.map(({ name }) => name)).toContain('Mission locale');
  const pilots = draft.fiches.flatMap((one) => one.pilots ?? []);
  expect(pilots.some(({ doubts }) => doubts.length > 0)).toBe(true);
});

it('a date that is none is refused, and the value stays', () => {
  const { id } = draft.basket[0] ?? draft.fiches[0] ?? {};
  const rubric = at('fiche 2 › rubriques › Début');
  const place = { act: 'place' as const, ...rubric, thing: fiche('2').id ?? 0, label: '' };
  expect(doing({ ...place, key: 'debut' })).toEqual({ refused: 'not-a-date' });
  doing({ act: 'edit', ...rubric, text: 'mars 2027' });
  expect(doing({ ...place, was: 'mars 2027', key: 'debut' })).toHaveProperty('path');
  expect(fiche('2').texts.debut?.value).toBe('2027-03');
  expect(said().map(([path]) => path)).not.toContain('fiche 2 › rubriques › Début');
  expect(id).toBeDefined();
});

it('what is rejected is in the basket, with where it was; what hangs on it too', () => {
  doing({ act: 'reject', ...at('fiche 1 › budget') });
  expect(fiche('1').texts.budget).toBeUndefined();
  expect(basket()).toContainEqual({ text: '40 000 €', from: 'fiche 1 › budget' });
  const before = draft.basket.length;
  doing({ act: 'reject', ...at('fiche 2 › rubriques') });
  expect(draft.basket.length).toBeGreaterThan(before + 1);
});

it('a line of the basket goes where a person puts it, and what stood there goes to the basket', () => {
  doing({ act: 'reject', ...at('fiche 1 › budget') });
  doing({ act: 'reject', ...at('fiche 1 › indicateurs') });
  const line = (text: string) => draft.basket.find((one) => one.text === text)?.id ?? 0;
  const into = { act: 'place' as const, was: '', thing: fiche('2').id ?? 0, label: '' };
  doing({ ...into, id: line('40 000 €'), key: 'budget' });
  doing({ ...into, id: line('nombre d’internes logés'), key: 'budget' });
  expect(fiche('2').texts.budget?.value).toBe('nombre d’internes logés');
  expect(basket()).toContainEqual({ text: '40 000 €', from: '2 › budget' });
});

it('organisations are merged by a person: the name of the one is an alias of the other', () => {
  expect(
    doing({ act: 'merge', from: 'agence-regionale-de-sante', into: 'hopital-de-roquemire' }),
  ).toHaveProperty('path');
  expect(fiche('2').pilots?.value).toEqual(['hopital-de-roquemire']);
  expect(draft.organisations).toEqual([
    expect.objectContaining({
      name: 'Hôpital de Roquemire',
      alias: ['Agence régionale de santé'],
    }),
  ]);
});

it('a hole in the numbers that a person has seen is said no more', () => {
  expect(draft.remarks).toContainEqual({ kind: 'hole', of: 'fiche', number: '3' });
  doing({ act: 'settle', remark: 'hole:fiche:3' });
  expect(draft.remarks).toEqual([]);
});

it('is not to be published with a double number, a lacking pilote or no day', () => {
  const why = () => blockingIn(draft).map((one) => one.why);
  expect(why()).toEqual(['day-missing', 'pilot-missing']);
  doing({ act: 'edit', ...at('fiche 4 › numero'), text: '2' });
  expect(why()).toContain('number-twice');
  const twice = blockingIn(draft).find((one) => one.why === 'number-twice');
  expect(draft.fiches.at(-1)?.id).toBe(twice?.id);
  doing({ act: 'edit', ...at('fiche 2 › titre'), text: 'Ouvrir un centre' });
  const last = draft.fiches.at(-1)?.number?.id ?? 0;
  doing({ act: 'edit', id: last, was: '2', text: '3' });
  doing({ act: 'accept', id: draft.fiches.at(-1)?.id ?? 0, was: '' });
  doing({ act: 'plan', title: 'Contrat', sigle: 'CLS', from: 2027, to: 2031, day: '2027-01-10' });
  expect(why()).toEqual([]);
  expect(draft.fiches.at(-1)?.pilots).toBeNull();
});

it('in the place of the plan that is served it keeps its places, its organisations and what is refused', async () => {
  const { plan } = await knowledgeOf('seineSaintDenis');
  doing({ act: 'plan', title: 'Contrat', sigle: 'CLS', from: 2027, to: 2031, day: '2027-01-10' });
  const withIt = { words, document: 'contrat', inWords: () => 'page 1' };
  const served = { plan: plan.plan.id, edition: 3 };
  const made = parsePlan(
    followingText(draft, { plan, text: '', versions: [served] }, withIt),
    'contrat',
  );
  expect(made.plan).toMatchObject({
    id: 'cls-2027-2031',
    edition: 1,
    territoire: plan.plan.territoire,
  });
  expect(made.refus).toEqual(plan.refus);
  expect(made.organisations.map(({ id }) => id)).toEqual(
    expect.arrayContaining(plan.organisations.map(({ id }) => id)),
  );
  // The years of the plan that is served: its next edition.
  const { debut, fin } = plan.plan;
  doing({ act: 'plan', title: 'Contrat', sigle: 'X', from: debut, to: fin, day: '2027-01-10' });
  const next = parsePlan(
    followingText(draft, { plan, text: '', versions: [served] }, withIt),
    'contrat',
  );
  expect(next.plan).toMatchObject({ id: plan.plan.id, edition: 4 });
});

it('a fiche that has the number of another one of before has an identity of its own', () => {
  doing({ act: 'identity', id: fiche('1').id ?? 0, identity: '2027-1' });
  expect(draftFrom(draftText(draft)).fiches[0]?.identity).toBe('2027-1');
});
