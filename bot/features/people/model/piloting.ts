/**
 * Who pilots a subject: whoever was named for it, else for the fiche or the axe that it is a part of. Tab, campaigns,
 * restitution, rights and answers all ask here.
 */
import type { Reader } from '../../../contract/store.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { everyoneOf, type Holder, isCurrent, type Pilot, pilots, type Roles } from './groups.ts';

type Piloted = Pick<Subject, 'id' | 'led'>;

/** The pilotes that a subject has on the day it was made for. */
export type PilotOf = (subject: Piloted) => Pilot | undefined;

/** @param named by what they were named for, @param today local day, `YYYY-MM-DD` */
export const pilotsOn =
  (today: string, named: (id: string) => Pilot | undefined): PilotOf =>
  ({ id, led }) =>
    [id, led].map(named).find((pilot) => pilot && isCurrent(pilot, today));

/** The same of these subjects, from the store. */
export async function pilotsAmong(
  reader: Pick<Reader, 'getAll'>,
  subjects: readonly Piloted[],
  today: string,
): Promise<PilotOf> {
  const ids = new Set(subjects.flatMap(({ id, led }) => [id, led]));
  const rows = new Map(
    (await reader.getAll(pilots, [...ids])).map(({ id, value }) => [id, value] as const),
  );
  return pilotsOn(today, (id) => rows.get(id));
}

/** Whether it has pilotes of its own: an action without any is followed with its fiche. */
export const isPilotedApart = ({ id, led }: Piloted, pilotOf: PilotOf): boolean =>
  id === led || pilotOf({ id, led: id }) !== undefined;

/** Who leads it: one, or two who lead it together. */
export const leadersOf = (pilot: Roles | undefined): Holder[] =>
  [pilot?.holder, pilot?.shared ? pilot.substitute : null].flatMap((one) => one ?? []);

/** Who stands in for whoever leads it. */
export const standInOf = (pilot: Roles | undefined): Holder | undefined =>
  (pilot?.shared ? pilot.standIn : pilot?.substitute) ?? undefined;

/** What is kept of one or two who lead it, and of who stands in for them. */
export const rolesFrom = (leaders: readonly Holder[], standIn: Holder | undefined): Roles => {
  const [holder = null, second] = leaders;
  return second
    ? { holder, substitute: second, shared: true, ...(standIn && { standIn }) }
    : { holder, substitute: standIn ?? null };
};

export const isHeldBy = (pilot: Pilot | undefined, person: string): boolean =>
  everyoneOf(pilot).some((one) => one.person === person);
