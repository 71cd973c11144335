import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { people, personRecipient } from '../../bot/features/people/model/directory.ts';
import { emptyGroup, groups } from '../../bot/features/people/model/groups.ts';
import { ballotId, ballots, polls } from '../../bot/features/polls/model/schema.ts';
import { contentOf, launchChromium, picture } from '../support/browser.ts';
import { long, paired } from '../support/random.ts';
import { buildPages, morning, startTab, type TabService } from '../support/tab.ts';
import {
  axeFindings,
  openForm,
  settled,
  tabForms,
  tabPages,
  tabTo,
  type Visit,
  visitTab,
} from '../support/tab-browser.ts';
import { lastResortMs, until } from '../support/until.ts';

/** What a page has taken of the processor so far, in ms: other programs beside it do not count. */
async function processorMs(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return 1_000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
}

/** Themes of Teams, and the colours that the system forces. */
const looks = ['default', 'dark', 'contrast', 'forced'] as const;
const pages = paired('pages', Object.keys(tabPages) as (keyof typeof tabPages)[], looks);
const forms = paired('forms', Object.keys(tabForms) as (keyof typeof tabForms)[], looks);
/** Those that are shown in a look: a page or a form in each, in the long form. */
const shownIn = <T>(pairs: [T, string][], look: string): T[] =>
  pairs.flatMap(([one, its]) => (its === look ? [one] : []));

let service: TabService;
let browser: Browser;

beforeAll(async () => {
  await buildPages();
  [service, browser] = await Promise.all([startTab(), launchChromium()]);
});
afterAll(async () => {
  await Promise.allSettled([browser?.close(), service?.close()]);
});

describe.each(looks)('in the look %s', (look) => {
  let visit: Visit;
  beforeAll(async () => {
    const theme = look === 'forced' ? 'default' : look;
    visit = await visitTab(browser, service.origin, { theme });
    if (look === 'forced') await visit.page.emulateMedia({ forcedColors: 'active' });
  });
  afterAll(() => visit.page.close());

  test.each(shownIn(pages, look))('axe finds nothing on %s', async (name) => {
    const { page, complaints, open } = visit;
    complaints.length = 0;
    await open(tabPages[name]);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test.each(shownIn(forms, look))(
    'axe finds nothing on %s, empty or wrongly filled in',
    async (name) => {
      const { page } = visit;
      const form = await openForm(visit, ...(tabForms[name] as [string, string]));
      expect(await axeFindings(page)).toEqual([]);
      // By keyboard: a mouse would stay on whatever comes below it, half way to another colour.
      await tabTo(page, form.getByRole('button').last());
      await page.keyboard.press('Enter');
      await page.locator('.answer').first().waitFor();
      await picture(page, `tab/${name}-${look}.png`, { fullPage: true });
      expect(await axeFindings(page)).toEqual([]);
    },
  );

  test('one item of the menu has a line below it: the page that is shown', async () => {
    const lines = await visit.page.evaluate<string[]>(
      "[...document.querySelectorAll('.menu a')].map((link) => getComputedStyle(link).borderBottomColor)",
    );
    expect(new Set(lines).size).toBe(2);
  });
});

describe('on a phone of 320 px, and on a screen of 1280 px at 200 %', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await visitTab(browser, service.origin, { width: 640 });
  });
  afterAll(() => visit.page.close());

  test.each(Object.entries(tabPages))(
    '%s is read without scrolling sideways',
    async (_name, hash) => {
      const { page, open } = visit;
      await open(hash);
      for (const width of [640, 320]) {
        await page.setViewportSize({ width, height: 740 });
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide).toBeLessThanOrEqual(width);
      }
    },
  );

  test.each(Object.entries(tabForms))(
    '%s is filled in without scrolling sideways',
    async (name, [hash, button]) => {
      const { page } = visit;
      await page.setViewportSize({ width: 320, height: 740 });
      await openForm(visit, hash, button);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
      await picture(page, `tab/${name}-320.png`, { fullPage: true });
    },
  );
});

describe('the dashboard', () => {
  let page: Page;
  let visit: Visit;
  beforeAll(async () => {
    visit = await visitTab(browser, service.origin);
    ({ page } = visit);
  });
  beforeEach(async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await visit.open('mes-donnees');
    await visit.open('plan');
  });
  afterAll(() => page.close());

  test('shows sixteen fiches in one screen of 1280 × 900', async () => {
    const last = page.locator('li.item').nth(15);
    const box = await last.boundingBox();
    expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
  });

  test('is three screens of a phone, and shows what needs somebody most first', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    // The page learns that it is narrow after it has been measured once.
    await page.waitForFunction('document.documentElement.scrollHeight <= 3 * innerHeight');
    const words = await page.locator('li.item .sign .hidden').allTextContents();
    const worst = ['orage', 'nuage', 'sans nouvelle', 'couvert', 'soleil'];
    expect(words).toEqual(words.toSorted((a, b) => worst.indexOf(a) - worst.indexOf(b)));
  });

  test('shows its first fiche on a phone at once', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const box = async (of: ReturnType<Page['locator']>) =>
      (await of.boundingBox()) ?? { y: Number.NaN, height: 0 };
    const first = await box(page.locator('li.item').first());
    expect(first.y + first.height).toBeLessThanOrEqual(740);
  });

  test('has its filters right above the list, on the line of the question', async () => {
    // The page learns that it is wide again after it has been measured once: both are looked at anew.
    await until('filters on the line of the question', async () => {
      const tops = ['Mots du titre ou numéro', 'Poser une question à Fil rouge'].map(
        async (label) => (await page.getByLabel(label).last().boundingBox())?.y ?? Number.NaN,
      );
      const [filters, question] = await Promise.all(tops);
      return Math.abs((filters ?? Number.NaN) - (question ?? Number.NaN)) < 0.5;
    });
  });

  test('says of each line all that the tiles count of it', async () => {
    for (const [tile, word] of [
      ['bloquées', 'bloquée'],
      ['à décider', 'à décider'],
    ] as const) {
      const counted = await page
        .getByRole('button', { name: tile })
        .locator('strong')
        .textContent();
      const said = await page.locator('li.item .flag').filter({ hasText: word }).count();
      expect([tile, said]).toEqual([tile, Number(counted)]);
    }
  });

  test('counts what the committee reads as it was validated, which its fiche says beside today', async () => {
    await page.getByText(/Le comité compte \d+\sfiches? ou actions? .* état du\s\d/).waitFor();
    await tabTo(page, page.getByRole('link', { name: /^Cartographie/ }).first());
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Le comité voit encore «.+», validé le\s\S+\s\p{L}+ par .+\.$/u)
      .waitFor();
  });

  test('a fiche says in one frame what blocks it and what is to be decided, and its days as one says them', async () => {
    await page.getByRole('button', { name: /bloquées/ }).click();
    await page
      .locator('.item', { has: page.locator('.stuck') })
      .getByRole('link')
      .first()
      .click();
    const frame = page.locator('.notices');
    await frame.waitFor();
    expect(await frame.count()).toBe(1);
    expect(await frame.textContent()).toMatch(/^Blocage\sdepuis\sle\s\d+\S*\s\p{L}+\.?\s: /u);
    expect(await page.locator('.facts').first().textContent()).not.toMatch(/\p{L}\s20\d\d\b/u);
  });

  test('a fiche has one button by the field it sends, and what opens the form above it', async () => {
    await visit.open(tabPages.fiche);
    const form = page.locator('.asking form');
    await form.waitFor();
    expect(await form.getByRole('button').allTextContents()).toEqual(['Envoyer']);
    expect(await page.locator('.asking > button + form').count()).toBe(1);
  });

  test('leaves in the list what a tile counts', async () => {
    const tile = page.getByRole('button', { name: /orage/ });
    const count = Number(await tile.locator('strong').textContent());
    await tabTo(page, tile);
    await page.keyboard.press('Enter');
    await until('fewer lines', async () => (await page.locator('li.item').count()) === count);
    expect(await tile.getAttribute('aria-pressed')).toBe('true');
  });
});

describe('by keyboard alone', () => {
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    visit = await visitTab(browser, service.origin);
    ({ page } = visit);
  });
  afterAll(() => page.close());

  test('a question gets the answer of the bot, and its buttons ask the next one', async () => {
    await visit.open('plan');
    await tabTo(page, page.getByLabel('Poser une question à Fil rouge').last());
    await page.keyboard.type('qui pilote la fiche 1.1 ?');
    await page.keyboard.press('Enter');
    const answer = page.getByRole('region', { name: 'Réponse' });
    await answer.getByText(/Caf/).first().waitFor();
    const before = await answer.textContent();
    await tabTo(page, answer.getByRole('button').first());
    await page.keyboard.press('Enter');
    await until('another answer', async () => (await answer.textContent()) !== before);
  });

  test('a filter leaves one fiche, which opens with the focus at its start', async () => {
    await visit.open('plan');
    await tabTo(page, page.getByLabel('Mots du titre ou numéro'));
    await page.keyboard.type('1.1');
    await page.getByText('1 fiche ou action').waitFor();
    await tabTo(page, page.getByRole('link', { name: 'Fiche 1.1' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Fiche 1\.1/ }).waitFor();
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('contenu');
    expect(await page.title()).toContain('fiche:1.1');
  });

  test('a meeting is answered in one press, which its row then says', async () => {
    await visit.open('reunions');
    // Of the meetings that this person is invited to.
    const row = page
      .getByRole('article')
      .filter({ has: page.getByRole('button', { name: 'À distance' }) })
      .first();
    await tabTo(page, row.getByRole('button', { name: 'À distance' }));
    await page.keyboard.press('Enter');
    await row.getByText(/Votre réponse\s: présent à\sdistance/).waitFor();
    const given = row.getByRole('button', { name: 'À distance' });
    expect(await given.getAttribute('aria-pressed')).toBe('true');
    expect(await axeFindings(page)).toEqual([]);
  });

  test('a meeting is answered, with who stands in', async () => {
    await visit.open('reunions');
    const opener = page.getByRole('button', { name: 'Autre réponse…' }).first();
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    const form = page.locator('form').filter({ hasText: 'Votre réponse' }).first();
    // Tab stops at the answer that is chosen, if there is one.
    const chosen = form.getByRole('radio', { checked: true });
    const stop = (await chosen.count()) > 0 ? chosen : form.getByRole('radio').first();
    await tabTo(page, stop);
    const wanted = form.getByRole('radio', { name: 'Représenté' });
    for (let moves = 0; moves < 4 && !(await wanted.isChecked()); moves += 1)
      await page.keyboard.press('ArrowDown');
    await tabTo(page, form.getByLabel('Représenté par'));
    await page.keyboard.type('Zoé Petit');
    await page.keyboard.press('Enter');
    await form.getByText('représenté par Zoé Petit').waitFor();
  });

  test('the fold of an answer is where the focus goes, and Escape gives it back', async () => {
    await visit.open('mes-donnees');
    await visit.open('reunions');
    const folded = page.locator('button[aria-expanded]');
    const card = page.getByRole('article').filter({ has: folded }).first();
    const opener = card.locator(folded);
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    const radios = card.getByRole('radio');
    await radios.first().waitFor();
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
    expect(await page.evaluate<string>('document.activeElement.type')).toBe('radio');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await radios.first().waitFor({ state: 'detached' });
    expect(await opener.getAttribute('aria-expanded')).toBe('false');
    expect(await opener.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  test('a poll is answered in the grid, one’s own row first, and what was noted is said in that row', async () => {
    await visit.open(tabPages.sondage);
    const cell = page.getByRole('gridcell').first();
    // One control a slot, a finger high, with a name instead of a word.
    expect(await cell.textContent()).toMatch(/^à\srépondre$/);
    expect((await cell.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page
      .getByRole('columnheader', { name: /en tête.*\d+ oui/ })
      .first()
      .waitFor();
    await tabTo(page, cell);
    await page.keyboard.press('Space');
    const row = page.getByRole('row').filter({ hasText: 'Camille Essai' });
    await row.getByText('C’est enregistré.').waitFor();
    expect(await cell.textContent()).toBe('Oui');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('n');
    const second = page.locator('[data-at="0-1"]');
    await waitText(second, 'Non');
    await page.keyboard.press('Enter');
    await waitText(second, 'Oui');
    expect(await second.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  test('one’s own row shows the three answers of each slot, one press each, and which is given', async () => {
    await visit.open('sondages');
    await visit.open(tabPages.sondage);
    const cell = page.locator('[data-at="0-2"]');
    const answers = cell.getByRole('button');
    expect(await answers.evaluateAll((all) => all.map(({ title }) => title))).toEqual([
      'Oui',
      'Si besoin',
      'Non',
    ]);
    await answers.nth(1).click();
    await waitText(cell, 'Si besoin');
    const given = cell.locator('[aria-pressed="true"]');
    await until('the given one is full', async () => (await given.count()) === 1);
    expect(await given.getAttribute('title')).toBe('Si besoin');
  });

  test('a colleague’s row is answered at the second press: the first only says in whose name', async () => {
    await visit.open(tabPages.sondage);
    // Who answered by themselves is answered for by nobody.
    const silent = page.locator('tr:not(.mine) [role="gridcell"][aria-readonly="false"]').first();
    const cell = page.locator(`[data-at="${await silent.getAttribute('data-at')}"]`);
    const before = await cell.textContent();
    await cell.click();
    await page.getByText('Vous répondez en son nom.').waitFor();
    expect(await cell.textContent()).toBe(before);
    await cell.click();
    await waitText(cell, 'Oui');
  });

  test('a restitution is read, and its document is prepared and downloaded', async () => {
    await visit.open('restitution');
    await page.getByRole('heading', { name: 'L’essentiel' }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Préparer en Excel' }));
    await page.keyboard.press('Enter');
    const answer = page.getByRole('region', { name: 'Réponse' });
    // Opened without a way back to this page, so that it is no popup of it.
    const opened = page.context().waitForEvent('page', { timeout: lastResortMs });
    await tabTo(page, answer.getByRole('button', { name: /^Ouvrir/ }));
    await page.keyboard.press('Enter');
    const link = await opened;
    const file = link.waitForEvent('download', { timeout: lastResortMs });
    await tabTo(link, link.getByRole('button', { name: 'Télécharger le document' }));
    await link.keyboard.press('Enter');
    const document = await file;
    expect(document.suggestedFilename()).toMatch(/\.xlsx$/);
    // Excel's format is a zip, which begins so.
    expect((await contentOf(document)).subarray(0, 2).toString()).toBe('PK');
  });

  test('one’s data are shown, and "oublie-moi" asks before it erases', async () => {
    await visit.open('mes-donnees');
    await page.getByText('Camille Essai').first().waitFor();
    const file = page.waitForEvent('download', { timeout: lastResortMs });
    await tabTo(page, page.getByRole('button', { name: 'Télécharger mes données' }));
    await page.keyboard.press('Enter');
    expect((await contentOf(await file)).toString()).toContain('Camille Essai');
    await tabTo(page, page.getByRole('button', { name: 'Effacer mes données' }));
    await page.keyboard.press('Enter');
    const answer = page.getByRole('region', { name: 'Réponse' });
    await tabTo(page, answer.getByRole('button', { name: 'Annuler' }));
    await page.keyboard.press('Enter');
    await answer.getByText('C’est annulé').waitFor();
  });

  test('the menu says where one is, and the content can be reached at once', async () => {
    await visit.open('sondages');
    await page.reload();
    await tabTo(page, page.getByRole('button', { name: 'Entrer' }));
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await page.locator('[aria-current=page]').textContent()).toBe('Sondages');
    await tabTo(page, page.getByRole('button', { name: 'Aller au contenu' }));
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('contenu');
  });
});

/** Waits until the text of an element is this one. */
async function waitText(locator: ReturnType<Page['locator']>, wanted: string): Promise<void> {
  await until(wanted, async () => (await locator.textContent()) === wanted);
}

/** Thirty slots, sixty people who all answered, in the group of the first test person. */
async function largePoll(): Promise<string> {
  const first = service.year.partners[0];
  if (!first) throw new Error('Nobody is in the invented partnership.');
  const model = service.year.polls.get('demo-poll-open');
  if (!model) throw new Error('There is no poll to copy.');
  const slots = Array.from({ length: 30 }, (_, n) => ({
    id: `s${n + 1}`,
    date: `2026-12-${String(1 + n).padStart(2, '0')}`,
    start: '14:00',
    end: '16:00',
  }));
  const others = Array.from({ length: 59 }, (_, n) => {
    const aadId = `00000000-0000-4000-8000-${String(5_000 + n).padStart(12, '0')}`;
    return { ...first.person, aadId, name: `Personne ${n + 1}` };
  });
  await service.store.transact(async (tx) => {
    const since = morning.toISOString();
    const members = [first.person, ...others].map(({ tenantId, aadId }) => ({
      person: personRecipient({ tenantId, id: aadId }),
      since,
    }));
    await tx.put(groups, 'sous-groupe-grand', { ...emptyGroup('sousGroupe', 'grand'), members });
    await tx.put(polls, 'large-poll', { ...model, group: 'sous-groupe-grand', slots });
    for (const [n, person] of others.entries()) {
      const recipient = members[n + 1]?.person ?? '';
      await tx.put(people, recipient, person);
      const answers = Object.fromEntries(slots.map(({ id }) => [id, 'yes' as const]));
      const ballot = { poll: 'large-poll', person: recipient, answers, word: '', proposal: '' };
      await tx.put(ballots, ballotId('large-poll', recipient), {
        ...ballot,
        organisation: null,
        by: recipient,
        at: since,
      });
    }
  });
  return 'large-poll';
}

describe('a poll of thirty slots and sixty people', () => {
  test('is gone through and changed by keyboard, each key for less than 300 ms of processor', async () => {
    const id = await largePoll();
    const { page, open } = await visitTab(browser, service.origin);
    await open(`sondages/${id}`);
    const cells = page.locator('tbody').getByRole('gridcell');
    expect(await cells.count()).toBe(30 * 60);
    await tabTo(page, cells.first());
    const before = await processorMs(page);
    const [down, right] = long ? [59, 29] : [19, 9];
    for (let moves = 0; moves < right; moves += 1) await page.keyboard.press('ArrowRight');
    for (let moves = 0; moves < down; moves += 1) await page.keyboard.press('ArrowDown');
    expect(((await processorMs(page)) - before) / (down + right)).toBeLessThan(300);
    const reached = page.locator(`[data-at="${down}-${right}"]`);
    expect(await reached.evaluate((element) => element.matches(':focus'))).toBe(true);
    await picture(page, 'tab/sondage-30x60.png');
    for (const key of ['PageUp', 'n']) await page.keyboard.press(key);
    await waitText(page.locator(`[data-at="0-${right}"]`), 'Non');
    await page.close();
  });
});

describe('who asked for less motion', () => {
  test('sees nothing move, not even what turns while the page is waited for', async () => {
    const { page } = await visitTab(browser, service.origin, { reducedMotion: 'reduce' });
    const moves = () => page.evaluate<number>('document.getAnimations().length');
    // Held until the waiting was seen: on a busy machine it may come late.
    let goOn = () => {};
    const seen = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/api/meetings/all', async (route) => {
      await seen;
      await route.continue();
    });
    await page.evaluate("location.hash = '#/reunions'");
    // The page that is fetched and the page that asks may wait side by side for a moment.
    await page.locator('main .waiting').first().waitFor();
    expect(await moves()).toBe(0);
    goOn();
    await page.getByRole('button', { name: 'Nouvelle réunion' }).click();
    expect(await moves()).toBe(0);
    await page.close();
  });
});

describe('a poll', () => {
  test('shows what a colleague answers while one looks at it', async () => {
    const [first, second] = await Promise.all([
      visitTab(browser, service.origin),
      visitTab(browser, service.origin),
    ]);
    await Promise.all([first.open(tabPages.sondage), second.open(tabPages.sondage)]);
    await first.page.getByRole('button', { name: 'Aucun', exact: true }).click();
    await waitText(second.page.locator('[data-at="0-5"]'), 'Non');
    await Promise.all([first.page.close(), second.page.close()]);
  });
});
