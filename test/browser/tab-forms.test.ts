/** What is made on a page with a form of its own, by somebody who has only a keyboard. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { meetings } from '../../bot/features/meetings/model/schema.ts';
import { polls } from '../../bot/features/polls/model/schema.ts';
import { updates } from '../../bot/features/progress/model/schema.ts';
import { launchChromium } from '../support/browser.ts';
import { byMail, zoeEmail } from '../support/door-acts.ts';
import { buildPages, startTab, type TabService } from '../support/tab.ts';
import { openForm, tabForms, tabTo, type Visit, visitTab } from '../support/tab-browser.ts';

let service: TabService;
let browser: Browser;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  await buildPages();
  [service, browser] = await Promise.all([startTab(), launchChromium()]);
  visit = await visitTab(browser, service.origin, { width: 390, height: 844 });
  ({ page } = visit);
});
afterAll(async () => {
  await Promise.allSettled([browser?.close(), service?.close()]);
});

const answer = () => page.getByRole('region', { name: 'Réponse' });

/** Presses a button with the keyboard. */
async function press(button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

const pressed = (name: string) => press(page.getByRole('button', { name, exact: true }));

/** Replaces what a field of text holds. */
async function type(field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

/** A day is typed in the order of the browser's language, which is English here. */
async function typeDay(field: Locator, day: string): Promise<void> {
  await field.waitFor();
  await tabTo(page, field);
  await page.keyboard.type(day);
}

/** Takes the first choice of a list, if none is chosen yet. */
async function choose(list: Locator): Promise<void> {
  await tabTo(page, list);
  if ((await list.inputValue()) === '') await page.keyboard.press('ArrowDown');
}

describe('a poll', () => {
  const [hash, button] = tabForms['sondage-formulaire'];

  test('without a slot takes one to the field that says so', async () => {
    await openForm(visit, hash, button);
    await pressed('Vérifier');
    const slots = page.getByLabel(/^Créneaux/);
    await expect(slots.getAttribute('aria-invalid')).resolves.toBe('true');
    expect(await slots.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.getByText('À remplir.').waitFor();
  });

  test('gets the slots that are picked, and says what is wrong with those that are typed', async () => {
    const form = await openForm(visit, hash, button);
    const slots = form.getByLabel(/^Créneaux/);
    await typeDay(form.getByLabel('Jour'), '12082026');
    await pressed('Ajouter à la liste');
    await expect(slots.inputValue()).resolves.toBe('mardi 8 décembre 2026 14h-16h');
    await pressed('Vérifier');
    await answer().getByText('Il faut au moins deux créneaux').waitFor();
    await type(
      slots,
      'mardi 8/12 14h-16h\njeudi 10/12 9h30\nmardi 8/12 14h-16h\nmardi 3/11/2026 14h',
    );
    await pressed('Vérifier');
    await answer().getByText('dit deux fois, gardé une fois').waitFor();
    await answer().getByText('est passé').waitFor();
  });

  test('of 31 slots is not launched; corrected, it is, and stands in the list', async () => {
    const form = await openForm(visit, hash, button);
    await type(form.getByLabel('Titre'), 'journée des relais');
    const days = Array.from({ length: 31 }, (_, n) => `${n + 1}/1/2027 14h-16h`);
    await type(form.getByLabel(/^Créneaux/), days.join('\n'));
    // What may be left aside, then, in it, a list that is long.
    for (const fold of await form.locator('summary').all()) {
      await tabTo(page, fold);
      await page.keyboard.press('Enter');
    }
    await tabTo(page, form.getByRole('checkbox', { name: 'Caf', exact: false }).first());
    await page.keyboard.press('Space');
    await type(form.getByLabel(/^Combien de personnes/), '4');
    await pressed('Vérifier');
    await answer().getByText('31 créneaux, c’est trop').waitFor();
    expect(await page.getByRole('button', { name: 'Lancer le sondage' }).count()).toBe(0);
    await type(page.getByLabel(/^Créneaux/), days.slice(3, 6).join('\n'));
    await pressed('Vérifier');
    await pressed('Lancer le sondage');
    await page.getByRole('link', { name: 'Journée des relais', exact: true }).waitFor();
    const kept = await service.store.read((reader) => reader.list(polls));
    const poll = kept.find(({ value }) => value.title === 'journée des relais')?.value;
    expect(poll).toMatchObject({ quorum: 4, state: 'open', namesHidden: false });
    expect([poll?.slots.length, poll?.required.length]).toEqual([3, 1]);
  });
});

describe('a meeting', () => {
  const [hash, button] = tabForms['reunion-formulaire'];

  test('is planned, moved and cancelled', async () => {
    const form = await openForm(visit, hash, button);
    await pressed('Vérifier');
    await page.getByText('Choisissez une date.').waitFor();
    await typeDay(form.getByLabel('Date'), '12152026');
    await typeDay(form.getByLabel('Début'), '0200PM');
    await typeDay(form.getByLabel('Fin'), '0400PM');
    await type(form.getByLabel('Lieu'), 'Caf de Bobigny');
    await pressed('Vérifier');
    await answer().getByText('mardi 15 décembre 2026, de 14 h à 16 h').waitFor();
    await press(answer().getByRole('button', { name: 'Envoyer', exact: true }));
    await answer().getByText('C’est envoyé').waitFor();
    await pressed('Fermer');

    const card = page.getByRole('article', { name: /mardi 15 décembre 2026/ });
    await press(card.getByText('Gérer'));
    await press(card.getByRole('button', { name: 'Modifier la réunion' }));
    await type(page.locator('.card-form').getByLabel('Lieu'), 'Mairie de Pantin');
    await pressed('Vérifier');
    await press(card.getByRole('button', { name: 'Envoyer', exact: true }));
    await card.getByText('Lieu : Mairie de Pantin').waitFor();

    await press(card.getByRole('button', { name: 'Annuler la réunion' }));
    await press(card.getByRole('region').getByRole('button', { name: 'Annuler la réunion' }));
    await card
      .getByText(/annulée/)
      .first()
      .waitFor();
    const kept = await service.store.read((reader) => reader.list(meetings));
    const made = kept.filter(({ value }) => value.place === 'Mairie de Pantin');
    expect(made.map(({ value }) => value.state)).toEqual(['cancelled']);
  });

  test('that took place last is there to be read, and gets its decisions', async () => {
    await visit.open(hash);
    const card = page.getByRole('article').filter({ hasText: /Noter les décisions|Corriger/ });
    await press(card.first().getByRole('button', { name: /les décisions/ }));
    await type(page.getByLabel('Décisions'), 'Ouvrir la carte en mars');
    await pressed('Enregistrer');
    await page.getByRole('listitem').filter({ hasText: 'Ouvrir la carte en mars' }).waitFor();
    const kept = await service.store.read((reader) => reader.list(meetings));
    const written = kept.filter(({ value }) => value.decisions === 'Ouvrir la carte en mars');
    expect(written.length).toBe(1);
  });
});

describe('somebody without Teams', () => {
  const [hash, button] = tabForms['personne-formulaire'];
  const outside = async () => (await byMail(service.store)).map(({ email }) => email);

  test('is asked for field by field: the first one that is empty says so and has the focus', async () => {
    const form = await openForm(visit, hash, button);
    await pressed('Ajouter');
    const name = form.getByLabel(/^Prénom et nom/);
    await page.getByText('Écrivez son prénom et son nom.').waitFor();
    expect(await name.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await outside()).toEqual([]);
  });

  test('is added once all is right; what was typed meanwhile is still there', async () => {
    const form = await openForm(visit, hash, button);
    await type(form.getByLabel(/^Prénom et nom/), 'Zoé Martin');
    await type(form.getByLabel(/^Adresse de courriel/), 'zoé.martin@ville.example');
    await type(form.getByLabel(/laquelle/), 'Mairie de Stains');
    await choose(form.getByLabel(/^Groupe/));
    await pressed('Ajouter');
    await answer()
      .getByText(/Elle n’a pas la forme attendue/)
      .waitFor();
    const again = page.locator('.card-form');
    expect(await again.getByLabel(/^Prénom et nom/).inputValue()).toBe('Zoé Martin');
    expect(await again.getByLabel(/laquelle/).inputValue()).toBe('Mairie de Stains');
    await type(again.getByLabel(/^Adresse de courriel/), zoeEmail);
    await pressed('Ajouter');
    await answer().getByText('Zoé Martin, sans Teams, fait maintenant partie').waitFor();
    await page
      .getByRole('listitem', { includeHidden: true })
      .filter({ hasText: 'Zoé Martin (Mairie de Stains), sans Teams' })
      .first()
      // On a phone the members of a group are folded.
      .waitFor({ state: 'attached' });
    expect(await outside()).toEqual([zoeEmail]);
    expect(await page.locator('main').textContent()).not.toContain(zoeEmail);
  });
});

test('news of a fiche are given with a form, and its state follows', async () => {
  const [hash, button] = tabForms['nouvelles-formulaire'];
  const before = (await service.store.read((reader) => reader.list(updates))).length;
  const form = await openForm(visit, hash, button);
  await tabTo(page, form.getByRole('radio', { checked: true }));
  while (!(await form.getByRole('radio', { name: /soleil/i }).isChecked()))
    await page.keyboard.press('ArrowDown');
  await type(form.getByLabel(/Faits marquants|marquants/), 'Convention signée avec Pantin');
  await press(form.getByRole('button').last());
  await page.getByRole('cell', { name: /Convention signée avec Pantin/ }).waitFor();
  expect((await service.store.read((reader) => reader.list(updates))).length).toBe(before + 1);
});

test('what was typed is still there when the service could not be reached', async () => {
  const [hash, button] = tabForms['sondage-formulaire'];
  const form = await openForm(visit, hash, button);
  await type(form.getByLabel(/^Créneaux/), 'mardi 8/12 14h-16h\njeudi 10/12 14h');
  await page.context().setOffline(true);
  await pressed('Vérifier');
  await page.getByText('Le service ne répond pas.').waitFor();
  await page.context().setOffline(false);
  expect(await form.getByLabel(/^Créneaux/).inputValue()).toContain('jeudi 10/12 14h');
  await pressed('Vérifier');
  await page.getByRole('button', { name: 'Lancer le sondage' }).waitFor();
});
