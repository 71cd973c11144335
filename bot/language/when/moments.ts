/** Puts days and times together: which times go with which days. */
import type { DayFound, DayPart, Moment, TimesFound, WhenFound } from './expression.ts';

interface Group {
  days: DayFound[];
  times: TimesFound[];
  minutes?: number | undefined;
  part?: DayPart | undefined;
  /** A time stood first: the next time begins another group. */
  timeFirst: boolean;
}

const empty = (): Group => ({ days: [], times: [], timeFirst: false });

/** Signs between two expressions that end a group. */
const BREAK = /[;\n•]|\.\s/;

/**
 * "les 8, 10 et 15 septembre à 14h" is three moments, "le 8 à 10h ou à 14h" two. Days that wait for
 * a time take the one that comes next. Limits ("avant le 9") and what is no more are left out.
 */
export function momentsOf(text: string, found: readonly WhenFound[]): Moment[] {
  const groups: Group[] = [];
  let group = empty();
  let end = 0;
  for (const piece of found) {
    const broken = BREAK.test(text.slice(end, piece.start));
    if (broken || endsBefore(group, piece)) {
      groups.push(group);
      group = empty();
    }
    add(group, piece);
    end = piece.end;
  }
  return [...groups, group].flatMap(momentsIn).reduceRight<Moment[]>(lend, []);
}

function endsBefore(group: Group, piece: WhenFound): boolean {
  if (piece.kind === 'day')
    return (
      !piece.limit &&
      !piece.before &&
      group.days.length > 0 &&
      (group.times.length > 0 || group.part !== undefined)
    );
  return piece.kind === 'times' && group.timeFirst && group.days.length > 0;
}

function add(group: Group, piece: WhenFound): void {
  switch (piece.kind) {
    case 'day':
      if (!piece.limit && !piece.before) group.days.push(piece);
      break;
    case 'times':
      if (piece.before) break;
      if (group.days.length === 0) group.timeFirst = true;
      join(group.times, piece);
      break;
    case 'part':
      group.part ??= piece.part;
      break;
    case 'duration':
      group.minutes ??= piece.minutes;
      break;
    default:
  }
}

/** "à partir de 14h, jusqu'à 16h": one stretch. */
function join(times: TimesFound[], piece: TimesFound): void {
  const last = times.at(-1);
  if (last && last.to === undefined && piece.from === undefined)
    times[times.length - 1] = { ...last, to: piece.to, end: piece.end };
  else times.push(piece);
}

const momentsIn = ({ days, times, minutes, part }: Group): Moment[] =>
  days.flatMap((day) =>
    (times.length > 0 ? times : [undefined]).map((time) => ({
      date: day.date,
      weekday: day.weekday,
      from: time?.from,
      to: time?.to ?? (time?.from && minutes ? after(time.from, minutes) : undefined),
      part,
      start: Math.min(day.start, time?.start ?? day.start),
      end: Math.max(day.end, time?.end ?? day.end),
    })),
  );

/** From the last to the first: a day without a time takes that of the next. */
function lend(later: Moment[], moment: Moment): Moment[] {
  const [next] = later;
  const bare = moment.from === undefined && moment.to === undefined && moment.part === undefined;
  return [
    bare && next ? { ...moment, from: next.from, to: next.to, part: next.part } : moment,
    ...later,
  ];
}

/** A time so many minutes later, on the same day; nothing beyond midnight. */
export function after(time: string, minutes: number): string | undefined {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  if (total >= 24 * 60) return undefined;
  return [Math.floor(total / 60), total % 60].map((n) => String(n).padStart(2, '0')).join(':');
}
