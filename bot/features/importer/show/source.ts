/** The document around a value, with its passage lit: blocks as text, the page of a PDF with its lines at their places, a slide with its shapes. */
import type { Block, Cell, Place, ReadDocument } from '../../../../documents/readers/blocks.ts';
import type { Draft } from '../../../importer/draft.ts';
import type {
  ImportSourcePage,
  SourceBlock,
  SourceBox,
  SourceCell,
} from '../../../pages/importer.ts';
import { isOnPage, isPlace, linesOf, placeOf } from '../model/passage.ts';

/** Lines and rows that are shown around the passage, where nothing says where its page ends. */
const AROUND = 25;
/** Blocks of a page that are shown at most. */
const MOST_BLOCKS = 160;

export function sourcePage(
  document: ReadDocument,
  draft: Draft,
  id: number,
  inWords: (place: Place) => string,
): ImportSourcePage | undefined {
  const place = placeOf(draft, id);
  if (!place) return undefined;
  const near = blocksNear(document.blocks, place);
  const slide = document.ratio === undefined ? null : slideOf(near, place, document.ratio);
  const apart = slide ? near.filter((block) => !block.place.frame) : near;
  return {
    place: inWords(place),
    blocks: apart.map((block) => sourceBlock(block, place)),
    slide,
    page: place.box ? pageOf(near, place) : null,
  };
}

function blocksNear(blocks: readonly Block[], place: Place): Block[] {
  const same = blocks.filter((block) => isOnPage(block.place, place));
  const at = same.findIndex((block) => linesOf(block).some((line) => isPlace(line.place, place)));
  const hasEnds = place.page !== undefined || place.slide !== undefined;
  const around = hasEnds ? MOST_BLOCKS / 2 : AROUND;
  const first = Math.max(0, at - around);
  return same.slice(first, Math.max(at, 0) + around);
}

function sourceBlock(block: Block, place: Place): SourceBlock {
  if (block.kind === 'line')
    return {
      kind: 'line',
      text: block.text,
      level: block.level ?? 0,
      isListed: block.bullet !== undefined,
      isLit: isPlace(block.place, place),
    };
  const cells = block.rows.map((row) => row.map((cell) => sourceCell(cell, place)));
  const lit = cells.findIndex((row) => row.some(({ isLit }) => isLit));
  const first = lit < 0 ? 0 : Math.max(0, lit - AROUND);
  return { kind: 'table', rows: cells.slice(first, first + 2 * AROUND) };
}

const sourceCell = ({ lines, span }: Cell, place: Place): SourceCell => ({
  text: lines.map(({ text }) => text).join('\n'),
  isLit: lines.some((line) => isPlace(line.place, place)),
  span,
});

/** Smallest page: what is printed on it is no wider than it. */
const A4 = { width: 595, height: 842 };

function pageOf(blocks: readonly Block[], place: Place): ImportSourcePage['page'] {
  const lines = blocks.flatMap(linesOf).flatMap(({ text, place: own }) => {
    const { box } = own;
    if (!box) return [];
    const [left, bottom, right, top] = box;
    return [{ text, left, bottom, right, top, isLit: isPlace(own, place) }];
  });
  if (lines.length === 0) return null;
  const width = Math.max(A4.width, ...lines.map(({ right }) => right));
  const height = Math.max(A4.height, ...lines.map(({ top }) => top));
  return {
    width,
    height,
    lines: lines.map(({ text, left, bottom, right, top, isLit }) => ({
      text,
      x: left,
      y: height - top,
      width: right - left,
      size: top - bottom,
      isLit,
    })),
  };
}

/** Sizes of letters, in hundredths of the width of a slide, and what a letter takes of its height squared. */
const LETTERS = { least: 1.1, most: 3.2, area: 0.62 };

function slideOf(blocks: readonly Block[], place: Place, ratio: number): ImportSourcePage['slide'] {
  const framed = new Map<string, Block[]>();
  for (const block of blocks) {
    const key = String(block.place.frame ?? '');
    if (key !== '') framed.set(key, [...(framed.get(key) ?? []), block]);
  }
  const boxes = [...framed.values()].map((own): SourceBox => {
    const [left = 0, top = 0, width = 0, height = 0] = own[0]?.place.frame ?? [];
    const signs = own.flatMap(linesOf).reduce((sum, { text }) => sum + text.length + 4, 0);
    const area = (width / 10) * (height / 10 / ratio);
    const fits = Math.sqrt(area / (LETTERS.area * signs));
    return {
      left: left / 10,
      top: top / 10,
      width: width / 10,
      height: height / 10,
      size: Math.min(LETTERS.most, Math.max(LETTERS.least, fits)),
      blocks: own.map((block) => sourceBlock(block, place)),
    };
  });
  return boxes.length > 0 ? { ratio, boxes } : null;
}
