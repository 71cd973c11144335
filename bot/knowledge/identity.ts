/**
 * Identity of the things of a plan: what everything that is kept hangs on. A number is what is printed and
 * typed, and may be another thing's in the next plan; an identity (`id` in the plan, its number by default) is not.
 */

import type { KeptThing } from '../contract/served-plan.ts';
import { oncePer } from '../language/once-per.ts';
import type { Action, Axe, Fiche, Plan } from './schema.ts';
import { goneThing, nameOfVersion } from './versions.ts';

/** Entity of a fiche: `fiche:<identity>`. */
export const ficheId = ({ id }: Pick<Fiche, 'id'>): string => `fiche:${id}`;

/** Entity of an axe: `axe:<identity>`. */
export const axeId = ({ id }: Pick<Axe, 'id'>): string => `axe:${id}`;

/** Id of the working group of an axe, by the identity of the axe. */
export const axeGroup = (identity: string): string => `axe-${identity}`;

/** Entity of an action: its own identity, else its place in its fiche or axe (`fiche-5`, `axe-1`). */
export const actionId = ({ id }: Pick<Action, 'id'>, within: string, at: number): string =>
  `action:${id ?? `${within}-a${at + 1}`}`;

interface Index {
  fiches: ReadonlyMap<string, Fiche>;
  axes: ReadonlyMap<string, Axe>;
  /** Entities by kind and number. */
  numbered: { fiche: ReadonlyMap<string, string>; axe: ReadonlyMap<string, string> };
}

const indexOf = oncePer((plan: Plan): Index => {
  return {
    fiches: new Map(plan.fiches.map((fiche) => [ficheId(fiche), fiche])),
    axes: new Map(plan.axes.map((axe) => [axeId(axe), axe])),
    numbered: {
      fiche: new Map(plan.fiches.map((fiche) => [fiche.numero, ficheId(fiche)])),
      axe: new Map(plan.axes.map((axe) => [axe.numero, axeId(axe)])),
    },
  };
});

/** Fiche of an entity `fiche:<identity>`; undefined when the plan at hand has it not. */
export const ficheOf = (plan: Plan, entity: string): Fiche | undefined =>
  indexOf(plan).fiches.get(entity);

/** Numbers of the fiches of a plan, a dozen at most: said where a number is not one of them. */
export const numbersOf = ({ fiches }: Pick<Plan, 'fiches'>): string =>
  fiches
    .slice(0, 12)
    .map(({ numero }) => numero)
    .join(', ');

/** Axe that a fiche is in. */
export const axeOf = (plan: Plan, { axe }: Pick<Fiche, 'axe'>): Axe | undefined => {
  const { axes, numbered } = indexOf(plan);
  return axe === undefined ? undefined : axes.get(numbered.axe.get(axe) ?? '');
};

/**
 * Entity of a number as the plan prints it. A number that it does not print is nobody's, even where it is the
 * identity of a thing that has another number now: `fiche:n°1.1`.
 */
export function thingNumbered(plan: Plan, kind: 'fiche' | 'axe', number: string): string {
  const { fiches, axes, numbered } = indexOf(plan);
  const entity = `${kind}:${number}`;
  const isTaken = (kind === 'fiche' ? fiches : axes).has(entity);
  return numbered[kind].get(number) ?? (isTaken ? `${kind}:n°${number}` : entity);
}

/** Whether the plan at hand has this fiche or axe. */
export function isOfPlan(plan: Plan, entity: string): boolean {
  const { fiches, axes } = indexOf(plan);
  return fiches.has(entity) || axes.has(entity);
}

/**
 * Number that is printed for an entity: "1.1"; where the plan at hand has it not, that of the last version that had it,
 * which is said, else its identity.
 */
export function numberOf(plan: Plan, entity: string): string {
  const { fiches, axes } = indexOf(plan);
  const number = (fiches.get(entity) ?? axes.get(entity))?.numero;
  const gone = number === undefined ? goneThing(plan, entity) : undefined;
  if (gone?.thing.numero !== undefined) return `${gone.thing.numero} (${nameOfVersion(gone.last)})`;
  return number ?? entity.slice(entity.indexOf(':') + 1);
}

/** Things that kept data may hang on, by entity. */
export function thingsOf({ axes, fiches, propositions }: Plan): Map<string, KeptThing> {
  const ofActions = (actions: readonly Action[] | undefined, within: string) =>
    (actions ?? []).map((one, at) => [actionId(one, within, at), { titre: one.texte }] as const);
  return new Map<string, KeptThing>([
    ...axes.flatMap((axe) => [
      [axeId(axe), { numero: axe.numero, titre: axe.titre }] as const,
      ...ofActions(axe.actions, `axe-${axe.id}`),
    ]),
    ...fiches.flatMap((fiche) => [
      [ficheId(fiche), { numero: fiche.numero, titre: fiche.titre }] as const,
      ...ofActions(fiche.actions, `fiche-${fiche.id}`),
    ]),
    ...propositions.map(({ id, titre }) => [`proposition:${id}`, { titre }] as const),
  ]);
}
