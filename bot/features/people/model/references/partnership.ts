/** Who is known, and where they can be meant, for whoever looks for names in texts. */

import type { Reader } from '../../../../contract/store.ts';
import { axeId, axeOf, ficheId, ficheOf } from '../../../../knowledge/identity.ts';
import type { Plan } from '../../../../knowledge/schema.ts';
import { people } from '../directory.ts';
import { axeGroup, groupsOf, pilots } from '../groups.ts';
import { nameWords } from '../name-words.ts';
import { type IsOurs, PeopleNames, shownName } from './names.ts';

/** Everybody known, by name. */
export async function namesKnown(
  reader: Pick<Reader, 'list'>,
  isOurs: IsOurs,
): Promise<PeopleNames> {
  const known = await reader.list(people);
  return new PeopleNames(new Map(known.map(({ id, value }) => [id, { name: value.name }])), isOurs);
}

/** Those who bear a word of somebody's name, and so all who may bear the same name. */
export async function namesLike(
  reader: Pick<Reader, 'get' | 'where'>,
  isOurs: IsOurs,
  person: string,
): Promise<PeopleNames> {
  const name = (await reader.get(people, person))?.value.name ?? '';
  const words = nameWords(shownName(name));
  const found = await Promise.all(words.map((word) => reader.where(people, 'nameWord', word)));
  const known = found.flat().map(({ id, value }) => [id, { name: value.name }] as const);
  return new PeopleNames(new Map(known), isOurs);
}

/** Where people of the partnership take part. */
export interface Whereabouts {
  /** Whether somebody is meant in the rows of one of these places. */
  isIn: (person: string, places: readonly string[]) => Promise<boolean>;
  isSomewhere: (person: string) => Promise<boolean>;
}

/** People are meant in what their groups do, and in what is led by them or in their axe. */
export async function whereabouts(reader: Pick<Reader, 'where'>, plan: Plan): Promise<Whereabouts> {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  const axeLed = (id: string) => {
    const fiche = ficheOf(plan, id);
    return (fiche && axeOf(plan, fiche)) ?? [];
  };
  const look = async (person: string): Promise<ReadonlySet<string>> => {
    const own = await groupsOf(reader, person);
    const led = await reader.where(pilots, 'person', person);
    return new Set([
      ...own.flatMap(({ id }) => [
        id,
        `proposition:${id}`,
        ...plan.fiches.flatMap((fiche) => {
          const axe = axeOf(plan, fiche);
          return axe && id === axeGroup(axe.id) ? [ficheId(fiche), axeId(axe)] : [];
        }),
      ]),
      ...led.flatMap(({ id }) => [id, ...[axeLed(id)].flat().map((axe) => axeGroup(axe.id))]),
    ]);
  };
  const placesOf = (person: string) => {
    const ready = known.get(person) ?? look(person);
    known.set(person, ready);
    return ready;
  };
  return {
    async isIn(person, places) {
      const own = await placesOf(person);
      return places.some((place) => own.has(place));
    },
    isSomewhere: async (person) => (await placesOf(person)).size > 0,
  };
}
