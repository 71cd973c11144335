/**
 * What people write of time, found in a text: days, periods, times, durations, each with the place
 * where it stands. Days are local (`YYYY-MM-DD`), times are wall-clock times (`14:00`).
 */

/** Where something stands in the text as typed: UTF-16 units, the end not included. */
export interface Span {
  start: number;
  end: number;
}

/** Monday is 1, Sunday 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A day that exists. Of a list ("les 8, 10 et 15 septembre") each day is one, in its own place. */
export interface DayFound extends Span {
  kind: 'day';
  date: string;
  /** The weekday that was said beside it, which may not be the day's. */
  weekday?: Weekday | undefined;
  /** Whether the year was said, or the day told from today ("demain"): nothing was inferred then. */
  sure: boolean;
  /** A weekday alone, a number alone, or a weekday behind another day: "mardi", "le 8", "le jeudi d'après". */
  partial?: 'weekday' | 'number' | 'following' | undefined;
  /** From "avant le", "au plus tard", "jusqu'au", "by"…: a limit rather than a day of its own. */
  limit?: boolean | undefined;
  /** "et pas mardi 15", "au lieu du 15": what is no more. */
  before?: boolean | undefined;
}

/** A day that was said and does not exist: 31/11, 29 février 2027. */
export interface NoDay extends Span {
  kind: 'noDay';
}

/** "la semaine du 7 septembre", "fin septembre", "le mois prochain": first and last day. */
export interface PeriodFound extends Span {
  kind: 'period';
  unit: 'week' | 'month' | 'part';
  from: string;
  to: string;
}

/** "14h", "de 14h à 16h", "jusqu'à 16h": at least one of the two. */
export interface TimesFound extends Span {
  kind: 'times';
  from?: string | undefined;
  to?: string | undefined;
  /** "au lieu de 14h": what is no more. */
  before?: boolean | undefined;
}

/** A time that was said and does not exist: 25:00, 14h75. */
export interface NoTime extends Span {
  kind: 'noTime';
}

/** "2 h", "1h30", "une demi-journée". */
export interface DurationFound extends Span {
  kind: 'duration';
  minutes: number;
}

/** "le matin", "l'après-midi", "in the evening". */
export interface PartFound extends Span {
  kind: 'part';
  part: DayPart;
}
export type DayPart = 'morning' | 'afternoon' | 'evening';

export type WhenFound =
  | DayFound
  | NoDay
  | PeriodFound
  | TimesFound
  | NoTime
  | DurationFound
  | PartFound;

/** What was found of one kind. */
export const ofKind = <K extends WhenFound['kind']>(found: readonly WhenFound[], kind: K) =>
  found.filter((one): one is Extract<WhenFound, { kind: K }> => one.kind === kind);

/** Whether something begins where one of these stands. */
export const inside = (spans: readonly Span[], { start }: Pick<Span, 'start'>): boolean =>
  spans.some((one) => one.start <= start && start < one.end);

/** One moment that was said: a day with the times that go with it. */
export interface Moment extends Span {
  date: string;
  from?: string | undefined;
  to?: string | undefined;
  weekday?: Weekday | undefined;
  part?: DayPart | undefined;
}

/** What a text says of time is read against today, where the partnership is. */
export interface Today {
  now: Date;
  /** IANA zone. */
  zone: string;
}
