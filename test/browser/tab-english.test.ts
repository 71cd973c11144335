/** The pages for somebody who reads English: their words, their forms, their keys. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../support/browser.ts';
import { buildPages, startTab, type TabService } from '../support/tab.ts';
import {
  axeFindings,
  openForm,
  tabForms,
  tabPages,
  tabTo,
  type Visit,
  visitTab,
} from '../support/tab-browser.ts';

let service: TabService;
let browser: Browser;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  await buildPages();
  [service, browser] = await Promise.all([startTab(), launchChromium()]);
  visit = await visitTab(browser, service.origin, { lang: 'en', width: 390, height: 844 });
  ({ page } = visit);
});
afterAll(async () => {
  await Promise.allSettled([browser?.close(), service?.close()]);
});

async function press(button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}
const pressed = (name: string) => press(page.getByRole('button', { name, exact: true }));

/** Words that only a sentence of the house in French has; the plan itself may be in French. */
const french =
  /\b(vous|votre|réponses?|réunions?|sondages?|aucune?|prochaine étape|mise à jour|présents?|avant le|enregistré)\b/iu;

/** What the house says on a page: headings, labels, buttons, links of the menu. */
const houseWords = () =>
  page.locator('h1, h2, legend, label, button, summary, dt, th[scope=col], nav a').allInnerTexts();

test.each([
  ['plan', tabPages.plan, 'What I lead'],
  ['fiche', tabPages.fiche, 'Where it stands'],
  ['reunions', tabPages.reunions, 'Meetings'],
  ['sondages', tabPages.sondages, 'Polls'],
  ['sondage', tabPages.sondage, 'Your answer'],
  ['groupes', tabPages.groupes, 'Groups'],
  ['restitution', tabPages.restitution, 'Report'],
  ['mes-donnees', tabPages['mes-donnees'], 'My data'],
])('%s speaks English, and axe finds nothing on it', async (name, hash, words) => {
  await visit.open(hash);
  if (name === 'plan') await press(page.locator('summary', { hasText: 'Filter' }));
  await page.getByText(words).first().waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const said = (await houseWords()).filter((text) => french.test(text));
  // What a partner typed as the title of a poll stays as it was typed.
  expect(said.filter((text) => !/prochaine réunion|bilan/.test(text))).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
});

test.each([
  [tabForms['sondage-formulaire'][0], 'New poll', 'Check'],
  [tabForms['personne-formulaire'][0], 'Add somebody without Teams', 'Add'],
  [tabForms['reunion-formulaire'][0], 'New meeting', 'Check'],
  [tabForms['nouvelles-formulaire'][0], 'Give news', 'Save'],
])('the form of %s is English throughout', async (hash, button, send) => {
  const form = await openForm(visit, hash, button);
  await form.getByRole('button', { name: send }).waitFor();
  const said = await form.locator('legend, label, button, summary').allInnerTexts();
  expect(said.filter((text) => french.test(text))).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
});

test('a poll is made of English days, and told what is wrong in English', async () => {
  const form = await openForm(visit, tabPages.sondages, 'New poll');
  await tabTo(page, form.getByLabel('Day'));
  await page.keyboard.type('12082026');
  await pressed('Add to the list');
  expect(await form.getByLabel(/^Slots/).inputValue()).toMatch(
    /^Tuesday,? 8 December 2026 14:00-16:00$/,
  );
  await pressed('Check');
  const answer = page.getByRole('region', { name: 'Answer' });
  await answer.getByText('Two slots at least').waitFor();
  await tabTo(page, page.getByLabel(/^Slots/));
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(
    '\nThursday 10 December 09:30-11:00\nTuesday 8 December 14:00-16:00',
  );
  await pressed('Check');
  await answer.getByText('said twice, kept once').waitFor();
  await pressed('Start the poll');
  await answer
    .getByText(/asked|started|launched/i)
    .first()
    .waitFor();
});

test('a poll is answered in the grid by the letters of English words', async () => {
  await visit.open(tabPages.sondage);
  const cell = page.locator('[data-at="0-1"]');
  await tabTo(page, page.getByRole('gridcell').first());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('i');
  await cell.getByText('If need be').waitFor();
  await page.keyboard.press('y');
  await cell.getByText('Yes').waitFor();
});

test('a question gets an English answer', async () => {
  await visit.open(tabPages.plan);
  // On a phone it is folded: the list begins on the first screen.
  await press(page.locator('summary', { hasText: 'Ask Fil rouge a question' }));
  await tabTo(page, page.getByLabel('Ask Fil rouge a question').last());
  await page.keyboard.type('who leads fiche 1.1?');
  await page.keyboard.press('Enter');
  const answer = page.getByRole('region', { name: 'Answer' });
  await answer.getByText(/Caf/).first().waitFor();
  expect(await answer.textContent()).not.toMatch(/d’après|selon|précisé|titulaire/iu);
});

test('one’s data and the way to be forgotten are told in English', async () => {
  await visit.open(tabPages['mes-donnees']);
  await page.getByRole('heading', { name: 'Who you are' }).waitFor();
  await pressed('Forget me');
  await page
    .getByRole('region', { name: 'Answer' })
    .getByRole('button', { name: 'Cancel' })
    .waitFor();
});
