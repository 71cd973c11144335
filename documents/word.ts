/** A `Paper` as a Word file: real headings, a table of contents, header rows, charts Word can edit. */
import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  type PageNumberEstimator,
  Paragraph,
  ShadingType,
  Tab,
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Block, Paper } from './blocks.ts';
import { bars, grounds, subtle } from './colors.ts';
import { wordChart } from './word-chart.ts';
import { wordSign } from './word-sign.ts';
import { bullets, edge, pageOf, stylesIn, textWidth } from './word-styles.ts';
import { lines, wordTable } from './word-table.ts';
import { wordTiles } from './word-tiles.ts';

/**
 * Laying the pages out, for the numbers in the table of contents, takes longer than all the rest: 2 s of processor for a
 * year of 50 pages, without reading it once more for the numbers of headings, which ours have not. A longer document, in
 * characters of its blocks, leaves its numbers to Word, which fills them in when the table is updated.
 */
const MOST_LAID_OUT = 90_000;
const estimate = estimatePageNumbersWith({ guess: true });
const pageNumbers: PageNumberEstimator = (body, context) => estimate(body, context);

/** In pixels: a sign taller than its line has LibreOffice part a heading from what it announces. */
const HEADING_SIGN = 16;

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

/** @returns the bytes of a `.docx` */
export async function word(paper: Paper): Promise<Uint8Array> {
  const { cover, lang, blocks, again } = paper;
  const foot = footerOf(paper.footer);
  const hasContents = blocks.some(({ kind }) => kind === 'contents');
  const document = new Document({
    title: `${cover.title} – ${cover.subtitle}`,
    description: cover.lines[0] ?? '',
    creator: 'Fil rouge',
    styles: stylesIn(lang === 'fr' ? 'fr-FR' : 'en-GB'),
    numbering: bullets,
    ...(hasContents && JSON.stringify(blocks).length <= MOST_LAID_OUT ? { pageNumbers } : {}),
    sections: [
      {
        properties: { page: pageOf, titlePage: again !== undefined },
        ...(again === undefined ? {} : { headers: { default: headerOf(again) } }),
        footers: { default: foot, ...(again === undefined ? {} : { first: foot }) },
        children: [
          ...coverOf(paper),
          ...blocks.flatMap((block, at) => blockOf(block, stays(blocks, at))),
        ],
      },
    ],
  });
  return outlined(await Packer.toBuffer(document));
}

/** What the library does not write: what parts the colours that are stacked, where they meet. */
function outlined(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const edge = '<a:ln w="12700"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>';
  for (const [name, part] of Object.entries(parts)) {
    if (!/^word\/charts\/chart\d+\.xml$/.test(name)) continue;
    const chart = strFromU8(part);
    if (chart.includes('<c:grouping val="stacked"/>'))
      parts[name] = strToU8(chart.replace(/(<c:ser>.*?)<a:ln><a:noFill\/><\/a:ln>/gs, `$1${edge}`));
  }
  return zipSync(parts, { level: 6 });
}

function coverOf({ cover }: Paper) {
  const { title, subtitle, lines: said } = cover;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
    new Paragraph({ style: 'Subtitle', text: subtitle }),
    new Paragraph({ style: 'Foot of band', children: lines(said.join('\n')) }),
    new Paragraph({ style: 'Thread' }),
  ];
}

const headerOf = (text: string): Header =>
  new Header({ children: [new Paragraph({ style: 'Foot', text })] });

/** What it is, and on the right which page of how many. */
const footerOf = ({ text, page, of }: Paper['footer']): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Foot',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          new TextRun({
            children: [text, new Tab(), `${page} `, PageNumber.CURRENT, ` ${of} `],
          }),
          new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

/** Blocks that a heading has with it on its page, and that the last one of its part has. */
const BEGINS = 4;
const ENDS = 2;

/** Lines of a part that is not cut: what goes over to the next page with it is a quarter of one. */
const WHOLE = 15;
/** Letters of a line. */
const LETTERS = 95;

/**
 * Whether a block is on the page of the next: a short part is together, a longer one begins and ends with some
 * lines together, and goes over to the next page between them rather than leave half of one white; what a
 * heading is followed by before the next one stays with it.
 */
function stays(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1];
  if (next === undefined || next.kind === 'contents') return false;
  if (next.kind === 'heading') {
    const before = blocks.slice(0, at + 1).findLast((block) => !isNote(block));
    const head = blocks[at - 1];
    return before?.kind === 'heading' || (head?.kind === 'heading' && head.level < next.level);
  }
  const from = blocks.slice(0, at + 1).findLastIndex(({ kind }) => kind === 'heading');
  const end = blocks.findIndex(({ kind }, to) => to > at && kind === 'heading');
  const to = end === -1 ? blocks.length : end;
  const lines = blocks.slice(from, to).reduce((sum, block) => sum + linesIn(block), 0);
  const isShort = lines <= WHOLE;
  return at - from < BEGINS || to - at <= ENDS || (isShort && at < to - 1);
}

/** About how many lines a block takes; a table and a chart are never short. */
function linesIn(block: Block): number {
  const texts =
    block.kind === 'list'
      ? block.items.map(({ text }) => text)
      : block.kind === 'paragraph' || block.kind === 'heading'
        ? [block.text]
        : [];
  if (texts.length === 0) return WHOLE;
  return texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / LETTERS)), 0);
}

const isNote = (block: Block): boolean => block.kind === 'paragraph' && block.quiet === true;

function blockOf(block: Block, keepNext: boolean): (Paragraph | Table | TableOfContents)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: levels[block.level],
          children: [
            ...(block.sign ? [wordSign(block.sign, HEADING_SIGN, ''), new TextRun('\u00a0')] : []),
            new TextRun(block.text),
          ],
        }),
      ];
    case 'contents':
      return [
        new Paragraph({ style: 'Contents', text: block.title, pageBreakBefore: true }),
        new TableOfContents(block.title, {
          hyperlink: true,
          headingStyleRange: '1-2',
          beginDirty: false,
        }),
      ];
    case 'tiles':
      return wordTiles(block.tiles);
    case 'paragraph':
      return [paragraphOf(block, keepNext)];
    case 'list':
      return block.items.map(
        ({ text, note }) =>
          new Paragraph({
            keepNext,
            numbering: { reference: 'bullets', level: 0 },
            children: [...lines(text), ...(note ? lines(` (${note})`, { color: subtle }) : [])],
          }),
      );
    case 'table':
      return wordTable(block);
    case 'chart':
      return [wordChart(block.chart, keepNext)];
  }
}

function paragraphOf(
  { text, label, quiet, tinted }: Extract<Block, { kind: 'paragraph' }>,
  keepNext: boolean,
): Paragraph {
  return new Paragraph({
    ...(quiet ? { style: 'Note' } : {}),
    ...(tinted && {
      shading: { type: ShadingType.CLEAR, fill: grounds.soleil },
      border: { left: edge(bars.soleil) },
    }),
    keepNext: keepNext || text === '',
    children: [...(label ? [new TextRun({ text: label, bold: true })] : []), ...lines(text)],
  });
}
