import { describe, expect, it } from '@jest/globals';
import { createCalendar } from '../../../../bot/calendar/create-calendar.ts';
import {
  isWorkingDay,
  lastOpening,
  plusWorkingDays,
  stepOn,
} from '../../../../bot/features/progress/model/calendar.ts';

const calendar = createCalendar({ country: 'FR' });

describe('working days', () => {
  it.each([
    ['2027-01-04', true],
    ['2027-01-02', false],
    ['2027-05-06', false], // Ascension
    ['2027-07-14', false],
    ['2027-08-02', false],
  ])('%s: %s', (day, working) => {
    expect(isWorkingDay(day, calendar)).toBe(working);
  });

  it('skip weekends, public holidays and August', () => {
    expect(plusWorkingDays('2027-05-05', 2, calendar)).toBe('2027-05-10');
    expect(plusWorkingDays('2027-07-30', 1, calendar)).toBe('2027-09-01');
  });
});

describe('rounds', () => {
  it.each([
    ['once', '2027-05-01', '2027-05-02', undefined],
    ['once', '2027-05-01', '2027-06-01', '2027-05-03'],
    ['once', '2027-08-05', '2027-09-01', '2027-09-01'],
    ['month', '2027-06-15', '2027-08-20', '2027-07-15'],
    ['month', '2027-06-15', '2027-09-20', '2027-09-15'],
    ['month', '2027-01-31', '2027-03-01', '2027-03-01'],
    ['quarter', '2027-05-10', '2027-09-01', '2027-09-01'],
  ] as const)('%s from %s: by %s the last is %s', (every, from, today, day) => {
    expect(lastOpening({ every, from }, today, calendar)).toBe(day);
  });

  it('come to a reminder, the substitute and the co-animators, in working days', () => {
    const stepAt = (today: string) => stepOn('2027-01-04', today, calendar);
    expect(['2027-01-08', '2027-01-11', '2027-01-14', '2027-01-18'].map(stepAt)).toEqual([
      'prompt',
      'chase',
      'substitute',
      'line',
    ]);
  });
});
