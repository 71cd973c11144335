/** The document beside a draft: the passage of each value is marked, and only that one. */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { sourcePage } from '../../../../bot/features/importer/show/source.ts';
import { importWords } from '../../../../bot/importer/import-words.ts';
import { named } from '../../../../bot/importer/kept-draft.ts';
import { recognise } from '../../../../bot/importer/recognise.ts';
import { slotsOf } from '../../../../bot/importer/slots.ts';
import { importStrings } from '../../../../bot/importer/strings.ts';
import type { SourceBlock } from '../../../../bot/pages/importer.ts';
import { planLines, readBytes, textFile } from '../../../support/import-draft.ts';
import { laidOut } from '../../../support/rendered-plan/layouts.ts';
import { rawPlan } from '../../../support/rendered-plan/plan-fields.ts';
import { toDocx } from '../../../support/rendered-plan/to-docx.ts';
import { toPptx } from '../../../support/rendered-plan/to-pptx.ts';
import { toXlsx } from '../../../support/rendered-plan/to-xlsx.ts';
import { smallPdf } from '../../../support/small-pdf.ts';

const words = importWords(parse(readFileSync('plan/vocabulaire/import.yaml', 'utf8')));

async function opened(bytes: Uint8Array) {
  const document = await readBytes(bytes, words);
  return { document, draft: named(recognise(document, words)) };
}

const litIn = (blocks: readonly SourceBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'line'
      ? block.isLit
        ? [block.text]
        : []
      : block.rows.flat().flatMap(({ text, isLit }) => (isLit ? [text] : [])),
  );

const plan = () => rawPlan('test/plans/contrat-des-deux-vallees.yaml');
it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ['a text', () => textFile(planLines)],
  ['a docx', () => toDocx(laidOut(plan(), 'cards'))],
  ['an xlsx', () => toXlsx(laidOut(plan(), 'rows'))],
  ['a pptx', () => toPptx(laidOut(plan(), 'deck'))],
])('every value of %s has its words in the passage that is marked', async (_, make) => {
  const { document, draft } = await opened(await make());
  const values = slotsOf(draft);
  expect(values.length).toBeGreaterThan(8);
  const astray = values.filter(({ value, path }) => {
    const page = sourcePage(document, draft, value.id ?? 0, importStrings.fr.place);
    const drawn = (page?.slide?.boxes ?? []).flatMap((box) => box.blocks);
    const lit = litIn([...drawn, ...(page?.blocks ?? [])]).join(' ');
    // Pilotes are ids, dates are read, the title of a column is not in its cells: there it is the passage that counts.
    const isText = typeof value.value === 'string' && !/ › (?:debut|fin|rubriques)$/.test(path);
    return (
      lit === '' || (isText && !lit.replace(/\s+/g, ' ').includes(String(value.value).slice(0, 20)))
    );
  });
  expect(astray.map(({ path, value }) => [path, value.value])).toEqual([]);
});

it('a PDF is shown as its page: every line at its place, the passage marked', async () => {
  const texts = planLines.slice(0, 6).map((text, i) => ({ text, x: 60, y: 780 - 30 * i }));
  const { document, draft } = await opened(
    smallPdf([{ texts }, { texts: [{ text: 'Annexe', x: 60, y: 700 }] }]),
  );
  const title = draft.fiches[0]?.title;
  const { page, place } = sourcePage(document, draft, title?.id ?? 0, importStrings.fr.place) ?? {};
  expect(place).toMatch(/^page 1/);
  expect(page?.lines.filter(({ isLit }) => isLit).map(({ text }) => text)).toEqual([
    'Fiche 1 : Loger les internes',
  ]);
  // Nothing of the next page; from the top to the bottom, as it is printed.
  expect(page?.lines.map(({ text }) => text)).not.toContain('Annexe');
  const tops = page?.lines.map(({ y }) => y) ?? [];
  expect([...tops].sort((a, b) => a - b)).toEqual(tops);
});

it('of a value that is no more there is no passage', async () => {
  const { document, draft } = await opened(textFile(planLines));
  expect(sourcePage(document, draft, 99_999, importStrings.fr.place)).toBeUndefined();
});

it('a slide is drawn as its shapes stand, each inside it, with letters that fit', async () => {
  const { document, draft } = await opened(await toPptx(laidOut(plan(), 'deck')));
  const [value] = slotsOf(draft).filter(({ value: { place } }) => place.table !== undefined);
  const page = sourcePage(document, draft, value?.value.id ?? 0, importStrings.fr.place);
  expect(page?.slide?.ratio).toBeCloseTo(16 / 9);
  expect(page?.blocks).toEqual([]);
  for (const { left, top, width, size } of page?.slide?.boxes ?? []) {
    expect(left + width).toBeLessThanOrEqual(100);
    expect(top).toBeLessThan(100);
    expect(size).toBeGreaterThan(1);
    expect(size).toBeLessThan(4);
  }
});
