/** Meetings held, who came, and what they decided. */
import type { BlockCell } from '../blocks.ts';
import { cameTo, presences } from './figures.ts';
import type { Restitution } from './restitution.ts';
import { capital, type Say } from './say.ts';
import { left, right, type Table, table, withoutZeros } from './table-makers.ts';

export function meetingsTable({ meetings }: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.on, 3),
    left(s.column.meeting, 6),
    left(s.column.group, 4),
    right(s.column.present, 2),
    right(s.column.remote, 2.2),
  ];
  const rows = meetings.map(({ on, title, group, attendance }) => {
    const { present, remote } = cameTo(attendance);
    return [say.shortDay(on), capital(title), group, String(present), String(remote)];
  });
  return table(head, rows);
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
  const head = [
    left(s.column.institution, 6),
    right(s.column.attended, 3),
    right(s.column.present, 2),
    right(s.column.remote, 2.2),
    right(s.column.represented, 2.6),
    right(s.column.excused, 2),
  ];
  const rows = presences(data).map((one) => [
    one.institution,
    s.percentGiven(one.attended, one.expected),
    String(one.present),
    String(one.remote),
    String(one.represented),
    String(one.excused),
  ]);
  return withoutZeros(table(head, rows));
}
