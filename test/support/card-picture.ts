import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { frameOf, hostConfig, styleSheet, type Theme } from './teams-look.ts';

const renderer = fileURLToPath(
  new URL('../../node_modules/adaptivecards/dist/adaptivecards.min.js', import.meta.url),
);

/** How to look at a card; `width` in CSS pixels: about 600 on a desktop, 320 on a phone. */
export interface Look {
  theme: Theme;
  width: number;
}

/** JSON that may stand inside a script element: no text in it can close the element. */
const inScript = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** In pixels: what `styleSheet` leaves around the card. */
const PAGE = 8;

/** The height of the card itself, in CSS pixels: its page without what is around it. */
export const heightOf = (browser: Browser, card: object, look: Look): Promise<number> =>
  onPage(
    browser,
    card,
    look,
    async (page) =>
      (await page.evaluate<number>('document.documentElement.scrollHeight')) - 2 * PAGE,
  );

/** Labels of its buttons that are wider than their button, which Teams cuts. */
export const cutLabels = (browser: Browser, card: object, look: Look): Promise<string[]> =>
  onPage(browser, card, look, (page) =>
    page
      .locator('button:visible')
      .evaluateAll((all) =>
        all.flatMap((one) =>
          [one, ...one.querySelectorAll('*')].some(
            (part) => part.scrollWidth > part.clientWidth + 1,
          )
            ? [one.textContent ?? '']
            : [],
        ),
      ),
  );

/** The picture (PNG, two device pixels per CSS pixel) of an Adaptive Card as Teams would show it. */
export const pictureOf = (browser: Browser, card: object, look: Look): Promise<Buffer> =>
  onPage(browser, card, look, (page) => {
    // A busy machine refuses one now and then, and draws it when asked again.
    const drawn = () => page.screenshot({ fullPage: true });
    return drawn().catch(drawn).catch(drawn).catch(drawn);
  });

/** The page of a browser on which its cards are drawn, one after the other: a page opens more slowly than a card is drawn. */
const pages = new WeakMap<Browser, Promise<Page>>();

/**
 * Does something with a page that shows the card, drawn by Microsoft's own renderer.
 *
 * @throws when the renderer refuses the card, with what it says
 */
async function onPage<T>(
  browser: Browser,
  card: object,
  look: Look,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const opened = pages.get(browser) ?? browser.newPage({ deviceScaleFactor: 2, locale: 'fr-FR' });
  pages.set(browser, opened);
  const page = await opened;
  const failures: string[] = [];
  const failed = (error: Error) => failures.push(error.message);
  page.on('pageerror', failed);
  try {
    await page.setViewportSize({ width: look.width, height: 200 });
    await page.setContent(`<!doctype html>
      <html lang="fr">
        <style>${styleSheet(look.theme, look.width)}</style>
        <body>
          <script>${await readFile(renderer, 'utf8')}</script>
          <script>{
            AdaptiveCards.GlobalSettings.enableFullJsonRoundTrip = true;
            const card = new AdaptiveCards.AdaptiveCard();
            card.hostConfig = new AdaptiveCards.HostConfig(${inScript(hostConfig(look.theme))});
            const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
            card.parse(${inScript(card)}, context);
            // Charts are Teams' own: this renderer draws their fallback, or nothing, as their card asks.
            for (let i = 0; i < context.eventCount; i += 1) {
              const { message } = context.getEventAt(i);
              if (!message.startsWith('Unknown element type "Chart.')) throw new Error(message);
            }
            document.body.append(card.render());
            // This renderer knows no frame; Teams draws one.
            const frame = (element) => {
              if (element._rawProperties?.showBorder && element.renderedElement)
                element.renderedElement.style.border = '1px solid ${frameOf(look.theme)}';
              for (let i = 0; i < (element.getItemCount?.() ?? 0); i += 1) frame(element.getItemAt(i));
            };
            frame(card);
          }</script>
        </body>
      </html>`);
    if (failures.length > 0) throw new Error(`the card cannot be drawn: ${failures.join('; ')}`);
    return await use(page);
  } finally {
    page.off('pageerror', failed);
  }
}
