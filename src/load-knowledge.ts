import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createCalendar } from '../bot/calendar/create-calendar.ts';
import { createKnowledge, type Knowledge } from '../bot/knowledge/knowledge.ts';
import { parsePlan } from '../bot/knowledge/parse.ts';
import type { Prepared } from '../bot/knowledge/prepare.ts';
import { fold } from '../bot/language/fold.ts';
import { type Lexicon, withWords } from '../bot/sentence/lexicon.ts';
import { fingerprint, keep, recall } from './prepared.ts';
import { vocabularyFor, wordsIn } from './shared-words.ts';
import { unlessAbsent } from './store/file/file-system.ts';

/** What became of the phrasings of a plan. */
export interface LearnedFrom {
  phrasings: number;
  /** Ids that are no entry of the plan. */
  unknown: readonly string[];
  /** The next start need not read them again. */
  isKept: boolean;
}

/** A plan and the phrasings beside it, as written. */
export interface PlanSource {
  text: string;
  phrasings?: string | undefined;
  /** What faults are said of. */
  file: string;
  /** What is learned of its phrasings is kept under this name. */
  name: string;
}

/**
 * Reads a plan file, wherever it lies.
 * @throws the error of the file system when it is missing
 */
export async function readPlan(planFile: string): Promise<PlanSource> {
  return {
    text: await readFile(planFile, 'utf8'),
    phrasings: await readPhrasings(planFile),
    file: path.relative(process.cwd(), planFile),
    name: path.basename(planFile).replace(/\.ya?ml$/, ''),
  };
}

/** Reads a plan file and a vocabulary (`knowledgeFrom`): the one for that plan unless another folder is given. */
export const loadKnowledge = async (
  planFile: string,
  vocabularyFolder = vocabularyFor(planFile),
  told?: (learned: LearnedFrom) => void,
): Promise<Knowledge> => knowledgeFrom(await readPlan(planFile), vocabularyFolder, told);

/**
 * Knowledge of a plan that was read, with the words of a folder.
 * @throws PlanError when the plan has faults; the error of the file system when a file of words is missing.
 */
export async function knowledgeFrom(
  { text, phrasings: written, file, name }: PlanSource,
  vocabularyFolder: string,
  told?: (learned: LearnedFrom) => void,
): Promise<Knowledge> {
  const words = await wordsIn(vocabularyFolder);
  const { vocabulary, likely, judge, roles, attendance, importing } = words;
  const print = await fingerprint([text, written ?? '', ...words.texts]);
  const kept = written === undefined ? undefined : await recall<Prepared>(name, print);
  const plan = kept?.plan ?? parsePlan(text, file);
  const { zoneScolaire, joursFeries } = plan.plan;
  const place = {
    country: joursFeries.pays,
    state: joursFeries.etat,
    region: joursFeries.region,
  };
  const calendar = createCalendar(place, words.schools, zoneScolaire);
  const { prepared, ...knowledge } = createKnowledge(plan, vocabulary, {
    prepared: kept,
    phrasings: written === undefined || kept ? {} : phrasingsSchema.parse(parse(written)),
    calendar,
    lexicon: lexiconOf(words.lexicon, text),
    likely,
    judge,
    roles,
    attendance,
    importing,
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
const readPhrasings = (planFile: string): Promise<string | undefined> =>
  unlessAbsent(readFile(planFile.replace(/\.ya?ml$/, '.formulations.yaml'), 'utf8'));

/** Plan that a command is of when nothing names another: a command that needs no bot does not load one to know it. */
export const DEFAULT_PLAN = 'plan/seine-saint-denis-2024-2026.yaml';
