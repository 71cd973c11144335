import { expect, it } from '@jest/globals';
import { sample, trendCard } from '../../cards/progress/trend.ts';

it('a column of the table is as wide as what is not parted in it, in every row alike', () => {
  const { card } = trendCard(sample);
  const sets = JSON.parse(JSON.stringify(card)).body.filter(
    ({ type }: { type: string }) => type === 'ColumnSet',
  );
  const widths = sets.map(({ columns }: { columns: { width: number }[] }) =>
    columns.map(({ width }) => width),
  );
  expect(widths).toEqual(
    Array.from({ length: 4 }, () => ['30 sept.'.length, 'couvert'.length, 'Avancement'.length]),
  );
});
