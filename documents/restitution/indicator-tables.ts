/** Indicators, with where they started and where they are. */
import type { BlockCell, Column } from '../blocks.ts';
import { isTold, movedOf } from './figures.ts';
import {
  type Indicator,
  type Measure,
  meteos,
  type Restitution,
  type RestitutionSubject,
} from './restitution.ts';
import { capital, named, type Say } from './say.ts';
import { left, right, type Table, table } from './table-makers.ts';

/** Whether an indicator is the plan's is said of the fewer: of those that are, or of those that are not. */
function indicatorName(
  one: Indicator,
  all: readonly Indicator[],
  where: Where,
  { s }: Say,
): string {
  const { name, measured, inPlan } = one;
  if (where === 'slide') return capital(measured ?? name);
  const full = capital(measured ? `${name} – ${measured}` : name);
  const isFew = all.filter((other) => other.inPlan === inPlan).length * 2 < all.length;
  return isFew ? `${full} (${inPlan ? s.inPlan : s.notInPlan})` : full;
}

/** A slide has room for what was measured alone; a document says of which indicator of the plan it is, and whether it is one. */
type Where = 'slide' | 'document';

const figureColumns = (name: number, figure: number, where: Where, { s }: Say): Column[] => [
  left(s.column.indicator, name),
  ...(['baseline', 'value'] as const).flatMap((of) =>
    where === 'slide'
      ? [right(s.column[of], figure * 0.45), right(s.column[`${of}On`], figure * 0.65)]
      : [right(s.column[of], figure)],
  ),
  right(s.column.moved, 1.7),
];

function figures(one: Indicator, all: readonly Indicator[], where: Where, say: Say): BlockCell[] {
  const dated = (told: Measure | null): string[] => {
    const parts = told ? [say.figure(told.value, one), say.shortDay(told.on)] : ['–', ''];
    return where === 'slide' ? parts : [parts.filter(Boolean).reverse().join(say.s.colon)];
  };
  return [
    { text: indicatorName(one, all, where, say), strong: where === 'slide' },
    ...dated(one.baseline),
    ...dated(one.value),
    movedBy(one, say),
  ];
}

/** How far it went since it started: "+45", "+6 points". */
function movedBy(indicator: Indicator, { s, number }: Say): string {
  const by = movedOf(indicator);
  if (by === null) return '–';
  const said = `${by > 0 ? '+' : '−'}${number(Math.abs(by))}`;
  return by === 0 ? '=' : indicator.unit ? `${said}\u00a0${s.points}` : said;
}

const rank = ({ now: { meteo } }: RestitutionSubject): number =>
  meteo ? meteos.indexOf(meteo) : -1;

const indicatorsOf = (subjects: Restitution['subjects']): Indicator[] =>
  subjects.flatMap(({ indicators }) => indicators);

/** What the figures do not tell: whether a move is good, and those that nobody gave: a row of dashes would say less. */
export function figuresNote({ subjects }: Restitution, { s }: Say): string {
  const all = indicatorsOf(subjects);
  const names = new Set(all.filter((one) => !isTold(one)).map(({ name }) => capital(name)));
  return [
    ...(all.some((one) => movedOf(one)) ? [s.movedSays] : []),
    ...(names.size > 0 ? [s.withoutFigure([...names].join(s.and))] : []),
  ].join(' ');
}

/** Indicators for a slide: those that have a figure, fiche by fiche, what stands worst first. */
export function figuresTable({ subjects }: Restitution, say: Say): Table {
  const all = indicatorsOf(subjects);
  return table(
    [left(say.s.column.subject, 5.11), ...figureColumns(4.66, 3.05, 'slide', say)],
    subjects
      .toSorted((a, b) => rank(b) - rank(a))
      .flatMap(({ label, indicators }) =>
        indicators.filter(isTold).map((one) => [label, ...figures(one, all, 'slide', say)]),
      ),
  );
}

/** The same for the document, those that ended too, with who told. */
export function indicatorsTable(data: Restitution, say: Say): Table {
  const subjects = [...data.subjects, ...data.ended];
  const all = indicatorsOf(subjects);
  const rows = subjects.flatMap((subject) =>
    subject.indicators
      .filter(isTold)
      .map((one): BlockCell[] => [
        { text: named(subject), strong: true },
        ...figures(one, all, 'document', say),
        one.by ? say.voice(one.by) : '–',
      ]),
  );
  return table(
    [
      left(say.s.column.subject, 2.7),
      ...figureColumns(3.3, 3.1, 'document', say),
      left(say.s.column.source, 3.4),
    ],
    rows,
  );
}
