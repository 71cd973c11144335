/**
 * `npm run test:importer [-- -v] [-- pdf]`: every plan at hand in eight layouts and four formats, read back: precision and
 * recall of structure and text, silent errors, invented numbers. A browser prints the PDF files, if there is one.
 */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/browser.ts';
import { type Layout, laidOut, layouts } from '../support/rendered-plan/layouts.ts';
import { rawPlan } from '../support/rendered-plan/plan-fields.ts';
import { toHtml } from '../support/rendered-plan/to-html.ts';
import { type RenderScore, scoreBytes, scoreRender } from './render-scores.ts';

const plans = [
  'plan/seine-saint-denis-2024-2026.yaml',
  'test/plans/contrat-des-deux-vallees.yaml',
  'test/plans/haut-pays-2025-2030.yaml',
  'test/plans/val-de-brume-2027-2032.yaml',
  'test/questions/plans/quatre-axes.yaml',
  'test/questions/plans/sans-axes.yaml',
  'test/questions/plans/sante.yaml',
];
const args = process.argv.slice(2);
const isVerbose = args.includes('-v');
/** Names that were asked for, or all. */
const asked = <T extends string>(all: readonly T[]): readonly T[] => {
  const named = all.filter((one) => args.includes(one));
  return named.length > 0 ? named : all;
};
const percent = (part: number, of: number): string =>
  (of === 0 ? '—' : `${((100 * part) / of).toFixed(1)} %`).padStart(8);
const total = { right: [0, 0], drafted: [0, 0], expected: [0, 0], silent: 0, sure: 0, invented: 0 };

function say(name: string, score: RenderScore): void {
  const { structure, text, silent, sure, invented, missing } = score;
  [structure, text].forEach((one, i) => {
    total.right[i] = (total.right[i] ?? 0) + one.right;
    total.drafted[i] = (total.drafted[i] ?? 0) + one.drafted;
    total.expected[i] = (total.expected[i] ?? 0) + one.expected;
  });
  total.silent += silent.length;
  total.sure += sure;
  total.invented += invented.length;
  console.log(
    `${name.padEnd(58)} ${percent(structure.right, structure.drafted)}${percent(structure.right, structure.expected)} ${percent(text.right, text.drafted)}${percent(text.right, text.expected)}  ${silent.length}/${sure} ${invented.length}`,
  );
  if (!isVerbose) return;
  for (const one of silent.slice(0, 6))
    console.log(`   faux    ${one.path} : ${one.value.slice(0, 110)}`);
  for (const one of missing.slice(0, 6))
    console.log(`   manque  ${one.path} : ${one.value.slice(0, 110)}`);
}

/** A PDF file as a browser prints it. */
async function toPdf(browser: Browser, file: string, layout: Layout): Promise<Uint8Array> {
  const page = await browser.newPage();
  const document = laidOut(rawPlan(file), layout);
  await page.setContent(toHtml(document));
  const header = document.header
    ? {
        displayHeaderFooter: true,
        headerTemplate: `<span style="font-size:8px;margin-left:40px">${document.header}</span>`,
        footerTemplate: '<span style="font-size:8px;margin-left:40px" class="pageNumber"></span>',
      }
    : {};
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, ...header });
  await page.close();
  return new Uint8Array(bytes);
}

console.log(
  `${''.padEnd(58)} structure : précision, rappel ; textes : de même ; erreurs silencieuses / sûrs ; numéros inventés`,
);
const browser = asked(['docx', 'pptx', 'xlsx', 'pdf']).includes('pdf')
  ? await launchChromium()
  : undefined;
for (const file of plans)
  for (const layout of asked(layouts))
    for (const format of asked(['docx', 'pptx', 'xlsx', 'pdf'] as const)) {
      const score =
        format === 'pdf'
          ? browser && (await scoreBytes(await toPdf(browser, file, layout), file, layout))
          : await scoreRender(file, layout, format);
      if (score) say(`${file.replace(/.*\//, '')} ${layout} ${format}`, score);
    }
await browser?.close();
const line = [0, 1].map(
  (i) =>
    `${percent(total.right[i] ?? 0, total.drafted[i] ?? 0)}${percent(total.right[i] ?? 0, total.expected[i] ?? 0)}`,
);
console.log(
  `${'en tout'.padEnd(58)} ${line.join(' ')}  ${total.silent}/${total.sure} (${percent(total.silent, total.sure).trim()}) ${total.invented}`,
);
