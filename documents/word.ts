/** A `Paper` as a Word file: real headings, a table of contents, header rows, charts Word can edit. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { Block, Paper } from './blocks.ts';
import { wordChart } from './word-chart.ts';
import { bullets, page, stylesIn, subtle } from './word-styles.ts';
import { lines, wordTable } from './word-table.ts';

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

/** @returns the bytes of a `.docx` */
export async function word(paper: Paper): Promise<Uint8Array> {
  const { cover, lang, blocks } = paper;
  const document = new Document({
    title: `${cover.title} – ${cover.subtitle}`,
    description: cover.lines[0] ?? '',
    creator: 'Fil rouge',
    styles: stylesIn(lang === 'fr' ? 'fr-FR' : 'en-GB'),
    numbering: bullets,
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.margin,
              bottom: page.margin,
              left: page.margin,
              right: page.margin,
            },
          },
        },
        footers: { default: footerOf(paper), first: new Footer({ children: [new Paragraph('')] }) },
        children: [...coverOf(paper), ...blocks.flatMap(blockOf)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function coverOf({ cover }: Paper) {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: cover.title }),
    new Paragraph({ style: 'Subtitle', text: cover.subtitle }),
    ...cover.lines.map((text) => new Paragraph({ text })),
    new Paragraph({ style: 'Contents', text: cover.contents, pageBreakBefore: true }),
    new TableOfContents(cover.contents, { hyperlink: true, headingStyleRange: '1-2' }),
  ];
}

function blockOf(block: Block) {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: levels[block.level],
          pageBreakBefore: block.startsPage ?? false,
          text: block.text,
        }),
      ];
    case 'paragraph':
      return [paragraphOf(block)];
    case 'list':
      return block.items.map(
        ({ text, note }) =>
          new Paragraph({
            numbering: { reference: 'bullets', level: 0 },
            children: [...lines(text), ...(note ? lines(` (${note})`, { color: subtle }) : [])],
          }),
      );
    case 'table':
      return wordTable(block);
    case 'chart':
      return [wordChart(block.chart)];
  }
}

function paragraphOf({ text, label, quiet }: Extract<Block, { kind: 'paragraph' }>): Paragraph {
  return new Paragraph({
    ...(quiet ? { style: 'Note' } : {}),
    keepNext: text === '',
    children: [...(label ? [new TextRun({ text: label, bold: true })] : []), ...lines(text)],
  });
}

function footerOf({ footer }: Paper): Footer {
  const { text, page: word, of } = footer;
  return new Footer({
    children: [
      new Paragraph({
        style: 'Note',
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun(`${text} – ${word} `),
          new TextRun({ children: [PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
