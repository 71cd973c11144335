/** The tables of the documents, as cells. */
import type { Block, BlockCell, Column } from '../blocks.ts';
import { grounds } from '../colors.ts';
import { axeSummaries, isSilent, monthCounts, presences } from './figures.ts';
import { type Gathered, gathered } from './gathered.ts';
import {
  type Indicator,
  type Measure,
  meteos,
  type Restitution,
  type RestitutionMeteo,
} from './restitution.ts';
import { capital, named, type Say } from './say.ts';
import { sourcesOf } from './sources.ts';

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
  meteo === null
    ? { text: say.s.column.noMeteo, fill: grounds.silence, sign: 'silence' }
    : { text: say.meteo(meteo), fill: grounds[meteo], sign: meteo };

/** One row an axe. */
export function axesTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.axe, 3.2),
    ...meteos.map((meteo) => right(say.meteo(meteo), 1.5)),
    right(s.column.noMeteo, 1.3),
    right(s.column.percentBefore, 1.3),
    right(s.column.percentNow, 2.4),
    right(s.column.blockers, 1.7),
    right(s.column.arbitration, 1.3),
  ];
  const rows = axeSummaries(data).map((sum) => [
    axeName(sum.axe, say),
    ...meteos.map((meteo) => String(sum.meteo[meteo])),
    String(sum.none),
    say.percent(sum.percentBefore),
    sum.percent === null
      ? say.percent(null)
      : `${say.percent(sum.percent)} (${s.percentGiven(sum.given, sum.subjects.length)})`,
    String(sum.blocked),
    String(sum.toDecide),
  ]);
  return table(s.synthesis, head, rows);
}

export const axeName = (axe: Restitution['axes'][number] | null, { s }: Say): string =>
  axe ? `${s.axe(axe.numero)} – ${axe.short}` : s.collective;

/** Which way each axe went, beside the chart of its percentages. */
export function trendsTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.axe, 4),
    right(s.column.better, 2.1),
    right(s.column.worse, 2.1),
    left(s.column.trend, 1.9),
  ];
  const rows = axeSummaries(data).map(({ axe, better, worse, trend }): BlockCell[] => [
    axeName(axe, say),
    String(better),
    String(worse),
    trend === null
      ? '–'
      : {
          text: s.trend[trend],
          strong: true,
          fill: { rises: grounds.soleil, still: grounds.silence, falls: grounds.orage }[trend],
        },
  ]);
  return table(s.progressByAxe, head, rows);
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
  const rows = data.subjects.map((subject) => [
    named(subject),
    meteoCell(subject.before.meteo, say),
    meteoCell(subject.now.meteo, say),
    say.percent(subject.before.percent),
    say.percent(subject.now.percent),
  ]);
  return table(s.sheets.subjects, head, rows);
}

/** Names said one by one before "and four more". */
const MOST_NAMES = 3;

const namesOf = ({ subjects }: Gathered, { s }: Say): string => {
  const names = subjects.slice(0, MOST_NAMES).map(({ label }) => label);
  const others = subjects.length - names.length;
  return others > 0 ? s.andOthers(names.join(', '), others) : names.join(', ');
};

/** What is asked of the committee, the oldest first, and where it writes what it decided. */
export function decisionsTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.asked, 5),
    left(s.column.askedBy, 4.4),
    left(s.column.since, 2.9),
    left(s.column.committee, 4.4),
  ];
  const rows = gathered('arbitration', data).map((one): BlockCell[] => [
    { text: capital(one.text), strong: true },
    namesOf(one, say),
    say.day(one.since),
    '',
  ]);
  return { ...table(s.decide, head, rows), tall: true };
}

/** What blocks, the oldest first, and what is to come next. */
export function blockersTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.blocker, 5),
    left(s.column.subject, 4.4),
    left(s.column.since, 2.9),
    left(s.column.nextStep, 4.4),
  ];
  const rows = gathered('blocker', data).map((one): BlockCell[] => [
    { text: capital(one.text), strong: true },
    namesOf(one, say),
    say.day(one.since),
    [...new Set(one.subjects.flatMap(({ nextStep }) => (nextStep ? [capital(nextStep.text)] : [])))]
      .slice(0, 2)
      .join('\n') || '–',
  ]);
  return table(s.blocked, head, rows);
}

const indicatorName = ({ name, measured, inPlan }: Indicator, say: Say): string => {
  const full = measured ? `${name} – ${measured}` : name;
  return inPlan ? capital(full) : `${capital(full)} (${say.s.notInPlan})`;
};

/** A figure above its day. */
const measure = (one: Measure | null, say: Say): string =>
  one === null ? '–' : `${say.number(one.value)}\n${say.shortDay(one.on)}`;

const figureColumns = (indicators: readonly Indicator[], { s }: Say): Column[] => [
  left(s.column.indicator, 6),
  left(s.column.baseline, 2),
  ...(indicators.some(({ target }) => target) ? [left(s.column.target, 2)] : []),
  left(s.column.value, 2),
];

const figures = (one: Indicator, all: readonly Indicator[], say: Say): BlockCell[] => [
  indicatorName(one, say),
  measure(one.baseline, say),
  ...(all.some(({ target }) => target) ? [measure(one.target, say)] : []),
  measure(one.value, say),
];

const indicatorsOf = ({ subjects }: Restitution): Indicator[] =>
  subjects.flatMap(({ indicators }) => indicators);

/** Indicators for a slide: those that have a figure first. */
export function figuresTable(data: Restitution, say: Say): Table {
  const all = indicatorsOf(data);
  const rows = data.subjects.flatMap(({ label, indicators }) =>
    indicators.map((one) => ({ one, row: [label, ...figures(one, all, say)] })),
  );
  const given = rows.filter(({ one }) => one.value);
  const missing = rows.filter(({ one }) => !one.value);
  return table(
    say.s.indicators,
    [left(say.s.column.subject, 2.4), ...figureColumns(all, say)],
    [...given, ...missing].map(({ row }) => row),
  );
}

/** The same under the name of each fiche or action, with who told. */
export function indicatorsTable(data: Restitution, say: Say): Table {
  const all = indicatorsOf(data);
  const rows = data.subjects.flatMap((subject): BlockCell[][] =>
    subject.indicators.length === 0
      ? []
      : [
          [named(subject)],
          ...subject.indicators.map((one) => [
            ...figures(one, all, say),
            one.by ? say.voice(one.by) : '–',
          ]),
        ],
  );
  return table(say.s.indicators, [...figureColumns(all, say), left(say.s.column.source, 4)], rows);
}

export function monthsTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.month, 3),
    ...meteos.map((meteo) => right(say.meteo(meteo), 2)),
    right(s.column.noMeteo, 2),
  ];
  const rows = monthCounts(data).map(({ month, meteo, none }) => [
    say.month(month),
    ...meteos.map((name) => String(meteo[name])),
    String(none),
  ]);
  return table(s.meteoOverTime, head, rows);
}

/** A row a subject, a column a month. */
export function stripTable({ subjects, months }: Restitution, say: Say): Table {
  const head = [
    left(say.s.column.subject, 5.4),
    ...months.map((month) => left(say.monthInitials(month), 1)),
  ];
  const cell = (meteo: RestitutionMeteo | null): BlockCell => {
    const made = meteoCell(meteo, say);
    return typeof made === 'string' ? made : { ...made, alone: true };
  };
  const rows = subjects.map((subject): BlockCell[] => [named(subject), ...subject.trail.map(cell)]);
  return table(say.s.meteoOverTime, head, rows);
}

/** "Fiche 1.1 : couvert (janv.), orage (oct.)": the strip for those who do not see it. */
export const stripInWords = ({ subjects, months }: Restitution, say: Say): string =>
  subjects
    .map(({ label, trail }) => {
      const changes = trail.flatMap((meteo, at) =>
        meteo !== null && meteo !== trail[at - 1]
          ? [`${say.meteo(meteo)} (${say.monthInitials(months[at] ?? '')})`]
          : [],
      );
      return `${label}${say.s.colon}${changes.join(', ') || say.s.noMeteo}`;
    })
    .join('. ');

export function meetingsTable({ meetings }: Restitution, say: Say): Table {
  const { s } = say;
  const sum = (list: Restitution['meetings'][number]['attendance'], what: 'present' | 'remote') =>
    String(list.reduce((total, one) => total + one[what], 0));
  const head = [
    left(s.column.on, 3),
    left(s.column.meeting, 6),
    left(s.column.group, 4),
    right(s.column.present, 2),
    right(s.column.remote, 2.2),
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
  return table(s.decisions, head, rows);
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
    .map((subject) => [
      named(subject),
      subject.pilots || s.noPilot,
      subject.now.on ? say.shortDay(subject.now.on) : s.never,
    ]);
  return table(s.silent, head, rows);
}

export function sourcesTable(data: Restitution, say: Say): Table {
  const { s } = say;
  const head = [
    left(s.column.institution, 6),
    right(s.column.count, 2.5),
    right(s.column.subjects, 2.8),
    left(s.column.first, 2.5),
    left(s.column.latest, 2.5),
  ];
  const rows = sourcesOf(data).map(({ institution, updates, subjects, first, last }) => [
    institution || s.unknownInstitution,
    String(updates),
    String(subjects),
    say.shortDay(first),
    say.shortDay(last),
  ]);
  return table(s.sources, head, rows);
}
