/** The document around a value, with its passage lit: blocks as text, and the page of a PDF with its lines at their places. */
import type {
  Block,
  Cell,
  Line,
  Place,
  ReadDocument,
} from '../../../../documents/readers/blocks.ts';
import type { Draft } from '../../../importer/draft.ts';
import { slotsOf } from '../../../importer/slots.ts';
import type { ImportSourcePage, SourceBlock, SourceCell } from '../../../pages/importer.ts';

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
  return {
    place: inWords(place),
    blocks: near.map((block) => sourceBlock(block, place)),
    page: place.box ? pageOf(near, place) : null,
  };
}

/** Where a value, a line of the basket, or the title of a thing is printed. */
function placeOf(draft: Draft, id: number): Place | undefined {
  const slot = slotsOf(draft).find(({ value }) => value.id === id);
  const line = draft.basket.find((one) => one.id === id);
  const thing = [...draft.axes, ...draft.fiches].find((one) => one.id === id);
  return slot?.value.place ?? line?.place ?? (thing?.title ?? thing?.number)?.place;
}

const linesOf = (block: Block): Line[] =>
  block.kind === 'line' ? [block] : block.rows.flat().flatMap(({ lines }) => lines);

const isOnPage = (one: Place, place: Place): boolean =>
  one.page === place.page && one.slide === place.slide && one.sheet === place.sheet;

function blocksNear(blocks: readonly Block[], place: Place): Block[] {
  const same = blocks.filter((block) => isOnPage(block.place, place));
  const at = same.findIndex((block) => linesOf(block).some((line) => isPlace(line.place, place)));
  const hasEnds = place.page !== undefined || place.slide !== undefined;
  const around = hasEnds ? MOST_BLOCKS / 2 : AROUND;
  const first = Math.max(0, at - around);
  return same.slice(first, Math.max(at, 0) + around);
}

/** Whether that is the place: the same line, or the same cell of the same table. */
export const isPlace = (one: Place, place: Place): boolean =>
  isOnPage(one, place) &&
  one.line === place.line &&
  one.table === place.table &&
  one.row === place.row &&
  one.column === place.column &&
  String(one.box) === String(place.box);

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
