/**
 * On the machine of a developer there is no single sign-on: whoever tries the tab chooses who they
 * are. Without an app id only, from this machine only, for pages of this machine only.
 */
import type { IncomingMessage } from 'node:http';
import type { Server } from 'restify';
import { z } from 'zod';
import type { Row, Store } from '../../bot/contract/store.ts';
import {
  type KnownPerson,
  people,
  personRecipient,
} from '../../bot/features/people/model/directory.ts';
import { isLoopback } from '../../bot/teams/service-hosts.ts';
import { refuse, sendJson } from './answers.ts';
import { Refusal } from './refusal.ts';
import type { Visitor } from './tab-token.ts';

/** Invented; with those of `scripts/playground.yml`, whom the store knows once they wrote. */
const tenantId = '00000000-0000-4000-8000-000000000001';
export const invented: readonly Visitor[] = [
  { tenantId, id: '00000000-0000-4000-8000-000000000020', name: 'Camille Essai' },
  { tenantId, id: '00000000-0000-4000-8000-000000000021', name: 'Dominique Ferrand' },
];

const MOST_PEOPLE = 60;

/** Whether the request comes from this machine, for an address of this machine. */
export function isLocal({ socket, headers }: IncomingMessage): boolean {
  const from = (socket.remoteAddress ?? '').replace(/^::ffff:/, '').replace('::1', '[::1]');
  // The name in the address too: another site may call itself by a name that leads here.
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback(from) && isLoopback(host);
}

/** Everybody one can be: those of the store, else invented ones. */
async function testPeople(store: Store | undefined): Promise<Visitor[]> {
  const request = { limit: MOST_PEOPLE, oldestFirst: true };
  const rows = store ? await store.read((reader) => reader.page(people, request)) : [];
  return rows.length > 0 ? rows.map(visitorOf) : [...invented];
}

const visitorOf = ({ value: { tenantId, aadId: id, name } }: Row<KnownPerson>): Visitor => ({
  tenantId,
  id,
  name,
});

const named = z.strictObject({ tenantId: z.string().max(64), id: z.string().max(64) });

/**
 * The person that the page chose, as `Test <JSON in base64url>`.
 *
 * @throws {Refusal} 401 when nobody was chosen
 */
export async function testVisitor(
  authorization: string | undefined,
  store: Store | undefined,
): Promise<Visitor> {
  const [, part = ''] = /^Test ([\w-]{1,400})$/.exec(authorization ?? '') ?? [];
  try {
    const who = named.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
    const known = await store?.read((reader) => reader.get(people, personRecipient(who)));
    if (known) return visitorOf(known);
    const found = invented.find(({ id }) => id === who.id);
    if (found?.tenantId === who.tenantId) return found;
  } catch {
    // Told below, as anything else that names nobody.
  }
  throw new Refusal(401, 'test-person');
}

/** `GET /api/test-people`: whom the page offers to be. */
export function addTestPeople(server: Server, store: Store | undefined): void {
  server.get('/api/test-people', async (req, res) => {
    if (isLocal(req)) sendJson(res, 200, { people: await testPeople(store) });
    else refuse(res, 404);
  });
}
