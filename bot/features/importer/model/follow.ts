/** The plan that a draft makes, and what becomes of each thing where it takes the place of the one that is served. */
import { instantOf } from '../../../calendar/local-time.ts';
import { unpacked } from '../../../contract/packed-text.ts';
import type { ServedPlan } from '../../../contract/served-plan.ts';
import type { Reader } from '../../../contract/store.ts';
import { coverageOf } from '../../../importer/coverage.ts';
import type { Draft } from '../../../importer/draft.ts';
import { followingText } from '../../../importer/following.ts';
import type { ImportWords } from '../../../importer/import-words.ts';
import { importStrings } from '../../../importer/strings.ts';
import { PlanError, parsePlan } from '../../../knowledge/parse.ts';
import type { Fault } from '../../../knowledge/plan-faults.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type Succession, successionTo, versionsIn } from '../../versions/model/publishing.ts';

interface Following {
  draft: Draft;
  /** Name of its file: how answers name the source. */
  file: string;
  /** Day from which it is to be served. */
  day: string;
  /** The plan that is served, the words that documents are read by, and the zone of the partnership. */
  context: { plan: Plan; words: () => ImportWords; zone: string };
}

/** A succession, what is wrong with the plan line by line, or that nothing was ever served. */
export type DraftSuccession =
  | { succession: Succession; text: string }
  | { faults: readonly Fault[] }
  /** It completes a plan whose file was not kept. */
  | 'unkept'
  | undefined;

export async function follow(
  reader: Pick<Reader, 'list'>,
  { draft, file, day, context: { plan, words, zone } }: Following,
): Promise<DraftSuccession> {
  const kept = await versionsIn(reader);
  if (!kept) return undefined;
  const { served, earlier } = kept;
  if (coverageOf(draft, plan).scope === 'part' && textOf(served) === '') return 'unkept';
  const text = followingText(
    draft,
    { plan, text: textOf(served), versions: [served, ...earlier] },
    { words: words(), document: file.replace(/\.\w+$/, ''), inWords: importStrings.fr.place },
  );
  const midnight = instantOf({ date: day, time: '00:00' }, zone);
  const from = 'at' in midnight ? midnight.at : new Date(`${day}T01:00:00Z`);
  try {
    const next = parsePlan(text, file);
    // The phrasings of an edition are those of the one before: what they name is still there.
    const phrasings = next.plan.id === served.plan ? served.phrasings : undefined;
    const written = { text, ...(phrasings !== undefined && { phrasings: unpacked(phrasings) }) };
    const succession = await successionTo(reader, next, written, from);
    return succession && { succession, text };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return { faults: error.faults };
  }
}

/** File of the version that is served; empty where it was not kept. */
const textOf = ({ text = '' }: ServedPlan): string => (text === '' ? '' : unpacked(text));
