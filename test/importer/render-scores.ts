/** Plans rendered in a layout and a format, read back, and scored: what `npm run test:importer` says, and its short form. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { importWords } from '../../bot/importer/import-words.ts';
import { recognise } from '../../bot/importer/recognise.ts';
import { type Review, reviewOf } from '../../bot/importer/review.ts';
import {
  type FieldScore,
  type PlanFact,
  STRUCTURE,
  scoreOf,
  summed,
} from '../../bot/importer/score.ts';
import { importStrings } from '../../bot/importer/strings.ts';
import { writtenPlan } from '../../bot/importer/written.ts';
import { readDocument } from '../../documents/readers/read.ts';
import { READ_LIMITS } from '../../documents/readers/refusal.ts';
import { type Layout, laidOut } from '../support/rendered-plan/layouts.ts';
import { printedPart, rawPlan } from '../support/rendered-plan/plan-fields.ts';
import { toDocx } from '../support/rendered-plan/to-docx.ts';
import { toPptx } from '../support/rendered-plan/to-pptx.ts';
import { toXlsx } from '../support/rendered-plan/to-xlsx.ts';

export const words = importWords(parse(readFileSync('plan/vocabulaire/import.yaml', 'utf8')));

export const formats = { docx: toDocx, pptx: toPptx, xlsx: toXlsx };
export type Format = keyof typeof formats;

export interface RenderScore {
  structure: FieldScore;
  text: FieldScore;
  fields: FieldScore[];
  silent: PlanFact[];
  missing: PlanFact[];
  /** Values that are called sure. */
  sure: number;
  /** Numbers of the draft that the document does not print. */
  invented: PlanFact[];
  credentials: number;
}

/** Score of a plan, given as bytes of a document, against what the document prints. */
export async function scoreBytes(
  bytes: Uint8Array,
  file: string,
  layout?: Layout,
): Promise<RenderScore> {
  const options = { limits: READ_LIMITS, credentials: words.secrets, progress: () => {} };
  const read = await readDocument(bytes, options);
  const draft = recognise(read, words);
  const review: Review = reviewOf(draft, { fichier: file, empreinte: '' }, importStrings.fr);
  const tree = writtenPlan(draft, { words, document: file, inWords: importStrings.fr.place });
  const { fields, wrong, missing } = scoreOf(
    tree,
    printedPart(rawPlan(file), layout === 'rows' || layout === 'frame'),
  );
  const doubtful = new Set(review.a_relire.map(({ chemin }) => chemin));
  const isStructure = ({ field }: FieldScore) => STRUCTURE.has(field);
  return {
    structure: summed('structure', fields.filter(isStructure)),
    text: summed(
      'textes',
      fields.filter((one) => !isStructure(one)),
    ),
    fields,
    silent: wrong.filter(({ path }) => !doubtful.has(path)),
    missing,
    sure: review.sur.length,
    invented: wrong.filter(
      ({ field }) => field === 'numero' || field === 'axe' || field === 'sousAxe',
    ),
    credentials: draft.credentials,
  };
}

/** The same of a plan that is rendered first. */
export const scoreRender = async (
  file: string,
  layout: Layout,
  format: Format,
): Promise<RenderScore> =>
  scoreBytes(await formats[format](laidOut(rawPlan(file), layout)), file, layout);
