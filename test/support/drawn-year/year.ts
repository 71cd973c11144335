/**
 * A year of an invented partnership, drawn by lot and of any size: what tests and benchmarks work on.
 * The same seed and the same day give the same year. What a newcomer finds is written (`story.ts`).
 */

import { localTimeOf } from '../../../bot/calendar/local-time.ts';
import type { Row } from '../../../bot/contract/store.ts';
import { stateAt } from '../../../bot/features/progress/model/history.ts';
import type { Snapshot, Update } from '../../../bot/features/progress/model/schema.ts';
import type { Plan } from '../../../bot/knowledge/schema.ts';
import { type Subject, subjectsOf } from '../../../bot/knowledge/subjects.ts';
import type { DemoYear } from '../../../src/demo/fill.ts';
import type { Partner } from '../../../src/demo/people.ts';
import { chanceOf } from '../random.ts';
import { meetingsOf } from './meetings.ts';
import { groupsOf, partnersOf, pilotsOf } from './people.ts';
import { pollsOf } from './polls.ts';
import { updatesOf } from './updates.ts';

const DAY_MS = 86_400_000;

export interface YearParts {
  plan: Plan;
  now: Date;
  /** IANA zone. */
  zone: string;
  seed: number;
  /** How many updates in the year; 400 make thirty-three a month. */
  updates?: number;
  /** How many people. */
  people?: number;
}

export function demoYear({
  plan,
  now,
  zone,
  seed,
  updates = 400,
  people = 24,
}: YearParts): DemoYear {
  const chance = chanceOf(seed);
  const dayOf = (at: Date) => localTimeOf(at, zone).date;
  const start = new Date(now.getTime() - 365 * DAY_MS);
  const since = start.toISOString();
  const subjects = subjectsOf(plan);
  const partners = partnersOf(plan, people, now.toISOString());
  const groups = groupsOf(plan, partners, since, chance);
  const pilots = pilotsOf(subjects, partners, since);
  // One in seven has no news: a restitution has to say so.
  const told = subjects.filter((_, at) => at % 7 !== 5);
  const times = timesOf(start, now, updates);
  const rows = updatesOf({ subjects: told, partners, pilots, times, chance, dayOf });
  return {
    partners,
    groups,
    pilots,
    updates: rows,
    snapshots: snapshotsOf(told, rows, partners, now),
    meetings: meetingsOf({
      groups,
      months: monthsOf(start, now, dayOf),
      zone,
      now,
      today: dayOf(now),
      chance,
    }),
    ...pollsOf({ groups, partners, now, today: dayOf(now), chance: chanceOf(seed + 1) }),
  };
}

/** Spread over the year, the last one yesterday, on the hour so that none is the same. */
const timesOf = (start: Date, now: Date, count: number): Date[] => {
  const span = now.getTime() - DAY_MS - start.getTime();
  return Array.from(
    { length: count },
    (_, n) => new Date(start.getTime() + Math.floor(((n + 1) * span) / count)),
  );
};

/** `YYYY-MM`, oldest first, the next month included. */
const monthsOf = (start: Date, now: Date, dayOf: (at: Date) => string): string[] => {
  const end = new Date(now.getTime() + 31 * DAY_MS);
  const months = new Set<string>();
  for (let at = start.getTime(); at <= end.getTime(); at += DAY_MS)
    months.add(dayOf(new Date(at)).slice(0, 7));
  return [...months];
};

/** "Bon pour restitution" of one subject in four, three weeks ago. */
function snapshotsOf(
  subjects: readonly Subject[],
  rows: readonly Row<Update>[],
  partners: readonly Partner[],
  now: Date,
): Map<string, Snapshot> {
  const at = new Date(now.getTime() - 21 * DAY_MS).toISOString();
  const by = partners[0];
  return new Map(
    subjects
      .filter((_, n) => n % 4 === 0)
      .map(({ id: subject }) => {
        const own = rows.filter(({ value }) => value.subject === subject);
        const organisation = by?.person.organisation ?? null;
        const snapshot = { subject, at, by: by?.id ?? '', organisation, state: stateAt(own, at) };
        return [`${subject}@${at}`, snapshot];
      }),
  );
}
