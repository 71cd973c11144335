/** Versions of a plan: what they are called, what each changed, and what became of the things that are gone. */

import type { KeptThing, ServedPlan, ThingBecomes } from '../contract/served-plan.ts';
import { oncePer } from '../language/once-per.ts';
import { kindOf } from './entry.ts';
import type { Plan, Versions } from './schema.ts';

/** Name of a version: "SDSF 2024-2026", with its edition where it has several. */
export function nameOfVersion({ sigle, titre, years, edition }: ServedPlan): string {
  const name = sigle && years ? `${sigle} ${years[0]}-${years[1]}` : titre;
  return edition > 1 ? `${name}, édition ${edition}` : name;
}

/** Instant within the last day of a version that another took the place of. */
export const lastDay = (until: string): string => new Date(Date.parse(until) - 1).toISOString();

/** Thing that a version changed: what it was, what it is, or both. */
export interface ChangedThing {
  becomes: Exclude<ThingBecomes['becomes'], 'same' | 'doubtful'>;
  kind: string;
  /** Entities and things of the version before; several were merged. */
  was: readonly (KeptThing & { entity: string })[];
  is?: (KeptThing & { entity: string }) | undefined;
}

/** Changes of a version to the one that it follows, same things left out, in the order of the plan, then what it closed. */
export function changedThings(served: ServedPlan, before: ServedPlan): ChangedThing[] {
  const thingOf = ({ things }: ServedPlan, entity: string) => {
    const thing = Object.hasOwn(things, entity) ? things[entity] : undefined;
    return thing && { ...thing, entity };
  };
  return (served.changes ?? []).flatMap(({ becomes, before: was, sources, after }) => {
    if (becomes === 'same' || becomes === 'doubtful') return [];
    const from = sources ?? (was === undefined ? [] : [was]);
    return [
      {
        becomes,
        kind: kindOf(after ?? was ?? ''),
        was: from.flatMap((entity) => thingOf(before, entity) ?? []),
        is: after === undefined ? undefined : thingOf(served, after),
      },
    ];
  });
}

/** Thing that the version in effect has no more: what became of it, and when. */
export interface GoneThing {
  entity: string;
  thing: KeptThing;
  /** Things that are made of it; none: it is closed. */
  heirs: readonly string[];
  /** Last version that had it. */
  last: ServedPlan;
  /** Instant from which it is no more. */
  until: string;
}

/** Things of the versions before that the one in effect has no more, by entity. */
export const goneThings = oncePer((versions: Versions): ReadonlyMap<string, GoneThing> => {
  const { served, earlier } = versions;
  const made = new Map<string, GoneThing>();
  // The oldest first: what a later version still had is of that one.
  for (const [at, { mark, until }] of [...earlier.entries()].reverse())
    for (const [entity, thing] of Object.entries(mark.things)) {
      const next = at === 0 ? served : earlier[at - 1]?.mark;
      if (!next || Object.hasOwn(next.things, entity)) continue;
      made.set(entity, { entity, thing, heirs: heirsIn(next, entity), last: mark, until });
    }
  for (const entity of Object.keys(served.things)) made.delete(entity);
  return made;
});

/** Thing that the plan has no more; undefined where it has it, or never had. */
export const goneThing = ({ versions }: Pick<Plan, 'versions'>, entity: string) =>
  versions && goneThings(versions).get(entity);

const heirsIn = ({ changes = [] }: ServedPlan, entity: string): string[] =>
  changes.flatMap(({ becomes, before, sources, after }) =>
    after !== undefined && ((becomes === 'split' && before === entity) || sources?.includes(entity))
      ? [after]
      : [],
  );

/** Things that are gone of which this one is made, through all versions: their history is its own. */
export function sourcesOf(versions: Versions | undefined, entity: string): GoneThing[] {
  if (!versions) return [];
  const gone = goneThings(versions);
  const direct = [...gone.values()].filter(({ heirs }) => heirs.includes(entity));
  return direct.flatMap((one) => [one, ...sourcesOf(versions, one.entity)]);
}

/** Thing of the version before that a number meant, and does not mean now. */
export interface CalledBefore {
  entity: string;
  thing: KeptThing;
  /** The same thing as it is now. */
  now: KeptThing | undefined;
  /** Where it is no more: what it became. */
  gone: GoneThing | undefined;
  mark: ServedPlan;
}

/** Thing that had a number in the version before and has not any more. */
export function calledBefore(
  versions: Versions | undefined,
  kind: 'fiche' | 'axe',
  number: string,
): CalledBefore | undefined {
  const mark = versions?.earlier[0]?.mark;
  if (!versions || !mark) return undefined;
  const found = Object.entries(mark.things).find(
    ([entity, { numero }]) => numero === number && kindOf(entity) === kind,
  );
  if (!found) return undefined;
  const [entity, thing] = found;
  const { things } = versions.served;
  const now = Object.hasOwn(things, entity) ? things[entity] : undefined;
  if (now?.numero === number) return undefined;
  return { entity, thing, now, gone: goneThings(versions).get(entity), mark };
}

type Organisation = Plan['organisations'][number];

/** Organisations of the versions before: the newest last, so that it is the one that is kept; the texts are large, and let go of. */
const formerIn = oncePer(
  ({ earlier }: Versions): ReadonlyMap<string, Organisation> =>
    new Map(
      earlier
        .toReversed()
        .flatMap(({ plan }) => plan()?.organisations ?? [])
        .map((one) => [one.id, one]),
    ),
);

/** Organisation of a plan, or of the last version that had it: people are still of those that the plan names no more. */
export function organisationOf(
  { organisations, versions }: Pick<Plan, 'organisations' | 'versions'>,
  id: string,
): Organisation | undefined {
  const found = organisations.find((one) => one.id === id);
  return found || !versions ? found : formerIn(versions).get(id);
}
