/** Who is known, and where they can be meant, for whoever looks for names in texts. */

import { mapTexts } from '../../../../contract/marks.ts';
import type { Reader } from '../../../../contract/store.ts';
import type { Plan } from '../../../../knowledge/schema.ts';
import { people } from '../directory.ts';
import { axeGroup, groups, isIn, pilots } from '../groups.ts';
import { type IsOurs, PeopleNames } from './names.ts';

/** Everybody known, by name. */
export async function namesKnown(
  reader: Pick<Reader, 'list'>,
  isOurs: IsOurs,
): Promise<PeopleNames> {
  const known = await reader.list(people);
  return new PeopleNames(new Map(known.map(({ id, value }) => [id, { name: value.name }])), isOurs);
}

/** Whom the texts of a value name, as they are written. */
export function namedIn(value: unknown, names: PeopleNames): Set<string> {
  const found = new Set<string>();
  mapTexts(value, (text) =>
    names.mark(text, (person) => {
      found.add(person);
      return false;
    }),
  );
  return found;
}

/** Whether somebody can be meant in the rows of these places. */
export type CanBeIn = (person: string, places: readonly string[]) => boolean;

/**
 * People are meant in what their groups do, and in what is led by them or in their axe; somebody of one
 * name, whom nobody knows, may be meant elsewhere.
 */
export async function whereabouts(
  reader: Pick<Reader, 'list'>,
  plan: Pick<Plan, 'fiches'>,
): Promise<CanBeIn> {
  const [made, led] = [await reader.list(groups), await reader.list(pilots)];
  const of = new Map<string, Set<string>>();
  const add = (person: string, ...places: string[]) => {
    const known = of.get(person) ?? new Set<string>();
    of.set(person, known);
    for (const place of places) known.add(place);
  };
  for (const { id, value } of made)
    for (const { person } of [...value.members, ...value.coAnimators])
      add(person, id, `proposition:${id}`);
  for (const { id, value } of led)
    for (const holder of [value.holder, value.substitute])
      if (holder?.person) add(holder.person, id);
  for (const { numero, axe } of plan.fiches) {
    const [fiche, group] = [`fiche:${numero}`, axeGroup(axe)];
    const animated = made.find(({ id }) => id === group)?.value;
    for (const [person, places] of of) {
      const inAxe = animated && isIn([...animated.members, ...animated.coAnimators], person);
      if (inAxe) add(person, fiche, `axe:${axe}`);
      if (places.has(fiche)) add(person, group);
    }
  }
  return (person, places) =>
    places.length === 0 || places.some((place) => of.get(person)?.has(place));
}
