/**
 * `npm run icons`: draws the PNG icons of the Teams app from their SVG, in the sizes Teams asks for,
 * with the browser that the tests use. To be run when an SVG changes; the PNG are kept with them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/support/browser.ts';

/** In pixels. Source: Teams app icon requirements. */
const sizes = { color: 192, outline: 32 };

const file = (name: string) => fileURLToPath(new URL(`../manifest/icons/${name}`, import.meta.url));

const browser = await launchChromium();
try {
  for (const [name, size] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = await readFile(file(`${name}.svg`), 'utf8');
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    await writeFile(file(`${name}.png`), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
