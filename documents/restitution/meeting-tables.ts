/** Meetings held, who came, and what they decided. */
import type { BlockCell, Column } from '../blocks.ts';
import { type Came, cameTo, presences, ways } from './figures.ts';
import type { Restitution } from './restitution.ts';
import { capital, type Say } from './say.ts';
import { left, right, type Table, table, withoutZeros } from './table-makers.ts';

const peopleIn = ({ s }: Say): Column[] => ways.map((way) => right(s.column[way], 2.3));
const counts = (came: Came): string[] => ways.map((way) => String(came[way]));

export function meetingsTable({ meetings }: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.on, 2.4),
    left(s.column.meeting, 5),
    left(s.column.group, 3.4),
    ...peopleIn(say),
  ];
  const rows = meetings.map(({ on, title, group, attendance }) => {
    return [say.shortDay(on), capital(title), group, ...counts(cameTo(attendance))];
  });
  return withoutZeros(table(head, rows));
}

/** What meetings decided and what follows, under the name of each group. */
export function minutesTable({ meetings }: Restitution, say: Say): Table {
  const { s } = say;
  const decided = meetings.filter((m) => m.decisions || m.nextSteps);
  const groups = [...new Set(decided.map(({ group }) => group))].sort((a, b) =>
    a.localeCompare(b, 'fr', { numeric: true }),
  );
  const head = [left(s.column.on, 2.2), left(s.column.decisions, 7), left(s.nextSteps, 6)];
  const rows = groups.flatMap((group): BlockCell[][] => [
    [group],
    ...decided
      .filter((m) => m.group === group)
      .map((m) => [say.shortDay(m.on), m.decisions || '–', m.nextSteps || '–']),
  ]);
  return table(head, rows);
}

export function presencesTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [left(s.column.institution, 6), right(s.column.attended, 3.4), ...peopleIn(say)];
  const rows = presences(data).map((one) => [
    one.institution,
    s.meetingsOf(one.attended, one.expected),
    ...counts(one),
  ]);
  return withoutZeros(table(head, rows));
}
