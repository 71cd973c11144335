/** The pages of two partnerships of one service, in a real browser: each shows its own, and asks for nothing of the other. */
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { personRecipient } from '../../bot/features/people/model/directory.ts';
import { openDoor } from '../../bot/links/personal-links.ts';
import { personalLinkOf } from '../../src/mail/personal-link.ts';
import { answerFrom, closeContext, launchChromium, openPage } from '../support/browser.ts';
import { signToken } from '../support/fake-keys.ts';
import { tenantId } from '../support/fake-teams-client.ts';
import { type Several, startSeveral, tabAppId } from '../support/several.ts';
import { buildPages } from '../support/tab.ts';
import { axeFindings } from '../support/tab-browser.ts';
import { openInTeams, type TeamsHost } from '../support/teams-host.ts';
import { plans } from '../support/vocabulary.ts';

const publicUrl = 'https://fil-rouge.test';
const aadId = '00000000-0000-4000-8000-000000000031';
/** What is only in the plan of one of them. */
const only = { drome: /internes en médecine/, gard: /veillées|Brume/ };

let service: Several;
let browser: Browser;

beforeAll(async () => {
  await buildPages();
  const own = (name: string) => ({ PARTNERSHIP_NAME: name, ALLOWED_TENANTS: tenantId });
  [service, browser] = await Promise.all([
    startSeveral(
      {
        drome: { plan: plans.deuxVallees, own: own('la Drôme') },
        gard: { plan: plans.valDeBrume, own: own('le Gard') },
      },
      { PUBLIC_URL: publicUrl, TEAMS_APP_ID: tabAppId },
      path.resolve('dist/tab'),
    ),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await Promise.allSettled([browser?.close(), service?.close()]);
});
beforeEach(() => void service.heard());

/** What stands on a page. */
const textOf = async (body: Locator): Promise<string> => (await body.textContent()) ?? '';

/** Requests of a page for data, since it was opened. */
function asking(page: Page): string[] {
  const found: string[] = [];
  page.context().on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/api/')) found.push(pathname);
  });
  return found;
}

async function inTeams(subEntityId?: string): Promise<TeamsHost & { asked: string[] }> {
  const now = Math.floor(Date.now() / 1000);
  const token = signToken(service.connector.key, {
    ver: '2.0',
    iss: `${service.connector.origin}/${tenantId}/v2.0`,
    aud: tabAppId,
    tid: tenantId,
    oid: aadId,
    azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
    scp: 'access_as_user',
    name: 'Anne Témoin',
    nbf: now - 60,
    exp: now + 3_600,
  });
  const host = await openInTeams(browser, {
    origin: service.origin,
    tab: `${publicUrl}/tab/`,
    token,
    context: { theme: 'default', locale: 'fr-fr', ...(subEntityId && { subEntityId }) },
  });
  return { ...host, asked: asking(host.page) };
}

const shown = async ({ frame }: TeamsHost): Promise<string> => {
  await frame.locator('main h1').first().waitFor();
  await frame.locator('main .waiting').waitFor({ state: 'detached' });
  return textOf(frame.locator('body'));
};

describe('in Teams', () => {
  test('the tab asks which partnership, and shows the one that is pressed and nothing of the other', async () => {
    const host = await inTeams();
    const link = host.frame.getByRole('link', { name: 'la Drôme' });
    await link.waitFor();
    expect(await host.frame.getByRole('link', { name: 'le Gard' }).count()).toBe(1);
    await link.focus();
    await host.page.keyboard.press('Enter');
    await host.frame.getByRole('navigation').waitFor();
    const text = await shown(host);
    expect(text).toMatch(only.drome);
    expect(text).not.toMatch(only.gard);
    expect(host.asked.filter((one) => one !== '/api/me')).not.toEqual([]);
    expect(host.asked.filter((one) => /^\/p\/(?!drome\/)/.test(one))).toEqual([]);
    await closeContext(host.page);
  });

  test('a link of a card opens the page of the partnership that it names', async () => {
    const host = await inTeams('p/gard/plan');
    await host.frame.getByRole('navigation').waitFor();
    const text = await shown(host);
    expect(text).toMatch(only.gard);
    expect(text).not.toMatch(only.drome);
    expect(host.asked.filter((one) => one.startsWith('/p/drome/'))).toEqual([]);
    await closeContext(host.page);
  });

  test('what was chosen in the chat is what the tab opens, without asking', async () => {
    await service.teams.say('je parle du Gard', {
      activity: {
        from: { id: '29:Anne', name: 'Anne Témoin', aadObjectId: aadId },
        conversation: { id: 'a:Anne', conversationType: 'personal', tenantId },
      },
    });
    const host = await inTeams();
    await host.frame.getByRole('navigation').waitFor();
    expect(await shown(host)).toMatch(only.gard);
    await closeContext(host.page);
  });
});

describe('a personal link', () => {
  /** The link that a letter of a partnership holds. */
  const linkOf = (id: string): Promise<string> =>
    service.inStore(id, async (store, config) => {
      const self = personRecipient({ tenantId, id: aadId });
      const until = new Date('2099-01-01T00:00:00.000Z');
      const link = await store.transact((tx) =>
        openDoor(tx, self, { to: 'data:own', group: null, until }),
      );
      return personalLinkOf(config)?.(link, 'fr') ?? '';
    });

  async function opened(link: string): Promise<{ page: Page; asked: string[] }> {
    const context = await browser.newContext();
    await answerFrom(context, publicUrl, service.origin);
    const page = await openPage(context);
    const asked = asking(page);
    await page.goto(link);
    await page.locator('main h1').first().waitFor();
    await page.locator('main .waiting').waitFor({ state: 'detached' });
    return { page, asked };
  }

  test('of a letter is under its partnership, and opens there only', async () => {
    const link = await linkOf('drome');
    expect(link).toMatch(/^https:\/\/fil-rouge\.test\/p\/drome\/tab\/\?lang=fr#lien\//);
    const { page, asked } = await opened(link);
    expect(await textOf(page.locator('body'))).toMatch(/données|adresse/i);
    expect(await axeFindings(page)).toEqual([]);
    expect(asked).not.toEqual([]);
    expect(asked.filter((one) => !one.startsWith('/p/drome/api/'))).toEqual([]);
    await closeContext(page);

    const forged = await opened(link.replace('/p/drome/', '/p/gard/'));
    expect(await textOf(forged.page.locator('body'))).toMatch(/lien/i);
    expect(forged.asked).toEqual(['/p/gard/api/me']);
    await closeContext(forged.page);
  });
});
