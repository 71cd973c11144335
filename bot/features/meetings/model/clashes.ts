/** Meetings of the same people at the same hour. */
import { type Reader, type Row, valuesOf } from '../../../contract/store.ts';
import { type Group, groups, peopleIn } from '../../people/model/groups.ts';
import { type Meeting, meetings, type When } from './schema.ts';

export interface Clash {
  /** Id of the other meeting. */
  meeting: string;
  group: string;
  when: When;
  /** Who is expected at both, by recipient. */
  people: string[];
}

/** Meetings of some days and everybody of their groups, for `clashesOf`. */
export interface PlannedDays {
  meetings: readonly Row<Meeting>[];
  groups: ReadonlyMap<string, Group>;
}

/** Everybody of a group that meets on these days, by recipient. */
export const expectedIn = ({ groups: known }: PlannedDays, id: string): string[] =>
  peopleIn(known.get(id));

/** Meetings from one local day to another that are looked at. */
const MOST_MEETINGS = 1_000;

/** What is planned from the first of these local days to the last. */
export async function plannedOn(
  reader: Pick<Reader, 'page' | 'getAll'>,
  days: readonly string[],
): Promise<PlannedDays> {
  const [from, to] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (from === undefined || to === undefined) return { meetings: [], groups: new Map() };
  // No hour of the last day is after "24".
  const request = { since: from, before: `${to}T24`, oldestFirst: true, limit: MOST_MEETINGS };
  const found = await reader.page(meetings, request);
  const ids = new Set(found.map(({ value }) => value.group));
  return { meetings: found, groups: valuesOf(await reader.getAll(groups, [...ids])) };
}

/**
 * Planned meetings that overlap this time and share somebody with it.
 * @param peopleOf who is expected in a group, by recipient.
 * @param except id of the meeting itself, when it is being moved.
 */
export function clashesOf(
  when: Pick<When, 'date' | 'start' | 'end'>,
  people: Iterable<string>,
  meetings: readonly Row<Meeting>[],
  peopleOf: (group: string) => Iterable<string>,
  except?: string,
): Clash[] {
  const expected = new Set(people);
  return meetings.flatMap(({ id, value }) => {
    const { date, start, end } = value.when;
    const overlaps = date === when.date && start < when.end && when.start < end;
    if (id === except || value.state !== 'planned' || !overlaps) return [];
    const both = [...new Set(peopleOf(value.group))].filter((person) => expected.has(person));
    return both.length > 0
      ? [{ meeting: id, group: value.group, when: value.when, people: both }]
      : [];
  });
}
