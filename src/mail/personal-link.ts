/** The key of personal links, and their address. */
import { hkdfSync } from 'node:crypto';
import type { Settings } from '../../bot/contract/feature.ts';
import { tokenOf } from '../../bot/links/personal-links.ts';
import { isLoopback } from '../../bot/teams/service-hosts.ts';
import type { Config } from '../config.ts';

/** On the machine of a developer only: what it signs opens nothing anywhere else. */
const forDevelopment = 'fil-rouge-development';

/**
 * `LINK_KEY`; without one, a key made of the bot's secret, which changes with it. Undefined: there is
 * nothing secret to make one of, so there are no personal links.
 */
export function linkKeyOf({
  door,
  teams,
  production,
  publicUrl,
  partnership,
}: Pick<Config, 'door' | 'teams' | 'production' | 'publicUrl' | 'partnership'>):
  | Uint8Array
  | undefined {
  const local = !production && teams.anonymous && isLoopback(new URL(publicUrl).hostname);
  const secret = door.linkKey ?? (teams.appPassword || (local ? forDevelopment : ''));
  if (secret === '') return undefined;
  // A key of each: what one partnership signs is nothing to another.
  const purpose = ['fil-rouge personal links', ...(partnership ? [partnership] : [])].join(' ');
  return new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
}

/** The token stands after the `#`: no server, no log and no other site ever sees it. */
export function personalLinkOf(config: Config): Settings['personalLink'] {
  const key = linkKeyOf(config);
  return (
    key && ((link, locale) => `${config.publicUrl}/tab/?lang=${locale}#lien/${tokenOf(key, link)}`)
  );
}
