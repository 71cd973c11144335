/** The pages of personal links, in a real browser without Teams: what somebody without an account sees. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { meetings } from '../../bot/features/meetings/model/schema.ts';
import { ballotId, ballots } from '../../bot/features/polls/model/schema.ts';
import { updates } from '../../bot/features/progress/model/schema.ts';
import { launchChromium, openPage } from '../support/browser.ts';
import { type Door, openDoorService } from '../support/door.ts';
import {
  addZoe,
  linkToData,
  makePilot,
  planMeeting,
  tokensOfLetter,
} from '../support/door-acts.ts';
import { animator } from '../support/partners.ts';
import { draft, launching } from '../support/polls.ts';
import { paired } from '../support/random.ts';
import { buildPages } from '../support/tab.ts';
import { axeFindings, tabTo } from '../support/tab-browser.ts';

const names = ['reunion', 'sondage', 'point', 'courrier', 'donnees'] as const;
type Name = (typeof names)[number];

let door: Door;
let browser: Browser;
let zoe = '';
let meeting = '';
const tokens = {} as Record<Name, string>;

beforeAll(async () => {
  await buildPages();
  [door, browser] = await Promise.all([openDoorService(), launchChromium()]);
  zoe = await addZoe(door);
  await seed();
});
afterAll(async () => {
  await Promise.allSettled([browser?.close(), door?.close()]);
});

/** A meeting, a poll and a progress request, each with its letter. */
async function seed(): Promise<void> {
  ({ id: meeting } = await planMeeting(door, {}, []));
  [tokens.reunion = '', tokens.courrier = ''] = await tokensOfLetter(door, 1);
  await door.press(animator, 'polls.launch', launching());
  await door.press(animator, 'polls.all', { poll: draft().id, page: 0, person: '', word: '' });
  [tokens.sondage = ''] = await tokensOfLetter(door, 2);
  await makePilot(door, zoe);
  await door.say(animator, 'lance un point d’étape pour l’axe 1');
  [tokens.point = ''] = await tokensOfLetter(door, 3);
  tokens.donnees = await linkToData(door, tokens.courrier);
}

interface Visit {
  page: Page;
  complaints: string[];
  /** Addresses that the browser asked for. */
  requests: string[];
}

async function visit(
  name: Name,
  over: { dark?: boolean; width?: number; lang?: 'fr' | 'en'; token?: string } = {},
): Promise<Visit> {
  const { dark = false, width = 900, lang = 'fr', token = tokens[name] } = over;
  const page = await openPage(browser, {
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
  });
  const [complaints, requests]: string[][] = [[], []];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints?.push(message.text());
  });
  page.on('pageerror', (error) => void complaints?.push(error.message));
  page.on('request', (request) => {
    requests?.push(`${request.url()} ${JSON.stringify(request.headers().referer ?? '')}`);
  });
  await page.goto(`${door.origin}/tab/?lang=${lang}#lien/${token}`);
  await page.locator('main h1').first().waitFor();
  await page.locator('main .waiting').waitFor({ state: 'detached' });
  return { page, complaints: complaints ?? [], requests: requests ?? [] };
}

test.each(paired('doors', names, [{ dark: false }, { dark: true }, { width: 320 }]))(
  'axe finds nothing on %s, which is read without scrolling sideways, shown %j',
  async (name, over) => {
    const { page, complaints } = await visit(name, over);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
    await page.close();
  },
);

test.each(paired('letters', [320, 600], ['light', 'dark'] as const))(
  'a letter %i px wide is read by everybody too, shown %s',
  async (width, colorScheme) => {
    const page = await openPage(browser, { viewport: { width, height: 800 }, colorScheme });
    for (const at of [0, 1, 2]) {
      await page.setContent(door.smtp.letters[at]?.html ?? '');
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
    }
    await page.close();
  },
);

test('the token is in no request but the header, in no referrer, and not in the address', async () => {
  const { page, requests } = await visit('reunion');
  expect(await page.evaluate('location.href')).not.toContain('lien');
  for (const asked of requests) expect(asked).not.toContain(tokens.reunion.slice(-43));
  expect(requests.every((asked) => asked.endsWith('""'))).toBe(true);
  // Opened again in the same tab, it is still hers.
  await page.reload();
  await page.getByText('Zoé Martin').first().waitFor();
  await page.close();
});

test('there is no way to other pages, and no question to the bot', async () => {
  const { page } = await visit('reunion');
  expect(await page.getByRole('navigation').count()).toBe(0);
  await page.evaluate("location.hash = '#/plan'");
  await page.getByText('Caf de Bobigny').first().waitFor();
  expect(await page.getByRole('searchbox').count()).toBe(0);
  expect(await page.getByText('Poser une question').count()).toBe(0);
  await page.close();
});

test('a link that is over says so, and what to do', async () => {
  const { page } = await visit('reunion', { token: `${tokens.reunion.slice(0, -3)}AAA` });
  await page.getByText('Ce lien n’ouvre plus rien').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.close();
});

test('the pages are in English for who reads English', async () => {
  const { page } = await visit('point', { lang: 'en' });
  await page.getByText('Say where what you lead stands').waitFor();
  await page.getByText('Do not pass this link on').waitFor();
  await page.close();
});

test('a page says of which plan it is, and in whose name one answers', async () => {
  const { page } = await visit('sondage');
  const head = page.getByRole('banner');
  await head.getByText('Schéma départemental').waitFor();
  await head.getByText('Vous êtes Zoé Martin').waitFor();
  await page.getByRole('link', { name: 'Accessibilité : non conforme' }).waitFor();
  await page.close();
});

test('a button of the letter opens the meeting with that answer chosen, and sends nothing', async () => {
  const { page } = await visit('reunion', { token: `${tokens.reunion}/remote` });
  expect(await page.getByRole('radio', { name: 'À distance' }).isChecked()).toBe(true);
  await page.getByText('Votre réponse est choisie, pas encore envoyée.').waitFor();
  await page.getByRole('heading', { level: 1, name: /Sous-groupe Cartographie/ }).waitFor();
  const kept = await door.store.read(async (r) => (await r.get(meetings, meeting))?.value);
  expect(kept?.attendance[zoe]).toBeUndefined();
  await page.close();
});

describe('by keyboard alone', () => {
  test('she answers the meeting', async () => {
    const { page } = await visit('reunion');
    await tabTo(page, page.getByLabel('Présent').first());
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Envoyer' }).first());
    await page.keyboard.press('Enter');
    await door.until(() =>
      door.store.read(async (r) => (await r.get(meetings, meeting))?.value.attendance[zoe]),
    );
    await page.close();
  });

  test('she votes', async () => {
    const { page } = await visit('sondage');
    await tabTo(page, page.getByRole('button', { name: /Tout me va|Tous/ }).first());
    await page.keyboard.press('Enter');
    await door.until(() =>
      door.store.read((reader) => reader.get(ballots, ballotId(draft().id, zoe))),
    );
    await page.getByText('C’est tout, vous pouvez fermer cette page.').waitFor();
    await page.close();
  });

  test('she tells where she stands, and takes it back', async () => {
    const { page } = await visit('point');
    const percent = page.getByLabel(/^Avancement, de/).first();
    await tabTo(page, percent);
    await page.keyboard.type('60');
    await tabTo(page, page.getByRole('button', { name: 'Enregistrer' }).first());
    await page.keyboard.press('Enter');
    await page.getByText('Vous avez répondu').first().waitFor();
    const told = () => door.store.read((reader) => reader.list(updates));
    expect((await told()).map(({ value }) => value.said.percent)).toEqual([60]);
    await tabTo(page, page.getByRole('button', { name: 'Annuler' }).first());
    await page.keyboard.press('Enter');
    await door.until(async () => (await told()).length === 0);
    await page.close();
  });

  test('she asks for the link to her data, and is told where it goes', async () => {
    const { page } = await visit('courrier');
    await tabTo(page, page.getByRole('button', { name: 'M’envoyer un lien vers mes données' }));
    await page.keyboard.press('Enter');
    await page.getByText('C’est parti').first().waitFor();
    await page.close();
  });

  test('she stops mail, the first thing the page has a button for, and resumes it', async () => {
    const { page } = await visit('courrier');
    const [first] = await page.locator('main').getByRole('button').allTextContents();
    expect(first).toBe('Ne plus recevoir de courriel');
    // What will stop once it is pressed, and what will not.
    await page
      .getByText(/Vous pouvez ne plus rien recevoir par courriel.*Vous resterez dans vos groupes/)
      .waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Ne plus recevoir de courriel' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Recevoir de nouveau les courriels' }));
    await page.keyboard.press('Enter');
    await page.getByText('Fil rouge vous écrit par courriel.').waitFor();
    await page.close();
  });
});
