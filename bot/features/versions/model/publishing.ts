/** Publishing of a plan that takes the place of the one that data serve: what becomes of each thing, and from when. */
import { packed } from '../../../contract/packed-text.ts';
import {
  type KeptThing,
  type ServedPlan,
  servedPlan,
  type ThingBecomes,
} from '../../../contract/served-plan.ts';
import type { Reader, Transaction } from '../../../contract/store.ts';
import { thingsOf } from '../../../knowledge/identity.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import {
  changesBetween,
  confirmed,
  type KeptThings,
  markOf,
} from '../../../knowledge/succession.ts';

/** Rows of the version that is served, and of the one that will be; those before stand under `<plan>@<edition>`. */
export const SERVED = 'served';
export const NEXT = 'next';

export interface KeptVersions {
  served: ServedPlan;
  /** Those served before, the newest first. */
  earlier: ServedPlan[];
  next?: ServedPlan | undefined;
}

/** All versions of a store, as rows have them; undefined when none was ever served. */
export async function versionsIn(reader: Pick<Reader, 'list'>): Promise<KeptVersions | undefined> {
  const rows = new Map((await reader.list(servedPlan)).map(({ id, value }) => [id, value]));
  const served = rows.get(SERVED);
  if (!served) return undefined;
  const earlier = [...rows].flatMap(([id, one]) => (id === SERVED || id === NEXT ? [] : [one]));
  earlier.sort((a, b) => (a.since < b.since ? 1 : -1));
  return { served, earlier, next: rows.get(NEXT) };
}

export const isSameVersion = (
  a: Pick<ServedPlan, 'plan' | 'edition'>,
  b: Pick<ServedPlan, 'plan' | 'edition'>,
): boolean => a.plan === b.plan && a.edition === b.edition;

/** A plan file and its phrasings, as written. */
export interface WrittenPlan {
  text: string;
  phrasings?: string | undefined;
}

/** Version of a plan with its file, as data keep it; with its phrasings where they will not be beside it. */
export const versionOf = (
  plan: Plan,
  since: Date,
  { text, phrasings }: WrittenPlan,
): ServedPlan => ({
  ...markOf(plan, since),
  text: packed(text),
  ...(phrasings !== undefined && { phrasings: packed(phrasings) }),
});

/** Entities that fiches and axes say they come from (`vientDe`). */
const comesFromOf = ({ axes, fiches }: Plan): Map<string, readonly string[]> =>
  new Map([
    ...axes.map((one) => [`axe:${one.id}`, one.vientDe.map((id) => `axe:${id}`)] as const),
    ...fiches.map((one) => [`fiche:${one.id}`, one.vientDe.map((id) => `fiche:${id}`)] as const),
  ]);

export function changesTo(plan: Plan, before: KeptThings): ThingBecomes[] {
  return changesBetween(before, thingsOf(plan), comesFromOf(plan));
}

/** What publishing a plan would do. */
export interface Succession {
  version: ServedPlan;
  served: ServedPlan;
  before: KeptThings;
  after: KeptThings;
  changes: ThingBecomes[];
  /** It begins before the plan that it would follow. */
  isTooEarly: boolean;
  /** Its edition is or was served. */
  isServed: boolean;
  /** The one that waits for its day, whose place it would take. */
  next?: ServedPlan | undefined;
}

/** What becomes of each thing where a plan follows the one that is served; undefined where none ever was. */
export async function successionTo(
  reader: Pick<Reader, 'list'>,
  plan: Plan,
  written: WrittenPlan,
  from: Date,
): Promise<Succession | undefined> {
  const kept = await versionsIn(reader);
  if (!kept) return undefined;
  const { served, earlier, next } = kept;
  const version = versionOf(plan, from, written);
  const before = new Map<string, KeptThing>(Object.entries(served.things));
  return {
    version,
    served,
    before,
    after: thingsOf(plan),
    changes: changesTo(plan, before),
    isTooEarly: version.since <= served.since,
    isServed: [served, ...earlier].some((one) => isSameVersion(one, version)),
    next,
  };
}

/** Publishes it for its day, as somebody confirmed it, in the place of any other that waits for its own. */
export async function publishNext(
  tx: Pick<Transaction, 'put'>,
  { version, changes, before, after }: Pick<Succession, 'version' | 'changes' | 'before' | 'after'>,
): Promise<void> {
  await tx.put(servedPlan, NEXT, { ...version, changes: confirmed(changes, before, after) });
}
