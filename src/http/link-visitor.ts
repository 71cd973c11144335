/** Who has a personal link: `Authorization: Lien <token>`, in the place of single sign-on. */
import type { IncomingMessage } from 'node:http';
import type { Store } from '../../bot/contract/store.ts';
import { people } from '../../bot/features/people/model/directory.ts';
import { linkNamed, nameIn } from '../../bot/links/personal-links.ts';
import { visitOf } from './gate/visit.ts';
import { Refusal } from './refusal.ts';
import type { Visitor } from './tab-token.ts';

/** What a link lets its person do. */
export interface Pass {
  /** `poll:<id>`, as `bot/links/scopes.ts` reads it. */
  to: string;
  /** Instant. */
  expiresAt: string;
}

export interface LinkVisitorParts {
  store: Store;
  key: Uint8Array;
  now: () => Date;
}

const scheme = /^Lien ([\w.-]{1,200})$/;

/** How old "last seen" may become before it is worth a write. */
const HOUR_MS = 3_600_000;

export const isLink = (authorization: string | undefined): boolean =>
  /^Lien /.test(authorization ?? '');

/**
 * @returns who the link is for, with what it opens
 * @throws {Refusal} 401 when it is none, over, taken back or its person is no more, all alike
 * @throws {TooMany}
 */
export function createLinkVisitor({ store, key, now }: LinkVisitorParts) {
  return async (
    authorization: string | undefined,
    req: IncomingMessage,
  ): Promise<Visitor & { pass: Pass }> => {
    const token = scheme.exec(authorization ?? '')?.[1] ?? '';
    const name = nameIn(key, token);
    // By generation: who has a link that was taken back must not use up its successor's requests.
    if (name) visitOf(req).enter('link', `${name.id}.${name.generation}`);
    const found = name && (await lookUp(store, name, now()));
    if (!found) throw new Refusal(401, 'link');
    return found;
  };
}

async function lookUp(store: Store, name: { id: string; generation: number }, now: Date) {
  const found = await store.read(async (reader) => {
    const link = await linkNamed(reader, name, now);
    const person = link && (await reader.get(people, link.person))?.value;
    return link && person && { link, person };
  });
  if (!found) return undefined;
  const { link, person } = found;
  if (now.getTime() - Date.parse(person.lastSeenAt) > HOUR_MS) await seen(store, link.person, now);
  const { tenantId, aadId: id, name: called } = person;
  return { tenantId, id, name: called, pass: { to: link.to, expiresAt: link.expiresAt } };
}

/** So that whoever answers by links only is not taken for gone. */
const seen = (store: Store, person: string, now: Date): Promise<void> =>
  store.transact(async (tx) => {
    const known = (await tx.get(people, person))?.value;
    if (known) await tx.put(people, person, { ...known, lastSeenAt: now.toISOString() });
  });
