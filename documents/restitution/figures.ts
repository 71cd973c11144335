/** What is counted, once, for every format. */
import type {
  AxeHeading,
  DatedText,
  Indicator,
  Restitution,
  RestitutionMeteo,
  RestitutionSubject,
} from './restitution.ts';
import { meteos } from './restitution.ts';
import { closedOn, rankOf } from './say.ts';

/** Months after which nobody said how something stands. */
const SILENT_AFTER = 3;

/** Whether nobody has said anything of it for three months, when the data close. */
export function isSilent({ now, validation }: RestitutionSubject, closing: string): boolean {
  const last = validation?.since?.on ?? now.on;
  return last === null || monthsLater(last, SILENT_AFTER) < closing;
}

function monthsLater(iso: string, months: number): string {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
}

/** Whether some count as they were validated, and stand elsewhere today. */
export const hasFrozen = ({ subjects }: Pick<Restitution, 'subjects'>): boolean =>
  subjects.some(({ validation }) => validation?.since);

/** The step that still comes next: what was announced before the last news, or before what blocks, no longer is. */
export const stepAhead = ({ nextStep, now, blocker }: RestitutionSubject): DatedText | null =>
  nextStep && nextStep.on >= (now.on ?? '') && nextStep.on >= (blocker?.since ?? '')
    ? nextStep
    : null;

export type MeteoCounts = Record<RestitutionMeteo, number>;

/** Averages then and now, of so many that gave both. */
export interface Progress {
  before: number;
  now: number;
  of: number;
}

/** The plan as a whole, counted as each of its axes, and more. */
export interface Essential extends Omit<AxeSummary, 'axe' | 'subjects'> {
  subjects: number;
  /** The same when the period began. */
  before: MeteoCounts;
  noneBefore: number;
  same: number;
  /** `null`: none gave both. */
  progress: Progress | null;
  /** Moved since the first météo they were given, after the period began. */
  later: number;
  silent: number;
}

const count = <T>(list: readonly T[], is: (item: T) => boolean): number => list.filter(is).length;

/** The météo that its moves are counted from: when the period began, else the first that it was given. */
const startOf = ({ before, trail }: RestitutionSubject): RestitutionMeteo | null =>
  before.meteo ?? trail.find((meteo) => meteo !== null) ?? null;

/**
 * How many steps of météo a subject went down (positive) or up; `undefined`: none was given, or the only one since the
 * period began, which is news and no standing still.
 */
export function fallOf(subject: RestitutionSubject): number | undefined {
  const start = startOf(subject);
  const { meteo } = subject.now;
  if (start === null || meteo === null) return undefined;
  const isFirst = subject.before.meteo === null && meteo === start;
  return isFirst ? undefined : rankOf[meteo] - rankOf[start];
}

const countsOf = (all: readonly (RestitutionMeteo | null)[]): MeteoCounts =>
  Object.fromEntries(
    meteos.map((meteo) => [meteo, count(all, (one) => one === meteo)]),
  ) as MeteoCounts;

/** Rounded; `null` of nothing. */
export const average = (numbers: readonly number[]): number | null =>
  numbers.length === 0
    ? null
    : Math.round(numbers.reduce((sum, one) => sum + one, 0) / numbers.length);

function progressOf(subjects: readonly RestitutionSubject[]): Progress | null {
  const both = subjects.flatMap(({ before: { percent: before }, now: { percent: now } }) =>
    before === null || now === null ? [] : [{ before, now }],
  );
  const [before, now] = [average(both.map((p) => p.before)), average(both.map((p) => p.now))];
  return before === null || now === null ? null : { before, now, of: both.length };
}

export function essentialOf(data: Restitution): Essential {
  const { axe: _, subjects, ...whole } = wholeOf(data);
  return {
    ...whole,
    subjects: subjects.length,
    before: countsOf(subjects.map(({ before }) => before.meteo)),
    noneBefore: count(subjects, ({ before }) => before.meteo === null),
    progress: progressOf(subjects),
    later: count(subjects, (one) => one.before.meteo === null && (fallOf(one) ?? 0) !== 0),
    same: count(subjects, (one) => fallOf(one) === 0),
    silent: count(subjects, (one) => isSilent(one, closedOn(data))),
  };
}

/** How many gave a percentage, then and now: of more than at the start, an average is another one. */
export const givenOf = ({ subjects }: Restitution): [before: number, now: number] => [
  percentsOf(subjects, 'before').length,
  percentsOf(subjects, 'now').length,
];

export interface AxeSummary {
  /** `null`: the collective actions, which are of no axe. */
  axe: AxeHeading | null;
  subjects: RestitutionSubject[];
  meteo: MeteoCounts;
  none: number;
  /** Average of the percentages given, rounded; `null`: none was. */
  percent: number | null;
  given: number;
  percentBefore: number | null;
  better: number;
  worse: number;
  trend: Trend;
  highlights: number;
  blocked: number;
  toDecide: number;
}

/** `falls`: more météos got worse than better; `recedes`: percentages went down; `null`: nothing to compare. */
export type Trend = 'rises' | 'still' | 'recedes' | 'falls' | null;

function trendOf(subjects: readonly RestitutionSubject[]): Trend {
  const falls = subjects.map(fallOf).filter((fall) => fall !== undefined);
  const progress = progressOf(subjects);
  if (falls.length === 0 && !progress) return null;
  const worse = count(falls, (fall) => fall > 0) - count(falls, (fall) => fall < 0);
  const moved = progress ? progress.now - progress.before : 0;
  if (worse > 0) return 'falls';
  if (moved < 0) return 'recedes';
  return worse < 0 || moved > 0 ? 'rises' : 'still';
}

/** Axes in the order of the plan, then the collective actions. */
export function axeSummaries({ axes, subjects }: Restitution): AxeSummary[] {
  return [...axes, null].flatMap((axe) => {
    const own = subjects.filter((subject) => subject.axe === (axe?.numero ?? null));
    return own.length > 0 ? [summaryOf(axe, own)] : [];
  });
}

/** Whether nobody ever said how anything of an axe stands. */
export const isUntold = ({ none, subjects, percent, highlights }: AxeSummary): boolean =>
  none === subjects.length && percent === null && highlights === 0;

/** The plan as a whole, counted as each of its axes. */
export const wholeOf = ({ subjects }: Restitution): AxeSummary => summaryOf(null, subjects);

const percentsOf = (subjects: readonly RestitutionSubject[], when: 'before' | 'now'): number[] =>
  subjects.map((one) => one[when].percent).filter((percent) => percent !== null);

export function summaryOf(axe: AxeHeading | null, subjects: RestitutionSubject[]): AxeSummary {
  const falls = subjects.map(fallOf).filter((fall) => fall !== undefined);
  const given = percentsOf(subjects, 'now');
  return {
    axe,
    subjects,
    meteo: countsOf(subjects.map(({ now }) => now.meteo)),
    none: count(subjects, ({ now }) => now.meteo === null),
    percent: average(given),
    given: given.length,
    percentBefore: average(percentsOf(subjects, 'before')),
    better: count(falls, (fall) => fall < 0),
    worse: count(falls, (fall) => fall > 0),
    trend: trendOf(subjects),
    highlights: subjects.reduce((total, { highlights }) => total + highlights.length, 0),
    blocked: count(subjects, ({ blocker }) => blocker !== null),
    toDecide: count(subjects, ({ arbitration }) => arbitration !== null),
  };
}

/** How many subjects had which météo at the end of a month; `none`: those that nobody gave one. */
export interface MonthCounts {
  month: string;
  meteo: MeteoCounts;
  none: number;
}

export const monthCounts = ({ months, subjects }: Restitution): MonthCounts[] =>
  months.map((month, at) => ({
    month,
    meteo: countsOf(subjects.map(({ trail }) => trail[at] ?? null)),
    none: count(subjects, ({ trail }) => (trail[at] ?? null) === null),
  }));

export const ways = ['present', 'remote', 'represented', 'excused'] as const;

/** People by how they came, or did not. */
export type Came = Record<(typeof ways)[number], number>;

export const cameTo = (attendance: readonly Came[]): Came =>
  Object.fromEntries(
    ways.map((way) => [way, attendance.reduce((sum, { [way]: came }) => sum + came, 0)]),
  ) as Came;

export interface Presence extends Came {
  institution: string;
  /** Meetings where somebody of it was or stood for it, of those where somebody was expected. */
  attended: number;
  expected: number;
}

/** Attendance of all meetings, by institution: in the order of the alphabet, which ranks nobody. */
export function presences({ meetings }: Restitution): Presence[] {
  const all = meetings.flatMap(({ attendance }) => attendance);
  const names = [...new Set(all.map(({ institution }) => institution))];
  return names
    .sort((a, b) => a.localeCompare(b, 'fr'))
    .map((institution) => {
      const own = all.filter((one) => one.institution === institution);
      const attended = count(own, (one) => one.present + one.remote + one.represented > 0);
      return { institution, attended, expected: own.length, ...cameTo(own) };
    });
}

/** Whether anybody gave a figure of it. */
export const isTold = ({ baseline, value }: Indicator): boolean =>
  baseline !== null || value !== null;

/** How far a figure went since it started; `null`: one of the two is not known. */
export const movedOf = ({ baseline, value }: Indicator): number | null =>
  baseline && value ? value.value - baseline.value : null;

/** The average of what was told last, validated or not. */
export const todayOf = ({ subjects }: Pick<Restitution, 'subjects'>): number | null =>
  average(subjects.flatMap(({ validation, now }) => (validation?.since ?? now).percent ?? []));
