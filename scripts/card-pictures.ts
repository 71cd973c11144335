/**
 * `npm run pictures`: draws every sample card, light and dark, wide and narrow, into
 * `test/artifacts/cards/`, so that a change of a card can be looked at before it is sent.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { samples } from '../cards/samples.ts';
import { artifacts, launchChromium } from '../test/support/browser.ts';
import { pictureOf } from '../test/support/card-picture.ts';

const folder = join(artifacts, 'cards');
await mkdir(folder, { recursive: true });
const browser = await launchChromium();
try {
  for (const { name, card } of samples) {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [600, 320]) {
        const file = join(folder, `${name}-${theme}-${width}.png`);
        await writeFile(file, await pictureOf(browser, card, { theme, width }));
      }
    }
  }
} finally {
  await browser.close();
}
console.log(`${samples.length * 4} images dans ${folder}`);
