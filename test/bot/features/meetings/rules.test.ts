import { describe, expect, it } from '@jest/globals';
import { countByInstitution } from '../../../../bot/features/meetings/model/attendance.ts';
import type { Fields } from '../../../../bot/features/meetings/model/drafts.ts';
import {
  cutText,
  detailsFrom,
  differing,
  pointsOf,
  problemsOf,
  rebased,
  usualEnd,
} from '../../../../bot/features/meetings/model/rules.ts';
import type { Attendance } from '../../../../bot/features/meetings/model/schema.ts';

const fields: Fields = {
  title: '',
  date: '2027-01-12',
  start: '14:00',
  end: '16:00',
  place: 'Caf',
  link: '',
  agenda: '1. Tour de table\n- Livrable\n\n  • Suites  ',
  note: '',
};

describe('an agenda', () => {
  it('is a point a line, whatever counts them', () => {
    expect(pointsOf(fields.agenda)).toEqual(['Tour de table', 'Livrable', 'Suites']);
  });

  it('keeps a number that says something', () => {
    expect(pointsOf('2026 : le bilan\n3 ateliers')).toEqual(['2026 : le bilan', '3 ateliers']);
  });
});

describe('fields', () => {
  it('without a problem are a meeting', () => {
    expect(problemsOf('g', fields)).toEqual([]);
    expect(detailsFrom(fields, 'Europe/Paris').when).toEqual({
      date: '2027-01-12',
      start: '14:00',
      end: '16:00',
      zone: 'Europe/Paris',
    });
  });

  it.each([
    [{ date: '2027-02-29' }, 'noSuchDay'],
    [{ date: '12/01/2027' }, 'noSuchDay'],
    [{ start: '25:00' }, 'noSuchTime'],
    [{ end: '16h' }, 'noSuchTime'],
    [{ link: 'http://x.fr' }, 'badLink'],
    [{ link: 'https://x.fr/a b' }, 'badLink'],
  ])('%j has the problem %s', (over, problem) => {
    expect(problemsOf('g', { ...fields, ...over })).toEqual([problem]);
  });

  it('without an end last two hours, within the day', () => {
    expect(usualEnd('14:30')).toBe('16:30');
    expect(usualEnd('22:30')).toBe('23:59');
    expect(usualEnd('soon')).toBe('');
  });
});

describe('two changes of one meeting', () => {
  it('hold both where they touch different fields, the second where they touch the same', () => {
    const first = { ...fields, start: '10:00', end: '12:00', place: 'PMI' };
    const second = { ...fields, place: 'Région', note: 'Badge' };
    expect(rebased(fields, second, first)).toEqual({ ...first, place: 'Région', note: 'Badge' });
    expect(differing(fields, second)).toEqual(['place', 'note']);
  });

  it('hold the points that each added, and not those that either took away', () => {
    const of = (agenda: string) => ({ ...fields, agenda });
    const both = rebased(
      of('Bilan\nOutil\nCharte'),
      of('Charte\nBilan\nDates'),
      of('Bilan\nOutil\nBudget'),
    );
    expect(both.agenda).toBe('Bilan\nDates\nBudget');
  });
});

it('a text is cut between characters, never within one', () => {
  expect(cutText('🎉🎉🎉', 2)).toBe('🎉…');
  expect(cutText('abc', 3)).toBe('abc');
});

it('answers are counted by institution, those without one last', () => {
  const answer = (status: Attendance['status']): Attendance => {
    return { status, representedBy: null, word: '', at: '', by: 'x', tentative: false };
  };
  const institutions: Record<string, string> = { a: 'la Caf', b: 'la Caf', c: 'État' };
  const counted = countByInstitution(
    { a: answer('present'), b: answer('excused'), c: answer('remote'), d: answer('present') },
    (person) => institutions[person],
    'fr',
  );
  expect(counted.map(({ name, counts }) => [name, counts.present, counts.excused])).toEqual([
    ['État', 0, 0],
    ['la Caf', 1, 1],
    [undefined, 1, 0],
  ]);
});
