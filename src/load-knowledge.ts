import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { createKnowledge, type Knowledge } from '../bot/knowledge/knowledge.ts';
import { parsePlan } from '../bot/knowledge/parse.ts';
import { createVocabulary, type Vocabulary } from '../bot/language/vocabulary.ts';

/** The folder of the words people use, beside the plan. */
const VOCABULARY = 'vocabulaire';

/**
 * Reads a plan file and the vocabulary beside it.
 * @throws PlanError when the plan has faults; the error of the file system when a file is missing.
 */
export async function loadKnowledge(planFile: string): Promise<Knowledge> {
  const text = await readFile(planFile, 'utf8');
  const plan = parsePlan(text, path.relative(process.cwd(), planFile));
  return createKnowledge(plan, await loadVocabulary(path.join(path.dirname(planFile), VOCABULARY)));
}

export async function loadVocabulary(folder: string): Promise<Vocabulary> {
  const read = async (name: string): Promise<unknown> => parse(await readFile(path.join(folder, `${name}.yaml`), 'utf8'));
  const [champs, concepts, usages] = await Promise.all(['champs', 'concepts', 'usages'].map(read));
  return createVocabulary({ champs, concepts, usages });
}
