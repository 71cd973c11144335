/** Who is still to answer what, in a round. */
import type { Calendar } from '../../../calendar/calendar.ts';
import type { Row } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type Subject, subjectOf, subjectsOf } from '../../../knowledge/subjects.ts';
import { axeGroup } from '../../people/model/groups.ts';
import { isHeldBy, isPilotedApart, type PilotOf } from '../../people/model/piloting.ts';
import { plusDays, plusWorkingDays, steps, workingDayFrom } from './calendar.ts';
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

/** The day that was said, else that of the last step. */
const closingOf = (
  { by }: Pick<Campaign, 'by'>,
  opensOn: string,
  calendar: Pick<Calendar, 'holiday'>,
): string =>
  by !== undefined && by >= opensOn ? by : plusWorkingDays(opensOn, steps.line, calendar);

/** A round of a campaign, that asks about these. */
export const newRound = (
  { id, value }: { id: string; value: Pick<Campaign, 'by'> },
  opensOn: string,
  openedAt: string,
  subjects: readonly Subject[],
  calendar: Pick<Calendar, 'holiday'>,
): Round => ({
  campaign: id,
  opensOn,
  closesOn: closingOf(value, opensOn, calendar),
  openedAt,
  asked: subjects.map((subject) => ({ subject: subject.id, postponedTo: null })),
});

/** The first rounds of campaigns that were launched and have not gone out yet, what they will ask; the last launched first. */
export function roundsToCome(
  campaigns: readonly Row<Campaign>[],
  rounds: readonly Row<Round>[],
  plan: Plan,
  pilotOf: PilotOf,
  today: string,
  calendar: Pick<Calendar, 'holiday'>,
): Round[] {
  const gone = new Set(rounds.map(({ value }) => value.campaign));
  return campaigns
    .flatMap((campaign) => {
      const { id, value } = campaign;
      const opensOn = workingDayFrom(value.from, calendar);
      if (value.stoppedAt !== null || gone.has(id) || opensOn < today) return [];
      const asked = toAsk(scopeOf(value, plan), pilotOf);
      return [newRound(campaign, opensOn, value.startedAt, asked, calendar)];
    })
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
}

/** Whether a subject of a round was told of, by itself or by one of its actions that is not asked about apart. */
export function isAnswered(
  subject: Subject,
  { opensOn, openedAt, asked, again }: Pick<Round, 'opensOn' | 'openedAt' | 'asked' | 'again'>,
  updates: BySubject,
  plan: Plan,
): boolean {
  const since = plusDays(opensOn, -BEFORE_DAYS);
  const isSince = (at: string) => (again ? at > openedAt : at >= since);
  const apart = new Set(asked.map((one) => one.subject));
  const within = subjectsOf(plan).filter(({ id, led }) => led === subject.id && !apart.has(id));
  return [subject, ...within].some(({ id }) =>
    (updates.get(id) ?? []).some(({ value }) => value.withdrawnAt === null && isSince(value.at)),
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
  return round.asked.flatMap(({ subject: id, postponedTo }) => {
    const subject = subjectOf(plan, id);
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
