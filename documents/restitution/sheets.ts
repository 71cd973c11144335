/** The restitution as tables of values: everything, with the updates as they were typed. */
import { cut } from '../../cards/clean.ts';
import { typography } from '../../cards/typography.ts';
import { type Chart, textOf } from '../blocks.ts';
import { bar, grounds } from '../colors.ts';
import { plainText } from '../plain-text.ts';
import type { Sheet, SheetColumn, Value } from '../sheet.ts';
import type { SheetChart } from '../sheet-chart.ts';
import { axeChart, meteoChart, monthOf } from './charts.ts';
import {
  axeSummaries,
  cameTo,
  monthCounts,
  movedOf,
  presences,
  stepAhead,
  wholeOf,
} from './figures.ts';
import { decisionsHeadline, frozenHeadline, meteoHeadline } from './headlines.ts';
import { type DatedText, meteos, type Restitution } from './restitution.ts';
import { capital, named, noticeOf, type Say, sayIn, spanOf } from './say.ts';
import { decisionsTable } from './tables.ts';

const text = (title: string, width: number): SheetColumn => ({ title, width });
const day = (title: string): SheetColumn => ({ title, width: 11, kind: 'day' });
const moment = (title: string): SheetColumn => ({ title, width: 17, kind: 'moment' });
const number = (title: string, width = 12): SheetColumn => ({ title, width, kind: 'number' });
const percent = (title: string): SheetColumn => ({ title, width: 9, kind: 'percent' });
const meteoIn = (title: string, { s }: Say): SheetColumn => ({
  title,
  width: 10,
  grounds: Object.fromEntries(meteos.map((meteo) => [s.meteo[meteo].word, grounds[meteo]])),
});

/** Fiches and actions: one row each, with all that stands. It is the CSV file, too. */
export function subjectsSheet(data: Restitution): Sheet {
  const say = sayIn(data.lang);
  const { s } = say;
  const c = s.column;
  const told = (one: DatedText | null) => (one ? capital(one.text) : null);
  return polished(
    {
      name: s.sheets.subjects,
      columns: [
        // How it stands, then what it is and the rest: a page across each.
        ...[text(c.subject, 26), text(c.axe, 6), meteoIn(c.before, say), meteoIn(c.now, say)],
        ...[percent(c.percentBefore), percent(c.percentNow), day(c.lastKept)],
        ...[text(c.blocker, 22), day(c.blockedSince), text(c.arbitration, 28)],
        ...[day(c.askedSince), text(c.nextStep, 32), text(c.title, 51), text(c.pilots, 42)],
        ...[text(c.lastHighlight, 37), day(c.validation), text(c.sinceValidation, 16)],
      ],
      rows: [...data.subjects, ...data.ended].map((one) => {
        const next = stepAhead(one);
        const since = one.validation?.since ?? null;
        return [
          ...[named(one), one.axe, say.meteo(one.before.meteo), say.meteo(one.now.meteo)],
          ...[one.before.percent, one.now.percent, one.now.on],
          ...[told(one.blocker), one.blocker?.since ?? null, told(one.arbitration)],
          ...[one.arbitration?.since ?? null, next && capital(say.dated(next))],
          ...[one.title, one.pilots || null, told(one.highlights.at(-1) ?? null)],
          one.validation?.on ?? null,
          since &&
            [say.standing(since), since.on && say.shortDay(since.on)].filter(Boolean).join('\n'),
        ];
      }),
    },
    data,
  );
}

/** Columns that say how it stands. */
const STANDING = 12;

/** The same on two sheets, each of which is a page wide; what a row is about is on both. */
function subjectsSheets(data: Restitution, { s }: Say): Sheet[] {
  const whole = subjectsSheet(data);
  const part = <T>(list: readonly T[]): T[] => [...list.slice(0, 1), ...list.slice(STANDING)];
  const standing = <T>(list: readonly T[]): T[] => list.slice(0, STANDING);
  return [
    { ...whole, columns: standing(whole.columns), rows: whole.rows.map(standing) },
    {
      name: s.sheets.references,
      ...{ columns: part(whole.columns), rows: whole.rows.map(part) },
    },
  ].map(withoutBlanks);
}

export function sheetsOf(data: Restitution): Sheet[] {
  const say = sayIn(data.lang);
  const others = [
    synthesis(data, say),
    highlights(data, say),
    indicators(data, say),
    months(data, say),
    meetings(data, say),
    attendance(data, say),
  ].map((sheet) => polished(withoutBlanks(sheet), data));
  const [first, ...rest] = others;
  return [...(first ? [first] : []), ...subjectsSheets(data, say), ...rest, entries(data, say)];
}

/** Without the columns in which nothing is said nor counted; a chart keeps those that it is drawn from. */
function withoutBlanks(sheet: Sheet): Sheet {
  const { columns, rows, totals = [] } = sheet;
  const says = (value: Value | undefined, { kind }: SheetColumn) =>
    kind === 'percent' ? value !== null : Boolean(value);
  const kept = columns.map((column, at) =>
    rows.length === 0
      ? at === 0 || column.kind !== 'number'
      : rows.some((row) => says(row[at], column)),
  );
  const of = <T>(list: readonly T[]): T[] => list.filter((_, at) => kept[at]);
  return { ...sheet, columns: of(columns), rows: rows.map(of), totals: totals.map(of) };
}

/** Excel refuses a cell of more than 32,767 characters. */
const MOST = 32_000;

function polished(sheet: Sheet, { lang }: Restitution): Sheet {
  const nice = (value: Value): Value =>
    typeof value === 'string' ? cut(typography(plainText(value), lang), MOST) : value;
  return {
    ...sheet,
    ...(sheet.heading && { heading: sheet.heading.map((line) => typography(line, lang)) }),
    ...(sheet.notes && { notes: sheet.notes.map((line) => typography(plainText(line), lang)) }),
    rows: sheet.rows.map((row) => row.map(nice)),
  };
}

/** What the first sheet opens on. */
function headingOf(data: Restitution, say: Say): string[] {
  const lines = [say.s.title, data.plan.title, spanOf(data, say).join(' – ')];
  const told = [`${meteoHeadline(data)}.`, frozenHeadline(data), ...noticeOf(data)];
  return [...lines, ...told].filter((line) => line !== '');
}

/** What is asked of the committee, by whom and since when: a line each. */
const decisionLines = (data: Restitution, say: Say): string[] => [
  `${decisionsHeadline(data, say)}.`,
  ...decisionsTable(data, say).rows.map((cells, at) => {
    const [asked, by, since] = cells.map(textOf);
    return `${at + 1}. ${asked} (${by}, ${say.s.since_(since ?? '')})`;
  }),
];

/** One row an axe; below, the charts of the documents, drawn from the cells of the workbook. */
function synthesis(data: Restitution, say: Say): Sheet {
  const { s } = say;
  const c = s.column;
  const sums = axeSummaries(data);
  const all = wholeOf(data);
  const sheet: Sheet = {
    name: s.sheets.synthesis,
    heading: headingOf(data, say),
    notes: decisionLines(data, say),
    columns: [
      ...[text(c.axe, 22), text(c.title, 44), ...meteos.map((m) => number(s.meteo[m].word))],
      ...[number(c.noMeteo), percent(c.percentBefore), percent(c.percentNow)],
      ...[number(c.highlights, 16), number(c.blockers, 14), number(c.arbitration, 16)],
    ],
    rows: sums.map((sum) => [
      ...[sum.axe ? s.axe(sum.axe.numero) : s.collective, sum.axe?.short ?? null],
      ...meteos.map((m) => sum.meteo[m]),
      ...[sum.none, sum.percentBefore, sum.percent, sum.highlights, sum.blocked, sum.toDecide],
    ]),
    totals: [
      [
        ...[s.whole, null, ...meteos.map((m) => all.meteo[m]), all.none],
        ...[all.percentBefore, all.percent, all.highlights, all.blocked, all.toDecide],
      ],
    ],
  };
  return { ...sheet, charts: synthesisCharts(data, say, sheet) };
}

/** The rows of both: the whole of the table, in which an axe without a percentage is an empty bar. */
function synthesisCharts(data: Restitution, say: Say, sheet: Sheet): SheetChart[] {
  const { s } = say;
  const [meteo, axes] = [meteoChart(data, say), axeChart(data, say)];
  const rows = sheet.rows.length;
  const top = rows + 4 + (sheet.notes?.length ?? 0);
  const among = (of: Sheet, titles: string[]) => {
    const kept = withoutBlanks(of).columns.map(({ title }) => title);
    return titles.map((title) => kept.indexOf(title));
  };
  // Then and now, or now alone.
  const shares = [s.column.percentBefore, s.column.percentNow].slice(-(axes?.series.length ?? 0));
  const share = (chart: Chart): Chart => {
    const sums = axeSummaries(data);
    return {
      ...chart,
      categories: sums.map(({ axe }) => (axe ? s.axe(axe.numero) : s.collective)),
      series: shares.map((name, at) => ({
        ...{ name, color: chart.series[at]?.color ?? bar },
        values: sums.map(
          (sum) => ((name === s.column.percentNow ? sum.percent : sum.percentBefore) ?? 0) / 100,
        ),
      })),
      format: chart.format.includes(';') ? '0 %;;' : '0 %',
      max: 1,
    };
  };
  const place = { row: top, rows: 18 };
  return [
    ...(axes
      ? [
          {
            ...{ chart: share(axes), sheet: s.sheets.synthesis, categories: 0 },
            series: among(sheet, shares),
            ...{ rows, at: { ...place, column: 0, columns: 4 } },
          },
        ]
      : []),
    ...(meteo
      ? [
          {
            ...{ chart: meteo, sheet: s.sheets.months, categories: 0 },
            series: among(
              months(data, say),
              meteo.series.map(({ name }) => name),
            ),
            ...{ rows: data.months.length, at: { ...place, column: 4, columns: 8 } },
          },
        ]
      : []),
  ];
}

function highlights(data: Restitution, say: Say): Sheet {
  const c = say.s.column;
  return {
    name: say.s.sheets.highlights,
    columns: [day(c.on), text(c.subject, 34), text(c.highlight, 84), text(c.source, 48)],
    rows: [...data.subjects, ...data.ended].flatMap(({ label, highlights: all }) =>
      all.map((one) => [one.on, label, capital(one.text), one.by ? say.voice(one.by) : null]),
    ),
  };
}

function indicators(data: Restitution, say: Say): Sheet {
  const { s } = say;
  const c = s.column;
  const told = data.subjects.flatMap(({ label, indicators }) =>
    indicators.map((one) => ({ label, one })),
  );
  const inUnits = (column: SheetColumn, of: (unit: string) => string): SheetColumn => ({
    ...{ ...column, units: told.map(({ one: { unit } }) => (unit ? `\u00a0${of(unit)}` : '')) },
  });
  const unit = (own: string) => own;
  return {
    name: s.sheets.indicators,
    columns: [
      ...[text(c.subject, 30), text(c.indicator, 50)],
      ...[inUnits(number(c.baseline), unit), day(c.baselineOn)],
      ...[inUnits(number(c.value), unit), day(c.valueOn)],
      inUnits({ title: c.moved, width: 12, kind: 'gap' }, () => s.points),
      text(c.source, 28),
    ],
    rows: told.map(({ label, one }) => [
      ...[label, capital(one.measured ? `${one.name} – ${one.measured}` : one.name)],
      ...[one.baseline?.value ?? null, one.baseline?.on ?? null],
      ...[one.value?.value ?? null, one.value?.on ?? null],
      ...[movedOf(one), one.by ? say.voice(one.by) : null],
    ]),
  };
}

function months(data: Restitution, say: Say): Sheet {
  const { s } = say;
  return {
    name: s.sheets.months,
    columns: [
      ...[text(s.month, 20), ...meteos.map((m) => number(s.meteo[m].word))],
      number(s.column.noMeteo, 14),
    ],
    rows: monthCounts(data).map(({ month, meteo, none }) => [
      monthOf(data, month, say),
      ...meteos.map((m) => meteo[m]),
      none,
    ]),
  };
}

function meetings(data: Restitution, { s }: Say): Sheet {
  const c = s.column;
  const { present, remote, represented, excused } = c;
  return {
    name: s.sheets.meetings,
    columns: [
      ...[day(c.on), text(c.meeting, 28), text(c.group, 20)],
      ...[present, remote, represented, excused].map((title) => number(title, 14)),
      ...[text(c.decisions, 36), text(s.nextSteps, 32)],
    ],
    // A row a meeting: who came from where is on the next sheet.
    rows: data.meetings.map((m) => {
      const { present, remote, represented, excused } = cameTo(m.attendance);
      return [
        ...[m.on, capital(m.title), m.group, present, remote, represented, excused],
        ...[m.decisions, m.nextSteps],
      ];
    }),
  };
}

function attendance(data: Restitution, { s }: Say): Sheet {
  const { institution, attended, present, remote, represented, excused } = s.column;
  return {
    name: s.sheets.attendance,
    columns: [
      text(institution, 40),
      ...[attended, present, remote, represented, excused].map((title) => number(title, 14)),
    ],
    rows: presences(data).map((one) => [
      ...[one.institution, one.attended, one.present, one.remote, one.represented, one.excused],
    ]),
  };
}

/** The words stay as typed, apart from what a file cannot hold. */
function entries(data: Restitution, say: Say): Sheet {
  const { s } = say;
  const c = s.column;
  return {
    name: s.sheets.entries,
    columns: [
      ...[moment(c.at), day(c.on), text(c.subject, 24), text(c.person, 20)],
      ...[text(c.institution, 20), text(c.via, 12), meteoIn(c.meteo, say), percent(c.percent)],
      ...[text(c.words, 48), text(c.counts, 9)],
    ],
    rows: data.entries.map(({ at, on, subject, by, meteo, percent, words, counts }) => [
      ...[at, on, typography(subject, data.lang), by.name, by.organisation],
      by.reportedBy ? s.byPhone(by.reportedBy) : s.via[by.via],
      ...[meteo ? s.meteo[meteo].word : null, percent, cut(plainText(words), MOST)],
      counts ? s.yes : s.no,
    ]),
  };
}
