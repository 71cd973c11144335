/**
 * Whom a row can mean. Teams names rooms and shared mailboxes as it names people, and somebody whom nobody
 * knows may bear a known name: so a name is taken for its bearer where something else than the name says so.
 */
import { mapTexts, type TextPlace } from '../../../../contract/marks.ts';
import type { Places } from '../../../../contract/personal-data.ts';
import type { May, PeopleNames } from './names.ts';
import type { Whereabouts } from './partnership.ts';

/** A name as it stands in a row. */
export interface NameInRow extends TextPlace {
  /** After a title: no room has any. */
  isTitled: boolean;
}

export type CanBeMeant = (person: string, at: NameInRow) => boolean;

/** What is known of a row, for whoever looks for people in it. */
export interface Sight {
  /** With the ids that stand in it. */
  value: unknown;
  /** Groups, and what is led, that it is of; undefined: it is of none. */
  places: Places;
  /** Asked for only where the row itself does not tell. */
  known: () => Promise<Pick<Whereabouts, 'isIn'>>;
  /** Whether it refers to them, as it stands now. */
  refersTo: (person: string) => boolean;
  /** Whether their name stands in it now, and refers to nobody: it may have before they were met. */
  holdsNameOf: (person: string) => boolean;
  /** Whether they take part: in a group, or by writing to the bot. */
  takesPart: (person: string) => Promise<boolean>;
  /** Who is about to be forgotten, and is to be found wherever their name stands. */
  leaving?: string | undefined;
}

/** Fields that name rooms and addresses. */
const OF_THINGS: ReadonlySet<string> = new Set(['place', 'link']);

/** Which of those that a row names can be meant in it, and where. */
export async function whoIsMeant(named: Iterable<string>, sight: Sight): Promise<CanBeMeant> {
  const meant = new Set<string>();
  for (const person of named) if (await isMeant(person, sight)) meant.add(person);
  return (person, at) =>
    (!OF_THINGS.has(at.field) || at.isTitled || person === sight.leaving) &&
    (meant.has(person) || isDesignated(person, at));
}

async function isMeant(person: string, sight: Sight): Promise<boolean> {
  if (sight.refersTo(person) || holdsId(sight.value, person)) return true;
  if (sight.places && (await (await sight.known()).isIn(person, sight.places))) return true;
  // Who takes part is no room; but what stood there before they were met may be the name of anything.
  return !sight.holdsNameOf(person) && sight.takesPart(person);
}

/** A name beside the id of its bearer, or the place of one: whoever stands in, whoever leads. */
function isDesignated(person: string, { field, of }: NameInRow): boolean {
  if (field !== 'name' || !of || !('person' in of)) return false;
  return of.person === null || of.person === person;
}

/** Whether an id stands in a value: who wrote it, who answered, whom it is for. */
function holdsId(value: unknown, id: string): boolean {
  if (value === id) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, one]) => key === id || holdsId(one, id));
}

/** Who can be meant at a place of a row. */
export const mayIn =
  (place: TextPlace, canBeMeant: CanBeMeant): May =>
  (person, isTitled) =>
    canBeMeant(person, { ...place, isTitled });

/**
 * Whom the texts of a value name without referring to them.
 *
 * @param kept the text, as it is kept
 */
export function namedIn(
  value: unknown,
  names: PeopleNames,
  kept: (text: string) => string,
  canBeMeant: CanBeMeant = () => true,
): Set<string> {
  const found = new Set<string>();
  mapTexts(value, (shown, place) => {
    const may = mayIn(place, canBeMeant);
    names.mark(kept(shown), (person, isTitled) => {
      if (may(person, isTitled)) found.add(person);
      return false;
    });
    return shown;
  });
  return found;
}
