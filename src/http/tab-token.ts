/**
 * Who opens the tab: the single sign-on token that Teams gives to the page, checked as a whole.
 * Identity is `(tenantId, oid)`; nothing else of the token, and nothing of the page, is believed.
 */
import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { Person } from '../../bot/contract/turn.ts';
import { Refusal } from './refusal.ts';
import { isBadToken, KeysAwayError, type SigningKeys } from './signing-keys.ts';

export interface TabTokenRules {
  /** Registration of the tab, in lower case. */
  appId: string;
  /** Public host of the service, part of the audience of version 1 tokens. */
  host: string;
  /** Tenants that may come in, in lower case. */
  tenants: readonly string[];
  /** Keys of a tenant, at their address. */
  keysAt: (url: string) => SigningKeys;
  authority: string;
  now: () => Date;
}

/** The person, as the token vouches for them; `name` is for display only. */
export type Visitor = Pick<Person, 'tenantId' | 'id' | 'name'>;

export type CheckToken = (authorization: string | undefined) => Promise<Visitor>;

/** The apps that may show the tab. Source: "Tab SSO", clients of Teams (mobile and desktop, web). */
const teamsClients: ReadonlySet<string> = new Set([
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
]);

/** Real tokens have about 2 kB; past 8 kB somebody wants us to work. */
const maxToken = 8 * 1024;
/** How far clocks may differ, in seconds: that of Microsoft's own libraries. */
const skewSeconds = 300;

const guid = z.guid().toLowerCase();
const common = {
  tid: guid,
  oid: guid,
  iss: z.string(),
  scp: z.string(),
  name: z.string().catch(''),
};
/** Version 2 names the client `azp` and the audience by its id; version 1 `appid`, and by its URI. */
const claims = z.discriminatedUnion('ver', [
  z.object({ ...common, ver: z.literal('2.0'), aud: guid, azp: guid }),
  z.object({ ...common, ver: z.literal('1.0'), aud: z.string(), appid: guid }),
]);

/** Where tokens of a tenant come from, by version. */
const issuers = (tenant: string, authority: string): Record<string, string> => ({
  '2.0': `${authority}/${tenant}/v2.0`,
  '1.0': `https://sts.windows.net/${tenant}/`,
});

export function createTabToken(rules: TabTokenRules): CheckToken {
  /** Keys of the tenants of the list, and of no other: nobody makes us ask for theirs. */
  const keys = new Map(
    rules.tenants.map((tenant) => [
      tenant,
      rules.keysAt(`${rules.authority}/${tenant}/discovery/v2.0/keys`),
    ]),
  );
  return async (authorization) => {
    const token = bearerOf(authorization);
    const tenant = tenantOf(token);
    const own = keys.get(tenant);
    if (!own) throw new Refusal(401, 'tab-tenant');
    const payload = await verified(token, own, rules.now());
    const parsed = claims.safeParse(payload);
    if (!parsed.success) throw new Refusal(401, 'tab-claims');
    return visitorOf(parsed.data, payload, tenant, rules);
  };
}

function bearerOf(authorization: string | undefined): string {
  const raw = authorization ?? '';
  if (raw.length > maxToken) throw new Refusal(401, 'tab-token-long');
  const match = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(raw);
  if (!match?.[1]) throw new Refusal(401, raw === '' ? 'tab-token-absent' : 'tab-token-shape');
  return match[1];
}

/** The tenant that the token says it is of: whose keys are to be asked, not yet believed. */
function tenantOf(token: string): string {
  try {
    const part = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return z.object({ tid: guid }).parse(JSON.parse(part)).tid;
  } catch {
    throw new Refusal(401, 'tab-token-shape');
  }
}

async function verified(token: string, keys: SigningKeys, now: Date): Promise<object> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
      algorithms: ['RS256'],
      clockTolerance: skewSeconds,
      currentDate: now,
      requiredClaims: ['exp', 'nbf', 'iss', 'aud'],
    });
    // Something that must be understood, and is not: RFC 7515, 4.1.11.
    if (protectedHeader.crit) throw new Refusal(401, 'tab-token-invalid');
    return payload;
  } catch (error) {
    if (error instanceof KeysAwayError) throw new Refusal(503, 'tab-keys-away');
    if (isBadToken(error)) throw new Refusal(401, 'tab-token-invalid');
    throw error;
  }
}

function visitorOf(
  token: z.infer<typeof claims>,
  payload: object,
  tenant: string,
  { appId, host, authority }: TabTokenRules,
): Visitor {
  const { ver, tid, oid, iss, aud, scp, name } = token;
  const client = token.ver === '2.0' ? token.azp : token.appid;
  const audience = ver === '2.0' ? appId : `api://${host}/${appId}`;
  const wrong =
    (tid !== tenant && 'tab-tenant') ||
    (iss !== issuers(tenant, authority)[ver] && 'tab-issuer') ||
    (aud.toLowerCase() !== audience.toLowerCase() && 'tab-audience') ||
    (!scp.split(' ').includes('access_as_user') && 'tab-scope') ||
    (!teamsClients.has(client) && 'tab-client') ||
    ('idtyp' in payload && payload.idtyp === 'app' && 'tab-app-only');
  if (wrong) throw new Refusal(401, wrong);
  return { tenantId: tid, id: oid, name };
}
