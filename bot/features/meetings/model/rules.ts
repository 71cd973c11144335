/** Pure decisions about what was typed of a meeting. */
import { Temporal } from 'temporal-polyfill';
import { later } from '../../../calendar/local-time.ts';
import type { Warning } from '../../../calendar/warnings.ts';
import type { Details } from './change.ts';
import type { Fields } from './drafts.ts';
import { meetingSchema } from './schema.ts';

/** What keeps a meeting from being planned. */
export type Problem =
  | 'noGroup'
  | 'noDate'
  | 'noSuchDay'
  | 'noStart'
  | 'noSuchTime'
  | 'badLink'
  | 'titleTooLong'
  | 'placeTooLong'
  | 'agendaTooLong'
  | 'tooManyPoints'
  | 'noteTooLong';

/** Bounds of what is kept, in characters. */
export const most = { title: 200, place: 300, link: 2_000, agenda: 8_000, note: 4_000 } as const;
const mostPoints = 60;

/** How long a meeting is when nobody says its end: what working groups use to take. */
const usualMinutes = 120;

/** "1. Tour de table" and "- Tour de table" are points like any other: what counts them goes. */
export const pointsOf = (agenda: string): string[] =>
  agenda
    .split(/[\n\r]+/)
    .map((point) => point.replace(/^\s*(?:[-•*–]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((point) => point !== '');

const isDay = (date: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  try {
    Temporal.PlainDate.from(date, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};

const isTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);

const isHttps = (link: string): boolean =>
  URL.canParse(link) && new URL(link).protocol === 'https:' && !/\s/.test(link);

/** The field that each is about. */
export const fieldOf: Record<Problem, 'group' | Exclude<keyof Fields, 'end'>> = {
  noGroup: 'group',
  noDate: 'date',
  noSuchDay: 'date',
  noStart: 'start',
  noSuchTime: 'start',
  badLink: 'link',
  titleTooLong: 'title',
  placeTooLong: 'place',
  tooManyPoints: 'agenda',
  agendaTooLong: 'agenda',
  noteTooLong: 'note',
};

/** Everything that keeps these fields from being a meeting. */
export function problemsOf(group: string, fields: Fields): Problem[] {
  const { title, date, start, end, place, link, agenda, note } = fields;
  const points = pointsOf(agenda);
  const tests: [Problem, boolean][] = [
    ['noGroup', group === ''],
    ['noDate', date === ''],
    ['noSuchDay', date !== '' && !isDay(date)],
    ['noStart', start === ''],
    ['noSuchTime', [start, end].some((time) => time !== '' && !isTime(time))],
    ['badLink', link !== '' && (link.length > most.link || !isHttps(link))],
    ['titleTooLong', title.length > most.title],
    ['placeTooLong', place.length > most.place],
    ['tooManyPoints', points.length > mostPoints],
    ['agendaTooLong', agenda.length > most.agenda || points.some((p) => p.length > most.note)],
    ['noteTooLong', note.length > most.note],
  ];
  return tests.flatMap(([problem, is]) => (is ? [problem] : []));
}

/** The end when only the start was said; within the day. */
export function usualEnd(start: string): string {
  return isTime(start) ? later(start, usualMinutes) : '';
}

/** The meeting of fields without a problem. */
export function detailsFrom(fields: Fields, zone: string): Details {
  const { title, date, start, end, place, link, agenda, note } = fields;
  const when = { date, start, end: end || usualEnd(start), zone };
  return meetingSchema
    .pick({ title: true, when: true, place: true, link: true, agenda: true, note: true })
    .parse({ title, when, place, link, agenda: pointsOf(agenda), note });
}

/** Odd things that cannot be let pass; the others only have to be seen. */
const blocking: ReadonlySet<Warning['kind']> = new Set([
  'past',
  'endBeforeStart',
  'skippedHour',
  'noSuchDay',
  'noSuchTime',
]);
export const isBlocking = ({ kind }: Pick<Warning, 'kind'>): boolean => blocking.has(kind);

/** What one person changed, put over what another one did meanwhile; of the agenda, point by point. */
export function rebased(base: Fields, mine: Fields, now: Fields): Fields {
  const [was, own, theirs] = [base.agenda, mine.agenda, now.agenda].map(pointsOf);
  const isNew = (point: string) => !was?.includes(point);
  const kept = own?.filter((point) => theirs?.includes(point) || isNew(point)) ?? [];
  const more = theirs?.filter((point) => isNew(point) && !kept.includes(point)) ?? [];
  const over = { ...mine, agenda: [...kept, ...more].join('\n') };
  return { ...now, ...Object.fromEntries(differing(base, mine).map((key) => [key, over[key]])) };
}

/** Which fields differ. */
export const differing = (before: Fields, after: Fields): (keyof Fields)[] =>
  (Object.keys(after) as (keyof Fields)[]).filter((key) => before[key] !== after[key]);

export function cutText(text: string, max: number): string {
  const letters = [...text];
  return letters.length <= max
    ? text
    : `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
