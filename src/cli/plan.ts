/**
 * `npm run plan -- check|schema|learn|diff|publish|import|score|workbook`: whether a plan file is right, what its phrasings teach, what
 * changes from a plan to the next, when the next one is served, and what a document drafts.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { instantOf } from '../../bot/calendar/local-time.ts';
import { changesTo } from '../../bot/features/versions/model/publishing.ts';
import { thingsOf } from '../../bot/knowledge/identity.ts';
import { PlanError, parsePlan } from '../../bot/knowledge/parse.ts';
import { keysInWords, planJsonSchema } from '../../bot/knowledge/plan-json-schema.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import { toComplete } from '../../bot/knowledge/to-complete.ts';
import { DEFAULT_PLAN, type LearnedFrom, loadKnowledge, readPlan } from '../load-knowledge.ts';
import { readOwnConfig } from '../partnership/folders.ts';
import { loadVocabulary, vocabularyFor } from '../shared-words.ts';
import { silent } from '../store/log.ts';
import { openStore } from '../store/open-store.ts';
import { StoreRefusal } from '../store/refusal.ts';
import { officialPlaces, placesToCheck } from './official-places.ts';
import { importDocument, sayScore } from './plan-import.ts';
import { changesInWords, publish } from './plan-succession.ts';

const USAGE = `Usage : npm run plan -- <commande>
  check [fichier]                dit si un plan est juste, sinon où et pourquoi, ce qui reste à
                                 compléter, et les territoires que la liste officielle n’a pas
  schema [doc]                   le JSON Schema d’un plan ; « doc » : ses clés, en Markdown
  learn [fichier]                apprend tout de suite de ses formulations
  diff <avant> <après>           ce que devient chaque chose, d’un plan au suivant
  publish <fichier> --from AAAA-MM-JJ [--partnership=<id>] [--confirm]
                                 ce plan prend la place de celui qui est servi, ce jour-là, de lui-même
                                 (sur un fichier, service arrêté)
  import <document> [--into PLAN [--replaces|--completes]] [--out BROUILLON]
                                 le brouillon d’un plan, et sa relecture, d’un docx, pptx, pdf, xlsx ou texte
  score <brouillon> <référence>  précision et rappel d’un brouillon, champ par champ
  workbook [fichier] --out CLASSEUR.xlsx
                                 le plan dans le classeur d’une ligne par fiche des collectivités`;

/** A plan that cannot be read, said in a sentence. */
class Unreadable extends Error {}

async function read(file: string, champs?: ReadonlySet<string>): Promise<Plan> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Unreadable(`${file} : le fichier n’existe pas ou ne peut pas être lu.`);
  });
  return parsePlan(text, file, champs);
}

interface Options {
  from?: string;
  confirm?: boolean;
  into?: string;
  out?: string;
  replaces?: boolean;
  completes?: boolean;
  partnership?: string;
}

type Command = (files: string[], options: Options) => Promise<number>;

const say = (line: string): void => console.log(line);

/** Data that a plan is published over: those of the service, or of one of its partnerships. */
async function placeOf(partnership: string | undefined) {
  const { DATA_DIR, DATABASE_URL, TIME_ZONE, PARTNERSHIPS_DIR = '' } = process.env;
  if (partnership === undefined)
    return { dataDir: DATA_DIR || './data', databaseUrl: DATABASE_URL, timeZone: TIME_ZONE };
  const own = await readOwnConfig(process.env, PARTNERSHIPS_DIR, partnership).catch(() => {
    throw new Unreadable(`Il n’y a pas de partenariat « ${partnership} » dans PARTNERSHIPS_DIR.`);
  });
  const { dataDir, databaseUrl, databaseSchema: schema, timeZone } = own;
  return { dataDir, databaseUrl, schema, timeZone };
}

const ownFile = ([file = process.env.PLAN_FILE || DEFAULT_PLAN]: string[]): string => file;

const commands: Record<string, Command> = {
  check: async (files) => {
    const file = ownFile(files);
    const { champs } = await loadVocabulary(vocabularyFor(file));
    const plan = await read(file, new Set(champs.keys()));
    const facts = plan.themes.reduce((sum, theme) => sum + theme.faits.length, 0);
    console.log(
      `${file} : plan valide. ${plan.axes.length} axes, ${plan.fiches.length} fiches, ${facts} faits, ${plan.glossaire.length} sigles, ${plan.inconnus.length} inconnus.`,
    );
    const lines = toComplete(plan);
    if (lines.length > 0) console.log('À compléter :');
    for (const line of lines) console.log(`- ${line}`);
    const official = officialPlaces();
    const places = placesToCheck(plan, official);
    if (places.length > 0)
      console.log(
        `Territoires${official ? `, d’après la liste officielle ${official.edition}` : ''} :`,
      );
    for (const line of places) console.log(`- ${line}`);
    return 0;
  },
  schema: async ([doc]) => {
    const isDoc = doc === 'doc';
    console.log(isDoc ? keysInWords().join('\n') : JSON.stringify(planJsonSchema(), null, 2));
    return 0;
  },
  learn: async (files) => {
    const file = ownFile(files);
    await read(file);
    return learn(file);
  },
  diff: async ([from, to]) => {
    if (!from || !to) return wrong();
    const [before, after] = [await read(from), await read(to)];
    const things = thingsOf(before);
    const lines = changesInWords(changesTo(after, things), things, thingsOf(after));
    for (const line of lines) console.log(line);
    return 0;
  },
  import: async ([file], { into, out, replaces, completes }) => {
    if (!file) return wrong();
    return importDocument({
      file,
      ...(into && {
        into: { file: into, plan: await read(into), text: await readFile(into, 'utf8') },
      }),
      ...(out && { out }),
      scope: replaces ? 'whole' : completes ? 'part' : undefined,
      say,
    });
  },
  score: async ([draft, reference]) => {
    if (!draft || !reference) return wrong();
    return sayScore(draft, reference, say);
  },
  workbook: async (files, { out }) => {
    if (!out) return wrong();
    const { writeWorkbook } = await import('./plan-workbook.ts');
    await writeWorkbook(await read(ownFile(files)), out);
    say(`${out} : écrit.`);
    return 0;
  },
  publish: async ([file], { from, confirm = false, partnership }) => {
    const day = z.iso.date().safeParse(from);
    if (!file || !day.success) return wrong();
    const plan = await read(file);
    const { timeZone, ...place } = await placeOf(partnership);
    const midnight = instantOf({ date: day.data, time: '00:00' }, timeZone || 'Europe/Paris');
    const log = { ...silent, error: console.error };
    const store = await openStore({ ...place, log, now: () => new Date() });
    try {
      return await publish({
        store,
        plan,
        source: await readPlan(file),
        from: 'at' in midnight ? midnight.at : new Date(`${day.data}T01:00:00Z`),
        day: day.data,
        isConfirmed: confirm,
        say,
      });
    } finally {
      await store.close();
    }
  },
};

function wrong(): number {
  console.error(USAGE);
  return 2;
}

/** What was learned is kept by whoever loads the plan first. */
async function learn(file: string): Promise<number> {
  let learned: LearnedFrom | undefined;
  await loadKnowledge(file, undefined, (from) => {
    learned = from;
  });
  if (!learned) {
    console.log(`${file} : pas de formulations à apprendre.`);
    return 0;
  }
  const { phrasings, unknown, isKept } = learned;
  for (const id of unknown) console.error(`${file} : « ${id} » n’est pas une entrée du plan.`);
  const next = isKept
    ? 'le prochain démarrage n’aura pas à les relire.'
    : 'rien n’a pu être gardé : le prochain démarrage les relira.';
  console.log(`${file} : ${phrasings} formulations apprises ; ${next}`);
  return isKept && unknown.length === 0 ? 0 : 1;
}

async function main(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: {
      from: { type: 'string' },
      confirm: { type: 'boolean' },
      into: { type: 'string' },
      out: { type: 'string' },
      replaces: { type: 'boolean' },
      completes: { type: 'boolean' },
      partnership: { type: 'string' },
    },
  });
  const [name = '', ...files] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return wrong();
  try {
    return await command(files, values as Options);
  } catch (error) {
    const isSaid =
      error instanceof PlanError || error instanceof StoreRefusal || error instanceof Unreadable;
    if (!isSaid) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
