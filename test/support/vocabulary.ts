import path from 'node:path';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import type { Vocabulary } from '../../bot/language/vocabulary.ts';
import { loadKnowledge, loadVocabulary } from '../../src/load-knowledge.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The real plan and the invented one, as files. */
export const plans = {
  seineSaintDenis: path.join(root, 'plan/seine-saint-denis-2024-2026.yaml'),
  valDeBrume: path.join(root, 'test/plans/val-de-brume-2027-2032.yaml'),
};

/** The vocabulary of the project, read from its files. */
export const projectVocabulary = (): Promise<Vocabulary> =>
  loadVocabulary(path.join(root, 'plan/vocabulaire'));

/** A plan with the project's vocabulary. */
export const knowledgeOf = (plan: keyof typeof plans): Promise<Knowledge> =>
  loadKnowledge(plans[plan], path.join(root, 'plan/vocabulaire'));
