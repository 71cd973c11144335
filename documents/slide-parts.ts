/** What stands on a slide: tiles and sentences, a strip, a chart beside its table, a table. */
import { signPng } from '../visual/pictures.ts';
import { signGrid } from '../visual/sign-grid.ts';
import { type BlockCell, type Column, textOf } from './blocks.ts';
import { bars, grounds, ink, line, navy, subtle, thread } from './colors.ts';
import type { Slide, TableOnSlide } from './slide.ts';
import { font, type Pptx, type PptxSlide, room, size } from './slide-room.ts';
import { cutTo, fitRows, HANGING, POINT, SIGN_ROOM } from './slide-rows.ts';
import { wrapped } from './text-width.ts';

type Of<K extends Slide['kind']> = Extract<Slide, { kind: K }>;
interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

const text = { fontFace: font, margin: 0, color: ink } as const;
export const png = (bytes: Buffer): string => `image/png;base64,${bytes.toString('base64')}`;

/** Four counts, each with what it was, then what the year says in three sentences. */
export function addGlance(slide: PptxSlide, { tiles, sentences, note: aside }: Of<'glance'>): void {
  const gap = 0.2;
  const w = (room.w - gap * (tiles.length - 1)) / tiles.length;
  const h = 2.35;
  for (const [at, { sign, word, means, value, note }] of tiles.entries()) {
    const x = room.x + at * (w + gap);
    const inside = { ...text, x: x + 0.25, w: w - 0.35 };
    slide.addShape('rect', { x, y: room.y, w, h, fill: { color: grounds[sign] } });
    slide.addShape('rect', { x, y: room.y, w: 0.1, h, fill: { color: bars[sign] } });
    slide.addImage({
      ...{ x: x + w - 1.05, y: room.y + 0.2, w: 0.85, h: 0.85 },
      ...{ data: png(signPng(sign)), altText: word },
    });
    slide.addText(value, { ...inside, y: room.y + 0.15, h: 0.9, fontSize: 48, bold: true });
    slide.addText(word, { ...inside, y: room.y + 1.05, h: 0.4, fontSize: 20, bold: true });
    slide.addText(means, { ...inside, y: room.y + 1.45, h: 0.35, fontSize: 16 });
    slide.addText(note, {
      ...{ ...inside, y: room.y + 1.82, h: h - 1.9, fontSize: 14 },
      ...{ color: subtle, valign: 'top' },
    });
  }
  const top = room.y + h + 0.3;
  const each = (room.h - h - 0.3 - noteHeight(aside, room)) / sentences.length;
  for (const [at, sentence] of sentences.entries()) {
    const y = top + at * each;
    slide.addShape('rect', {
      x: room.x,
      y: y + 0.12,
      w: 0.06,
      h: each - 0.24,
      fill: { color: thread },
    });
    slide.addText(sentence, {
      ...{ ...text, x: room.x + 0.25, y, w: room.w - 0.25, h: each },
      ...{ fontSize: 18, valign: 'middle' },
    });
  }
  note(slide, aside, room);
}

/** In inches and ems: of a name in a row of the strip: a second line would push the others from their signs. */
const NAMES = 5.5;
/** In inches: of the axe, beside the rows that it holds. */
const AXE = 1.33;
const NAME = ((NAMES - 0.12) * 72) / size.strip;

/** A row a subject, a column a month: the ground says the state, and so does the sign on it. */
export function addStrip(slide: PptxSlide, strip: Of<'strip'>): void {
  const { columns, rows, legend, description } = strip;
  const months = columns.length - 2;
  const legendAt = room.y + room.h - 0.3;
  const head = 0.34;
  const high = Math.min(0.42, (room.h - head - 0.4) / Math.max(1, rows.length));
  const each = (room.w - AXE - NAMES) / months;
  const cell = { fontFace: font, fontSize: size.strip, color: ink };
  slide.addTable(
    [
      columns.map((name, at) => ({
        text: name,
        options: {
          ...cell,
          bold: true,
          color: 'FFFFFF',
          fill: { color: navy },
          align: at < 2 ? ('left' as const) : ('center' as const),
          // A second line would push the rows from their signs.
          ...(at > 1 && { margin: 0, fontSize: size.least }),
        },
      })),
      ...rows.map(({ axe, label, trail }, at) => [
        { text: axe === rows[at - 1]?.axe ? '' : axe, options: { ...cell, bold: true } },
        {
          text: cutTo(wrapped(label, NAME), 1, NAME),
          options: { ...cell, align: 'left' as const },
        },
        ...trail.map((sign) => ({
          text: '',
          options: { ...cell, fill: { color: grounds[sign] } },
        })),
      ]),
    ],
    {
      ...{ x: room.x, y: room.y, w: room.w },
      colW: [AXE, NAMES, ...Array<number>(months).fill(each)],
      ...{ rowH: [head, ...rows.map(() => high)], margin: [0, 0.06, 0, 0.06], valign: 'middle' },
      border: { type: 'solid', pt: 0.75, color: 'FFFFFF' },
    },
  );
  const grid = { width: each, height: high };
  slide.addImage({
    ...{ x: room.x + AXE + NAMES, y: room.y + head, w: each * months, h: high * rows.length },
    ...{
      data: png(
        signGrid(
          rows.map(({ trail }) => trail),
          grid,
        ),
      ),
      altText: description,
    },
  });
  const part = room.w / legend.length;
  for (const [at, { sign, text: said }] of legend.entries()) {
    const x = room.x + at * part;
    slide.addImage({ x, y: legendAt, w: 0.3, h: 0.3, data: png(signPng(sign)), altText: '' });
    slide.addText(said, { ...text, x: x + 0.36, y: legendAt, w: part - 0.4, h: 0.3, fontSize: 16 });
  }
}

/** In inches: of a note, and what is left free above it. */
const noteHeight = (said: string, { w }: Pick<Box, 'w'>): number =>
  said === '' ? 0 : 0.1 + 0.25 * wrapped(said, (w * 72) / size.least).length;

/** A note at the foot of a box. */
function note(slide: PptxSlide, said: string, box: Box): void {
  const h = noteHeight(said, box);
  if (h === 0) return;
  slide.addText(said, {
    ...{ ...text, x: box.x, y: box.y + box.h - h, w: box.w, h },
    ...{ fontSize: size.least, color: subtle, valign: 'bottom' },
  });
}

/** In inches: what the numbers of a chart are drawn in, and the table beside them. */
const CHART = 5.4;

export function addChart(pptx: Pptx, slide: PptxSlide, of: Of<'chart'>): void {
  const { title, description, direction, stacked, categories, series, format, max } = of.chart;
  const ordered = <T>(list: readonly T[]): T[] =>
    direction === 'bars' ? list.toReversed() : [...list];
  const h = room.h - noteHeight(of.note, room) - 0.1;
  // Bars are drawn from below, and so are the series of each.
  const drawn = direction === 'bars' && !stacked ? series.toReversed() : series;
  slide.addChart(
    pptx.ChartType.bar,
    drawn.map(({ name, values }) => ({
      name,
      labels: ordered(categories),
      values: ordered(values),
    })),
    {
      ...{ x: room.x, y: room.y, w: CHART, h, altText: description },
      ...{ barDir: direction === 'bars' ? 'bar' : 'col', barGapWidthPct: 40 },
      barGrouping: stacked ? 'stacked' : 'clustered',
      chartColors: drawn.map(({ color }) => color),
      ...{ showTitle: true, title, titleFontFace: font, titleFontSize: 16, titleColor: ink },
      ...{ showLegend: series.length > 1, legendPos: 'b', legendFontSize: size.least },
      ...{ showValue: true, dataLabelFormatCode: format, dataLabelFontSize: size.least },
      ...{ dataLabelFontBold: true, dataLabelColor: ink, legendColor: ink },
      ...{ valAxisHidden: true, valAxisLabelFontSize: size.least, valGridLine: { style: 'none' } },
      ...{ catAxisLabelFontSize: size.least, catAxisLabelColor: ink },
      ...{ legendFontFace: font, dataLabelFontFace: font, catAxisLabelFontFace: font },
      ...(max === undefined ? {} : { valAxisMinVal: 0, valAxisMaxVal: max }),
    },
  );
  const x = room.x + CHART + 0.3;
  addTable(slide, of.table, { x, y: room.y, w: room.w - CHART - 0.3, h });
  note(slide, of.note, room);
}

/** The table in its box, with the signs of its cells, and what was left out below. */
export function addTable(slide: PptxSlide, table: TableOnSlide, box: Box): void {
  const { columns, rows, waiting = 0, note: aside = '', more } = table;
  const below = (left: number) => [left > 0 ? more(left) : '', aside].filter(Boolean).join(' ');
  const inside = (said: string) =>
    fitRows(rows, { columns, width: box.w, height: box.h - noteHeight(said, box) });
  const whole = inside(aside);
  const fitted = whole.left > 0 ? inside(below(whole.left)) : whole;
  const colW = fitted.widths;
  slide.addTable(
    [
      columns.map((column) => cellOf(column.title, column, true)),
      ...fitted.rows.map((row) =>
        columns.map((column, at) => cellOf(row[at] ?? '', column, false)),
      ),
    ],
    {
      ...{ x: box.x, y: box.y, w: box.w, colW, rowH: [fitted.header, ...fitted.heights] },
      ...{ fontFace: font, fontSize: fitted.size, color: ink, valign: 'middle' },
      border: { type: 'solid', pt: 0.75, color: line },
      margin: [0.04, 0.08, 0.04, 0.08],
    },
  );
  let y = box.y + fitted.header;
  for (const [at, row] of fitted.rows.entries()) {
    const high = fitted.heights[at] ?? 0;
    let x = box.x;
    if (at < waiting)
      slide.addShape('rect', { x: x - 0.1, y, w: 0.1, h: high, fill: { color: thread } });
    for (const [column, cell] of row.entries()) {
      if (typeof cell !== 'string' && cell.sign)
        slide.addImage({
          ...{ x: x + 0.08, y: y + (high - 0.3) / 2, w: 0.3, h: 0.3 },
          ...{ data: png(signPng(cell.sign)), altText: '' },
        });
      x += colW[column] ?? 0;
    }
    y += high;
  }
  note(slide, below(fitted.left), box);
}

/** The words of a cell; several things of one rank are a real list, whose lines stand under each other. */
function runsOf(cell: BlockCell) {
  const said = textOf(cell);
  if (typeof cell === 'object' && cell.note)
    return [
      { text: said, options: { breakLine: true, bold: cell.strong === true } },
      { text: cell.note, options: { color: subtle } },
    ];
  if (!said.startsWith(POINT)) return said;
  const bullet = { indent: HANGING * size.least };
  return said
    .split('\n')
    .map((one) => ({ text: one.slice(POINT.length), options: { breakLine: true, bullet } }));
}

function cellOf(cell: BlockCell, { align }: Column, head: boolean) {
  const plain = typeof cell === 'string';
  const fill = head ? navy : plain ? undefined : cell.fill;
  // What the cell is, all in it is: a bold text above its note says so itself.
  const strong = head || (!plain && cell.strong === true && !cell.note);
  return {
    text: runsOf(cell),
    options: {
      align: align ?? ('left' as const),
      bold: strong,
      ...(head ? { color: 'FFFFFF' } : {}),
      ...(fill ? { fill: { color: fill } } : {}),
      ...(!plain && cell.sign
        ? { margin: [0.04, 0.08, 0.04, 0.08 + SIGN_ROOM] as [number, number, number, number] }
        : {}),
    },
  };
}

/** There is nothing to show: said in the middle, as large as a title. */
export function addStatement(slide: PptxSlide, said: string): void {
  slide.addText(said, {
    ...{ ...text, x: room.x, y: room.y, w: room.w, h: 3.4, fill: { color: grounds.silence } },
    ...{ fontSize: 28, align: 'center', valign: 'middle', margin: 0.4 },
  });
}
