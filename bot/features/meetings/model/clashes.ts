/** Meetings of the same people at the same hour. */
import type { Row } from '../../../contract/store.ts';
import type { Meeting, When } from './schema.ts';

export interface Clash {
  /** Id of the other meeting. */
  meeting: string;
  group: string;
  when: When;
  /** Who is expected at both, by recipient. */
  people: string[];
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
