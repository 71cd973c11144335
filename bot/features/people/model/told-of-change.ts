/** What another's word changed of somebody's place: one message a minute later, of what still holds by then. */
import { z } from 'zod';
import { label, type Transaction } from '../../../contract/store.ts';
import { type Act, selfOf } from './acts.ts';
import { isWithoutTeams } from './directory.ts';
import { type Group, isIn, type Pilot } from './groups.ts';
import { leadersOf, standInOf } from './piloting.ts';
import { draft, requestKinds } from './requests.ts';

const place = z.enum(['pilot', 'joint', 'substitute', 'coAnimator', 'member', 'none']);
type PlaceOf<Named extends string> = Extract<z.infer<typeof place>, Named>;

export const placesPayload = z.object({
  by: label,
  /** What somebody was, of each thing that was changed: what they are is read when it is said. */
  was: z.array(z.object({ of: label, place })).max(40),
});

/** Time to take back what was said by mistake. */
const SOON_MS = 60_000;

export const placeInGroup = (
  group: Group | undefined,
  person: string,
): PlaceOf<'coAnimator' | 'member' | 'none'> =>
  isIn(group?.coAnimators ?? [], person)
    ? 'coAnimator'
    : isIn(group?.members ?? [], person)
      ? 'member'
      : 'none';

export function placeOfPilot(
  pilot: Pilot | undefined,
  person: string,
): PlaceOf<'pilot' | 'joint' | 'substitute' | 'none'> {
  if (standInOf(pilot)?.person === person) return 'substitute';
  if (!leadersOf(pilot).some((one) => one.person === person)) return 'none';
  return pilot?.shared ? 'joint' : 'pilot';
}

/** Whoever does it to themselves knows; who has no Teams hears of meetings alone. */
export async function tellPlace(
  tx: Transaction,
  act: Act,
  person: string,
  was: z.infer<typeof placesPayload>['was'][number],
): Promise<void> {
  const by = selfOf(act);
  if (person === by || isWithoutTeams(person)) return;
  const rows = await tx.outbox.find('recipient', person);
  const waits = rows.find(
    ({ kind, state, payload }) =>
      kind === requestKinds.places && state === 'waiting' && placesPayload.parse(payload).by === by,
  );
  const before = waits ? placesPayload.parse(waits.payload).was : [];
  if (before.some(({ of }) => of === was.of)) return;
  if (waits) await tx.outbox.remove(waits.key);
  const { now } = act.turn;
  const told = {
    subject: person,
    recipient: person,
    payload: { by, was: [...before, was].slice(-40) },
  };
  const key = `places:${person}:${by}:${now.toISOString()}:${was.of}`;
  await tx.outbox.add(draft('places', key, told, new Date(now.getTime() + SOON_MS)));
}
