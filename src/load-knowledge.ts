import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { createCalendar } from '../bot/calendar/create-calendar.ts';
import {
  noSchoolHolidays,
  type SchoolHolidays,
  schoolHolidaysSchema,
} from '../bot/calendar/school-holidays.ts';
import { createKnowledge, type Knowledge } from '../bot/knowledge/knowledge.ts';
import type { CueWeights } from '../bot/knowledge/learning/learned.ts';
import { learnIntents, likelyIntents } from '../bot/knowledge/learning/likely-intents.ts';
import { parsePlan } from '../bot/knowledge/parse.ts';
import { fold } from '../bot/language/fold.ts';
import { createVocabulary, ordinaryWords, type Vocabulary } from '../bot/language/vocabulary.ts';
import {
  commandWordsSchema,
  declaredSchema,
  intentionsSchema,
} from '../bot/language/vocabulary-schema.ts';
import { grammarOf } from '../bot/sentence/grammar.ts';
import { createLexicon, type Lexicon } from '../bot/sentence/lexicon.ts';
import type { IntentExamples, RankIntents } from '../bot/sentence/likely-intent.ts';
import type { Conjugation } from '../bot/sentence/verb-forms.ts';
import { fingerprint, keep, recall } from './prepared.ts';

/** The folder of the words people use: beside the plan, else that of the project. */
const VOCABULARY = 'vocabulaire';
const PROJECT_PLANS = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../plan' : '../../plan', import.meta.url),
);
/** The words of orders and statements, one file a subject, in that folder. */
const COMMANDS = 'commandes';
/** What is said to the bot: intents, and a folder with the examples of each. */
const INTENTIONS = 'intentions';
/** In that folder. */
const IMPORT = 'import.yaml';
/** Beside it. */
const SCHOOL_HOLIDAYS = 'calendrier/vacances-scolaires.yaml';

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
  const words = await readVocabulary(vocabularyFolder);
  const vocabulary = vocabularyOf(words);
  const { zoneScolaire, joursFeries } = plan.plan;
  const schools = await loadSchoolHolidays(path.join(vocabularyFolder, '..', SCHOOL_HOLIDAYS));
  const place = {
    country: joursFeries.pays,
    state: joursFeries.etat,
    region: joursFeries.region,
  };
  const calendar = createCalendar(place, schools, zoneScolaire);
  const commands = path.join(vocabularyFolder, COMMANDS);
  const lexicon = await loadLexicon(commands, vocabulary, text);
  // What is learned is learned for every plan alike: without the words of one.
  const anyPlan = () => loadLexicon(commands, vocabulary);
  const likely = await loadLikely(vocabularyFolder, words, anyPlan);
  const written = await readPhrasings(planFile);
  if (written === undefined)
    return createKnowledge(plan, vocabulary, { calendar, lexicon, likely });
  const name = path.basename(planFile).replace(/\.ya?ml$/, '');
  const print = await fingerprint([text, written, ...words]);
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
  told?.({ phrasings: prepared.written.entries.length, unknown: prepared.unknown, isKept });
  return knowledge;
}

/** Folder of the vocabulary beside a plan, if there is one; else that of the project. */
export function vocabularyFor(planFile: string): string {
  const beside = path.join(path.dirname(planFile), VOCABULARY);
  return existsSync(beside) ? beside : path.join(PROJECT_PLANS, VOCABULARY);
}

/** Words that documents are imported by: beside a plan, if they are there; else those of the project. */
export function importWordsFile(planFile: string): string {
  const beside = path.join(path.dirname(planFile), VOCABULARY, IMPORT);
  return existsSync(beside) ? beside : path.join(PROJECT_PLANS, VOCABULARY, IMPORT);
}

/** School holidays by zone; without the file those of every year are unknown. */
export async function loadSchoolHolidays(file: string): Promise<SchoolHolidays> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? noSchoolHolidays : schoolHolidaysSchema.parse(parse(text));
}

async function readCommands(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
}

/**
 * Reads the words of orders and statements. French verbs are conjugated by the LEFFF table.
 * @param prose the plan: no word of it is a slip
 * @throws zod's error when a file has the wrong shape
 */
export async function loadLexicon(
  folder: string,
  vocabulary: Vocabulary,
  prose = '',
): Promise<Lexicon> {
  const texts = await readCommands(folder);
  const parsed = texts.map((text) => parse(text) as { intentions?: unknown });
  const files = parsed.map(({ intentions: _, ...concepts }) => commandWordsSchema.parse(concepts));
  const declared = new Map(
    parsed.flatMap(({ intentions }) => Object.entries(declaredSchema.parse(intentions))),
  );
  const table = createRequire(import.meta.url).resolve('french-verbs-lefff/dist/conjugations.json');
  const conjugations = JSON.parse(await readFile(table, 'utf8')) as Record<string, Conjugation>;
  const conjugate = (infinitive: string) =>
    Object.hasOwn(conjugations, infinitive) ? conjugations[infinitive] : undefined;
  const grammar = grammarOf(conjugations);
  const words = prose.split('\n').flatMap((line) => fold(line).split(/[^a-z0-9]+/));
  const ordinary = new Set([...ordinaryWords(vocabulary), ...words]);
  return createLexicon({ files, declared, conjugate, grammar, ordinary });
}

/** Intents and their examples, in the order in which they are declared; undefined when there are none. */
export async function readIntentions(folder: string): Promise<IntentExamples[] | undefined> {
  const file = path.join(folder, `${INTENTIONS}.yaml`);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const declared = Object.entries(intentionsSchema.parse(parse(text)));
  return Promise.all(
    declared.map(async ([name, { lu, dit, attend }]) => {
      const written = await readFile(path.join(folder, INTENTIONS, `${name}.txt`), 'utf8');
      const lines = written.split('\n').filter((line) => line !== '');
      return { name, reads: lu, says: dit, open: attend, lines };
    }),
  );
}

/** Intents as they were learned; what comes of their examples is kept, as that of the phrasings is. */
async function loadLikely(
  folder: string,
  words: readonly string[],
  anyPlan: () => Promise<Lexicon>,
): Promise<RankIntents | undefined> {
  const examples = await readIntentions(folder);
  if (!examples) return undefined;
  const commands = await readCommands(path.join(folder, COMMANDS));
  const print = await fingerprint([JSON.stringify(examples), ...words, ...commands]);
  const kept = await recall<CueWeights>(INTENTIONS, print);
  const weights = kept ?? learnIntents(examples, await anyPlan());
  if (!kept) await keep(INTENTIONS, print, weights);
  return likelyIntents(examples, weights);
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

const vocabularyFiles = ['champs', 'concepts', 'usages', 'temps', 'hors-sujet'];

const readVocabulary = (folder: string): Promise<string[]> =>
  Promise.all(vocabularyFiles.map((name) => readFile(path.join(folder, `${name}.yaml`), 'utf8')));

function vocabularyOf(texts: readonly string[]): Vocabulary {
  const [champs, concepts, usages, temps, horsSujet] = texts.map((text): unknown => parse(text));
  return createVocabulary({ champs, concepts, usages, temps, horsSujet });
}

export const loadVocabulary = async (folder: string): Promise<Vocabulary> =>
  vocabularyOf(await readVocabulary(folder));
