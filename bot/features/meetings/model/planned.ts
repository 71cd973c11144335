/** Planned meetings, of some groups or of all: as many as are looked at, the nearest to now first. */
import type { Reader, Row } from '../../../contract/store.ts';
import type { MeetingRow } from './rows.ts';
import { type Meeting, meetings, PLANNED } from './schema.ts';
import { endOf, startOf } from './times.ts';
import { byStart } from './which-meeting.ts';

/** Meetings of one group, or of all, that are looked at before or after now. */
const MOST_MEETINGS = 200;
/** Groups of one person that are looked at one by one; of more, all groups are at once. */
const MOST_GROUPS = 8;
const A_DAY_MS = 24 * 3_600_000;

/** Local time a day away: rows are sorted by the time of their zone, and none is a day from another. */
const awayFrom = (now: Date, ms: number): string =>
  new Date(now.getTime() + ms).toISOString().slice(0, 16);

const asked = {
  coming: (now: Date) => ({ since: awayFrom(now, -A_DAY_MS), oldestFirst: true }),
  past: (now: Date) => ({ before: awayFrom(now, A_DAY_MS) }),
};

/** Rows of some groups, or of all: planned meetings, unless other states are asked for. */
export async function meetingsNear(
  reader: Pick<Reader, 'page'>,
  now: Date,
  {
    groups,
    scope,
    states = PLANNED,
    limit = MOST_MEETINGS,
  }: {
    groups: readonly string[] | undefined;
    scope: keyof typeof asked;
    states?: readonly Meeting['state'][];
    limit?: number;
  },
): Promise<MeetingRow[]> {
  const request = { ...asked[scope](now), limit };
  const own = groups && new Set(groups);
  const index = states === PLANNED ? 'planned' : 'group';
  const rows =
    own && own.size <= MOST_GROUPS
      ? await Promise.all([...own].map((key) => reader.page(meetings, { ...request, index, key })))
      : [await reader.page(meetings, request)];
  return rows.flat().flatMap(({ id, value }: Row<Meeting>) => {
    const isMeant = !own || own.has(value.group);
    return isMeant && states.includes(value.state) ? [{ id, meeting: value }] : [];
  });
}

/** Meetings of everybody that a list begins with. */
const MOST_OF_ALL = 30;

/** Planned meetings that are not over, the next one first; of all groups, the first ones. */
export const upcomingOf = async (
  reader: Pick<Reader, 'page'>,
  now: Date,
  groups: readonly string[] | undefined,
): Promise<MeetingRow[]> =>
  (
    await meetingsNear(reader, now, {
      groups,
      scope: 'coming',
      ...(!groups && { limit: MOST_OF_ALL }),
    })
  )
    .filter(({ meeting }) => endOf(meeting.when) > now)
    .sort(byStart);

/** Planned meetings of a group that have not begun, the next one first. */
export const toCome = async (
  reader: Pick<Reader, 'page'>,
  now: Date,
  group: string,
): Promise<MeetingRow[]> =>
  (await upcomingOf(reader, now, [group])).filter(({ meeting }) => startOf(meeting.when) > now);

/** Meetings that took place, the last one first. */
export const pastOf = async (
  reader: Pick<Reader, 'page'>,
  now: Date,
  groups: readonly string[] | undefined,
  states = PLANNED,
): Promise<MeetingRow[]> =>
  (await meetingsNear(reader, now, { groups, scope: 'past', states }))
    .filter(({ meeting }) => startOf(meeting.when) <= now)
    .sort((a, b) => byStart(b, a));
