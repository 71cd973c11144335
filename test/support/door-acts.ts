/** What happens around somebody without Teams, in as few words as a test needs. */

import type { Store } from '../../bot/contract/store.ts';
import type { Person } from '../../bot/contract/turn.ts';
import type { MeetingRow } from '../../bot/features/meetings/model/rows.ts';
import { type MeetingPlan, scheduleMeeting } from '../../bot/features/meetings/model/schedule.ts';
import { addresses, isMail, type MailAddress } from '../../bot/features/people/model/directory.ts';
import { axeGroup, emptyGroup, groups, pilots } from '../../bot/features/people/model/groups.ts';
import { type Door, groupName } from './door.ts';
import { gather, tuesday } from './meetings.ts';
import { animator, camille, openPartners, type Partners, refOf } from './partners.ts';

export const zoeEmail = 'zoe.martin@ville.example';

/** The bot alone, with a key for personal links: Ines co-animates the group, Camille is in it. */
export async function openHouseOfLinks(): Promise<Partners> {
  const house = await openPartners({
    personalLink: ({ id }) => `https://fil.example/#lien/${id}`,
  });
  await gather(house, [animator, camille]);
  return house;
}

/** Everybody who is reached by mail, by recipient. */
export const byMail = (store: Pick<Store, 'read'>): Promise<(MailAddress & { id: string })[]> =>
  store.read(async (reader) =>
    (await reader.list(addresses)).flatMap(({ id, value }) =>
      isMail(value) ? [{ id, ...value }] : [],
    ),
  );

/** Zoé is added by a sentence; gives her recipient. */
export async function addZoe({
  say,
  store,
}: Pick<Door, 'store'> & {
  say: (person: Person, text: string) => Promise<unknown>;
}): Promise<string> {
  await say(animator, `ajoute Mme Zoé Martin ${zoeEmail} au ${groupName}`);
  return (await byMail(store)).find(({ email }) => email === zoeEmail)?.id ?? '';
}

let serial = 0;

/** Who decides about a meeting, when, and how it is recalled. */
export const decisionOf = (
  { now }: Pick<Door, 'now'>,
  reminders: string[] = ['P7D'],
): Parameters<typeof scheduleMeeting>[2] => ({
  by: refOf(animator),
  locale: 'fr',
  now: now(),
  settings: { reminders, newToken: () => `${serial++}-token`.padEnd(43, 'x') },
});

/** A meeting of the group is planned; everybody is invited. */
export const planMeeting = (
  door: Pick<Door, 'now' | 'store'>,
  plan: Partial<MeetingPlan> = {},
  reminders?: string[],
): Promise<MeetingRow> =>
  door.store.transact((tx) =>
    scheduleMeeting(tx, { ...tuesday, ...plan }, decisionOf(door, reminders)),
  );

/** The tokens of the personal links in a text, in the order they stand. */
export const tokensIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/#lien\/([\w.-]+)/g)].map(([, token = '']) => token)),
];

export interface Got {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

/** What the page of a link asks for, over real HTTP. */
export async function asked(
  { origin }: Pick<Door, 'origin'>,
  token: string,
  path: string,
  data?: object,
  headers: Record<string, string> = {},
): Promise<Got> {
  const response = await fetch(`${origin}/api/${path}`, {
    headers: {
      authorization: `Lien ${token}`,
      'accept-language': 'fr',
      // Somebody elsewhere, behind a reverse proxy: what this machine asks for is not counted here.
      'x-forwarded-for': '203.0.113.1',
      ...(data && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(data && {
      method: 'POST',
      body: JSON.stringify({
        key: `key-${Math.random().toString(36).slice(2).padEnd(16, 'x')}`,
        data,
      }),
    }),
  });
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  return { status: response.status, body, headers: response.headers };
}

/** The tokens of the letter of this number, counted from one: to its things, then to her own mail. */
export async function tokensOfLetter(door: Door, number: number): Promise<string[]> {
  const letters = await door.letters(number);
  return tokensIn(letters[number - 1]?.text ?? '');
}

/** Zoé leads fiche 1.1, of the axe that Ines co-animates. */
export const makePilot = ({ store, now }: Pick<Door, 'store' | 'now'>, zoe: string) =>
  store.transact(async (tx) => {
    const at = now().toISOString();
    const by = refOf(animator);
    const self = { person: by, since: at };
    const axe = { ...emptyGroup('axe'), members: [self], coAnimators: [self] };
    await tx.put(groups, axeGroup('1'), axe);
    const holder = { person: zoe, name: 'Zoé Martin' };
    const led = { organisation: null, holder, substitute: null, until: null };
    await tx.put(pilots, 'fiche:1.1', { ...led, at, by });
  });

/** Whoever has the link to their mail asks for the one to their data, and gets it by mail. */
export async function linkToData(door: Door, own: string): Promise<string> {
  const before = door.smtp.letters.length;
  await asked(door, own, 'privacy/link', {});
  const letter = await door.until(() => door.smtp.letters[before]);
  return tokensIn(letter.text)[0] ?? '';
}

/** Whoever has the link to their data has themselves forgotten, and says yes; gives the answer, and the yes. */
export async function forgetByLink(door: Door, own: string) {
  const question = await asked(door, own, 'privacy/forget', {});
  const { buttons = [] } =
    (question.body.messages as { buttons: { verb: string; data: object }[] }[])[0] ?? {};
  const yes = () =>
    asked(
      door,
      own,
      'privacy/confirm',
      buttons.find(({ verb }) => verb === 'privacy.confirm')?.data ?? {},
    );
  return { done: await yes(), yes };
}
