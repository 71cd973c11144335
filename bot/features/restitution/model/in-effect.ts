/** Versions of the plan that were in effect in a period: by which one it is told, and what ended meanwhile. */
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { ServedPlan } from '../../../contract/served-plan.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import { knownGroups } from '../../people/model/group-names.ts';
import type { Case, Period } from './case.ts';

/** Version that was in effect on some days. */
interface InEffect {
  mark: ServedPlan;
  plan: Plan;
  /** First local day; the first version was always there. */
  from: string;
  /** Local day from which the next was; absent: none was. */
  until?: string | undefined;
}

export interface PeriodPlans {
  /** The one in effect when the period ended. */
  last: Pick<InEffect, 'plan'> & Partial<InEffect>;
  /** Those in effect in the period that ended with it, the newest first. */
  ended: readonly InEffect[];
}

/** Plans of a period, by the versions that were kept. */
export function plansOf(
  { plan, zone }: Pick<Case, 'plan' | 'zone'>,
  { from, to }: Period,
): PeriodPlans {
  const all = inEffect(plan, zone);
  const [last = { plan }, ...ended] = all.filter((one) => one.from <= to);
  return { last, ended: ended.filter(({ until = '' }) => until > from) };
}

/** Versions whose text was kept, the newest first. */
function inEffect(plan: Plan, zone: string): InEffect[] {
  if (!plan.versions) return [];
  const { served, earlier } = plan.versions;
  const dayOf = (instant: string) => localTimeOf(new Date(instant), zone).date;
  const all = [
    { mark: served, plan },
    ...earlier.map(({ mark, plan: read, until }) => ({ mark, plan: read(), until: dayOf(until) })),
  ];
  return all.flatMap(({ plan: read, ...one }, at) =>
    read ? [{ ...one, plan: read, from: at === all.length - 1 ? '' : dayOf(one.mark.since) }] : [],
  );
}

/** Subject that the plan at the end of the period has no more, with the last version that had it. */
export interface SubjectThen extends InEffect {
  subject: Subject;
}

/** Subjects that ended in the period, each once. */
export function endedSubjects({ last, ended }: PeriodPlans): SubjectThen[] {
  const seen = new Set(subjectsOf(last.plan).map(({ id }) => id));
  return ended.flatMap((version) =>
    subjectsOf(version.plan).flatMap((subject) => {
      if (seen.has(subject.id)) return [];
      seen.add(subject.id);
      return [{ ...version, subject }];
    }),
  );
}

/** Name of a group in a heading, by the plan of the period, or by the last one that had it. */
export function groupTag(group: string, { last, ended }: PeriodPlans, c: Case): string {
  const all = [
    ...knownGroups(last.plan, []),
    ...c.kept.groups,
    ...ended.flatMap(({ plan }) => knownGroups(plan, [])),
  ];
  return all.find(({ id }) => id === group)?.tag[c.lang] ?? group;
}
