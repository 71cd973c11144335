/**
 * Words that people use, whatever the plan: the vocabulary, the orders and their grammar, what is said to the bot,
 * the school holidays. Read once by a process and shared by its plans, for they weigh more than most plans do.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import {
  noSchoolHolidays,
  type SchoolHolidays,
  schoolHolidaysSchema,
} from '../bot/calendar/school-holidays.ts';
import { attendanceOf, learnAttendance } from '../bot/knowledge/learning/attendance.ts';
import type { CueWeights } from '../bot/knowledge/learning/learned.ts';
import { learnIntents, likelyIntents } from '../bot/knowledge/learning/likely-intents.ts';
import { learnRoles, rolesOf } from '../bot/knowledge/learning/roles.ts';
import { judgeOf, learnVerdicts } from '../bot/knowledge/learning/verdicts.ts';
import { createVocabulary, ordinaryWords, type Vocabulary } from '../bot/language/vocabulary.ts';
import {
  commandWordsSchema,
  declaredSchema,
  intentionsSchema,
  setsSchema,
} from '../bot/language/vocabulary-schema.ts';
import type { AttendanceJudge } from '../bot/sentence/attendance.ts';
import { formsIn, type GrammarForms, grammarOf } from '../bot/sentence/grammar.ts';
import { conjugationsOf, createLexicon, type Lexicon } from '../bot/sentence/lexicon.ts';
import type { IntentExamples, RankIntents } from '../bot/sentence/likely-intent.ts';
import type { RoleJudge } from '../bot/sentence/part-role.ts';
import type { Conjugation } from '../bot/sentence/verb-forms.ts';
import type { Judge } from '../bot/sentence/verdict.ts';
import { fingerprint, prepared } from './prepared.ts';
import { unlessAbsent } from './store/file/file-system.ts';

const require = createRequire(import.meta.url);
/** Another edition of the table conjugates otherwise. */
const TABLE: string = require('french-verbs-lefff/package.json').version;

/** The folder of the words people use: beside the plan, else that of the project. */
const VOCABULARY = 'vocabulaire';
const PROJECT_PLANS = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../plan' : '../../plan', import.meta.url),
);
/** The words of orders and statements, one file a subject, in that folder. */
const COMMANDS = 'commandes';
/** What is said to the bot: intents, and a folder with the examples of each. */
const INTENTIONS = 'intentions';
/** Answers to polls, with what they say of each slot, in that folder. */
const VOTES = 'votes';
/** And with what each part of news is. */
const NEWS = 'nouvelles';
/** And answers to meetings, with who is said to come. */
const ATTENDANCE = 'presences';
/** And what is said of neither: it tells nothing of a slot, nor of who comes. */
const ELSEWHERE = 'ailleurs';
/** What documents are imported by, in that folder. */
const IMPORT = 'import.yaml';
/** What is kept of the files is kept under this name. */
const SAID = 'mots';
/** Beside that folder. */
const SCHOOL_HOLIDAYS = 'calendrier/vacances-scolaires.yaml';

/** What is the same for all plans that have the same vocabulary. */
export interface SharedWords {
  /** Its files, as they were read: what is learned of a plan depends on them. */
  texts: readonly string[];
  vocabulary: Vocabulary;
  /** Without the words of a plan (`lexiconOf`). */
  lexicon: Lexicon;
  likely: RankIntents | undefined;
  judge: Judge | undefined;
  roles: RoleJudge | undefined;
  attendance: AttendanceJudge | undefined;
  schools: SchoolHolidays;
  /** What documents are imported by, as its file says it. */
  importing: unknown;
}

/** Words of orders and statements, with what the LEFFF table says of their verbs and of all others. */
interface Commands {
  said: readonly object[];
  conjugations: Readonly<Record<string, Conjugation>>;
  forms: GrammarForms;
}

/** What the files of a folder say, as its JSON is kept: it is read ten times faster than what people write. */
interface Said {
  files: readonly unknown[];
  commands: Commands;
  importing: unknown;
}

/** By folder, and by what its files said. */
const read = new Map<string, { print: string; words: Promise<SharedWords> }>();

/** Words of a vocabulary folder: made once by a process, and again when a file of it has changed. */
export async function wordsIn(folder: string): Promise<SharedWords> {
  const texts = await readVocabulary(folder);
  const commands = await readCommands(path.join(folder, COMMANDS));
  const schools = await loadSchoolHolidays(path.join(folder, '..', SCHOOL_HOLIDAYS));
  const examples = await readIntentions(folder);
  const votes = await linesOf(path.join(folder, `${VOTES}.txt`));
  const news = await linesOf(path.join(folder, `${NEWS}.txt`));
  const coming = await linesOf(path.join(folder, `${ATTENDANCE}.txt`));
  const elsewhere = (await linesOf(path.join(folder, `${ELSEWHERE}.txt`))) ?? [];
  const importing = await readFile(importWordsFile(folder), 'utf8');
  const print = await fingerprint([
    ...texts,
    ...commands,
    importing,
    JSON.stringify([schools, examples, votes, news, coming, elsewhere]),
    TABLE,
  ]);
  const known = read.get(folder);
  if (known?.print === print) return known.words;
  const make = async (): Promise<SharedWords> => {
    const said = await prepared(SAID, print, async () =>
      JSON.stringify({
        files: texts.map((text) => parse(text)),
        commands: await commandsIn(commands),
        importing: parse(importing),
      } satisfies Said),
    );
    const { files, ...read }: Said = JSON.parse(said);
    const vocabulary = vocabularyOf(files);
    const lexicon = lexiconOf(read.commands, vocabulary);
    // What is learned is learned for every plan alike: without the words of one.
    const likely = examples && (await loadLikely(examples, [...texts, ...commands], lexicon));
    const learned = async (name: string, of: readonly unknown[], learn: () => CueWeights) =>
      prepared(name, await fingerprint([JSON.stringify(of), ...texts, ...commands]), async () =>
        learn(),
      );
    const judge =
      votes &&
      judgeOf(
        await learned(VOTES, [votes, elsewhere], () => learnVerdicts(votes, elsewhere, lexicon)),
      );
    const roles = news && rolesOf(await learned(NEWS, news, () => learnRoles(news, lexicon)));
    const attendance =
      coming &&
      attendanceOf(
        await learned(ATTENDANCE, [coming, elsewhere], () =>
          learnAttendance(coming, elsewhere, lexicon),
        ),
      );
    const learnt = { likely, judge, roles, attendance };
    return { texts, vocabulary, lexicon, ...learnt, schools, importing: read.importing };
  };
  const words = make();
  read.set(folder, { print, words });
  return words;
}

/** Folder of the vocabulary beside a plan, if there is one; else that of the project. */
export function vocabularyFor(planFile: string): string {
  const beside = path.join(path.dirname(planFile), VOCABULARY);
  return existsSync(beside) ? beside : path.join(PROJECT_PLANS, VOCABULARY);
}

/** How people say which partnership they speak of, where there are several. */
export const PARTNERSHIP_WORDS = path.join(PROJECT_PLANS, VOCABULARY, 'partenariats.yaml');

/** Words that documents are imported by: those of a vocabulary folder, if they are there; else those of the project. */
export function importWordsFile(folder: string): string {
  const own = path.join(folder, IMPORT);
  return existsSync(own) ? own : path.join(PROJECT_PLANS, VOCABULARY, IMPORT);
}

/** School holidays by zone; without the file those of every year are unknown. */
export async function loadSchoolHolidays(file: string): Promise<SchoolHolidays> {
  const text = await unlessAbsent(readFile(file, 'utf8'));
  return text === undefined ? noSchoolHolidays : schoolHolidaysSchema.parse(parse(text));
}

async function readCommands(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
}

const conceptsIn = (said: readonly object[]) =>
  said.map(({ intentions: _, ensembles: __, ...concepts }: Beside) =>
    commandWordsSchema.parse(concepts),
  );

/** What stands in a file beside its concepts. */
interface Beside {
  intentions?: unknown;
  ensembles?: unknown;
}

async function commandsIn(texts: readonly string[]): Promise<Commands> {
  const said = texts.map((text): object => parse(text));
  const file = require.resolve('french-verbs-lefff/dist/conjugations.json');
  const table: Record<string, Conjugation> = JSON.parse(await readFile(file, 'utf8'));
  const conjugations = conjugationsOf(conceptsIn(said), table);
  return { said, conjugations, forms: formsIn(table) };
}

function lexiconOf({ said, conjugations, forms }: Commands, vocabulary: Vocabulary): Lexicon {
  const beside: readonly Beside[] = said;
  return createLexicon({
    files: conceptsIn(said),
    sets: new Map(beside.flatMap((one) => Object.entries(setsSchema.parse(one.ensembles)))),
    declared: new Map(
      beside.flatMap((one) => Object.entries(declaredSchema.parse(one.intentions))),
    ),
    conjugate: (infinitive) =>
      Object.hasOwn(conjugations, infinitive) ? conjugations[infinitive] : undefined,
    grammar: grammarOf(forms),
    ordinary: ordinaryWords(vocabulary),
    abbreviations: vocabulary.usages.abreviations,
  });
}

/** Intents and their examples, in the order in which they are declared; undefined when there are none. */
export async function readIntentions(folder: string): Promise<IntentExamples[] | undefined> {
  const file = path.join(folder, `${INTENTIONS}.yaml`);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const declared = Object.entries(intentionsSchema.parse(parse(text)));
  return Promise.all(
    declared.map(async ([name, { lu, dit, attend, aide, demande }]) => {
      const lines = linesIn(await readFile(path.join(folder, INTENTIONS, `${name}.txt`), 'utf8'));
      return { name, reads: lu, says: dit, open: attend, howTo: aide, lacks: demande, lines };
    }),
  );
}

/** Lines of a file that are not empty; undefined when it is not there. */
async function linesOf(file: string): Promise<string[] | undefined> {
  const text = await unlessAbsent(readFile(file, 'utf8'));
  return text === undefined ? undefined : linesIn(text);
}

const linesIn = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Intents as they were learned; what comes of their examples is kept, as that of the phrasings is. */
async function loadLikely(
  examples: IntentExamples[],
  texts: readonly string[],
  lexicon: Lexicon,
): Promise<RankIntents> {
  const print = await fingerprint([JSON.stringify(examples), ...texts]);
  const learned = async () => learnIntents(examples, lexicon);
  return likelyIntents(examples, await prepared(INTENTIONS, print, learned));
}

const vocabularyFiles = ['champs', 'concepts', 'usages', 'temps', 'hors-sujet'];

const readVocabulary = (folder: string): Promise<string[]> =>
  Promise.all(vocabularyFiles.map((name) => readFile(path.join(folder, `${name}.yaml`), 'utf8')));

function vocabularyOf(files: readonly unknown[]): Vocabulary {
  const [champs, concepts, usages, temps, horsSujet] = files;
  return createVocabulary({ champs, concepts, usages, temps, horsSujet });
}

export const loadVocabulary = async (folder: string): Promise<Vocabulary> =>
  vocabularyOf((await readVocabulary(folder)).map((text) => parse(text)));
