/** Who is known, and where they can be meant, for whoever looks for names in texts. */

import type { Reader } from '../../../../contract/store.ts';
import type { Plan } from '../../../../knowledge/schema.ts';
import { people } from '../directory.ts';
import { axeGroup, type Group, groups, pilots } from '../groups.ts';
import { type IsOurs, PeopleNames } from './names.ts';

/** Everybody known, by name. */
export async function namesKnown(
  reader: Pick<Reader, 'list'>,
  isOurs: IsOurs,
): Promise<PeopleNames> {
  const known = await reader.list(people);
  return new PeopleNames(new Map(known.map(({ id, value }) => [id, { name: value.name }])), isOurs);
}

/** Where people of the partnership take part. */
export interface Whereabouts {
  /** Whether somebody is meant in the rows of one of these places. */
  isIn: (person: string, places: readonly string[]) => boolean;
  isSomewhere: (person: string) => boolean;
}

/** People are meant in what their groups do, and in what is led by them or in their axe. */
export async function whereabouts(
  reader: Pick<Reader, 'list'>,
  plan: Pick<Plan, 'fiches'>,
): Promise<Whereabouts> {
  const [made, led] = [await reader.list(groups), await reader.list(pilots)];
  const of = new Map<string, Set<string>>();
  const add = (person: string, ...places: string[]) => {
    const known = of.get(person) ?? new Set<string>();
    of.set(person, known);
    for (const place of places) known.add(place);
  };
  for (const { id, value } of made)
    for (const { person } of peopleOf(value)) add(person, id, `proposition:${id}`);
  const leaders = new Map<string, string[]>();
  for (const { id, value } of led)
    for (const holder of [value.holder, value.substitute])
      if (holder?.person) {
        add(holder.person, id);
        leaders.set(id, [...(leaders.get(id) ?? []), holder.person]);
      }
  const inGroup = new Map(made.map(({ id, value }) => [id, peopleOf(value)]));
  for (const { numero, axe } of plan.fiches) {
    const [fiche, group] = [`fiche:${numero}`, axeGroup(axe)];
    for (const { person } of inGroup.get(group) ?? []) add(person, fiche, `axe:${axe}`);
    for (const person of leaders.get(fiche) ?? []) add(person, group);
  }
  return {
    isIn: (person, places) => places.some((place) => of.get(person)?.has(place)),
    isSomewhere: (person) => of.has(person),
  };
}

const peopleOf = ({ members, coAnimators }: Group) => [...members, ...coAnimators];
