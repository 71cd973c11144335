import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createCalendar } from '../bot/calendar/create-calendar.ts';
import {
  noSchoolHolidays,
  type SchoolHolidays,
  schoolHolidaysSchema,
} from '../bot/calendar/school-holidays.ts';
import { createKnowledge, type Knowledge, type Phrasings } from '../bot/knowledge/knowledge.ts';
import { parsePlan } from '../bot/knowledge/parse.ts';
import { createVocabulary, type Vocabulary } from '../bot/language/vocabulary.ts';

/** The folder of the words people use, beside the plan. */
const VOCABULARY = 'vocabulaire';
/** Beside that folder. */
const SCHOOL_HOLIDAYS = 'calendrier/vacances-scolaires.yaml';

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
  const { zoneScolaire, joursFeries } = plan.plan;
  const schools = await loadSchoolHolidays(path.join(vocabularyFolder, '..', SCHOOL_HOLIDAYS));
  const place = {
    country: joursFeries.pays,
    state: joursFeries.etat,
    region: joursFeries.region,
  };
  return createKnowledge(
    plan,
    vocabulary,
    await loadPhrasings(planFile),
    createCalendar(place, schools, zoneScolaire),
  );
}

/** School holidays by zone; without the file those of every year are unknown. */
export async function loadSchoolHolidays(file: string): Promise<SchoolHolidays> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? noSchoolHolidays : schoolHolidaysSchema.parse(parse(text));
}

const phrasingsSchema = z.record(z.string(), z.array(z.string()));

/** The other ways of asking written beside a plan; none when the file is not there. */
async function loadPhrasings(planFile: string): Promise<Phrasings> {
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
  const [champs, concepts, usages, avancement, temps] = await Promise.all(
    ['champs', 'concepts', 'usages', 'avancement', 'temps'].map(read),
  );
  return createVocabulary({ champs, concepts, usages, avancement, temps });
}
