import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  actUntil,
  cardAfter,
  cardWith,
  lastCard,
  launchChromium,
  openPage,
  openPlayground,
  picture,
  pressUntil,
  sayInPlayground,
} from '../support/browser.ts';
import { type Playground, startPlayground } from '../support/playground.ts';

/** Mondays to come, so that no slot is past or on a weekend whenever the test runs. */
function mondays(count: number): string[] {
  const day = new Date(Date.now() + 60 * 24 * 3_600_000);
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7));
  return Array.from({ length: count }, (_, at) => {
    const one = new Date(day.getTime() + at * 7 * 24 * 3_600_000);
    return `${one.getUTCDate()}/${one.getUTCMonth() + 1}/${one.getUTCFullYear()}`;
  });
}

/** A day that is to come, whenever the test runs. */
const year = new Date().getFullYear() + 1;

describe('in the Agents Playground', () => {
  let playground: Playground;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    // Whoever runs the Playground makes the group.
    playground = await startPlayground({ ADMINS: '*' });
    page = await openPage(browser, { viewport: { width: 1280, height: 1400 } });
    await openPlayground(page, playground.address);
  });

  afterAll(async () => {
    await Promise.allSettled([browser?.close(), playground?.stop()]);
  });

  test('a meeting is planned in one line, comes as an invitation, and counts the answer', async () => {
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

  test('a poll is created by a sentence, answered in the card by hand or by keyboard, where the counts move, and closed into a meeting', async () => {
    const shot = (name: string) => picture(page, `playground-poll-${name}.png`);
    await sayInPlayground(page, 'crée le sous-groupe Essais');
    const days = mondays(3).map((day) => `${day} 14h-16h`);
    const confirm = await sayInPlayground(page, `sondage sous-groupe Essais : ${days.join(' ; ')}`);
    await confirm.getByText('Voici ce que j’ai compris').waitFor();
    await shot('confirm');
    await pressUntil(
      page.getByText('0 réponse sur 1'),
      confirm.getByRole('button', { name: 'Lancer le sondage' }),
    );
    const poll = cardWith(page, 'Tout me va');
    await shot('card');

    // A card that is refreshed under the hand may lose a press: the vote itself is waited for.
    await actUntil(page.getByText('en tête').first(), async () => {
      await poll
        .getByRole('button', { name: / : oui$/ })
        .first()
        .click();
    });
    await page.getByText('1 réponse sur 1').first().waitFor();
    // A mark is reached and pressed by keyboard too, and says that it is the answer given.
    const given = page.getByRole('button', { name: / : non, votre réponse$/ });
    await actUntil(given, async () => {
      await poll
        .getByRole('button', { name: / : non$/ })
        .last()
        .press('Enter');
    });
    await shot('voted');

    await page.getByText('quel créneau retenir').last().waitFor();
    const decide = cardWith(page, 'quel créneau retenir');
    await shot('decide');
    await pressUntil(
      page.getByText('C’est décidé'),
      decide.getByRole('button', { name: 'Retenir ce créneau', exact: true }),
    );
    await shot('closed');
  });
});
