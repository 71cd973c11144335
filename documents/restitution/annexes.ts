/** What the committee may look up: meetings, what they decided, other facts, and where all of it comes from. */
import type { Block, BlockCell } from '../blocks.ts';
import { heading, paragraph, tableOr } from './block-makers.ts';
import { meetingsTable, minutesTable } from './meeting-tables.ts';
import type { Restitution } from './restitution.ts';
import { capital, named, type Say } from './say.ts';
import { MOST_FACTS } from './subject-blocks.ts';
import { left, type Table, table } from './table-makers.ts';
import * as tables from './tables.ts';

/** Facts of one subject in the document; the workbook has all of them. */
const MOST_IN_ALL = 10;

export function annexes(data: Restitution, say: Say): Block[] {
  const { s } = say;
  const minutes = minutesTable(data, say);
  const facts = otherFacts(data, say);
  return [
    heading(1, s.annexes),
    heading(2, s.meetings),
    tableOr(meetingsTable(data, say), s.meetingsNone),
    ...(minutes.rows.length > 0 ? [heading(2, s.minutes), minutes] : []),
    ...planChanges(data, say),
    ...(facts.rows.length > 0 ? [heading(2, s.otherFacts), facts] : []),
    heading(2, s.sources),
    ...(data.entries.length > 0
      ? [paragraph(s.sourcesSay), tables.sourcesTable(data, say)]
      : [paragraph(s.sourcesNone)]),
  ];
}

/** Changes of the plan in the period, thing by thing. */
function planChanges({ changes }: Restitution, say: Say): Block[] {
  if (!changes) return [];
  const { s } = say;
  const { from, before, now, lines } = changes;
  const head = [left(s.column.planBefore, 6), left(s.column.planNow, 6), left(s.column.becomes, 3)];
  const rows = lines.map((line) => [line.before || '–', line.now || '–', line.becomes]);
  return [
    heading(2, s.planChanges),
    paragraph(s.planChangesSay(before, now, say.day(from))),
    ...(rows.length > 0 ? [table(head, rows)] : []),
  ];
}

/** Older than those of the text, under the name of each subject. */
function otherFacts({ subjects, ended }: Restitution, say: Say): Table {
  const { s } = say;
  const rows = [...subjects, ...ended].flatMap((subject): BlockCell[][] => {
    const { highlights } = subject;
    const older = highlights.slice(-MOST_IN_ALL, -MOST_FACTS);
    const rest = highlights.length - MOST_FACTS - older.length;
    if (older.length === 0) return [];
    return [
      [named(subject)],
      ...older.map((one): BlockCell[] => [
        say.shortDay(one.on),
        capital(one.text),
        one.by ? say.voice(one.by) : '–',
      ]),
      ...(rest > 0 ? [['', s.moreInWorkbook(rest), '']] : []),
    ];
  });
  const head = [left(s.column.on, 2.2), left(s.column.highlight, 8.5), left(s.column.source, 5)];
  return table(head, rows);
}
