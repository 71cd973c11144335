/** Indicators, with where they started, where they should go and where they are. */
import type { BlockCell, Column } from '../blocks.ts';
import type { Indicator, Measure, Restitution } from './restitution.ts';
import { capital, named, type Say } from './say.ts';
import { left, type Table, table } from './table-makers.ts';

/** Whether an indicator is the plan's is said of the fewer: of those that are, or of those that are not. */
function indicatorName(
  one: Indicator,
  all: readonly Indicator[],
  between: Between,
  { s }: Say,
): string {
  const { name, measured, inPlan } = one;
  // A slide has room for what was measured; the document says of which indicator of the plan it is, too.
  const full = capital(measured ? (between === ' ' ? measured : `${name} – ${measured}`) : name);
  const isFew = all.filter((other) => other.inPlan === inPlan).length * 2 < all.length;
  return isFew ? `${full} (${inPlan ? s.inPlan : s.notInPlan})` : full;
}

/** Between a figure and its day: on a slide they stand side by side, in a document one above the other. */
type Between = ' ' | '\n';

const figureColumns = (
  indicators: readonly Indicator[],
  share: { name: number; figure: number },
  { s }: Say,
): Column[] => [
  left(s.column.indicator, share.name),
  left(s.column.baseline, share.figure),
  ...(indicators.some(({ target }) => target) ? [left(s.column.target, share.figure)] : []),
  left(s.column.value, share.figure),
];

function figures(
  one: Indicator,
  all: readonly Indicator[],
  between: Between,
  say: Say,
): BlockCell[] {
  const measure = (told: Measure | null): string =>
    told === null ? '–' : `${say.number(told.value)}${between}(${say.shortDay(told.on)})`;
  return [
    indicatorName(one, all, between, say),
    measure(one.baseline),
    ...(all.some(({ target }) => target) ? [measure(one.target)] : []),
    measure(one.value),
  ];
}

const indicatorsOf = (subjects: Restitution['subjects']): Indicator[] =>
  subjects.flatMap(({ indicators }) => indicators);

/** Indicators for a slide: those that have a figure first. */
export function figuresTable(data: Restitution, say: Say): Table {
  const all = indicatorsOf(data.subjects);
  const rows = data.subjects.flatMap(({ label, indicators }) =>
    indicators.map((one) => ({ one, row: [label, ...figures(one, all, ' ', say)] })),
  );
  const given = rows.filter(({ one }) => one.value);
  const missing = rows.filter(({ one }) => !one.value);
  return table(
    say.s.indicators,
    [left(say.s.column.subject, 3.6), ...figureColumns(all, { name: 4.6, figure: 2.1 }, say)],
    [...given, ...missing].map(({ row }) => row),
  );
}

/** The same under the name of each fiche or action, those that ended too, with who told. */
export function indicatorsTable(data: Restitution, say: Say): Table {
  const subjects = [...data.subjects, ...data.ended];
  const all = indicatorsOf(subjects);
  const rows = subjects.flatMap((subject): BlockCell[][] =>
    subject.indicators.length === 0
      ? []
      : [
          [named(subject)],
          ...subject.indicators.map((one) => [
            ...figures(one, all, '\n', say),
            one.by ? say.voice(one.by) : '–',
          ]),
        ],
  );
  return table(
    say.s.indicators,
    [...figureColumns(all, { name: 6, figure: 2 }, say), left(say.s.column.source, 4)],
    rows,
  );
}
