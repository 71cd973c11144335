/** Who vouches for a visitor of the tab: Entra, or nobody on the machine of a developer. */
import type { Store } from '../../bot/contract/store.ts';
import { people, personRecipient } from '../../bot/features/people/model/directory.ts';
import type { Config } from '../config.ts';
import { linkKeyOf } from '../mail/personal-link.ts';
import type { ApiPorts } from './api.ts';
import { createLinkVisitor, isLink } from './link-visitor.ts';
import { Refusal } from './refusal.ts';
import type { SigningKeys } from './signing-keys.ts';
import { createTabToken, type Visitor } from './tab-token.ts';
import { isLocal, testVisitor } from './test-people.ts';

export interface VisitorPorts {
  now: () => Date;
  /** Keys that are published at an address. */
  keysAt: (url: string) => SigningKeys;
}

/**
 * Undefined when nobody can be vouched for: there is then no API at all. Personal links are good
 * without any of the rest, for who has no Teams.
 */
export function whoOf(
  config: Config,
  store: Store | undefined,
  { now, keysAt }: VisitorPorts,
): ApiPorts['who'] | undefined {
  const signedIn = signedInOf(config, store, { now, keysAt });
  const key = linkKeyOf(config);
  const byLink = key && store && createLinkVisitor({ store, key, now });
  if (!byLink) return signedIn;
  return async (authorization, req) => {
    if (isLink(authorization)) return byLink(authorization, req);
    if (signedIn) return signedIn(authorization, req);
    throw new Refusal(401, 'no-sign-in');
  };
}

function signedInOf(
  { tab, teams, production, publicUrl }: Config,
  store: Store | undefined,
  { now, keysAt }: VisitorPorts,
): ApiPorts['who'] | undefined {
  if (tab.appId) {
    const { host } = new URL(publicUrl);
    const { appId, authority } = tab;
    const check = createTabToken({ appId, host, tenants: teams.tenants, authority, keysAt, now });
    return (authorization) => check(authorization);
  }
  if (!teams.anonymous || production) return undefined;
  return async (authorization, req) => {
    if (!isLocal(req)) throw new Refusal(401, 'test-person-remote');
    return testVisitor(authorization, store);
  };
}

/** Teams' own id of a visitor, which a token does not say. */
export const teamsIdOf =
  (store: Store | undefined) =>
  async ({ tenantId, id }: Visitor): Promise<string> => {
    const row = await store?.read((r) => r.get(people, personRecipient({ tenantId, id })));
    return row?.value.teamsId ?? '';
  };
