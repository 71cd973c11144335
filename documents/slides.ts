/** Slides: titles, lists, charts that PowerPoint can edit, and tables that go on to the next slide. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import pptxgen from 'pptxgenjs';
import { type BlockCell, type Chart, type Column, textOf } from './blocks.ts';
import { fitRows } from './slide-rows.ts';

// The library is CommonJS: its class is under `default` for Node, and the import itself in its types.
type Pptx = InstanceType<typeof pptxgen.default>;
const PptxGenJS = pptxgen as unknown as typeof pptxgen.default;
type PptxSlide = ReturnType<Pptx['addSlide']>;

const ink = '1F2A44';
const accent = '1F4E79';
const font = 'Arial';
/** 16:9, in inches. */
const width = 13.33;
const margin = 0.6;
const top = 1.35;
const room = { x: margin, y: top, w: width - 2 * margin, h: 5.45 };

export type Slide =
  | { kind: 'cover'; title: string; subtitle: string; lines: string[] }
  | { kind: 'list'; title: string; items: string[] }
  | { kind: 'chart'; title: string; chart: Chart }
  | { kind: 'table'; title: string; columns: Column[]; rows: BlockCell[][] };

export interface Deck {
  lang: 'fr' | 'en';
  title: string;
  slides: Slide[];
  footer: string;
  /** Said after the title of a slide that goes on: "suite". */
  continued: string;
}

/** @returns the bytes of a `.pptx` */
export async function slides(deck: Deck): Promise<Uint8Array> {
  const pptx = new PptxGenJS();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.title = deck.title;
  pptx.author = 'Fil rouge';
  pptx.company = '';
  pptx.theme = { headFontFace: font, bodyFontFace: font };
  const lang = deck.lang === 'fr' ? 'fr-FR' : 'en-GB';
  defineMasters(pptx, deck.footer);
  for (const slide of deck.slides) add(pptx, slide, deck);
  const made = await pptx.write({ outputType: 'uint8array' });
  return corrected(made as Uint8Array, lang);
}

/** Titles are placeholders: that is how a screen reader and the outline know them. */
function defineMasters(pptx: Pptx, footer: string): void {
  const title = (size: number, box: object) => ({
    placeholder: {
      options: {
        name: 'title',
        type: 'title' as const,
        ...box,
        fontSize: size,
        bold: true,
        color: accent,
        fontFace: font,
        margin: 0,
        align: 'left' as const,
        valign: 'middle' as const,
        fit: 'shrink' as const,
      },
      text: '',
    },
  });
  pptx.defineSlideMaster({
    title: 'COVER',
    objects: [
      { rect: { x: 0, y: 0, w: 0.25, h: 7.5, fill: { color: accent } } },
      title(40, { x: margin + 0.3, y: 1.6, w: width - 2 * margin - 0.3, h: 1.4 }),
    ],
  });
  pptx.defineSlideMaster({
    title: 'PAGE',
    objects: [
      title(24, { x: margin, y: 0.35, w: width - 2 * margin, h: 0.85 }),
      {
        line: {
          x: margin,
          y: 1.22,
          w: width - 2 * margin,
          h: 0,
          line: { color: accent, width: 1 },
        },
      },
      {
        text: {
          text: footer,
          options: {
            x: margin,
            y: 6.98,
            w: 10,
            h: 0.3,
            fontSize: 10,
            color: '4A5568',
            fontFace: font,
            margin: 0,
          },
        },
      },
    ],
    slideNumber: {
      x: 12.2,
      y: 6.98,
      w: 0.6,
      h: 0.3,
      fontSize: 10,
      color: '4A5568',
      fontFace: font,
      align: 'right',
    },
  });
}

function add(pptx: Pptx, slide: Slide, deck: Deck): void {
  if (slide.kind === 'cover') addCover(pptx.addSlide({ masterName: 'COVER' }), slide);
  else if (slide.kind === 'list') addList(page(pptx, slide.title), slide.items);
  else if (slide.kind === 'chart') addChart(pptx, page(pptx, slide.title), slide.chart);
  else addTables(pptx, slide, deck);
}

function page(pptx: Pptx, title: string): PptxSlide {
  const slide = pptx.addSlide({ masterName: 'PAGE' });
  slide.addText(title, { placeholder: 'title' });
  return slide;
}

function addCover(
  slide: PptxSlide,
  { title, subtitle, lines }: Extract<Slide, { kind: 'cover' }>,
): void {
  const box = {
    x: margin + 0.3,
    w: width - 2 * margin - 0.3,
    color: ink,
    fontFace: font,
    margin: 0,
  };
  slide.addText(title, { placeholder: 'title' });
  slide.addText(subtitle, { ...box, y: 3.1, h: 1, fontSize: 24, valign: 'top' });
  slide.addText(lines.join('\n'), { ...box, y: 4.5, h: 1.8, fontSize: 16, valign: 'top' });
}

function addList(slide: PptxSlide, items: readonly string[]): void {
  slide.addText(
    items.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
    {
      ...room,
      fontSize: 20,
      color: ink,
      fontFace: font,
      valign: 'top',
      paraSpaceAfter: 8,
      fit: 'shrink',
    },
  );
}

function addChart(pptx: Pptx, slide: PptxSlide, chart: Chart): void {
  const { description, direction, stacked, categories, series, format, max } = chart;
  const ordered = <T>(list: readonly T[]): T[] =>
    direction === 'bars' ? list.toReversed() : [...list];
  slide.addChart(
    pptx.ChartType.bar,
    // Bars are drawn from below.
    series.map(({ name, values }) => ({
      name,
      labels: ordered(categories),
      values: ordered(values),
    })),
    {
      ...room,
      altText: description,
      barDir: direction === 'bars' ? 'bar' : 'col',
      barGrouping: stacked ? 'stacked' : 'clustered',
      barGapWidthPct: 60,
      chartColors: series.map(({ color }) => color),
      showLegend: series.length > 1,
      legendPos: 'b',
      legendFontSize: 12,
      showValue: true,
      dataLabelFormatCode: format,
      dataLabelFontSize: 12,
      dataLabelFontBold: true,
      valAxisHidden: true,
      valGridLine: { style: 'none' },
      catAxisLabelFontSize: 12,
      ...(max === undefined ? {} : { valAxisMinVal: 0, valAxisMaxVal: max }),
    },
  );
}

/** In points: read from the end of a room. */
const CELL_SIZE = 14;
/** Height of a line, then of the header row, in inches. */
const LINE = 0.226;
const HEADER = 0.6;

function addTables(pptx: Pptx, table: Extract<Slide, { kind: 'table' }>, deck: Deck): void {
  const { columns, rows, title } = table;
  const lines = Math.floor((room.h - HEADER) / LINE);
  const pages = fitRows(rows, { columns, width: room.w, lines });
  const sum = columns.reduce((total, { share }) => total + share, 0);
  const colW = columns.map(({ share }) => (share / sum) * room.w);
  for (const [at, rowsOfPage] of pages.entries()) {
    const slide = page(pptx, at === 0 ? title : `${title} (${deck.continued})`);
    slide.addTable(
      [
        columns.map((column) => cellOf(column.title, column, true)),
        ...rowsOfPage.map((row) => columns.map((column, c) => cellOf(row[c] ?? '', column, false))),
      ],
      {
        x: room.x,
        y: room.y,
        w: room.w,
        colW,
        fontFace: font,
        fontSize: CELL_SIZE,
        color: ink,
        border: { type: 'solid', pt: 0.75, color: 'B8C2CC' },
        margin: [0.03, 0.08, 0.03, 0.08],
        valign: 'top',
      },
    );
  }
}

function cellOf(cell: BlockCell, { align }: Column, head: boolean) {
  const fill = head ? accent : typeof cell === 'string' ? undefined : cell.fill;
  return {
    text: textOf(cell),
    options: {
      align: align ?? ('left' as const),
      ...(head ? { bold: true, color: 'FFFFFF' } : {}),
      ...(fill ? { fill: { color: fill } } : {}),
    },
  };
}

/** What the library does not write: the language everywhere, and that the first row is a header. */
function corrected(bytes: Uint8Array, lang: string): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts))
    if (/^ppt\/.*\.xml$/.test(name))
      parts[name] = strToU8(
        strFromU8(part)
          .replaceAll('lang="en-US"', `lang="${lang}"`)
          .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>'),
      );
  return zipSync(parts, { level: 6 });
}
