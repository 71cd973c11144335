/** A person at the pages of the tab, in a real browser. */
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';

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
  restitution: 'restitution',
  'mes-donnees': 'mes-donnees',
  accessibilite: 'accessibilite',
} as const;

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
  over: { theme?: TabTheme; width?: number; height?: number; lang?: 'fr' | 'en' } = {},
): Promise<Visit> {
  const { theme = 'default', width = 1100, height = 900, lang = 'fr' } = over;
  const page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(15_000);
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
      await page.evaluate((to) => {
        location.hash = `#/${to}`;
      }, hash);
      await settled(page);
    },
  };
}

/** Nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main .waiting'));
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 250): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses <= most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(target)} is not reached by ${most} presses of Tab`);
}

/** Rules of WCAG 2.1, A and AA, that the page breaks, each with where. */
export async function axeFindings(page: Page): Promise<string[]> {
  const known = await page.evaluate(() => 'axe' in window);
  if (!known) await page.evaluate(await axeSource());
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: AxeCore };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}

interface AxeCore {
  run: (
    context: Document,
    options: object,
  ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
}

/** Evaluated as the test's own script: the policy of the pages lets no script of theirs in. */
async function axeSource(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(axe, 'utf8');
}
