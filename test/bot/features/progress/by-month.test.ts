import { describe, expect, it } from '@jest/globals';
import type { Row } from '../../../../bot/contract/store.ts';
import { meteoByMonth, monthsUntil } from '../../../../bot/features/progress/model/by-month.ts';
import type { Update } from '../../../../bot/features/progress/model/schema.ts';

const row = (asOf: string, meteo: Update['said']['meteo']): Row<Update> => ({
  id: asOf,
  version: 1,
  value: {
    ...({} as Update),
    asOf,
    at: asOf,
    withdrawnAt: null,
    said: { meteo } as Update['said'],
  },
});

describe('the months of a strip', () => {
  it('are the twelve that end with that of the day, whatever the year', () => {
    const months = monthsUntil('2026-02-03');
    expect([months[0], months[10], months[11]]).toEqual(['2025-03', '2026-01', '2026-02']);
    expect(months).toHaveLength(12);
  });
});

describe('the météo by month', () => {
  it('is the last that was said by the end of the month, and stays until another is', () => {
    const rows = [row('2026-01-30', 'orage'), row('2026-01-02', 'soleil'), row('2026-03-01', null)];
    const months = ['2025-12', '2026-01', '2026-02', '2026-03'];
    expect(meteoByMonth(rows, months)).toEqual([null, 'orage', 'orage', 'orage']);
  });

  it('knows what was said before the first month', () => {
    expect(meteoByMonth([row('2024-05-01', 'nuage')], ['2026-01'])).toEqual(['nuage']);
  });
});
