/** The two charts, as data: each is drawn natively; its numbers are in its words, or in the table below it. */
import type { Chart } from '../blocks.ts';
import { bar, bars, faded } from '../colors.ts';
import { axeSummaries, hasFrozen, type MonthCounts, monthCounts } from './figures.ts';
import { meteos, type Restitution } from './restitution.ts';
import { closedOn, type Say } from './say.ts';

/** "janv.": the year is said once, by the period, unless there are several. */
export const monthOf = ({ months }: Restitution, month: string, say: Say): string =>
  months.length > 12 ? say.month(month) : say.monthInitials(month);

/** How many subjects had which météo at the end of each month. */
export function meteoChart(data: Restitution, say: Say): Chart | undefined {
  const months = monthCounts(data);
  const [first, last] = [months.at(0), months.at(-1)];
  if (!first || !last) return undefined;
  const { s } = say;
  return {
    title: s.meteoCounts,
    description: [
      s.meteoOverTimeSays(say.month(first.month), say.month(last.month)),
      ...months.map((m) => `${say.month(m.month)}${s.colon}${countsInWords(m, say)}.`),
    ].join(' '),
    direction: 'columns',
    stacked: true,
    categories: months.map(({ month }) => monthOf(data, month, say)),
    series: [
      ...meteos.map((meteo) => ({
        name: s.meteo[meteo].word,
        color: bars[meteo],
        values: months.map((m) => m.meteo[meteo]),
      })),
      {
        name: s.column.noMeteo,
        color: bars.silence,
        values: months.map(({ none }) => none),
      },
    ].filter(({ values }) => values.some((value) => value > 0)),
    // A zero says nothing.
    format: '0;;',
  };
}

/** "8 soleil, 3 couvert": the bars of a month for those who do not see them. */
const countsInWords = ({ meteo, none }: MonthCounts, { s }: Say): string =>
  [
    ...meteos.map((one) => ({ count: meteo[one], word: s.meteo[one].word })),
    { count: none, word: s.column.noMeteo },
  ]
    .flatMap(({ count, word }) => (count > 0 ? [`${count} ${word}`] : []))
    .join(', ');

/** Bars one above the other are for a slide, and for axes that are too many to stand side by side. */
const SIDE_BY_SIDE = 8;

/** The average percentage of each axe that has one. */
export function axeChart(data: Restitution, say: Say, onSlide = false): Chart | undefined {
  const { s } = say;
  const closing = say.day(closedOn(data));
  const known = axeSummaries(data).filter(({ percent }) => percent !== null);
  if (known.length === 0) return undefined;
  // What nobody said is no zero.
  const isPartial = known.some(({ percentBefore }) => percentBefore === null);
  return {
    title: s.progressByAxe,
    description: s.progressByAxeSays,
    direction: onSlide || known.length > SIDE_BY_SIDE ? 'bars' : 'columns',
    stacked: false,
    categories: known.map(({ axe }) => (axe ? s.axe(axe.numero) : s.collective)),
    series: [
      ...(known.some(({ percentBefore }) => percentBefore !== null)
        ? [
            {
              name: s.onDay(say.day(data.period.from)),
              color: faded,
              values: known.map(({ percentBefore }) => percentBefore ?? 0),
            },
          ]
        : []),
      {
        name: hasFrozen(data) ? s.withFrozen(closing) : s.onDay(closing),
        color: bar,
        values: known.map(({ percent }) => percent ?? 0),
      },
    ],
    // The sign is shown as it is: a number format would count in hundreds.
    format: (data.lang === 'fr' ? '0\u00a0\\%' : '0\\%') + (isPartial ? ';;' : ''),
    max: 100,
  };
}
