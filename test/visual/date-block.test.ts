import { expect, it } from '@jest/globals';
import { dateBlock } from '../../visual/date-block.ts';

it('a date block says the weekday, the day and the month, in either language', () => {
  expect(dateBlock('2026-12-15', 'fr')).toEqual({ weekday: 'mar.', day: '15', month: 'déc.' });
  expect(dateBlock('2026-12-01', 'en')).toEqual({ weekday: 'Tue', day: '1', month: 'Dec' });
});
