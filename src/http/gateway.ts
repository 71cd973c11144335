import type { IncomingMessage } from 'node:http';
import { type ActivityRules, checkActivity } from './activity-gate.ts';
import { maxBodyBytes, parseObject, readBody } from './body.ts';
import { visitOf } from './gate/visit.ts';
import { Refusal } from './refusal.ts';
import { checkToken, type TokenRules } from './token-gate.ts';

export interface GatewayRules extends ActivityRules, TokenRules {}

const json = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i;

/** Headers first: what they say is refused costs no body. */
export function checkHeaders({ headers }: IncomingMessage): void {
  if (headers['content-encoding'] !== undefined) throw new Refusal(415, 'content-encoding');
  if (!json.test(headers['content-type'] ?? '')) throw new Refusal(415, 'content-type');
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes) throw new Refusal(413, 'body-long');
}

/** The one header that vouches; two of them would be read differently by different readers. */
export function authorizationOf(req: IncomingMessage): string | undefined {
  const all = req.headersDistinct.authorization ?? [];
  if (all.length > 1) throw new Refusal(401, 'token-twice');
  return all[0];
}

/**
 * Deepest JSON of an activity. The deepest card of ours has 13 levels, 16 within the message that
 * quotes it; this is twice that. What walks an activity by recursion meets no depth that a stranger
 * chose.
 */
const ACTIVITY_DEPTH = 32;

/** Gives an identity, or counts a token that is none for its source and refuses it. */
export async function identified<T>(req: IncomingMessage, look: () => T): Promise<Awaited<T>> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) visitOf(req).strange();
    throw error;
  }
}

/**
 * Activity of a request, once everything was checked that is checked before the SDK sees it, cheapest
 * first.
 *
 * @throws {Refusal}
 */
export async function passGateway(req: IncomingMessage, rules: GatewayRules): Promise<object> {
  checkHeaders(req);
  const header = authorizationOf(req);
  const vouched =
    rules.appId === '' ? undefined : await identified(req, () => checkToken(header, rules));
  const activity = parseObject(await readBody(req), ACTIVITY_DEPTH);
  checkActivity(activity, rules, vouched);
  return activity;
}
