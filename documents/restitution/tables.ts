/** The tables of the documents, as cells. */
import type { Block, BlockCell, Column } from '../blocks.ts';
import { axeSummaries, informants, isSilent, presences } from './figures.ts';
import {
  type DatedText,
  type Indicator,
  meteos,
  type Restitution,
  type RestitutionMeteo,
} from './restitution.ts';
import { meteoFill, type Say } from './say.ts';

type Table = Extract<Block, { kind: 'table' }>;

const table = (caption: string, columns: Column[], rows: BlockCell[][]): Table => ({
  kind: 'table',
  caption,
  columns,
  rows,
});

const right = (title: string, share: number): Column => ({ title, share, align: 'right' });
const left = (title: string, share: number): Column => ({ title, share });

export const meteoCell = (meteo: RestitutionMeteo | null, say: Say): BlockCell =>
  meteo === null ? say.s.noMeteo : { text: say.meteo(meteo), fill: meteoFill[meteo] };

/** One row an axe. */
export function axesTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.axe, 2.6),
    // The sign may stand above its word: never a word in two.
    ...meteos.map((meteo) => right(say.meteo(meteo).replace('\u00a0', ' '), 2.4)),
    right(s.column.noMeteo, 1.9),
    right(s.column.average, 3.5),
    right(s.column.blockers, 2.3),
    right(s.column.arbitration, 2.2),
  ];
  const rows = axeSummaries(data).map((sum) => [
    sum.axe ? s.axe(sum.axe.numero) : s.collective,
    ...meteos.map((meteo) => String(sum.meteo[meteo])),
    String(sum.none),
    sum.percent === null
      ? say.percent(null)
      : `${say.percent(sum.percent)} (${s.percentGiven(sum.given, sum.subjects.length)})`,
    String(sum.blocked),
    String(sum.toDecide),
  ]);
  return table(s.synthesis, head, rows);
}

/** Then and now, one row a subject. */
export function standingsTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.subject, 8),
    left(s.column.before, 3),
    left(s.column.now, 3),
    right(s.column.percentBefore, 1.8),
    right(s.column.percentNow, 1.8),
  ];
  const rows = data.subjects.map(({ label, title, before, now }) => [
    `${label} – ${title}`,
    meteoCell(before.meteo, say),
    meteoCell(now.meteo, say),
    say.percent(before.percent),
    say.percent(now.percent),
  ]);
  return table(s.sheets.subjects, head, rows);
}

/** What is asked of the committee, or what blocks: subject, text, source. */
export function toldTable(what: 'arbitration' | 'blocker', data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [left(s.column.subject, 5), left(s.column[what], 7), left(s.column.source, 4)];
  const rows = data.subjects.flatMap(({ label, title, [what]: told }) =>
    told ? [[`${label} – ${title}`, told.text, sourceOf(told, say)]] : [],
  );
  return table(what === 'blocker' ? s.blocked : s.decide, head, rows);
}

const sourceOf = (told: DatedText, say: Say): string => say.source(told);

const indicatorName = ({ name, measured, inPlan }: Indicator, say: Say): string => {
  const full = measured ? `${name} – ${measured}` : name;
  return inPlan ? full : `${full} (${say.s.notInPlan})`;
};

export function indicatorsTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.subject, 5),
    left(s.column.indicator, 5),
    left(s.column.baseline, 2.6),
    left(s.column.target, 2.6),
    left(s.column.value, 2.6),
    left(s.column.source, 4),
  ];
  const rows = data.subjects.flatMap(({ label, title, indicators }) =>
    indicators.map((indicator) => [
      `${label} – ${title}`,
      indicatorName(indicator, say),
      say.measure(indicator.baseline),
      say.measure(indicator.target),
      say.measure(indicator.value),
      indicator.by ? say.voice(indicator.by) : '–',
    ]),
  );
  return table(s.indicators, head, rows);
}

export function monthsTable({ months }: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.month, 3),
    ...meteos.map((meteo) => right(say.meteo(meteo), 2)),
    right(s.column.noMeteo, 2),
  ];
  const rows = months.map(({ month, meteo, none }) => [
    say.month(month),
    ...meteos.map((name) => String(meteo[name])),
    String(none),
  ]);
  return table(s.meteoOverTime, head, rows);
}

export function meetingsTable({ meetings }: Restitution, say: Say): Table {
  const { s } = say;
  const sum = (list: Restitution['meetings'][number]['attendance'], what: 'present' | 'remote') =>
    String(list.reduce((total, one) => total + one[what], 0));
  const head = [
    left(s.column.on, 3),
    left(s.column.meeting, 6),
    left(s.column.group, 5),
    right(s.column.present, 2),
    right(s.column.remote, 2),
  ];
  const rows = meetings.map(({ on, title, group, attendance }) => [
    say.shortDay(on),
    title,
    group,
    sum(attendance, 'present'),
    sum(attendance, 'remote'),
  ]);
  return table(s.meetings, head, rows);
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
    s.percentGiven(one.attended, data.meetings.length),
    String(one.present),
    String(one.remote),
    String(one.represented),
    String(one.excused),
  ]);
  return table(s.attendance, head, rows);
}

export function silentTable({ subjects }: Restitution, say: Say): Table {
  const { s } = say;
  const head = [left(s.column.subject, 8), left(s.column.pilots, 5), left(s.column.last, 3)];
  const rows = subjects
    .filter(isSilent)
    .map(({ label, title, pilots, now }) => [
      `${label} – ${title}`,
      pilots || s.noPilot,
      now.on ? say.shortDay(now.on) : s.never,
    ]);
  return table(s.silent, head, rows);
}

export function sourcesTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.person, 5),
    left(s.column.institution, 5),
    right(s.column.count, 2.5),
    left(s.column.first, 3),
    left(s.column.latest, 3),
  ];
  const rows = informants(data).map(({ name, organisation, count, first, last }) => [
    name,
    organisation || s.unknownInstitution,
    String(count),
    say.shortDay(first),
    say.shortDay(last),
  ]);
  return table(s.sources, head, rows);
}
