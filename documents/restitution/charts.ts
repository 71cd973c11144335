/** The two charts, as data: each is drawn natively, and followed by a table of the same numbers. */
import type { Chart } from '../blocks.ts';
import { axeSummaries } from './figures.ts';
import { meteos, type Restitution } from './restitution.ts';
import { meteoColor, type Say } from './say.ts';

/** How many subjects had which météo at the end of each month. */
export function meteoChart({ months }: Restitution, say: Say): Chart | undefined {
  const [first, last] = [months.at(0), months.at(-1)];
  if (!first || !last) return undefined;
  const { s } = say;
  return {
    title: s.meteoOverTime,
    description: s.meteoOverTimeSays(say.month(first.month), say.month(last.month)),
    direction: 'columns',
    stacked: true,
    categories: months.map(({ month }) => say.month(month)),
    series: [
      ...meteos.map((meteo) => ({
        name: s.meteo[meteo].word,
        color: meteoColor[meteo],
        values: months.map((m) => m.meteo[meteo]),
      })),
      {
        name: s.noMeteo,
        color: meteoColor.none,
        values: months.map(({ none }) => none),
      },
    ],
    // A zero says nothing.
    format: '0;;',
  };
}

/** The average percentage of each axe that has one. */
export function axeChart(data: Restitution, say: Say): Chart | undefined {
  const { s } = say;
  const known = axeSummaries(data).filter(({ percent }) => percent !== null);
  if (known.length === 0) return undefined;
  return {
    title: s.progressByAxe,
    description: s.progressByAxeSays,
    direction: 'bars',
    stacked: false,
    categories: known.map(({ axe }) => (axe ? s.axe(axe.numero) : s.collective)),
    series: [
      {
        name: s.column.average,
        color: '1F4E79',
        values: known.map(({ percent }) => percent ?? 0),
      },
    ],
    format: '0" %"',
    max: 100,
  };
}
