/** A person at the pages of the tab, in a real browser. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { openPage } from './browser.ts';

const require = createRequire(import.meta.url);
const axe = require.resolve('axe-core/axe.min.js');

export type TabTheme = 'default' | 'dark' | 'contrast';

/** Pages by the name of their picture, and where they are. */
export const tabPages = {
  plan: 'plan',
  fiche: 'sujet/fiche%3A1.1',
  reunions: 'reunions',
  sondages: 'sondages',
  sondage: 'sondages/demo-poll-open',
  groupes: 'groupes',
  restitution: 'restitution',
  changements: 'changements',
  'mes-donnees': 'mes-donnees',
} as const;

/** Forms by the name of their picture: the page where the button is, and the button. */
export const tabForms = {
  'nouvelles-formulaire': [tabPages.fiche, 'Donner des nouvelles'],
  'reunion-formulaire': [tabPages.reunions, 'Nouvelle réunion'],
  'personne-formulaire': [tabPages.groupes, 'Ajouter une personne sans Teams'],
  'sondage-formulaire': [tabPages.sondages, 'Nouveau sondage'],
} as const;

/** Opens a page anew, and the form that its button opens: an older one does not pass for it. */
export async function openForm(visit: Visit, hash: string, button: string): Promise<Locator> {
  await visit.open(tabPages['mes-donnees']);
  await visit.open(hash);
  const opener = visit.page.getByRole('button', { name: button });
  await tabTo(visit.page, opener);
  await visit.page.keyboard.press('Enter');
  const form = visit.page.locator('.card-form');
  await form.waitFor();
  return form;
}

export interface Visit {
  page: Page;
  /** What the browser complained about: the policy of the pages above all. */
  complaints: string[];
  open: (hash: string) => Promise<void>;
}

/** Opens the tab and enters as the first test person; by keyboard, as everything here. */
export async function visitTab(
  browser: Browser,
  origin: string,
  over: {
    theme?: TabTheme;
    width?: number;
    height?: number;
    lang?: 'fr' | 'en';
    reducedMotion?: 'reduce' | 'no-preference';
  } = {},
): Promise<Visit> {
  const { theme = 'default', width = 1100, height = 900, lang = 'fr' } = over;
  const { reducedMotion = 'no-preference' } = over;
  const page = await openPage(browser, { viewport: { width, height }, reducedMotion });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => void complaints.push(error.message));
  await page.goto(`${origin}/tab/?theme=${theme}&lang=${lang}`);
  await tabTo(page, page.getByRole('button', { name: /^(Entrer|Enter)$/ }));
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  return {
    page,
    complaints,
    open: async (hash) => {
      await page.evaluate(`location.hash = ${JSON.stringify(`#/${hash}`)}`);
      await settled(page);
    },
  };
}

/** The page that the address names is shown, and nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  const shown = await page.evaluate<string>('location.hash');
  await page.locator(`main[data-page="${shown}"] h1`).first().waitFor();
  await page.locator('main .waiting').waitFor({ state: 'detached' });
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 250): Promise<void> {
  await target.waitFor();
  // Looked for again only when it was drawn anew: to find it by its role takes longer than a key.
  let element = await target.elementHandle();
  for (let presses = 0; presses <= most; presses += 1) {
    const state = await element?.evaluate(
      (one) => one.isConnected && (one.matches(':focus') ? 2 : 1),
    );
    if (state === 2) return;
    if (state === 1) await page.keyboard.press('Tab');
    else element = await target.elementHandle();
  }
  throw new Error(`${String(target)} is not reached by ${most} presses of Tab`);
}

/** Rules of WCAG 2.1, A and AA, that the page breaks, each with where. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(await axeSource());
  // A button that waits for an answer has a colour of its own meanwhile.
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.evaluate(transitionsOver);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify(rules)})`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** A colour half way to another is nobody's: what ends by itself is waited for. */
const transitionsOver = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished))`;

const rules = {
  // What passes is not told element by element: that took three quarters of the time.
  resultTypes: ['violations'],
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
};

interface AxeResults {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** Evaluated as the test's own script: the policy of the pages lets no script of theirs in. */
async function axeSource(): Promise<string> {
  return readFile(axe, 'utf8');
}
