import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { closeContext, launchChromium } from '../support/browser.ts';
import { createKey, signToken } from '../support/fake-keys.ts';
import { listening } from '../support/listening.ts';
import { buildPages, morning, startTab, type TabService } from '../support/tab.ts';
import { openInTeams, type TeamsHost } from '../support/teams-host.ts';

const tabId = 'cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const botId = 'bbbbbbbb-aaaa-4ccc-8ddd-eeeeeeeeeeee';
const publicUrl = 'https://fil-rouge.test';
/** The tenant of the invented partnership. */
const tenant = '00000000-0000-4000-8000-000000000001';

const key = createKey('entra-1');
let entra: http.Server;
let service: TabService;
let browser: Browser;

beforeAll(async () => {
  await buildPages();
  entra = http.createServer((_, res) => res.end(JSON.stringify({ keys: [key.jwk] })));
  const authority = `http://127.0.0.1:${await listening(entra)}`;
  const env = {
    TAB_APP_ID: tabId,
    TAB_AUTHORITY: authority,
    TEAMS_APP_ID: botId,
    ALLOWED_TENANTS: tenant,
    PUBLIC_URL: publicUrl,
  };
  [service, browser] = await Promise.all([startTab({ env }), launchChromium()]);
});
afterAll(async () => {
  await Promise.allSettled([browser?.close(), service?.close()]);
  entra.close();
});

/** A token as Entra makes it for the first person of the partnership. */
function tokenFor(over: object = {}): string {
  const [, , oid] = (service.year.partners[0]?.id ?? '').split(':');
  const { port } = entra.address() as AddressInfo;
  const now = Math.floor(morning.getTime() / 1000);
  return signToken(key, {
    ver: '2.0',
    iss: `http://127.0.0.1:${port}/${tenant}/v2.0`,
    aud: tabId,
    tid: tenant,
    oid,
    azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
    scp: 'access_as_user',
    name: 'Camille Essai',
    nbf: now - 60,
    exp: now + 3600,
    ...over,
  });
}

const open = (context: object, token = tokenFor()): Promise<TeamsHost> =>
  openInTeams(browser, { origin: service.origin, tab: `${publicUrl}/tab/`, token, context });

const themeOf = ({ frame }: TeamsHost) => frame.locator('html').getAttribute('data-theme');

describe('in Teams', () => {
  test('the tab signs in by itself, takes theme and language, and says when it is ready', async () => {
    const host = await open({ theme: 'dark', locale: 'en-gb' });
    await host.frame.getByText('What I lead').waitFor();
    expect(await themeOf(host)).toBe('dark');
    expect(await host.frame.locator('html').getAttribute('lang')).toBe('en');
    expect(await host.calls()).toEqual(
      expect.arrayContaining([
        'initialize',
        'getContext',
        'authentication.getAuthToken',
        'appInitialization.success',
      ]),
    );
    await host.theme('contrast');
    await host.frame.locator('html[data-theme=contrast]').waitFor();
    await closeContext(host.page);
  });

  test('a link to a page opens that page, and a button goes back to the chat', async () => {
    const host = await open({
      theme: 'default',
      locale: 'fr-fr',
      subEntityId: 'sondages/demo-poll-open',
    });
    await host.frame.getByRole('heading', { name: /prochaine réunion/ }).waitFor();
    await host.frame.getByRole('button', { name: 'Ouvrir la conversation' }).click();
    await host.page.waitForTimeout(200);
    expect((await host.calls()).some((call) => /navigateToApp|executeDeepLink/.test(call))).toBe(
      true,
    );
    await closeContext(host.page);
  });

  test('somebody whom the service does not know is told so, and Teams too', async () => {
    const host = await open({ theme: 'default', locale: 'fr-fr' }, tokenFor({ aud: botId }));
    await host.frame.getByText('Votre connexion n’est pas reconnue').waitFor();
    expect(await host.calls()).toContain('appInitialization.failure');
    await closeContext(host.page);
  });
});
