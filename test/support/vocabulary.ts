import path from 'node:path';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import type { Vocabulary } from '../../bot/language/vocabulary.ts';
import type { Lexicon } from '../../bot/sentence/lexicon.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { type SharedWords, wordsIn } from '../../src/shared-words.ts';
import { shared } from './shared/ask.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The real plan and the invented ones, as files. */
export const plans = {
  seineSaintDenis: path.join(root, 'plan/seine-saint-denis-2024-2026.yaml'),
  suite: path.join(root, 'test/plans/seine-saint-denis-2027-2032.yaml'),
  deuxVallees: path.join(root, 'test/plans/contrat-des-deux-vallees.yaml'),
  valDeBrume: path.join(root, 'test/plans/val-de-brume-2027-2032.yaml'),
  sante: path.join(root, 'test/questions/plans/sante.yaml'),
  sansAxes: path.join(root, 'test/questions/plans/sans-axes.yaml'),
  quatreAxes: path.join(root, 'test/questions/plans/quatre-axes.yaml'),
  hautPays: path.join(root, 'test/plans/haut-pays-2025-2030.yaml'),
};

const folder = path.join(root, 'plan/vocabulaire');

/** The words of the project; made once for all the test files of a process, as for all the plans of a service. */
async function words(): Promise<SharedWords> {
  // Several test files want it at once, and each would learn from the examples by itself.
  await shared('learned');
  return wordsIn(folder);
}

export const projectVocabulary = async (): Promise<Vocabulary> => (await words()).vocabulary;

/** The words of orders and statements. */
export const projectLexicon = async (): Promise<Lexicon> => (await words()).lexicon;

declare global {
  var plansOfTests: Map<string, Promise<Knowledge>> | undefined;
}

/** A plan with the project's vocabulary; read once for all the test files of a process, as nothing changes it. */
export function knowledgeOf(plan: keyof typeof plans): Promise<Knowledge> {
  globalThis.plansOfTests ??= new Map();
  const known = globalThis.plansOfTests;
  const knowledge = known.get(plan) ?? load(plans[plan]);
  known.set(plan, knowledge);
  return knowledge;
}

async function load(plan: string): Promise<Knowledge> {
  await words();
  return loadKnowledge(plan, folder);
}
