/**
 * `npm run pictures:pages`: the pages of the tab with the written year, the letters and the pages of their links,
 * each as a phone and as a desktop show it, light, dark and in high contrast, into `test/artifacts/pages/`; the
 * dashboard, `docs/images/tableau-de-bord.png`, and two contact sheets, `onglet.png` and `lettres.png`. With names of
 * pages behind it, those of the tab alone, in light, and no sheet: `npm run pictures:pages -- plan importer`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { MARK_CID } from '../src/mail/letter-html.ts';
import { artifacts, launchChromium, openPage } from '../test/support/browser.ts';
import { type Door, openDoorService } from '../test/support/door.ts';
import { addZoe, linkToData, makePilot, planMeeting, tokensIn } from '../test/support/door-acts.ts';
import { plantDraft } from '../test/support/import-draft.ts';
import { animator } from '../test/support/partners.ts';
import { launching } from '../test/support/polls.ts';
import { morning, startTab, type TabService } from '../test/support/tab.ts';
import { tabPages, visitTab } from '../test/support/tab-browser.ts';
import { suiteSince } from '../test/support/versions.ts';
import { markPng } from '../visual/pictures.ts';
import { light } from './light-picture.ts';

const images = join(import.meta.dirname, '../docs/images');
const folder = join(artifacts, 'pages');
/** Names of pages, when not all are wanted. */
const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
const themes = ['default', 'dark', 'contrast'] as const;
const markUri = `data:image/png;base64,${markPng.toString('base64')}`;

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
      `<figure style="width:${width}px"><img width="100%" src="data:image/png;base64,${png.toString('base64')}"><figcaption>${title}</figcaption></figure>`,
  );
  await page.setContent(
    `<style>body{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start;margin:16px;font:14px sans-serif;background:#e8e8ee}figure{margin:0}img{display:block;box-sizing:border-box;border:1px solid #99a}figcaption{margin-top:4px}</style>${figures.join('')}`,
  );
  await writeFile(join(images, name), light(await page.screenshot({ fullPage: true })));
  await page.close();
}

/** A page whole, for people to look at. */
const keep = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });

/** What the sheet shows of the tab: the page, its look, what is written below. */
const shown: Record<string, [title: string, width: number]> = {
  'plan-1280-default': ['Tableau de bord', 614],
  'sondage-1280-default': ['Sondage', 614],
  'fiche-1280-default': ['Fiche', 614],
  'restitution-1280-dark': ['Restitution', 614],
  'plan-360-default': ['Tableau de bord, téléphone', 296],
  'plan-360-dark': ['Sombre', 296],
  'plan-360-contrast': ['Contraste élevé', 296],
  'reunions-360-default': ['Réunions', 296],
};

/** The draft of a plan that somebody dropped, to be looked through. */
async function withDraft(service: TabService): Promise<void> {
  const by = service.year.partners[0]?.id ?? '';
  await plantDraft(service.store, service.knowledge, { id: 'd', by, at: morning });
}

async function tabSheet(browser: Browser): Promise<void> {
  const admins: string[] = [];
  const service = await startTab({ told: true, admins });
  admins.push(...service.year.partners.slice(0, 1).map(({ id }) => id.split(':')[2] ?? ''));
  await withDraft(service);
  const poll = [...service.year.polls].find(([, { state }]) => state === 'open')?.[0] ?? '';
  const all = { ...tabPages, sondage: `sondages/${poll}`, importer: 'importer/d' };
  const pages = Object.fromEntries(Object.entries(all).filter(([name]) => isWanted(name)));
  const taken = new Map<string, Picture>();
  for (const theme of wanted.length > 0 ? themes.slice(0, 1) : themes)
    for (const [width, height] of [
      [1280, 900],
      [360, 740],
    ] as const) {
      const { page, open } = await visitTab(browser, service.origin, { theme, width, height });
      for (const [name, hash] of Object.entries(pages)) {
        const look = `${name}-${width}-${theme}`;
        await open(hash);
        await page.waitForLoadState('networkidle');
        const [title, wide] = shown[look] ?? [];
        if (title && wide) taken.set(look, { png: await page.screenshot(), title, width: wide });
        await keep(page, look);
      }
      await page.close();
    }
  await service.close();
  if (wanted.length > 0) return;
  const board = taken.get('plan-1280-default');
  if (board) await writeFile(join(images, 'tableau-de-bord.png'), light(board.png));
  await sheet(
    browser,
    'onglet.png',
    Object.keys(shown).flatMap((look) => taken.get(look) ?? []),
  );
}

/** The page of the versions once a plan has taken the place of another one. */
async function versionPictures(browser: Browser): Promise<void> {
  const served = await suiteSince(new Date('2026-09-30T22:00:00Z'));
  const service = await startTab({ told: true, served });
  for (const width of [1280, 360]) {
    const { page, open } = await visitTab(browser, service.origin, { width });
    await open(tabPages.changements);
    await keep(page, `deux-versions-${width}-default`);
    await page.close();
  }
  await service.close();
}

/** The letters that a person without Teams gets, oldest first. */
async function lettersOf(door: Door) {
  const zoe = await addZoe(door);
  await planMeeting(door, {}, []);
  await door.letters(1);
  await door.press(animator, 'polls.launch', launching());
  await door.letters(2);
  await makePilot(door, zoe);
  await door.say(animator, 'lance un point d’étape pour l’axe 1');
  return [...(await door.letters(3))];
}

const looks = ['light', 'dark'] as const;

async function letterSheet(browser: Browser): Promise<void> {
  const door = await openDoorService();
  const letters = await lettersOf(door);
  const taken: Picture[] = [];
  for (const colorScheme of looks)
    for (const [at, { html, subject }] of letters.entries()) {
      const page = await openPage(browser, { viewport: { width: 400, height: 640 }, colorScheme });
      await page.setContent(html.replace(`cid:${MARK_CID}`, markUri));
      const png = await keep(page, `lettre-${at + 1}-${colorScheme}`);
      taken.push({ png, title: subject, width: 400 });
      await page.close();
    }
  taken.push(...(await linkPages(browser, door)));
  await door.close();
  await sheet(browser, 'lettres.png', taken);
}

/** Width of a page of a link on the sheet, in pixels: its words are still read. */
const LINK = 296;

/** What is written below a page of a link. */
const behind: Record<string, string> = {
  reunion: 'Derrière « Répondre à l’invitation »',
  sondage: 'Derrière « Répondre au sondage »',
  point: 'Derrière « Répondre au point d’étape »',
  courrier: 'Derrière « Ne plus recevoir ces courriels »',
  donnees: 'Derrière le lien vers ses données',
};

/** The pages that the links of the letters open, the one to what is kept included; the sheet has them as a phone shows them. */
async function linkPages(browser: Browser, door: Door): Promise<Picture[]> {
  const taken: Picture[] = [];
  const [own = ''] = tokensIn(door.smtp.letters[0]?.text ?? '').slice(1);
  const [first, second, third] = door.smtp.letters.map(({ text }) => tokensIn(text)[0] ?? '');
  const data = await linkToData(door, own);
  const tokens = { reunion: first, sondage: second, point: third, courrier: own, donnees: data };
  for (const colorScheme of looks)
    for (const width of [1280, 360])
      for (const [name, token] of Object.entries(tokens)) {
        const page = await openPage(browser, { viewport: { width, height: 740 }, colorScheme });
        await page.goto(`${door.origin}/tab/?lang=fr#lien/${token}`);
        await page.locator('main h1').first().waitFor();
        await page.locator('main .waiting').waitFor({ state: 'detached' });
        const png = await keep(page, `lien-${name}-${width}-${colorScheme}`);
        if (width === 360 && colorScheme === 'light')
          taken.push({ png, title: behind[name] ?? name, width: LINK });
        await page.close();
      }
  return taken;
}

await mkdir(folder, { recursive: true });
const browser = await launchChromium();
try {
  await tabSheet(browser);
  if (isWanted('deux-versions')) await versionPictures(browser);
  if (isWanted('lettres')) await letterSheet(browser);
} finally {
  await browser.close();
}
