import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createKnowledge, type Knowledge, type Phrasings } from '../bot/knowledge/knowledge.ts';
import { parsePlan } from '../bot/knowledge/parse.ts';
import { createVocabulary, type Vocabulary } from '../bot/language/vocabulary.ts';

/** The folder of the words people use, beside the plan. */
const VOCABULARY = 'vocabulaire';

/**
 * Reads a plan file and a vocabulary: the one beside the plan unless another folder is given.
 * @throws PlanError when the plan has faults; the error of the file system when a file is missing.
 */
export async function loadKnowledge(
  planFile: string,
  vocabularyFolder = path.join(path.dirname(planFile), VOCABULARY),
): Promise<Knowledge> {
  const text = await readFile(planFile, 'utf8');
  const plan = parsePlan(text, path.relative(process.cwd(), planFile));
  const vocabulary = await loadVocabulary(vocabularyFolder);
  return createKnowledge(plan, vocabulary, await loadPhrasings(planFile));
}

const phrasingsSchema = z.record(z.string(), z.array(z.string()));

/** The other ways of asking written beside a plan; none when the file is not there. */
export async function loadPhrasings(planFile: string): Promise<Phrasings> {
  const file = planFile.replace(/\.ya?ml$/, '.formulations.yaml');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return phrasingsSchema.parse(parse(text));
}

export async function loadVocabulary(folder: string): Promise<Vocabulary> {
  const read = async (name: string): Promise<unknown> =>
    parse(await readFile(path.join(folder, `${name}.yaml`), 'utf8'));
  const [champs, concepts, usages, avancement] = await Promise.all(
    ['champs', 'concepts', 'usages', 'avancement'].map(read),
  );
  return createVocabulary({ champs, concepts, usages, avancement });
}
