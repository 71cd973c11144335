/** Phrasings beside a plan: few, many, or kept from the last start. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { pieceOf } from '../../../bot/features/plan/read/piece.ts';
import { questionOf } from '../../../bot/features/plan/read/question.ts';
import { createKnowledge, type Knowledge } from '../../../bot/knowledge/knowledge.ts';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import type { Phrasings } from '../../../bot/knowledge/prepare.ts';
import type { Query } from '../../../bot/knowledge/query.ts';
import { plans, projectVocabulary } from '../../support/vocabulary.ts';

const ask = (knowledge: Knowledge, text: string) =>
  knowledge.index
    .search(questionOf(pieceOf(knowledge.reader.read(text, 'fr'), knowledge)) as Query)
    .map(({ entry, score, chance }) => ({ id: entry.id, score, chance }));

const read = async (file: string) => parsePlan(await readFile(file, 'utf8'), file);

describe('for a few facts of a plan', () => {
  const questions = [
    'qui pilote la fiche 2.3 ?',
    'les indicateurs de la fiche A.1',
    'combien d’axes ?',
  ];
  let without: Knowledge;
  let withFew: Knowledge;
  beforeAll(async () => {
    const [plan, vocabulary] = await Promise.all([read(plans.valDeBrume), projectVocabulary()]);
    const few: Phrasings = {
      'fiche:1.2/echeancier': ['le calendrier de la nuit', 'ça démarre quand, la nuit ?'],
    };
    without = createKnowledge(plan, vocabulary);
    withFew = createKnowledge(plan, vocabulary, { phrasings: few });
  });

  it('nothing is learned: what has none could not be found any more', () => {
    expect(withFew.prepared?.learned).toBeUndefined();
  });

  it.each(questions)('the other facts are found as before: %s', (text) => {
    expect(ask(withFew, text)[0]?.id).toBe(ask(without, text)[0]?.id);
  });

  it('theirs are found by them', () => {
    expect(ask(withFew, 'ça démarre quand, la nuit ?')[0]?.id).toBe('fiche:1.2/echeancier');
  });
});

it('the same text is read once, phrasings or not', async () => {
  const { reader } = createKnowledge(await read(plans.valDeBrume), await projectVocabulary());
  expect(reader.read('qui pilote ?', 'fr')).toBe(reader.read('qui pilote ?', 'fr'));
});

it('an id that is no entry teaches no other one, and is told', async () => {
  const phrasings = { 'axe:12': ['le douzième axe'], 'axe:1': ['le premier axe'] };
  const { prepared } = createKnowledge(await read(plans.valDeBrume), await projectVocabulary(), {
    phrasings,
  });
  expect(prepared?.unknown).toEqual(['axe:12']);
  expect(prepared?.written).toHaveLength(1);
});

describe('those of Seine-Saint-Denis', () => {
  let fresh: Knowledge;
  let kept: Knowledge;
  beforeAll(async () => {
    const vocabulary = await projectVocabulary();
    const file = plans.seineSaintDenis;
    const text = await readFile(file.replace(/\.yaml$/, '.formulations.yaml'), 'utf8');
    const all = Object.entries(parse(text) as Phrasings);
    // A few of each: to learn from all of them is what a run does once, before its tests.
    const phrasings = Object.fromEntries(all.map(([id, texts]) => [id, texts.slice(0, 3)]));
    fresh = createKnowledge(await read(file), vocabulary, { phrasings });
    kept = createKnowledge(await read(file), vocabulary, { prepared: fresh.prepared });
  });

  it('are all of an entry', () => {
    expect(fresh.prepared?.unknown).toEqual([]);
  });

  it.each([
    'qui pilote la fiche 1.1 ?',
    'piltoe fiche 1,1',
    'which sheet talks about occupancy?',
    'c’est gratuit ?',
  ])('answer the same when they were prepared before: %s', (text) => {
    expect(ask(kept, text)).toEqual(ask(fresh, text));
  });
});
