/** Learns people and places from what Teams sends, and from nothing else. */

import { followed } from '../../../contract/followed.ts';
import type { Reader, Store, Transaction } from '../../../contract/store.ts';
import type { Conversation, Person } from '../../../contract/turn.ts';
import { cleanPerson } from '../../../conversation/clean.ts';
import type { Locale } from '../../../language/locale.ts';
import {
  type Address,
  addresses,
  channelId,
  conversationRecipient,
  type KnownPerson,
  people,
  personRecipient,
} from './directory.ts';
import { type LetIn, recognise } from './recognise.ts';

/** What one activity that passed every check tells of people and places. */
export interface Sighting {
  at: Date;
  conversation: Conversation;
  tenantId: string;
  serviceUrl: string;
  /** The bot's own Teams id (`28:…`). */
  botId: string;
  locale: Locale;
  /** Who wrote, clicked or installed. */
  person?: Person | undefined;
  /** People named by Teams: those who joined, or the whole roster. */
  others: readonly (Person & { domain?: string | undefined })[];
  /** The app was removed from the conversation. */
  removed: boolean;
}

/** Takes note of a sighting; a plain question writes at most once an hour. */
export type Meet = (sighting: Sighting) => Promise<void>;

/** How old "last seen" may become before it is worth a write. */
const HOUR_MS = 3_600_000;

type Write = (tx: Transaction) => Promise<unknown>;

/** Writes only what is new, so that a message from somebody well known costs no write. */
export function createMeet(store: Store, newcomers: LetIn = async () => {}): Meet {
  // Names are understood from then on.
  const own = followed(store);
  return async (sighting) => {
    const news = await own.read((reader) => newsOf(reader, sighting, newcomers));
    if (news.length === 0) return;
    await own.transact(async (tx) => {
      for (const write of await newsOf(tx, sighting, newcomers)) await write(tx);
    });
  };
}

/** The writes that a sighting calls for; none when it says what is known. */
async function newsOf(reader: Reader, sighting: Sighting, newcomers: LetIn): Promise<Write[]> {
  if (sighting.removed) return departure(reader, sighting);
  const { person, others } = sighting;
  const writes = await Promise.all([
    ...(person ? [seen(reader, sighting, person, { present: true, newcomers })] : []),
    ...others.map((other) => seen(reader, sighting, other, { present: false, newcomers })),
    place(reader, sighting),
  ]);
  return writes.flat();
}

async function seen(
  reader: Reader,
  { at, locale }: Sighting,
  raw: Person & { domain?: string | undefined },
  { present, newcomers }: { present: boolean; newcomers: LetIn },
): Promise<Write[]> {
  const said = cleanPerson(raw);
  const id = personRecipient(said);
  const known = (await reader.get(people, id))?.value;
  const lastSeenAt = known && !present ? known.lastSeenAt : at.toISOString();
  const next: KnownPerson = {
    tenantId: said.tenantId,
    aadId: said.id,
    teamsId: said.teamsId || (known?.teamsId ?? ''),
    // An event may leave the name out: what is known stays.
    name: said.name || (known?.name ?? ''),
    locale: present || !known ? locale : known.locale,
    domain: said.domain ?? known?.domain ?? null,
    organisation: known?.organisation ?? null,
    otherOrganisation: known?.otherOrganisation ?? null,
    organisationAskedAt: known?.organisationAskedAt ?? null,
    lastSeenAt,
  };
  if (known && same(known, next)) return [];
  const isNew = known === undefined || known.name !== next.name;
  return [
    (tx) => tx.put(people, id, next),
    ...(isNew ? [(tx: Transaction) => recognise(tx, { id, name: next.name }, at, newcomers)] : []),
  ];
}

async function place(reader: Reader, sighting: Sighting): Promise<Write[]> {
  const id = recipientOf(sighting);
  if (!id || sighting.serviceUrl === '') return [];
  const known = (await reader.get(addresses, id))?.value;
  const next = addressOf(sighting, 'open');
  return known && same(known, next) ? [] : [(tx) => tx.put(addresses, id, next)];
}

/** An address that is gone keeps its line until the purge, so that a report can say why. */
async function departure(reader: Reader, sighting: Sighting): Promise<Write[]> {
  const { conversationId } = addressOf(sighting, 'gone');
  const left = (await reader.where(addresses, 'place', conversationId)).filter(
    ({ value }) => value.state !== 'gone',
  );
  const lastSeenAt = sighting.at.toISOString();
  return left.map(
    ({ id, value }): Write =>
      (tx) =>
        tx.put(addresses, id, { ...value, state: 'gone', lastSeenAt }),
  );
}

/** A 1:1 chat is the address of its person; anything else, of itself. */
function recipientOf({ conversation, person }: Sighting): string | undefined {
  if (conversation.type !== 'personal') return conversationRecipient(channelId(conversation.id));
  return person && personRecipient(person);
}

const addressOf = (
  { at, tenantId, conversation, serviceUrl, botId }: Sighting,
  state: Address['state'],
): Address => ({
  tenantId,
  conversationId: channelId(conversation.id),
  conversationType: conversation.type,
  serviceUrl,
  botId,
  state,
  lastSeenAt: at.toISOString(),
});

/** Whether two rows say the same, "last seen" to the hour. */
function same<T extends { lastSeenAt: string }>(known: T, next: T): boolean {
  const { lastSeenAt: before, ...a } = known;
  const { lastSeenAt: after, ...b } = next;
  return (
    Date.parse(after) - Date.parse(before) < HOUR_MS &&
    Object.entries(b).every(([key, value]) => Object.is(a[key as keyof typeof a], value))
  );
}
