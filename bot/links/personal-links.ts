/**
 * The door without Teams: a personal link leads one person to one poll, meeting or campaign. The
 * store keeps what a link opens, until when and whether it was taken back; the link itself is made
 * of it with a key that the store has not (`tokenOf`), so that reading the store gives no link, and
 * a letter that is sent again has the same one.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Door } from '../contract/feature.ts';
import { lasting, lastingIds } from '../contract/lasting.ts';
import {
  type Collection,
  instant,
  label,
  type Reader,
  type Transaction,
} from '../contract/store.ts';

/** A link as it is kept, by the id that its token begins with. */
export const personalLinkSchema = z.strictObject({
  /** By recipient. */
  person: label,
  /** What it opens, and nothing else: `poll:<id>`, `meeting:<id>`, `campaign:<id>`, `self:mail`, `data:own`. */
  to: label,
  /** Id of the group whose thing it is: whoever leaves the group has the link no more. */
  group: z.string().nullable(),
  /** One more each time that it is given anew after it was taken back. */
  generation: z.int().min(1),
  expiresAt: instant,
  revokedAt: instant.nullable(),
});
export type PersonalLink = z.infer<typeof personalLinkSchema>;

/** Personal links by `personalLinkId`. */
export const personalLinks: Collection<PersonalLink> = {
  name: 'personalLinks',
  schema: personalLinkSchema,
  by: {
    person: ({ person }) => person,
    to: ({ to }) => to,
  },
};

/** Which link it is, in which generation: what a token says, with its signature. */
export interface LinkName {
  id: string;
  generation: number;
}

/** One link for each person and thing; short, and it names neither. */
export const personalLinkId = (person: string, to: string): string =>
  createHash('sha256').update(`${person}|${to}`).digest('base64url').slice(0, 22);

/** The link of a person to a thing: made, given anew if it was taken back, or made to last longer. */
export async function openDoor(
  tx: Transaction,
  person: string,
  { to, group, until }: Pick<Door, 'to' | 'group' | 'until'>,
): Promise<LinkName> {
  const id = personalLinkId(person, to);
  const known = (await tx.get(personalLinks, id))?.value;
  const wanted = until.toISOString();
  const taken = known && known.revokedAt !== null;
  const next: PersonalLink = {
    person,
    to,
    group,
    generation: (known?.generation ?? (await closedUpTo(tx))) + (known && !taken ? 0 : 1),
    // What is put off lasts longer; what is brought forward does not end sooner.
    expiresAt: known && !taken && known.expiresAt > wanted ? known.expiresAt : wanted,
    revokedAt: null,
  };
  const same = known && JSON.stringify(known) === JSON.stringify(next);
  if (!same) await tx.put(personalLinks, id, next);
  return { id, generation: next.generation };
}

/** Up to which generation links were closed that nobody remembers: none of them opens a new one. */
async function closedUpTo(reader: Reader): Promise<number> {
  const closed = (await reader.get(lasting, lastingIds.links))?.value;
  return closed?.kind === 'links' ? closed.generation : 0;
}

/** Takes links back; the rows stay until they would have ended. Says how many there were. */
async function closeDoors(
  tx: Transaction,
  [index, key]: ['person' | 'to', string],
  now: Date,
  isMeant: (link: PersonalLink) => boolean = () => true,
): Promise<number> {
  const at = now.toISOString();
  const open = (await tx.where(personalLinks, index, key)).filter(
    ({ value }) => value.revokedAt === null && value.expiresAt > at && isMeant(value),
  );
  for (const { id, value } of open) await tx.put(personalLinks, id, { ...value, revokedAt: at });
  return open.length;
}

/** The link of a person to a thing, should there be one: the next is another one, even if this one is over. */
export async function closeDoor(
  tx: Transaction,
  person: string,
  to: string,
  now: Date,
): Promise<void> {
  const id = personalLinkId(person, to);
  const known = (await tx.get(personalLinks, id))?.value;
  if (known?.revokedAt === null)
    await tx.put(personalLinks, id, { ...known, revokedAt: now.toISOString() });
}

/** What was cancelled is opened no more. */
export const closeDoorsTo = (tx: Transaction, to: string, now: Date): Promise<number> =>
  closeDoors(tx, ['to', to], now);

/** Links of one person, or those of them that are meant. */
export const closeDoorsOf = (
  tx: Transaction,
  person: string,
  now: Date,
  isMeant?: (link: PersonalLink) => boolean,
): Promise<number> => closeDoors(tx, ['person', person], now, isMeant);

/** The link of this name, unless it is over, was taken back, or was given anew since. */
export async function linkNamed(
  reader: Reader,
  { id, generation }: LinkName,
  now: Date,
): Promise<PersonalLink | undefined> {
  const link = (await reader.get(personalLinks, id))?.value;
  if (!link || link.revokedAt !== null || link.generation !== generation) return undefined;
  return link.expiresAt > now.toISOString() ? link : undefined;
}

/** So that the key, should it sign other things one day, signs no link by accident. */
const PURPOSE = 'fil-rouge/personal-link/1';

const shape = /^([A-Za-z0-9_-]{22})\.([1-9]\d{0,5})\.([A-Za-z0-9_-]{43})$/;

const macOf = (key: Uint8Array, id: string, generation: string): Buffer =>
  createHmac('sha256', key).update(`${PURPOSE}|${id}|${generation}`).digest();

/** `<id>.<generation>.<signature>`, the same each time: a letter that is sent again has the same link. */
export const tokenOf = (key: Uint8Array, { id, generation }: LinkName): string =>
  `${id}.${generation}.${macOf(key, id, String(generation)).toString('base64url')}`;

/** The link that a token names; undefined when its signature is not ours. Asks no store. */
export function nameIn(key: Uint8Array, token: string): LinkName | undefined {
  const [, id, generation, mac] = shape.exec(token) ?? [];
  if (!id || !generation || !mac) return undefined;
  // As text: the last letter of 43 carries two bits of nothing, so four spellings mean the same bytes.
  const right = Buffer.from(macOf(key, id, generation).toString('base64url'));
  if (!timingSafeEqual(Buffer.from(mac), right)) return undefined;
  return { id, generation: Number(generation) };
}
