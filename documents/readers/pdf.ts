/** Reader of PDF files: text with its position, tables by what is drawn around them, headers by place and repetition. */
import type { Block, Cell, Line, Reading, ReadProgress } from './blocks.ts';
import { BEYOND, type DrawnTable, drawnTables } from './pdf-cells.ts';
import { regionsOf } from './pdf-columns.ts';
import { joinedAcrossPages } from './pdf-joined.ts';
import type { PdfPage } from './pdf-page.ts';
import { type Measure, paragraphsOf } from './pdf-paragraphs.ts';
import { rulingsOf } from './pdf-rulings.ts';
import { type RunningKeys, runningLines } from './pdf-running.ts';
import { type Segment, segmentsOf, type TextItem } from './pdf-segments.ts';
import { type ReadLimits, ReadRefusal } from './refusal.ts';

/** Letters that a page has at least when it is no picture. */
const LEAST_LETTERS = 25;

/** Text of a PDF file. Nothing that it holds is run: no script, form, font program or link. */
export async function readPdf(
  bytes: Uint8Array,
  limits: ReadLimits,
  progress: ReadProgress,
): Promise<Reading> {
  const { pages, day } = await pagesOf(bytes, limits, progress);
  const bare = pages.filter(({ segments }) => lettersOf(segments) < LEAST_LETTERS);
  if (pages.length === 0) throw new ReadRefusal('empty');
  if (bare.length > pages.length / 2) throw new ReadRefusal('scanned');
  const running = runningLines(pages);
  const headingLevel = headingLevels(pages);
  const measure = measureOf(pages, running);
  const blocks = joinedAcrossPages(
    pages.map((page) => ({
      blocks: pageBlocks(page, running, measure, headingLevel),
      columns: page.tables,
    })),
  );
  return {
    blocks,
    notices: bare.length > 0 ? ['pictures-without-text'] : [],
    pages: pages.length,
    ...(day && { day }),
  };
}

const lettersOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { text }) => sum + text.length, 0);

async function pagesOf(bytes: Uint8Array, limits: ReadLimits, progress: ReadProgress) {
  withNewerBuffers();
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
    // A picture has no text: none is unpacked, which is most of the work and of the memory of an illustrated plan.
    maxImageSize: 1,
  }).catch((cause: Error) => {
    throw new ReadRefusal(cause.name === 'PasswordException' ? 'encrypted' : 'damaged', { cause });
  });
  if (document.numPages > limits.pages) throw new ReadRefusal('too-many-pages');
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const stamp = String(
    (info as Record<string, unknown>).ModDate ??
      (info as Record<string, unknown>).CreationDate ??
      '',
  );
  const day = /^D:(\d{4})(\d{2})(\d{2})/.exec(stamp);
  const pages: PdfPage[] = [];
  let cells = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const operators = await page.getOperatorList();
    cells += items.length;
    if (cells > 4 * limits.cells) throw new ReadRefusal('too-many-cells');
    const bold = new Map<string, boolean>();
    const isBold = (font: string): boolean => {
      const known = bold.get(font);
      if (known !== undefined) return known;
      const made = page.commonObjs.has(font) ? String(page.commonObjs.get(font)?.name) : '';
      const is = /bold|black|heavy/i.test(made);
      bold.set(font, is);
      return is;
    };
    const rulings = rulingsOf(operators, OPS);
    const segments = segmentsOf(items as TextItem[], isBold, rulings);
    pages.push({
      number,
      width,
      height,
      segments,
      ...drawnTables(segments, rulings, width, height),
    });
    page.cleanup();
    progress(number, document.numPages);
  }
  await document.destroy();
  return { pages, ...(day && { day: day.slice(1, 4).join('-') }) };
}

/** Gives Node 20 the one method of Node 22 that the PDF library calls, in the thread that reads. */
function withNewerBuffers(): void {
  const prototype = ArrayBuffer.prototype as ArrayBuffer & {
    transferToFixedLength?: (length?: number) => ArrayBuffer;
  };
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const made = new ArrayBuffer(length);
    new Uint8Array(made).set(new Uint8Array(this).subarray(0, length));
    return made;
  };
}

/** Level of a heading by the size of its letters: larger than most letters of the document. */
function headingLevels(pages: readonly PdfPage[]): (size: number) => number | undefined {
  const letters = new Map<number, number>();
  const rounded = (size: number) => Math.round(size * 2) / 2;
  for (const { text, size } of pages.flatMap(({ segments }) => segments))
    letters.set(rounded(size), (letters.get(rounded(size)) ?? 0) + text.length);
  const usual = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  const larger = [...letters.keys()].filter((size) => size > usual * 1.1).sort((a, b) => b - a);
  return (size) => {
    const level = larger.indexOf(rounded(size));
    return level < 0 ? undefined : Math.min(level + 1, 9);
  };
}

/** Share of the width of a page: lines that end so near its edge were broken there. */
const BROKEN = 0.06;
/** Lines that must be broken at an edge for it to be one, and their share of all. */
const LEAST_BROKEN = 3;
const SHARE_BROKEN = 0.06;

/** Edges that the lines of a document are broken by: where several end, or else the margins. */
function measureOf(pages: readonly PdfPage[], running: RunningKeys): Measure {
  const width = Math.max(...pages.map((page) => page.width));
  const lines = pages.flatMap((page) =>
    page.rest.filter((segment) => page.width === width && !running.has(segment, page.number)),
  );
  const left = Math.min(width, ...lines.map(({ x }) => x));
  const right = Math.max(0, ...lines.map((line) => line.right));
  const broken = lines.filter((line) => line.right > right - BROKEN * width).length;
  return {
    left,
    right:
      broken >= Math.max(LEAST_BROKEN, SHARE_BROKEN * lines.length)
        ? right
        : Math.max(right, width - left),
  };
}

function pageBlocks(
  page: PdfPage,
  running: RunningKeys,
  measure: Measure,
  headingLevel: (size: number) => number | undefined,
): Block[] {
  const place = { page: page.number };
  const isRunning = (segment: Segment) => running.has(segment, page.number);
  const body = page.rest.filter((segment) => !isRunning(segment));
  const above = [...page.tables].sort((a, b) => b.top - a.top);
  const blocks: Block[] = page.rest
    .filter(isRunning)
    .map(({ text }) => ({ kind: 'line', text, place, isRunning: true }));
  let table = 0;
  const flow = (segments: Segment[]): void => {
    for (const region of regionsOf(segments, page.width)) {
      if (region.kind === 'lines')
        for (const line of paragraphsOf(region.lines, place, measure, headingLevel))
          blocks.push({ kind: 'line', ...line });
      else {
        table += 1;
        const own = { ...place, table };
        blocks.push({
          kind: 'table',
          place: own,
          rows: region.rows.map((row, r) =>
            row.map((cell, c) => cellOf(cell, { ...own, row: r + 1, column: c + 1 })),
          ),
        });
      }
    }
  };
  let from = Number.POSITIVE_INFINITY;
  for (const drawn of above) {
    flow(body.filter(({ y }) => y < from && y >= drawn.top - 1));
    table += 1;
    const own = { ...place, table };
    blocks.push({ kind: 'table', place: own, rows: drawnRows(drawn, own) });
    from = drawn.bottom;
  }
  flow(body.filter(({ y }) => y < from));
  return blocks;
}

const cellOf = (
  segments: Segment[],
  place: Line['place'],
  measure?: { left: number; right: number },
): Cell => ({
  lines: segments.length > 0 ? paragraphsOf(segments, place, measure) : [],
  span: 1,
});

const drawnRows = ({ rows }: DrawnTable, own: Line['place']): Cell[][] =>
  rows.map((row, r) =>
    row.flatMap((cell, c): Cell[] => {
      if (cell === 'covered') return [];
      const after = row.slice(c + 1).findIndex((one) => one !== 'covered');
      const span = (after < 0 ? row.length - c - 1 : after) + 1;
      if (cell === 'continued') return [{ lines: [], span, isContinued: true }];
      if (!cell) return [{ lines: [], span }];
      const first = Math.min(...cell.segments.map(({ x }) => x));
      const pad = Math.min(first - cell.left, 8);
      const right = cell.right === BEYOND ? 0 : cell.right - pad;
      const place = { ...own, row: r + 1, column: c + 1 };
      return [{ ...cellOf(cell.segments, place, { left: first, right }), span }];
    }),
  );
