/**
 * `npm run icons`: draws what is drawn once, with the browser that the tests use: the PNG icons of the Teams
 * app from their SVG, in the sizes Teams asks for, and the signs of météo as PNG, for what shows no SVG
 * (cards, letters, Office). To be run when an SVG or a sign changes; what it makes is kept.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/support/browser.ts';
import { markSvg, marks } from '../visual/marks.ts';
import { signSvg, signs } from '../visual/meteo.ts';

/** In pixels. Source: Teams app icon requirements. */
const sizes = { color: 192, outline: 32 };

/** In pixels: shown at 16 to 24, sharp on screens and paper of three dots a pixel. */
const SIGN = 72;
/** In pixels: shown at 39 in a card that has fifteen of them, drawn finer than a screen shows it. */
const MARK = 60;

const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const browser = await launchChromium();

async function drawn(svg: string, size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

try {
  for (const [name, size] of Object.entries(sizes)) {
    const svg = await readFile(file(`manifest/icons/${name}.svg`), 'utf8');
    const icon = await drawn(svg, size);
    await writeFile(file(`manifest/icons/${name}.png`), icon);
    if (name === 'color')
      await writeFile(
        file('visual/mark.json'),
        `${JSON.stringify({ mark: icon.toString('base64') }, null, 2)}\n`,
      );
  }
  const pictures: Record<string, string> = {};
  for (const sign of signs)
    pictures[sign] = (await drawn(signSvg(sign, SIGN), SIGN)).toString('base64');
  await writeFile(file('visual/signs.json'), `${JSON.stringify(pictures, null, 2)}\n`);
  const drawnMarks: Record<string, { given: string; open: string }> = {};
  for (const mark of marks) {
    const given = await drawn(markSvg(mark, true, MARK), MARK);
    const open = await drawn(markSvg(mark, false, MARK), MARK);
    drawnMarks[mark] = { given: given.toString('base64'), open: open.toString('base64') };
  }
  await writeFile(file('visual/marks.json'), `${JSON.stringify(drawnMarks, null, 2)}\n`);
} finally {
  await browser.close();
}
