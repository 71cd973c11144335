import { expect, it } from '@jest/globals';
import { trendCard } from '../../cards/progress/trend.ts';

it('a column of the table is as wide as what is not parted in it, in every row alike', () => {
  const { card } = trendCard({
    ...{ lang: 'fr', headline: 'Météo dans le temps', notes: [] },
    head: ['Date', 'Météo', 'Avancement'],
    rows: [
      { cells: ['30 sept. 2026', 'orage', '20 %'] },
      { cells: ['31 oct.', 'couvert', '55 %'] },
    ],
    chart: { kind: 'line', title: 'Niveau', points: [{ x: '2026-09-30', y: 1 }] },
  });
  const sets = JSON.parse(JSON.stringify(card)).body.filter(
    ({ type }: { type: string }) => type === 'ColumnSet',
  );
  const widths = sets.map(({ columns }: { columns: { width: number }[] }) =>
    columns.map(({ width }) => width),
  );
  expect(widths).toEqual(
    Array.from({ length: 3 }, () => ['30 sept.'.length, 'couvert'.length, 'Avancement'.length]),
  );
});
