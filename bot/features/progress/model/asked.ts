/** Who is still to answer what, in a round. */
import type { Reader, Row } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import { axeGroup, isCurrent, type Pilot, pilots } from '../../people/model/groups.ts';
import { plusDays } from './calendar.ts';
import type { BySubject } from './ledger.ts';
import type { Campaign, Round } from './schema.ts';

/** A word given in the week before a round opens is an answer to it. */
const BEFORE_DAYS = 7;

/** What a campaign asks about: what can have pilotes, in its scope. */
export function scopeOf({ scope }: Pick<Campaign, 'scope'>, plan: Plan): Subject[] {
  return subjectsOf(plan).filter(({ kind, group }) => {
    if (kind === 'action') return false;
    if (scope.kind === 'plan') return true;
    return group === (scope.kind === 'axe' ? axeGroup(scope.id) : scope.id);
  });
}

/** Whether a subject of a round was told of, by itself or by one of its actions. */
export function isAnswered(
  subject: Subject,
  { opensOn }: Pick<Round, 'opensOn'>,
  updates: BySubject,
  plan: Plan,
): boolean {
  const since = plusDays(opensOn, -BEFORE_DAYS);
  const ids = subjectsOf(plan).filter((s) => s.led === subject.led);
  return ids.some(({ id }) =>
    (updates.get(id) ?? []).some(
      ({ value }) => value.withdrawnAt === null && value.at.slice(0, 10) >= since,
    ),
  );
}

/** Subjects of a round that wait for an answer on a day. */
export function waiting(
  round: Round,
  today: string,
  updates: BySubject,
  plan: Plan,
  evenPostponed = false,
): Subject[] {
  const all = new Map(subjectsOf(plan).map((s) => [s.id, s]));
  return round.asked.flatMap(({ subject: id, postponedTo }) => {
    const subject = all.get(id);
    if (!subject || isAnswered(subject, round, updates, plan)) return [];
    return evenPostponed || postponedTo === null || postponedTo <= today ? [subject] : [];
  });
}

/** Which of these somebody leads on a local day, as holder or as substitute. */
export function ledAs(
  role: 'holder' | 'substitute',
  person: string,
  subjects: readonly Subject[],
  pilotOf: (led: string) => Pilot | undefined,
  today: string,
): Subject[] {
  return subjects.filter(({ led }) => {
    const pilot = pilotOf(led);
    return pilot !== undefined && isCurrent(pilot, today) && pilot[role]?.person === person;
  });
}

/** Pilotes of what these subjects are led as. */
export const pilotsOf = (
  reader: Pick<Reader, 'getAll'>,
  subjects: readonly Pick<Subject, 'led'>[],
): Promise<Row<Pilot>[]> =>
  reader.getAll(
    pilots,
    subjects.map(({ led }) => led),
  );

/** Pilotes by what they lead, from rows. */
export const pilotsBy = (rows: readonly Row<Pilot>[]) => {
  const map = new Map(rows.map(({ id, value }) => [id, value]));
  return (led: string): Pilot | undefined => map.get(led);
};
