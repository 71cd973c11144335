/** Where a card finds a page of the tab: in Teams, or on the machine of a developer. */
import type { Settings } from '../bot/contract/feature.ts';
import type { Config } from './config.ts';

/** The static tab of `manifest/manifest.json`. */
const ENTITY = 'tableau-de-bord';

/** Source: "Deep link to a tab", Teams documentation. Undefined: this installation has no tab. */
export function pageUrlOf({
  tab,
  teams,
  production,
  publicUrl,
  partnership,
}: Config): Settings['pageUrl'] | undefined {
  const { appId, teamsAppId } = tab;
  if (appId && teamsAppId)
    return (page) => {
      // One tab of one app: the page says whose it is.
      const subEntityId = partnership ? `p/${partnership}/${page}` : page;
      const context = encodeURIComponent(JSON.stringify({ subEntityId }));
      return `https://teams.microsoft.com/l/entity/${teamsAppId}/${ENTITY}?context=${context}`;
    };
  return teams.anonymous && !production ? (page) => `${publicUrl}/tab/#/${page}` : undefined;
}
