import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  cardAfter,
  lastCard,
  launchChromium,
  openPage,
  openPlayground,
  picture,
  pressUntil,
  sayInPlayground,
} from '../support/browser.ts';
import { type Playground, startPlayground } from '../support/playground.ts';

/** A day that is to come, whenever the test runs. */
const year = new Date().getFullYear() + 1;

describe('a meeting in the Agents Playground', () => {
  let playground: Playground;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    playground = await startPlayground({ ADMINS: '*' });
    page = await openPage(browser, { viewport: { width: 1280, height: 1400 } });
    await openPlayground(page, playground.address);
  });

  afterAll(async () => {
    await Promise.allSettled([browser?.close(), playground?.stop()]);
  });

  test('is planned in one line, comes as an invitation, and counts the answer', async () => {
    await sayInPlayground(page, 'rejoindre le sous-groupe cartographie');
    const shown = await sayInPlayground(
      page,
      `réunion sous-groupe cartographie le 15 juin ${year} de 14h à 16h, Caf de Bobigny : tour de table ; choix du livrable`,
    );
    expect(await shown.textContent()).toContain('Voici ce que j’ai compris');
    await picture(page, 'playground-meeting-plan.png');

    const sent = page.getByText('Invitation – ');
    const invitation = await cardAfter(page, () =>
      pressUntil(sent, shown.getByRole('button', { name: 'Envoyer' })),
    );
    await picture(page, 'playground-meeting-sent.png');
    expect(await invitation.textContent()).not.toContain('Réponses');

    const card = page.locator('.ac-adaptiveCard', { hasText: 'Caf de Bobigny' }).last();
    const present = card.getByRole('button', { name: 'Présent', exact: true });
    await pressUntil(page.getByText(/Réponses\s*: 1\ssur\s1/), present);
    await lastCard(page).scrollIntoViewIfNeeded();
    await picture(page, 'playground-meeting-answer.png');
    await page
      .getByText(/Votre réponse\s*: présent/)
      .first()
      .waitFor();
  });
});
