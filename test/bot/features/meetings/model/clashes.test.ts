import { expect, it } from '@jest/globals';
import type { Row } from '../../../../../bot/contract/store.ts';
import { clashesOf } from '../../../../../bot/features/meetings/model/clashes.ts';
import type { Meeting } from '../../../../../bot/features/meetings/model/schema.ts';

const meeting = (
  id: string,
  group: string,
  start: string,
  end: string,
  over: Partial<Meeting> = {},
): Row<Meeting> => ({
  id,
  version: 1,
  value: {
    group,
    title: '',
    when: { date: '2026-09-15', start, end, zone: 'Europe/Paris' },
    place: '',
    link: '',
    agenda: [],
    note: '',
    state: 'planned',
    sequence: 0,
    createdBy: 'person:t:a',
    changedBy: 'person:t:a',
    changedAt: null,
    calendarToken: 'token',
    createdAt: '2026-09-01T08:00:00.000Z',
    reminders: [],
    attendance: {},
    decisions: '',
    nextSteps: '',
    minutesAt: null,
    poll: null,
    ...over,
  },
});
const people: Record<string, string[]> = {
  one: ['ana', 'ben'],
  two: ['ben', 'cleo'],
  three: ['dan'],
};
const clashes = (start: string, end: string, others: Row<Meeting>[], except?: string) =>
  clashesOf(
    { date: '2026-09-15', start, end },
    ['ana', 'ben'],
    others,
    (group) => people[group] ?? [],
    except,
  ).map(({ meeting: id, people: both }) => [id, both]);

it('is a clash when it overlaps and shares somebody, whom it names', () => {
  expect(clashes('15:00', '17:00', [meeting('m', 'two', '14:00', '16:00')])).toEqual([
    ['m', ['ben']],
  ]);
});

it('is none when one ends as the other starts, on shared nobody, when cancelled, or with itself', () => {
  expect(clashes('16:00', '17:00', [meeting('m', 'two', '14:00', '16:00')])).toEqual([]);
  expect(clashes('15:00', '17:00', [meeting('m', 'three', '14:00', '16:00')])).toEqual([]);
  expect(
    clashes('15:00', '17:00', [meeting('m', 'two', '14:00', '16:00', { state: 'cancelled' })]),
  ).toEqual([]);
  expect(clashes('15:00', '17:00', [meeting('m', 'two', '14:00', '16:00')], 'm')).toEqual([]);
});
