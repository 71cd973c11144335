import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Calendar } from '../../../bot/calendar/calendar.ts';
import { createCalendar } from '../../../bot/calendar/create-calendar.ts';
import { isHolidayPlace } from '../../../bot/calendar/public-holidays.ts';
import {
  type SchoolHolidays,
  schoolHolidaysSchema,
} from '../../../bot/calendar/school-holidays.ts';
import { type Proposed, warningsOf } from '../../../bot/calendar/warnings.ts';
import { loadSchoolHolidays } from '../../../src/shared-words.ts';

const now = new Date('2026-09-02T08:00:00Z');
const zone = 'Europe/Paris';
let schools: SchoolHolidays;
let calendar: Calendar;
beforeAll(async () => {
  schools = await loadSchoolHolidays(
    path.resolve(import.meta.dirname, '../../../plan/calendrier/vacances-scolaires.yaml'),
  );
  calendar = createCalendar({ country: 'FR' }, schools, 'C');
});

describe('public holidays', () => {
  it.each([
    ['2026-04-06', 'Lundi de Pâques', 'Easter Monday'],
    ['2026-05-14', 'Ascension', 'Ascension Day'],
    ['2026-07-14', 'Fête Nationale de la France', 'Bastille Day'],
  ])('names that of %s in both languages', (date, fr, en) =>
    expect(calendar.holiday(date)).toEqual({ fr, en }),
  );

  it('knows none on an ordinary day, nor on a day that is only observed', () => {
    expect(calendar.holiday('2026-09-15')).toBeUndefined();
    expect(calendar.holiday('2026-05-31')).toBeUndefined();
  });

  it('follows the place: Good Friday in the Bas-Rhin, the end of slavery in La Réunion', () => {
    expect(createCalendar({ country: 'FR', state: '67' }).holiday('2026-04-03')?.fr).toBe(
      'Vendredi saint',
    );
    expect(createCalendar({ country: 'FR', state: 'RE' }).holiday('2026-12-20')).toBeDefined();
    expect(calendar.holiday('2026-04-03')).toBeUndefined();
    expect(isHolidayPlace({ country: 'FR', state: 'XX' })).toBe(false);
  });
});

describe('school holidays', () => {
  it.each([
    ['2026-10-16', 'none'],
    ['2026-10-17', 'toussaint'],
    ['2026-11-01', 'toussaint'],
    ['2026-11-02', 'none'],
    ['2027-02-08', 'hiver'],
    ['2027-08-31', 'ete'],
  ])('of zone C on %s: %s', (date, expected) => {
    const found = calendar.school(date);
    const name = typeof found === 'object' ? found.name : found;
    expect(name).toEqual(expected === 'none' ? 'none' : schools.noms[expected]);
  });

  it('are unknown for a year or a zone that the file has not, never free', () => {
    expect(calendar.school('2029-01-10')).toBe('unknown');
    expect(createCalendar({ country: 'FR' }, schools, 'Corse').school('2026-10-20')).toBe(
      'unknown',
    );
    expect(createCalendar({ country: 'FR' }).school('2026-10-20')).toBe('unknown');
  });

  it('differ between zones', () => {
    expect(createCalendar({ country: 'FR' }, schools, 'A').school('2027-02-08')).toBe('none');
  });

  it('refuses a file with a break that ends before it starts, or that has no name', () => {
    const [year] = schools.annees;
    const withBreak = (broken: object) => ({
      ...schools,
      annees: [{ ...year, toutes: [broken] }],
    });
    const bad = [
      { nom: 'noel', du: '2026-01-04', au: '2025-12-20' },
      { nom: 'inconnu', du: '2025-12-20', au: '2026-01-04' },
    ];
    for (const broken of bad)
      expect(schoolHolidaysSchema.safeParse(withBreak(broken)).success).toBe(false);
  });
});

describe('warnings', () => {
  const kinds = (proposed: Proposed) =>
    warningsOf(proposed, { calendar, now, zone }).map(({ kind }) => kind);

  it.each<[Proposed, string[]]>([
    [{ date: '2026-09-15', start: '14:00', end: '16:00', weekday: 2 }, []],
    [{ date: '2026-09-15', weekday: 3 }, ['weekdayMismatch']],
    [{ date: '2026-09-01' }, ['past']],
    [{ date: '2026-09-02', start: '09:00' }, ['past']],
    [{ date: '2026-09-02', start: '11:00' }, []],
    [{ date: '2026-09-15', start: '16:00', end: '14:00' }, ['endBeforeStart']],
    [{ date: '2026-11-01' }, ['holiday', 'sunday', 'schoolHoliday']],
    [{ date: '2099-03-03' }, ['schoolHolidayUnknown', 'farAhead']],
    [{ date: '2027-03-01' }, []],
    [{ date: '2027-06-02' }, ['nextYear']],
    [{ date: '2027-03-28', start: '02:30', end: '04:00' }, ['sunday', 'nextYear', 'skippedHour']],
  ])('of %j', (proposed, expected) => expect(kinds(proposed)).toEqual(expected));

  it('carry what it takes to say them', () => {
    const [mismatch, , , school] = warningsOf(
      { date: '2026-11-01', weekday: 1 },
      { calendar, now, zone },
    );
    expect(mismatch).toEqual({ kind: 'weekdayMismatch', date: '2026-11-01', said: 1, is: 7 });
    expect(school).toMatchObject({
      from: '2026-10-17',
      to: '2026-11-01',
      name: { fr: 'vacances de la Toussaint' },
    });
  });
});
