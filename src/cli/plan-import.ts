/** `npm run plan -- import FILE [--into PLAN]`, `score DRAFT REFERENCE`: a draft from a document, and what it is worth. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { changesTo } from '../../bot/features/versions/model/publishing.ts';
import { coverageOf } from '../../bot/importer/coverage.ts';
import type { Draft, DraftScope } from '../../bot/importer/draft.ts';
import { followingText } from '../../bot/importer/following.ts';
import { type ImportWords, importWords } from '../../bot/importer/import-words.ts';
import { recognise } from '../../bot/importer/recognise.ts';
import { notAPlan, type Review, reviewOf } from '../../bot/importer/review.ts';
import { type FieldScore, STRUCTURE, scoreOf, summed } from '../../bot/importer/score.ts';
import { importStrings } from '../../bot/importer/strings.ts';
import { slug } from '../../bot/importer/values.ts';
import { writtenPlan } from '../../bot/importer/written.ts';
import { thingsOf } from '../../bot/knowledge/identity.ts';
import { PlanError, parsePlan } from '../../bot/knowledge/parse.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import { markOf } from '../../bot/knowledge/succession.ts';
import { toComplete } from '../../bot/knowledge/to-complete.ts';
import { readAside } from '../../documents/readers/aside.ts';
import { ReadRefusal } from '../../documents/readers/refusal.ts';
import { importWordsFile, vocabularyFor } from '../shared-words.ts';
import { writeNew } from './new-file.ts';
import { changesInWords } from './plan-succession.ts';
import { terminal } from './terminal.ts';

/** Folder of drafts, beside the plans. */
const DRAFTS = path.join('plan', 'brouillons');

export interface Importing {
  file: string;
  /** Plan that the document changes. */
  into?: { file: string; plan: Plan; text: string };
  /** It stands in the place of that plan, or completes it; absent: as much as it covers says. */
  scope?: DraftScope | undefined;
  /** Where the draft is written; absent: in the folder of drafts, under the name of the file. */
  out?: string;
  say: (line: string) => void;
}

/** Reads the words of the importer. */
async function readImportWords(beside: string): Promise<ImportWords> {
  return importWords(parse(await readFile(importWordsFile(vocabularyFor(beside)), 'utf8')));
}

/** Writes the draft of a document and its review. Resolves to the exit code: 1 when nothing could be drafted. */
export async function importDocument({ file, into, scope, out, say }: Importing): Promise<number> {
  const strings = importStrings.fr;
  const words = await readImportWords(into?.file ?? path.join('plan', 'plan.yaml'));
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) {
    say(`${file} : le fichier n’existe pas ou ne peut pas être lu.`);
    return 1;
  }
  const read = await terminal
    .show('Lecture', (tick) => readAside(bytes, words.secrets, tick))
    .catch((error: unknown) => {
      if (error instanceof ReadRefusal) return error;
      throw error;
    });
  if (read instanceof ReadRefusal) {
    say(`${file} : ${strings.refusals[read.reason]}`);
    return 1;
  }
  const draft = recognise(read, words, into?.plan.organisations);
  const refusal = notAPlan(draft, strings);
  if (refusal) {
    say(`${file} : ${refusal}`);
    return 1;
  }
  const name = path.basename(file);
  const review = reviewOf(
    draft,
    {
      fichier: name,
      empreinte: createHash('sha256').update(bytes).digest('hex'),
      ...(read.pages !== undefined && { pages: read.pages }),
    },
    strings,
  );
  const withIt = {
    words,
    document: name,
    ...(read.day && { day: read.day }),
    inWords: strings.place,
  };
  // Whatever years it prints, it is said to go into that plan.
  const { title: _, sigle: __, years: ___, ...rest } = draft;
  const amending: Draft = { ...rest, ...(scope && { scope }) };
  const text = into
    ? followingText(amending, { ...into, versions: [markOf(into.plan, new Date(0))] }, withIt)
    : stringify(writtenPlan(draft, withIt), { lineWidth: 0 });
  const at = out ?? freeName(slug(path.parse(name).name) || 'brouillon');
  await writeNew(at, Buffer.from(`# ${review.resume}\n${text}`));
  await writeNew(reviewName(at), Buffer.from(stringify(review, { lineWidth: 0 })));
  say(`${file} : ${review.resume}`);
  for (const line of review.remarques) say(`- ${line}`);
  if (into) say(strings.covers(coverageOf(amending, into.plan)));
  for (const { chemin, valeur, raison } of review.a_relire.slice(0, SHOWN))
    say(`- ${chemin} : « ${valeur.slice(0, 80)} » (${raison})`);
  if (review.a_relire.length > SHOWN) say(`- et ${review.a_relire.length - SHOWN} autres à relire`);
  say(`Brouillon : ${at}\nRelecture : ${reviewName(at)}`);
  sayWhetherWhole(text, at, into?.plan, say);
  return 0;
}

/** Doubts that are said at once; the others are in the review. */
const SHOWN = 12;

export const reviewName = (draft: string): string =>
  draft.replace(/(?:\.ya?ml)?$/, '.relecture.yaml');

function freeName(name: string): string {
  const named = (n: number) => path.join(DRAFTS, `${name}${n > 1 ? `-${n}` : ''}.yaml`);
  let n = 1;
  while (existsSync(named(n)) || existsSync(reviewName(named(n)))) n += 1;
  return named(n);
}

/** Says what a draft lacks to be a plan, or what it changes in one. */
function sayWhetherWhole(
  text: string,
  file: string,
  before: Plan | undefined,
  say: (line: string) => void,
): void {
  try {
    const plan = parsePlan(text, file);
    if (before) {
      const things = thingsOf(before);
      for (const line of changesInWords(changesTo(plan, things), things, thingsOf(plan))) say(line);
    } else
      for (const line of [
        'Le brouillon est un plan valide. À compléter :',
        '- le territoire du plan : son nom, sa sorte, sa préposition ; l’article de chaque organisme',
        ...toComplete(plan).map((line) => `- ${line}`),
      ])
        say(line);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    say(`À compléter pour en faire un plan :\n${error.message}`);
  }
}

type Tree = Record<string, unknown>;

const percent = (part: number, of: number): string =>
  of === 0 ? '—' : `${((100 * part) / of).toFixed(1)} %`;

const scoreLine = ({ field, right, drafted, expected }: FieldScore): string =>
  `${field.padEnd(22)} ${percent(right, drafted).padStart(8)} ${percent(right, expected).padStart(8)}  ${right} / ${drafted} / ${expected}`;

/** Says the precision and the recall of a draft beside a reference, by field. */
export async function sayScore(
  draftFile: string,
  referenceFile: string,
  say: (line: string) => void,
): Promise<number> {
  const [draft, reference] = await Promise.all(
    [draftFile, referenceFile].map(async (file) => parse(await readFile(file, 'utf8')) as Tree),
  );
  const { fields, wrong } = scoreOf(draft ?? {}, reference ?? {});
  say(`${'champ'.padEnd(22)} précision   rappel  justes / brouillon / référence`);
  for (const field of fields) say(scoreLine(field));
  say(
    scoreLine(
      summed(
        'structure',
        fields.filter(({ field }) => STRUCTURE.has(field)),
      ),
    ),
  );
  say(
    scoreLine(
      summed(
        'textes',
        fields.filter(({ field }) => !STRUCTURE.has(field)),
      ),
    ),
  );
  const review = await readFile(reviewName(draftFile), 'utf8').then(
    (text) => parse(text) as Review,
    () => undefined,
  );
  if (!review) return 0;
  const doubtful = new Set(review.a_relire.map(({ chemin }) => chemin));
  const silent = wrong.filter(({ path }) => !doubtful.has(path));
  say(
    `erreurs silencieuses   ${percent(silent.length, review.sur.length)}  ${silent.length} / ${review.sur.length}`,
  );
  for (const { path, value } of silent.slice(0, SHOWN))
    say(`- ${path} : « ${value.slice(0, 100)} »`);
  return 0;
}
