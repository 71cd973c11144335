import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type BrowserServer,
  chromium,
  type Download,
  type LaunchOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { shared } from './shared/ask.ts';
import { lastResortMs } from './until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where pictures are kept for people to look at; git ignores it. */
export const artifacts = join(root, 'test', 'artifacts');

/**
 * Picture for people to look at, below `artifacts`, made when `PICTURES` is set: nothing checks it, and a
 * browser that many programs slow down refuses to draw.
 *
 * @param file its path below `artifacts`
 */
export async function picture(
  shown: Page | Locator,
  file: string,
  { fullPage = false } = {},
): Promise<void> {
  if (!process.env.PICTURES) return;
  const path = join(artifacts, file);
  await ('goto' in shown ? shown.screenshot({ path, fullPage }) : shown.screenshot({ path }));
}
const cache = join(root, 'node_modules', '.cache', 'fil-rouge');

/**
 * Unpacks everything of @sparticuz/chromium into the TMPDIR of the process. It brings the few
 * shared libraries that a bare Debian lacks (nss, expat) only where it believes to be on Lambda.
 * Its own process, because under Jest a change of `process.env` does not reach `os.tmpdir()`.
 */
const unpacker = `
  import chromium from '@sparticuz/chromium';
  await chromium.executablePath();
`;
const lambda = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };

/**
 * One typeface everywhere, Open Sans, which is the one that the package ships: pictures look the
 * same on every machine. What it lacks (arrows, emoji) comes from the machine's fonts, if any.
 */
const fontsConf = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
  ${['Segoe UI', 'Tahoma', 'Verdana', 'sans-serif']
    .map(
      (family) =>
        `<match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit></match>`,
    )
    .join('\n  ')}
</fontconfig>
`;

/** The folder of the unpacked browser; unpacked once, in under 2 s, then kept with node_modules. */
async function chromiumHome(): Promise<string> {
  const manifest = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const home = join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'chromium-'));
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpacker], {
    cwd: root,
    env: { ...process.env, ...lambda, TMPDIR: staging },
  });
  await writeFile(join(staging, 'fonts.conf'), fontsConf(home));
  // Two processes may unpack at once: one rename wins, the other finds the work done.
  await rename(staging, home).catch(() => rm(staging, { recursive: true, force: true }));
  return home;
}

/** How the Chromium that comes with npm is started, without a window, as root or not. */
async function launching(over: Record<string, string> = {}): Promise<LaunchOptions> {
  const home = await chromiumHome();
  return {
    executablePath: join(home, 'chromium'),
    // A machine may be busy for as long as it likes.
    timeout: lastResortMs,
    args: [
      '--font-render-hinting=none',
      // It reaches this machine and nothing else: other names fail at once, as without network.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      ...over,
    },
  };
}

/** Starts a Chromium that several processes open pages in. */
export const serveChromium = async (): Promise<BrowserServer> =>
  chromium.launchServer(await launching());

/** The Chromium of the run, or one of its own outside a run; closing it closes the pages opened here. */
export async function launchChromium(): Promise<Browser> {
  const address = await shared('chromium');
  return address
    ? chromium.connect(address, { timeout: lastResortMs })
    : // Days and hours of a field are in the language of the machine.
      chromium.launch(await launching({ LC_ALL: 'fr_FR.UTF-8' }));
}

/** Opens a page, as a French reader has it, that waits as long as what it waits for takes. */
export async function openPage(
  browser: Pick<Browser, 'newPage'>,
  look: BrowserContextOptions = {},
): Promise<Page> {
  const page = await browser.newPage({ locale: 'fr-FR', ...look });
  page.setDefaultTimeout(lastResortMs);
  return page;
}

/** Answers a public address, in these pages, from the service at `origin`. */
export const answerFrom = (context: BrowserContext, publicUrl: string, origin: string) =>
  context.route(`${publicUrl}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const url = `${origin}${pathname}${search}`;
    await route.fulfill({ response: await route.fetch({ url, timeout: lastResortMs }) });
  });

/** Closes a page and all beside it: what is still on its way for them is no failure. */
export async function closeContext(page: Page): Promise<void> {
  await page.context().unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
}

/** What was downloaded: the browser may be another process's, and its files too. */
export const contentOf = async (download: Download): Promise<Buffer> =>
  buffer(await download.createReadStream());

/** Every card of the conversation, oldest first. */
const cards = (page: Page): Locator => page.locator('.ac-adaptiveCard');

/** The newest card of the conversation. */
export const lastCard = (page: Page): Locator => cards(page).last();

/** The newest card that says this: a report of what was sent may come below it at any moment. */
export const cardWith = (page: Page, hasText: string | RegExp): Locator =>
  cards(page).filter({ hasText }).last();

/**
 * Opens the Playground in the 1:1 chat with the bot and waits for the welcome card, which comes at
 * the first visit of a launch.
 */
export async function openPlayground(page: Page, address: string): Promise<void> {
  await page.goto(address);
  // It draws its page twice; what is typed into the first one is lost.
  await page.getByText('Camille Essai').first().waitFor();
  await lastCard(page).waitFor();
  // Its log is for whoever writes a bot; the pictures show what a partner sees.
  await page.getByRole('button', { name: 'Hide log panel' }).click();
}

/** What an act brings: the first card that was not there before. */
export async function cardAfter(page: Page, act: () => Promise<void>): Promise<Locator> {
  const before = await cards(page).count();
  await act();
  const card = cards(page).nth(before);
  await card.waitFor();
  return card;
}

/** How long a person waits before pressing again, in ms. */
const AGAIN_MS = 10_000;

/**
 * Acts on a card, again when nothing comes of it, as a person does: the Playground draws a card anew when
 * anything comes, and what is pressed while it is replaced is lost. The bot does nothing twice.
 *
 * @param sign what shows that it was done
 */
export async function actUntil(sign: Locator, act: () => Promise<void>): Promise<void> {
  for (let waited = 0; waited < lastResortMs; waited += AGAIN_MS) {
    await act();
    const shown = sign.first().waitFor({ timeout: AGAIN_MS });
    if (await shown.then(() => true).catch(() => false)) return;
  }
  await sign.first().waitFor({ timeout: AGAIN_MS });
}

/** Presses a button until a sign of it is there. */
export const pressUntil = (sign: Locator, button: Locator): Promise<void> =>
  actUntil(sign, () => button.click({ timeout: AGAIN_MS }).catch(() => undefined));

/** What a button brings: the first card that was not there before. */
export async function cardAfterPress(page: Page, button: Locator): Promise<Locator> {
  const card = cards(page).nth(await cards(page).count());
  await pressUntil(card, button);
  return card;
}

/** Types a message as a person would, sends it, and gives the card that answers. */
export async function sayInPlayground(page: Page, text: string): Promise<Locator> {
  return cardAfter(page, async () => {
    await page.locator('[data-lexical-editor=true]').click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  });
}
