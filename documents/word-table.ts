import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type Block, type BlockCell, type Column, textOf } from './blocks.ts';
import { bars, line as lineColor, navy, subtle } from './colors.ts';
import { wordSign } from './word-sign.ts';
import { textWidth } from './word-styles.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: lineColor };
const borders = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};

interface RunStyle {
  bold?: boolean;
  color?: string;
  size?: number;
}

/** Lines of a text, with real line breaks between them. */
export const lines = (text: string, style: RunStyle = {}): TextRun[] =>
  text
    .split('\n')
    .map((part, at) => new TextRun({ ...style, text: part, ...(at > 0 ? { break: 1 } : {}) }));

/** Widths of columns in twips, whose sum is the width of the text. */
function widthsOf(columns: readonly Column[]): number[] {
  const sum = columns.reduce((total, { share }) => total + share, 0);
  return columns.map(({ share }) => Math.floor((share / sum) * textWidth));
}

interface Look {
  head: boolean;
  /** Kept on the page of the row below it. */
  keepNext: boolean;
  span?: number;
  /** One of many columns: what is between them is less. */
  narrow: boolean;
  /** Read by who stands, a pen in hand. */
  tall: boolean;
}

function cellOf(cell: BlockCell, { align }: Column, width: number, look: Look): TableCell {
  const { head, keepNext, span } = look;
  const said = typeof cell === 'string' ? { text: cell } : cell;
  const fill = head ? navy : span ? 'E9ECF3' : said.fill;
  const bold = said.strong === true || span !== undefined;
  const size = look.tall ? { size: 20 } : {};
  const words = lines(said.text, {
    ...size,
    ...(head ? { bold: true, color: 'FFFFFF' } : { bold }),
  });
  const alone = said.sign !== undefined && said.alone === true;
  const side = alone ? 10 : look.narrow ? 40 : 80;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: side, right: side, top: 20, bottom: 20 },
    verticalAlign: VerticalAlign.CENTER,
    ...(span ? { columnSpan: span } : {}),
    // A pale ground alone is not seen by all: a state has a line of its own colour.
    ...(said.sign ? { borders: { bottom: { ...line, size: 12, color: bars[said.sign] } } } : {}),
    ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
    children: [
      new Paragraph({
        style: 'Cell',
        keepNext,
        alignment: alone
          ? AlignmentType.CENTER
          : align === 'right'
            ? AlignmentType.RIGHT
            : AlignmentType.LEFT,
        children: said.sign
          ? [
              wordSign(said.sign, 14, alone ? said.text : ''),
              ...(alone ? [] : [new TextRun('\u00a0'), ...words]),
            ]
          : [
              ...words,
              ...(said.note ? [new TextRun({ text: said.note, break: 1, color: subtle })] : []),
            ],
      }),
    ],
  });
}

/** Lines of a table that is not cut: what is kept whole leaves no more than a third of a page white. */
const WHOLE = 16;
/** Rows of a longer table that are together at the foot of a page, and at the head of the next. */
const BEGINS = 5;
const ENDS = 3;
/** Lines of a row that is kept with others: what is taller than that needs the room that there is. */
const LOW = 4;

/** Letters of a line as wide as the page, in the size of a cell. */
const LETTERS = 105;

/** About how many lines a row takes. */
function linesIn(cells: readonly BlockCell[], columns: readonly Column[]): number {
  const sum = columns.reduce((total, { share }) => total + share, 0);
  const heights = cells.map((cell, at) => {
    const room = cells.length === 1 ? LETTERS : (LETTERS * (columns[at]?.share ?? 1)) / sum;
    return textOf(cell)
      .split('\n')
      .reduce((total, line) => total + Math.max(1, Math.ceil(line.length / room)), 0);
  });
  return Math.max(1, ...heights);
}

const isHead = (cells: readonly BlockCell[], columns: readonly Column[]): boolean =>
  cells.length === 1 && columns.length > 1;

/**
 * Which rows are on the page of the next: no few rows stand alone at the foot or at the head of a page, and
 * a table that is not long is not cut at all.
 */
function keeps(rows: readonly BlockCell[][], columns: readonly Column[]): boolean[] {
  const heights = rows.map((row) => linesIn(row, columns));
  const isWhole = heights.reduce((total, height) => total + height, 0) <= WHOLE;
  const heads = (at: number) => isHead(rows[at] ?? [], columns);
  return rows.map((_, at) => {
    if (at === rows.length - 1) return false;
    // However tall: neither the first row nor the last one is alone.
    if (at === 0 || at === rows.length - 2) return true;
    const low = (heights[at] ?? 0) <= LOW && (heights[at + 1] ?? 0) <= LOW;
    if (!low) return false;
    return isWhole || at < BEGINS || at >= rows.length - ENDS || heads(at) || heads(at + 2);
  });
}

/** The table, whose first row is said again on each page. */
export function wordTable(table: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const { columns, tall } = table;
  const columnWidths = widthsOf(columns);
  const rows = [columns.map(({ title }) => title), ...table.rows];
  const kept = keeps(rows, columns);
  const row = (cells: readonly BlockCell[], at: number) => {
    const heads = isHead(cells, columns);
    const keepNext = kept[at] ?? false;
    const look = { head: at === 0, keepNext, narrow: columns.length > 8, tall: tall !== undefined };
    return new TableRow({
      tableHeader: at === 0,
      // A row of several thousand characters has to go over pages; a short one stays together.
      cantSplit: at === 0 || cells.every((cell) => textOf(cell).length < 600),
      ...(tall && at > 0 ? { height: { value: tall, rule: HeightRule.ATLEAST } } : {}),
      children: heads
        ? [cellOf(cells[0] ?? '', {} as Column, textWidth, { ...look, span: columns.length })]
        : columns.map((column, to) => cellOf(cells[to] ?? '', column, columnWidths[to] ?? 0, look)),
    });
  };
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths,
      borders,
      rows: rows.map(row),
    }),
    // Word joins two tables that nothing parts.
    new Paragraph({ text: '', spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' } }),
  ];
}
