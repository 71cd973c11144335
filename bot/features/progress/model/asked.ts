/** Who is still to answer what, in a round. */
import type { Plan } from '../../../knowledge/schema.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import { axeGroup } from '../../people/model/groups.ts';
import { isHeldBy, isPilotedApart, type PilotOf } from '../../people/model/piloting.ts';
import { plusDays } from './calendar.ts';
import type { BySubject } from './ledger.ts';
import type { Campaign, Round } from './schema.ts';

/** A word given in the week before a round opens is an answer to it. */
const BEFORE_DAYS = 7;

/** What a campaign may ask about: all that is in its scope. */
export const scopeOf = ({ scope }: Pick<Campaign, 'scope'>, plan: Plan): Subject[] =>
  subjectsOf(plan).filter(
    ({ group }) =>
      scope.kind === 'plan' || group === (scope.kind === 'axe' ? axeGroup(scope.id) : scope.id),
  );

/** What it asks about: an action is told of with its fiche, unless somebody pilots it. */
export const toAsk = (subjects: readonly Subject[], pilotOf: PilotOf): Subject[] =>
  subjects.filter((subject) => isPilotedApart(subject, pilotOf));

/** Whether a subject of a round was told of, by itself or by one of its actions that is not asked about apart. */
export function isAnswered(
  subject: Subject,
  { opensOn, asked }: Pick<Round, 'opensOn' | 'asked'>,
  updates: BySubject,
  plan: Plan,
): boolean {
  const since = plusDays(opensOn, -BEFORE_DAYS);
  const apart = new Set(asked.map((one) => one.subject));
  const within = subjectsOf(plan).filter(({ id, led }) => led === subject.id && !apart.has(id));
  return [subject, ...within].some(({ id }) =>
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

/** Which of these somebody answers for. */
export const askedOf = (
  person: string,
  subjects: readonly Subject[],
  pilotOf: PilotOf,
): Subject[] => subjects.filter((subject) => isHeldBy(pilotOf(subject), person));
