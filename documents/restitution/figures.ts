/** What is counted, once, for every format. */
import type {
  AxeHeading,
  Restitution,
  RestitutionMeteo,
  RestitutionSubject,
} from './restitution.ts';
import { meteos } from './restitution.ts';
import { rankOf } from './say.ts';

export const isSilent = (subject: RestitutionSubject): boolean => subject.updates === 0;

export interface Essential {
  subjects: number;
  told: number;
  validated: number;
  updates: number;
  meteo: Record<RestitutionMeteo, number>;
  none: number;
  better: number;
  worse: number;
  same: number;
  toDecide: number;
  blocked: number;
  silent: number;
  meetings: number;
}

const count = <T>(list: readonly T[], is: (item: T) => boolean): number => list.filter(is).length;

/** How many steps of météo a subject went down (positive) or up; `undefined`: not known at both ends. */
const fallOf = ({ before, now }: RestitutionSubject): number | undefined =>
  before.meteo === null || now.meteo === null
    ? undefined
    : rankOf[now.meteo] - rankOf[before.meteo];

const meteoCounts = (subjects: readonly RestitutionSubject[]): Record<RestitutionMeteo, number> =>
  Object.fromEntries(
    meteos.map((meteo) => [meteo, count(subjects, ({ now }) => now.meteo === meteo)]),
  ) as Record<RestitutionMeteo, number>;

export function essentialOf({ subjects, meetings, entries }: Restitution): Essential {
  const falls = subjects.map(fallOf).filter((fall) => fall !== undefined);
  return {
    subjects: subjects.length,
    told: count(subjects, (subject) => !isSilent(subject)),
    validated: count(subjects, ({ validation }) => validation !== null),
    updates: entries.length,
    meteo: meteoCounts(subjects),
    none: count(subjects, ({ now }) => now.meteo === null),
    better: count(falls, (fall) => fall < 0),
    worse: count(falls, (fall) => fall > 0),
    same: count(falls, (fall) => fall === 0),
    toDecide: count(subjects, ({ arbitration }) => arbitration !== null),
    blocked: count(subjects, ({ blocker }) => blocker !== null),
    silent: count(subjects, isSilent),
    meetings: meetings.length,
  };
}

export interface AxeSummary {
  /** `null`: the collective actions, which are of no axe. */
  axe: AxeHeading | null;
  subjects: RestitutionSubject[];
  meteo: Record<RestitutionMeteo, number>;
  none: number;
  /** Average of the percentages given, rounded; `null`: none was. */
  percent: number | null;
  given: number;
  highlights: number;
  blocked: number;
  toDecide: number;
}

/** Axes in the order of the plan, then the collective actions. */
export function axeSummaries({ axes, subjects }: Restitution): AxeSummary[] {
  return [...axes, null].flatMap((axe) => {
    const own = subjects.filter((subject) => subject.axe === (axe?.numero ?? null));
    return own.length > 0 ? [summaryOf(axe, own)] : [];
  });
}

function summaryOf(axe: AxeHeading | null, subjects: RestitutionSubject[]): AxeSummary {
  const given = subjects.map(({ now }) => now.percent).filter((percent) => percent !== null);
  const sum = given.reduce((total, percent) => total + percent, 0);
  return {
    axe,
    subjects,
    meteo: meteoCounts(subjects),
    none: count(subjects, ({ now }) => now.meteo === null),
    percent: given.length > 0 ? Math.round(sum / given.length) : null,
    given: given.length,
    highlights: subjects.reduce((total, { highlights }) => total + highlights.length, 0),
    blocked: count(subjects, ({ blocker }) => blocker !== null),
    toDecide: count(subjects, ({ arbitration }) => arbitration !== null),
  };
}

export interface Presence {
  institution: string;
  /** Meetings where somebody of it was or stood for it. */
  attended: number;
  present: number;
  remote: number;
  represented: number;
  excused: number;
}

/** Attendance of all meetings, by institution; those that came most first. */
export function presences({ meetings }: Restitution): Presence[] {
  const made = new Map<string, Presence>();
  for (const { attendance } of meetings)
    for (const { institution, present, remote, represented, excused } of attendance) {
      const none = { institution, attended: 0, present: 0, remote: 0, represented: 0, excused: 0 };
      const sum = made.get(institution) ?? none;
      made.set(institution, {
        institution,
        attended: sum.attended + (present + remote + represented > 0 ? 1 : 0),
        present: sum.present + present,
        remote: sum.remote + remote,
        represented: sum.represented + represented,
        excused: sum.excused + excused,
      });
    }
  return [...made.values()].sort(
    (a, b) => b.attended - a.attended || a.institution.localeCompare(b.institution, 'fr'),
  );
}

export interface Informant {
  name: string;
  organisation: string;
  count: number;
  first: string;
  last: string;
}

/** Who told something in the period, how often, between which days; most first. */
export function informants({ entries }: Restitution): Informant[] {
  const made = new Map<string, Informant>();
  for (const { by, on } of entries) {
    const organisation = by.organisation ?? '';
    const key = JSON.stringify([by.name, organisation]);
    const known = made.get(key) ?? { name: by.name, organisation, count: 0, first: on, last: on };
    const [first = on, , last = on] = [known.first, on, known.last].sort();
    made.set(key, { ...known, count: known.count + 1, first, last });
  }
  return [...made.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'fr'));
}
