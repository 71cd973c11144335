/** Version of the plan in effect on a day, among those that the data keep: what a start serves. */
import { unpacked } from '../bot/contract/packed-text.ts';
import type { ServedPlan } from '../bot/contract/served-plan.ts';
import type { Store } from '../bot/contract/store.ts';
import {
  isSameVersion,
  type KeptVersions,
  versionOf,
} from '../bot/features/versions/model/publishing.ts';
import type { Knowledge } from '../bot/knowledge/knowledge.ts';
import { parsePlan } from '../bot/knowledge/parse.ts';
import type { EarlierVersion, Plan, Versions } from '../bot/knowledge/schema.ts';
import { markOf } from '../bot/knowledge/succession.ts';
import { knowledgeFrom, type PlanSource, readPlan } from './load-knowledge.ts';
import { vocabularyFor } from './shared-words.ts';
import { serve } from './store/served-plan.ts';

/**
 * Serves the version in effect: that of `PLAN_FILE`, or another one that these data keep. Before anything else reads
 * the data: those of another plan are not touched.
 * @param atHand what `PLAN_FILE` says
 * @throws StoreRefusal when `PLAN_FILE` is no version of these data
 */
export async function knowledgeInEffect(
  store: Store,
  planFile: string,
  atHand: Knowledge,
  now: Date,
): Promise<Knowledge> {
  const { text } = await readPlan(planFile);
  const ours = versionOf(atHand.plan, now, { text });
  const kept = await serve(store, ours, now);
  const words = vocabularyFor(planFile);
  const served = isSameVersion(kept.served, ours)
    ? atHand
    : await knowledgeFrom(sourceOf(kept.served), words);
  return withVersions(served, kept, words);
}

/** Knowledge of the version in effect, with those that the data keep. */
export const withVersions = (
  knowledge: Knowledge,
  kept: KeptVersions,
  vocabularyFolder: string,
): Knowledge => ({
  ...knowledge,
  plan: { ...knowledge.plan, versions: versionsOf(kept) },
  earlier: asking(vocabularyFolder),
});

/** Reader of the versions before, with the words of a folder: each once, as long as somebody asks it. */
function asking(words: string): NonNullable<Knowledge['earlier']> {
  const made = new WeakMap<EarlierVersion, () => Promise<Knowledge | undefined>>();
  return (version) => {
    const { mark } = version;
    const ready =
      made.get(version) ??
      held(async () => (mark.text ? knowledgeFrom(sourceOf(mark), words) : undefined));
    made.set(version, ready);
    return ready();
  };
}

function sourceOf({ plan, edition, text = '', phrasings }: ServedPlan): PlanSource {
  const name = `${plan}@${edition}`;
  return { text: unpacked(text), phrasings: phrasings && unpacked(phrasings), file: name, name };
}

/** Plan in effect: the one at hand, or the text that the data keep. */
export const planServed = ({ served }: KeptVersions, atHand: Plan): Plan =>
  isSameVersion(served, markOf(atHand, new Date(0)))
    ? atHand
    : parsePlan(sourceOf(served).text, sourceOf(served).file);

/** Versions that features may look into; the text of an earlier one is let go of when nobody does any more. */
export const versionsOf = ({ served, earlier, next }: KeptVersions): Versions => ({
  served,
  next,
  earlier: earlier.map((mark, at) => ({
    mark,
    until: (earlier[at - 1] ?? served).since,
    plan: held(() => (mark.text ? parsePlan(sourceOf(mark).text, sourceOf(mark).file) : undefined)),
  })),
});

/** Maker of something that is made when it is asked for, once as long as somebody holds it. */
function held<T extends object | undefined>(make: () => T): () => T {
  let made: WeakRef<object> | undefined;
  return () => {
    const ready = made?.deref() as T | undefined;
    if (ready) return ready;
    const one = make();
    made = one && new WeakRef(one);
    return one;
  };
}
