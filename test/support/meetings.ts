import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Person } from '../../bot/contract/turn.ts';
import { amendMeeting, type Details, detailsOf } from '../../bot/features/meetings/model/change.ts';
import type { MeetingRow } from '../../bot/features/meetings/model/rows.ts';
import { type MeetingPlan, scheduleMeeting } from '../../bot/features/meetings/model/schedule.ts';
import { meetings } from '../../bot/features/meetings/model/schema.ts';
import { emptyGroup, groups } from '../../bot/features/people/model/groups.ts';
import { animator, noon, type Partners, refOf } from './partners.ts';

export const cartographie = 'outil-cartographie';
export const channelOf = (id: string): string => `channel:${id}`;

/** Everybody is met, and in a group; the first one co-animates it. */
export async function gather(
  house: Partners,
  people: readonly Person[],
  { group = cartographie, channel = null }: { group?: string; channel?: string | null } = {},
): Promise<void> {
  for (const person of people) await house.meet(person);
  const since = noon.toISOString();
  const members = people.map((person) => ({ person: refOf(person), since }));
  await house.store.transact(async (tx) => {
    const coAnimators = members.slice(0, 1);
    await tx.put(groups, group, { ...emptyGroup('sousGroupe'), members, coAnimators, channel });
  });
}

/** A Tuesday of January, seven weeks after the noon of the partners. */
export const tuesday: MeetingPlan = {
  group: cartographie,
  title: '',
  when: { date: '2027-01-12', start: '14:00', end: '16:00', zone: 'Europe/Paris' },
  place: 'Caf de Bobigny',
  link: '',
  agenda: ['Tour de table', 'Choix du livrable'],
  note: '',
};

let tokens = 0;

/** Plans a meeting without words: for what comes after. */
export const schedule = (
  { store }: Partners,
  plan: Partial<MeetingPlan> = {},
  { now = noon, by = animator }: { now?: Date; by?: Person } = {},
): Promise<MeetingRow> =>
  store.transact((tx) =>
    scheduleMeeting(
      tx,
      { ...tuesday, ...plan },
      {
        by: refOf(by),
        locale: 'fr',
        now,
        settings: {
          reminders: ['P7D', 'P1D', 'PT2H'],
          newToken: () => `${String(tokens++).padStart(12, '0')}-token`.padEnd(43, 'x'),
        },
      },
    ),
  );

/** Changes a meeting without words. */
export const amended = (
  { store }: Partners,
  id: string,
  details: Partial<Details>,
  { now = noon, by = animator }: { now?: Date; by?: Person } = {},
): Promise<MeetingRow> =>
  store.transact(async (tx) => {
    const row = await tx.get(meetings, id);
    if (!row) throw new Error('no meeting');
    const known = { id, meeting: row.value };
    const settings = { reminders: [], newToken: () => `${tokens++}`.padStart(43, 'x') };
    const decision = { by: refOf(by), locale: 'fr' as const, now, settings };
    return amendMeeting(tx, known, { ...detailsOf(row.value), ...details }, decision);
  });

/** A meeting as it is kept. */
export const keptMeeting = ({ store }: Partners, id: string) =>
  store.read(async (reader) => (await reader.get(meetings, id))?.value);

/** What the buttons of a card give back, by their titles, with the verb. */
export function buttonsOf({
  message,
}: Pick<Answer, 'message'>): Record<string, { verb: string; data: Record<string, unknown> }> {
  const found: Record<string, { verb: string; data: Record<string, unknown> }> = {};
  const look = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) look(child);
    if (!node || typeof node !== 'object' || Array.isArray(node)) return;
    const {
      type,
      verb,
      title: seen,
      tooltip: title = seen,
      data,
    } = node as Record<string, unknown>;
    if (type === 'Action.Execute')
      found[String(title)] = { verb: String(verb), data: data as Record<string, unknown> };
    for (const [key, child] of Object.entries(node)) if (key !== 'fallback') look(child);
  };
  look(message.card);
  return found;
}

/** Presses a button of a card, with what was typed in its inputs. */
export function pressOn(
  house: Partners,
  person: Person,
  shown: Pick<Answer, 'message'>,
  title: string,
  typed: Record<string, unknown> = {},
  setting?: Parameters<Partners['press']>[3],
): Promise<Answer> {
  const button = buttonsOf(shown)[title];
  if (!button) throw new Error(`No button "${title}" among ${Object.keys(buttonsOf(shown))}`);
  return house.press(person, button.verb, { ...button.data, ...typed }, setting);
}

/** Lets the copy of the meetings in memory see what was planned without words. */
export async function noticed(house: Partners): Promise<void> {
  await house.say(animator, 'bonjour', { at: new Date(noon.getTime() + 10_000) });
  await sleep(30);
}
