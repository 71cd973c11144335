/**
 * Succession of two plans, or of two editions of one: what becomes of each thing that kept data hang on. What has
 * the same identity is the same thing; the rest is proposed by the likeness of titles, for a person to confirm.
 */
import type { Becomes, KeptThing, ServedPlan, ThingBecomes } from '../contract/served-plan.ts';
import { cut } from '../language/words.ts';
import { kindOf } from './entry.ts';
import { thingsOf } from './identity.ts';
import type { Plan } from './schema.ts';

/** Things by entity, as `thingsOf` gives them or as a store keeps them. */
export type KeptThings = ReadonlyMap<string, KeptThing>;

/** Share of the words of the shorter title that the other has: below, two titles tell of two things. */
const LIKE = 0.5;

/** How much of two titles is the same, 0 to 1, by the stems of their longer words. */
export function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map(
    (text) => new Set(cut(text).flatMap(({ folded, stem }) => (folded.length > 3 ? [stem] : []))),
  ) as [Set<string>, Set<string>];
  const least = Math.min(a.size, b.size);
  if (least === 0) return one === other ? 1 : 0;
  return [...a].filter((stem) => b.has(stem)).length / least;
}

/** Whether two titles may tell of one thing. */
export const areAlike = (one: string, other: string): boolean => likeness(one, other) >= LIKE;

/**
 * What becomes of each thing, in the order of the plan that follows, then what is closed.
 * @param comesFrom entities that a thing of the plan that follows says it comes from
 */
export function changesBetween(
  before: KeptThings,
  after: KeptThings,
  comesFrom: ReadonlyMap<string, readonly string[]> = new Map(),
): ThingBecomes[] {
  const heirs = new Map<string, string[]>();
  for (const [heir, sources] of comesFrom)
    for (const source of sources) heirs.set(source, [...(heirs.get(source) ?? []), heir]);
  const kept = [...after].map(([entity, thing]): ThingBecomes => {
    const sources = comesFrom.get(entity) ?? [];
    const [source] = sources;
    if (sources.length > 1) return { becomes: 'merged', sources: [...sources], after: entity };
    if (source && (heirs.get(source) ?? []).length > 1)
      return { becomes: 'split', before: source, after: entity };
    const was = before.get(entity);
    return was
      ? { becomes: becoming(was, thing), before: entity, after: entity }
      : { becomes: 'new', after: entity };
  });
  const fresh = kept.flatMap((one) => (one.becomes === 'new' && one.after ? [one.after] : []));
  const closed = [...before].flatMap(([entity, was]): ThingBecomes[] => {
    if (after.has(entity) || heirs.has(entity)) return [];
    const like = mostLike(was, entity, fresh, after);
    return [{ becomes: 'closed', before: entity, ...(like && { like }) }];
  });
  return [...kept, ...closed];
}

function becoming(was: KeptThing, is: KeptThing): Becomes {
  if (!areAlike(was.titre, is.titre)) return 'doubtful';
  if (was.numero !== is.numero) return 'moved';
  return was.titre === is.titre ? 'same' : 'changed';
}

function mostLike(
  { titre }: KeptThing,
  entity: string,
  fresh: readonly string[],
  after: KeptThings,
): string | undefined {
  const rated = fresh
    .filter((one) => kindOf(one) === kindOf(entity))
    .map((one) => ({ one, rate: likeness(titre, after.get(one)?.titre ?? '') }))
    .sort((a, b) => b.rate - a.rate);
  return rated[0] && rated[0].rate >= LIKE ? rated[0].one : undefined;
}

/** Changes that a person has read: what was doubtful is one thing, that has another title, and maybe number. */
export const confirmed = (
  changes: readonly ThingBecomes[],
  before: KeptThings,
  after: KeptThings,
): ThingBecomes[] =>
  changes.map(({ like: _, ...change }) =>
    change.becomes === 'doubtful' && change.after !== undefined
      ? { ...change, becomes: isMoved(change.after, before, after) ? 'moved' : 'changed' }
      : change,
  );

const isMoved = (entity: string, before: KeptThings, after: KeptThings): boolean =>
  before.get(entity)?.numero !== after.get(entity)?.numero;

/** Whether a person has to say something before the plan may follow. */
export const isDoubtful = ({ becomes, like }: ThingBecomes): boolean =>
  becomes === 'doubtful' || like !== undefined;

/** Version of a plan, for a store that serves it since then; without its file. */
export function markOf(plan: Plan, since: Date): ServedPlan {
  const { id, edition, titre, sigle, debut, fin } = plan.plan;
  return {
    plan: id,
    edition,
    titre,
    sigle,
    years: [debut, fin],
    since: since.toISOString(),
    things: Object.fromEntries(thingsOf(plan)),
  };
}
