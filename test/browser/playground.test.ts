import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  cardAfterPress,
  lastCard,
  launchChromium,
  openPage,
  openPlayground,
  picture,
  sayInPlayground,
} from '../support/browser.ts';
import { type Playground, startPlayground } from '../support/playground.ts';

describe('in the Agents Playground', () => {
  let playground: Playground;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    playground = await startPlayground();
    page = await openPage(browser, { viewport: { width: 1280, height: 900 } });
    await openPlayground(page, playground.address);
  });

  afterAll(async () => {
    await Promise.allSettled([browser?.close(), playground?.stop()]);
  });

  test('the bot greets whoever opens the chat, once', async () => {
    await picture(page, 'playground-welcome.png');
    expect(await page.locator('.ac-adaptiveCard').count()).toBe(1);
    expect(await lastCard(page).textContent()).toContain('Fil rouge');
  });

  test('who asks who leads fiche 1.1 reads the Caf and the source', async () => {
    const card = await sayInPlayground(page, 'qui pilote la fiche 1.1 ?');
    const text = await card.textContent();
    await picture(page, 'playground-answer.png');
    await picture(card, 'playground-card.png');
    expect(text).toContain('Caf');
    expect(text).toContain('Source');
  });

  test('a click on a suggested question brings its answer', async () => {
    const card = await sayInPlayground(page, 'qui pilote la fiche 1.1 ?');
    const answer = await cardAfterPress(page, card.getByRole('button').first());
    await picture(page, 'playground-click.png');
    const text = await answer.textContent();
    expect(text).toContain('Fiche\u00a01.1');
    expect(text).not.toBe(await card.textContent());
  });

  test('Ctrl-C stops the service and the Playground', async () => {
    expect(await playground.stop()).toBe(0);
    await expect(fetch(playground.address)).rejects.toThrow('fetch failed');
  });
});
