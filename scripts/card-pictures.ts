/**
 * `npm run pictures`: draws cards as Teams would show them into `test/artifacts/cards/`, so that a change of a card
 * can be looked at before it is sent: every card of the demonstration's year, played through
 * the bot, light, dark and in high contrast, as a phone and as a desktop show them. Those held to a height, side by side,
 * are `docs/images/cartes.png`; the poll is `docs/images/sondage.png`, and a question with its answer `reponse.png`. `npm run pictures -- accueil sondage`: those
 * alone, in light.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKnowledge } from '../src/load-knowledge.ts';
import { artifacts, launchChromium } from '../test/support/browser.ts';
import { heightOf, pictureOf } from '../test/support/card-picture.ts';
import { realCards } from '../test/support/real-cards.ts';
import { markPng } from '../visual/pictures.ts';
import { light } from './light-picture.ts';

const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = join(artifacts, 'cards');
await mkdir(folder, { recursive: true });
const knowledge = await loadKnowledge(file('plan/seine-saint-denis-2024-2026.yaml'));
const cards = await realCards(knowledge);
const browser = await launchChromium();
const sheet: string[] = [];
let count = 0;
/** Names of cards, when not all are wanted. */
const wanted = process.argv.slice(2);
const themes = ['light', 'dark', 'contrast'] as const;
try {
  for (const { name, card, most } of cards) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const theme of wanted.length > 0 ? themes.slice(0, 1) : themes)
      for (const width of [440, 320]) {
        const png = await pictureOf(browser, card, { theme, width });
        await writeFile(join(folder, `${name}-${theme}-${width}.png`), png);
        count += 1;
        if (!most || theme !== 'light' || width !== 440) continue;
        console.log(`${name} : ${await heightOf(browser, card, { theme, width })} px`);
        sheet.push(
          `<img src="data:image/png;base64,${png.toString('base64')}" width="440" alt="">`,
        );
      }
  }
  if (wanted.length === 0) {
    const page = await browser.newPage({ viewport: { width: 1830, height: 400 } });
    await page.setContent(
      `<style>body{margin:8px;background:#eee;columns:4;column-gap:8px}img{display:block;break-inside:avoid}</style>${sheet.join('')}`,
    );
    await mkdir(file('docs/images'), { recursive: true });
    const whole = light(await page.screenshot({ fullPage: true }));
    await writeFile(file('docs/images/cartes.png'), whole);
    const poll = join(folder, 'sondage-repondu-light-440.png');
    await writeFile(file('docs/images/sondage.png'), light(await readFile(poll)));
    const answer = await readFile(join(folder, 'reponse-pilote-light-440.png'), 'base64');
    const mark = `data:image/png;base64,${markPng.toString('base64')}`;
    const chat = await browser.newPage({
      viewport: { width: 560, height: 1 },
      deviceScaleFactor: 2,
    });
    await chat.setContent(
      `<style>body{margin:16px;background:#f5f5f5;font:14px 'Segoe UI','Open Sans',sans-serif}p{width:max-content;margin:0 0 12px auto;padding:8px 12px;border-radius:6px;background:#e8ebfa}div{display:flex;gap:8px}</style><p>Qui pilote la fiche 1.1 ?</p><div><img src="${mark}" width="32" height="32" alt=""><img src="data:image/png;base64,${answer}" width="440" alt=""></div>`,
    );
    await writeFile(
      file('docs/images/reponse.png'),
      light(await chat.screenshot({ fullPage: true })),
    );
  }
} finally {
  await browser.close();
}
console.log(`${count} images dans ${folder}`);
