/** The importer in a real browser: by keyboard from the first doubt to a plan that is published, with its document beside. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { servedPlan } from '../../bot/contract/served-plan.ts';
import { importDrafts } from '../../bot/features/importer/model/schema.ts';
import { versionOf } from '../../bot/features/versions/model/publishing.ts';
import { launchChromium, picture } from '../support/browser.ts';
import { planLines, plantDraft } from '../support/import-draft.ts';
import { messyWorkbook } from '../support/messy-workbook.ts';
import { drawn } from '../support/random.ts';
import { laidOut } from '../support/rendered-plan/layouts.ts';
import { rawPlan } from '../support/rendered-plan/plan-fields.ts';
import { toPptx } from '../support/rendered-plan/to-pptx.ts';
import { toXlsx } from '../support/rendered-plan/to-xlsx.ts';
import { smallPdf } from '../support/small-pdf.ts';
import { buildPages, morning, startTab, type TabService } from '../support/tab.ts';
import { axeFindings, type TabTheme, tabTo, type Visit, visitTab } from '../support/tab-browser.ts';

let service: TabService;
let browser: Browser;

beforeAll(async () => {
  await buildPages();
  const admins: string[] = [];
  [service, browser] = await Promise.all([startTab({ admins }), launchChromium()]);
  admins.push(...service.year.partners.map(({ id }) => id.split(':')[2] ?? ''));
  await service.store.transact((tx) =>
    tx.put(
      servedPlan,
      'served',
      versionOf(service.knowledge.plan, new Date('2026-01-01T00:00:00.000Z'), { text: '' }),
    ),
  );
});
afterAll(async () => {
  await Promise.allSettled([browser?.close(), service?.close()]);
});

beforeEach(async () => {
  const by = service.year.partners[0]?.id ?? '';
  await plantDraft(service.store, service.knowledge, { id: 'd', by, at: morning });
});

const themes: TabTheme[] = ['default', 'dark', 'contrast'];

describe.each(drawn('themes of the importer', themes, 1))('in the theme %s', (theme) => {
  test('axe finds nothing on the drafts, on one of them, and on its forms', async () => {
    const { page, complaints, open } = await visitTab(browser, service.origin, {
      theme,
      width: 1280,
    });
    await open('importer');
    expect(await axeFindings(page)).toEqual([]);
    await open('importer/d');
    await page.getByRole('group', { name: /^1 sur/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await tabTo(page, page.getByRole('button', { name: 'Mettre ailleurs' }));
    await page.keyboard.press('Enter');
    await page.getByLabel('Titre de la rubrique').waitFor();
    // The next step is behind the last one.
    await tabTo(page, page.getByRole('button', { name: 'Suivant ›' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: '2. À compléter ›' }));
    await page.keyboard.press('Enter');
    await page.locator('h2:focus').getByText('2. À compléter').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Fiche 1 – Loger les internes' }));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Retirer' }).last().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, `tab/importer-${theme}.png`, { fullPage: true });
    expect(complaints).toEqual([]);
    await page.close();
  });
});

test('is read without scrolling sideways at 640 and 320 px', async () => {
  const { page, open } = await visitTab(browser, service.origin, { width: 640 });
  await open('importer/d');
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      width,
    );
  }
  await page.close();
});

test('a PDF is drawn as its page, the passage marked, and axe finds nothing', async () => {
  const texts = planLines
    .slice(0, 10)
    .map((text, i) => ({ text, x: 60, y: 780 - 40 * i, size: 12 }));
  const by = service.year.partners[0]?.id ?? '';
  const bytes = smallPdf([{ texts }]);
  await plantDraft(service.store, service.knowledge, { id: 'pdf', by, at: morning, bytes });
  const { page, open, complaints } = await visitTab(browser, service.origin, { width: 1280 });
  await open('importer/pdf');
  await page.locator('.paper svg .lit').first().waitFor({ state: 'attached' });
  expect(await page.locator('.paper svg text').count()).toBeGreaterThan(8);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'tab/importer-pdf.png');
  expect(complaints).toEqual([]);
  await page.close();
});

test('a slide is drawn with its shapes, and a passage of it is put into a fiche by mouse, then by keyboard', async () => {
  const by = service.year.partners[0]?.id ?? '';
  const bytes = await toPptx(laidOut(rawPlan('test/plans/contrat-des-deux-vallees.yaml'), 'deck'));
  await plantDraft(service.store, service.knowledge, { id: 'pptx', by, at: morning, bytes });
  const { page, open, complaints } = await visitTab(browser, service.origin, { width: 1280 });
  await open('importer/pptx');
  await page.locator('.slide mark').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'tab/importer-pptx.png');
  const source = page.getByRole('region', { name: 'Le document', exact: true });
  const value = page.locator('.slide mark').first();
  await value.click({ clickCount: 3 });
  await page.getByRole('button', { name: /^Mettre « / }).click();
  await page.getByLabel('Sous').selectOption('indicateurs');
  await source.getByRole('button', { name: 'Mettre dans…' }).click();
  await page.getByText('C’est noté.').waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Choisir un passage' }));
  await page.keyboard.press('Enter');
  await page.getByLabel('Le texte de cette page').waitFor();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Shift+End');
  expect(await axeFindings(page)).toEqual([]);
  await tabTo(page, source.getByRole('button', { name: 'Mettre dans…' }));
  await page.keyboard.press('Enter');
  await page.getByLabel('Titre de la rubrique').fill('Contexte');
  await page.getByLabel('Titre de la rubrique').press('Enter');
  await page.getByLabel('Titre de la rubrique').waitFor({ state: 'detached' });
  const row = await service.store.read((reader) => reader.get(importDrafts, 'pptx'));
  expect(row?.value.changes.map(({ act }) => act)).toEqual(['take', 'take']);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a clean workbook of thirty fiches is published by keyboard in fewer than 300 keys', async () => {
  const by = service.year.partners[0]?.id ?? '';
  const bytes = await toXlsx(laidOut(rawPlan('test/questions/plans/sante.yaml'), 'rows'));
  await plantDraft(service.store, service.knowledge, { id: 'classeur', by, at: morning, bytes });
  const { page, open } = await visitTab(browser, service.origin, { width: 1280 });
  await open('importer/classeur');
  const { press, write, reach, keyboard, count } = keysOf(page);
  await write(page.getByLabel('Titre'), 'Contrat local 2031-2036');
  // The parts of a date, in the order of the browser.
  await write(page.getByLabel('Date du document'), '11012026');
  await reach(page.getByLabel('Première année'));
  await keyboard.press('ControlOrMeta+a');
  await write(page.getByLabel('Première année'), '2031');
  await reach(page.getByLabel('Dernière année'));
  await keyboard.press('ControlOrMeta+a');
  await write(page.getByLabel('Dernière année'), '2036');
  await press(page.getByRole('button', { name: 'Enregistrer le plan' }));
  await page.getByText('Avant de publier').waitFor({ state: 'detached' });
  await press(page.getByRole('button', { name: '3. Publier ›' }));
  await press(page.getByRole('button', { name: 'Voir ce qui change' }));
  await press(page.getByRole('button', { name: /^Publier pour le/ }));
  await page.getByText(/^Publié\s: en vigueur/).waitFor();
  await picture(page, `tab/importer-classeur-${count()}-touches.png`);
  expect(count()).toBeLessThan(300);
  await page.close();
});

test('a messy workbook of 29 fiches, as a newcomer has it, is published by keyboard in fewer than 300 keys', async () => {
  const by = service.year.partners[0]?.id ?? '';
  const bytes = await messyWorkbook();
  await plantDraft(service.store, service.knowledge, { id: 'brouillon', by, at: morning, bytes });
  const { page, open } = await visitTab(browser, service.origin, { width: 1280 });
  await open('importer/brouillon');
  const { press, write, key, count } = keysOf(page);
  const doubts = page.getByRole('heading', { name: /^1\. À relire/ });
  const settled = async (work: () => Promise<void>) => {
    const before = (await doubts.textContent()) ?? '';
    await work();
    await page.getByRole('heading', { name: before, exact: true }).waitFor({ state: 'detached' });
  };
  const button = page.locator('.doubt').getByRole('button').first();
  const corrected = (name: string) =>
    settled(async () => {
      await key('c');
      await key('ControlOrMeta+a');
      await write(page.getByLabel('Nouvelle valeur'), name);
      await key('Enter');
    });
  await page.locator('.doubt').getByText('Syndicat des eaux ou département').waitFor();
  await button.focus();
  await corrected('Syndicat des eaux');
  // A date that is none: kept under its own title.
  await settled(() => key('Enter'));
  // The mark behind it is the doubt, and no part of the name.
  await page.locator('.doubt').getByText('Mission locale', { exact: true }).first().waitFor();
  await corrected('Mission locale');
  await page.getByText('Plus rien à relire.').waitFor();
  await press(page.getByRole('button', { name: '2. À compléter ›' }));
  await write(page.getByLabel('Sigle'), 'PPS');
  await write(page.getByLabel('Date du document'), '11122026');
  await press(page.getByRole('button', { name: 'Enregistrer le plan' }));
  await press(page.getByRole('button', { name: 'C’est normal' }));
  await page.getByText('Avant de publier').waitFor({ state: 'detached' });
  await press(page.getByRole('button', { name: '3. Publier ›' }));
  await press(page.getByRole('button', { name: 'Voir ce qui change' }));
  await press(page.getByRole('button', { name: /^Publier pour le/ }));
  await page.getByText(/^Publié\s: en vigueur/).waitFor();
  await picture(page, `tab/importer-nouveau-venu-${count()}-touches.png`);
  expect(count()).toBeLessThan(300);
  await page.close();
});

/** Keys of somebody who has no mouse, counted. */
function keysOf(page: Page) {
  const { keyboard } = page;
  let keys = 0;
  const key = async (name: string) => {
    await keyboard.press(name);
    keys += 1;
  };
  const reach = async (target: Locator) => {
    await target.waitFor();
    while (!(await target.evaluate((element) => element.matches(':focus')))) await key('Tab');
  };
  return {
    keyboard,
    key,
    reach,
    press: async (target: Locator) => {
      await reach(target);
      await key('Enter');
    },
    write: async (target: Locator, text: string) => {
      await reach(target);
      await keyboard.type(text);
      keys += text.length;
    },
    count: () => keys,
  };
}

describe('by keyboard', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await visitTab(browser, service.origin, { width: 1280 });
  });
  afterAll(() => visit.page.close());

  test('the passage of each doubt is marked in the document beside it', async () => {
    const { page, open } = visit;
    await open('importer');
    await open('importer/d');
    const marked = page.locator('.paper mark').first();
    await marked.waitFor();
    const first = await marked.textContent();
    const doubt = page.locator('.doubt .value').first();
    expect(first).toContain(await doubt.textContent());
  });

  test('letters and arrows go from doubt to doubt until the plan is published', async () => {
    const { page, open } = visit;
    await open('importer');
    await open('importer/d');
    const accept = page.locator('.doubt').getByRole('button').first();
    await tabTo(page, accept);
    // C corrects the doubt that one is at.
    await page.keyboard.press('c');
    const field = page.getByLabel('Nouvelle valeur');
    await field.fill('Début prévu');
    await page.keyboard.press('Enter');
    await page.getByText('C’est noté.').waitFor();
    for (let left = 20; left > 0; left -= 1) {
      if ((await page.locator('.doubt').count()) === 0) break;
      const heading = await page.getByRole('heading', { name: /^1\. À relire/ }).textContent();
      await page.locator('.doubt button:focus').first().waitFor();
      await page.keyboard.press('Enter');
      await page
        .getByRole('heading', { name: heading ?? '', exact: true })
        .waitFor({ state: 'detached' });
    }
    await page.getByText('Plus rien à relire.').waitFor();
    await tabTo(page, page.getByRole('button', { name: '2. À compléter ›' }));
    await page.keyboard.press('Enter');
    await page.getByLabel('Sigle').fill('CLS');
    await page.getByLabel('Date du document').fill('2026-11-01');
    await tabTo(page, page.getByRole('button', { name: 'Enregistrer le plan' }));
    await page.keyboard.press('Enter');
    await page.getByText('Avant de publier').waitFor({ state: 'detached' });
    await tabTo(page, page.getByRole('button', { name: '3. Publier ›' }));
    await page.keyboard.press('Enter');
    await page.getByLabel('En vigueur à partir du').fill('2027-01-01');
    await tabTo(page, page.getByRole('button', { name: 'Voir ce qui change' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: /^Publier pour le/ }));
    await page.keyboard.press('Enter');
    await page.getByText(/^Publié\s: en vigueur/).waitFor();
    const row = await service.store.read((reader) => reader.get(importDrafts, 'd'));
    expect(row?.value.published?.from).toBe('2027-01-01');
  });
});

test('is in the menu of an administrator, who reaches it by keyboard', async () => {
  const { page, open } = await visitTab(browser, service.origin, { width: 1280 });
  await open('plan');
  await tabTo(page, page.getByRole('link', { name: 'Importer', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Importer', level: 1 }).waitFor();
  expect(await page.locator('[aria-current=page]').textContent()).toBe('Importer');
  await page.close();
});

test('is read and worked in English too', async () => {
  const { page, open } = await visitTab(browser, service.origin, { lang: 'en', width: 1280 });
  await open('importer/d');
  await page.getByRole('heading', { name: /^1\. To read again/ }).waitFor();
  await page.getByRole('button', { name: 'Accept' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.close();
});
