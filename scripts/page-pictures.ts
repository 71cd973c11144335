/**
 * `npm run pictures:pages`: the pages of the tab and the letters as they are with the invented year, on two
 * contact sheets, `docs/images/onglet.png` and `docs/images/lettres.png`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium, openPage } from '../test/support/browser.ts';
import { openDoorService } from '../test/support/door.ts';
import { addZoe, makePilot, planMeeting } from '../test/support/door-acts.ts';
import { animator } from '../test/support/partners.ts';
import { launching } from '../test/support/polls.ts';
import { startTab } from '../test/support/tab.ts';
import { tabPages, visitTab } from '../test/support/tab-browser.ts';

const images = join(import.meta.dirname, '../docs/images');

interface Picture {
  png: Buffer;
  title: string;
  /** Of the sheet, in pixels. */
  width: number;
}

async function sheet(browser: Browser, name: string, pictures: Picture[]): Promise<void> {
  const page = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  const figures = pictures.map(
    ({ png, title, width }) =>
      `<figure><img width="${width}" src="data:image/png;base64,${png.toString('base64')}"><figcaption>${title}</figcaption></figure>`,
  );
  await page.setContent(
    `<style>body{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start;margin:16px;font:14px sans-serif;background:#e8e8ee}figure{margin:0}img{display:block;border:1px solid #99a}</style>${figures.join('')}`,
  );
  await writeFile(join(images, name), await page.screenshot({ fullPage: true }));
  await page.close();
}

async function tabSheet(browser: Browser): Promise<void> {
  const service = await startTab();
  const taken: Picture[] = [];
  const take = async (
    title: string,
    hash: string,
    over: NonNullable<Parameters<typeof visitTab>[2]>,
    width: number,
  ) => {
    const { page, open } = await visitTab(browser, service.origin, over);
    await open(hash);
    await page.waitForLoadState('networkidle');
    taken.push({ png: await page.screenshot(), title, width });
    await page.close();
  };
  const wide = { width: 1280, height: 900 };
  await take('Tableau de bord', tabPages.plan, wide, 614);
  await take('Sondage', tabPages.sondage, wide, 614);
  await take('Fiche', tabPages.fiche, wide, 614);
  await take('Restitution', tabPages.restitution, { ...wide, theme: 'dark' }, 614);
  const phone = { width: 360, height: 740 };
  await take('Tableau de bord, téléphone', tabPages.plan, phone, 296);
  await take('Sombre', tabPages.plan, { ...phone, theme: 'dark' }, 296);
  await take('Contraste élevé', tabPages.plan, { ...phone, theme: 'contrast' }, 296);
  await take('Réunions', tabPages.reunions, phone, 296);
  await service.close();
  await sheet(browser, 'onglet.png', taken);
}

async function letterSheet(browser: Browser): Promise<void> {
  const door = await openDoorService();
  const zoe = await addZoe(door);
  await planMeeting(door, {}, []);
  await door.letters(1);
  await door.press(animator, 'polls.launch', launching());
  await door.letters(2);
  await makePilot(door, zoe);
  await door.say(animator, 'lance un point d’étape pour l’axe 1');
  const letters = await door.letters(3);
  const taken: Picture[] = [];
  for (const colorScheme of ['light', 'dark'] as const)
    for (const { html, subject } of letters) {
      const page = await openPage(browser, { viewport: { width: 400, height: 640 }, colorScheme });
      await page.setContent(html ?? '');
      taken.push({ png: await page.screenshot(), title: subject.slice(0, 60), width: 400 });
      await page.close();
    }
  await door.close();
  await sheet(browser, 'lettres.png', taken);
}

const browser = await launchChromium();
try {
  await tabSheet(browser);
  await letterSheet(browser);
} finally {
  await browser.close();
}
