/** What plans hold, counted fact by fact, and found when it is asked for. */
import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { createKnowledge } from '../../../../bot/knowledge/knowledge.ts';
import { botOver } from '../../../../src/cli/cli-bot.ts';
import { lookUp } from '../../../support/facts-found.ts';
import { generatedContract } from '../../../support/generated-contract.ts';
import { factsOf } from '../../../support/plan-facts.ts';
import { drawn } from '../../../support/random.ts';
import { knowledgeOf, plans, projectVocabulary } from '../../../support/vocabulary.ts';

/** Keys that name a thing or help to find it, and state no fact of their own. */
const NO_FACTS: ReadonlySet<string> = new Set([
  ...['id', 'numero', 'libelle', 'alias', 'mots', 'noms', 'en', 'court', 'courtEn', 'phrase'],
  ...['source', 'niveau', 'axe', 'sousAxe', 'organisation', 'pilote', 'extraits', 'vientDe'],
  // Said of a list, or told otherwise: days and amounts are read in words.
  ...['remarque', 'remarqueEn', 'debut', 'fin', 'montant', 'territoires'],
]);

/** Texts of a part of a plan file that state something. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value ?? {}).flatMap(([key, one]) =>
    NO_FACTS.has(key) ? [] : textsIn(one),
  );
}

it.each(Object.keys(plans) as (keyof typeof plans)[])(
  'no text of an axe or of a fiche is left out of the count in the plan %s',
  async (name) => {
    const { axes = [], fiches = [] } = parse(await readFile(plans[name], 'utf8'));
    const said = new Set(factsOf((await knowledgeOf(name)).plan).flatMap((fact) => fact.said));
    expect(textsIn([axes, fiches]).filter((text) => !said.has(text))).toEqual([]);
  },
);

const contract = generatedContract(1);

it('all of the 649 facts of a contract of 29 fiches are held', () => {
  expect(factsOf(contract).filter(({ key }) => !key.startsWith('axes'))).toHaveLength(649);
});

/** Lines of the other plan have question sets of their own; a line of the deck in a claim is often answered by a part of it. */
const { seineSaintDenis: _, ...asked } = plans;
const names = ['contract', ...(Object.keys(asked) as (keyof typeof asked)[])] as const;

it.each(drawn('plans looked up', names, 2))(
  'ninety-five facts in a hundred are found by the question that asks for them: %s',
  async (name) => {
    const knowledge =
      name === 'contract'
        ? createKnowledge(contract, await projectVocabulary())
        : await knowledgeOf(name);
    const { share, missed } = await lookUp(botOver(knowledge), knowledge.plan);
    expect(share >= 95 ? [] : missed).toEqual([]);
  },
);
