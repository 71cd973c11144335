import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createCalendar } from '../bot/calendar/create-calendar.ts';
import { createKnowledge, type Knowledge } from '../bot/knowledge/knowledge.ts';
import { parsePlan } from '../bot/knowledge/parse.ts';
import { fold } from '../bot/language/fold.ts';
import { type Lexicon, withWords } from '../bot/sentence/lexicon.ts';
import { fingerprint, keep, recall } from './prepared.ts';
import { vocabularyFor, wordsIn } from './shared-words.ts';

/** What became of the phrasings of a plan. */
export interface LearnedFrom {
  phrasings: number;
  /** Ids that are no entry of the plan. */
  unknown: readonly string[];
  /** The next start need not read them again. */
  isKept: boolean;
}

/**
 * Reads a plan file, wherever it lies, and a vocabulary: the one for that plan unless another folder is given.
 * @throws PlanError when the plan has faults; the error of the file system when a file is missing.
 */
export async function loadKnowledge(
  planFile: string,
  vocabularyFolder = vocabularyFor(planFile),
  told?: (learned: LearnedFrom) => void,
): Promise<Knowledge> {
  const text = await readFile(planFile, 'utf8');
  const plan = parsePlan(text, path.relative(process.cwd(), planFile));
  const words = await wordsIn(vocabularyFolder);
  const { vocabulary, likely } = words;
  const { zoneScolaire, joursFeries } = plan.plan;
  const place = {
    country: joursFeries.pays,
    state: joursFeries.etat,
    region: joursFeries.region,
  };
  const calendar = createCalendar(place, words.schools, zoneScolaire);
  const lexicon = lexiconOf(words.lexicon, text);
  const written = await readPhrasings(planFile);
  if (written === undefined)
    return createKnowledge(plan, vocabulary, { calendar, lexicon, likely });
  const name = path.basename(planFile).replace(/\.ya?ml$/, '');
  const print = await fingerprint([text, written, ...words.texts]);
  const kept = await recall(name, print);
  const { prepared, ...knowledge } = kept
    ? createKnowledge(plan, vocabulary, { prepared: kept, calendar, lexicon, likely })
    : createKnowledge(plan, vocabulary, {
        phrasings: phrasingsSchema.parse(parse(written)),
        calendar,
        lexicon,
        likely,
      });
  if (!prepared) return knowledge;
  // Let go of once it is kept: the indexes hold what they need of it.
  const isKept = kept !== undefined || (await keep(name, print, prepared));
  told?.({ phrasings: prepared.written.length, unknown: prepared.unknown, isKept });
  return knowledge;
}

/** No word of a plan is a slip. */
function lexiconOf(words: Lexicon, plan: string): Lexicon {
  return withWords(
    words,
    new Set(plan.split('\n').flatMap((line) => fold(line).split(/[^a-z0-9]+/))),
  );
}

const phrasingsSchema = z.record(z.string(), z.array(z.string()));

/** The other ways of asking written beside a plan; none when the file is not there. */
async function readPhrasings(planFile: string): Promise<string | undefined> {
  const file = planFile.replace(/\.ya?ml$/, '.formulations.yaml');
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
