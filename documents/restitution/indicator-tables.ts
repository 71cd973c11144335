/** Indicators, with where they started, where they should go and where they are. */
import type { BlockCell, Column } from '../blocks.ts';
import type { Indicator, Measure, Restitution } from './restitution.ts';
import { capital, named, type Say } from './say.ts';
import { left, type Table, table } from './table-makers.ts';

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
