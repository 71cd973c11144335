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
import { line as lineColor, navy, subtle } from './colors.ts';
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

/** Lines of a text, with real line breaks between them. */
export const lines = (text: string, style: { bold?: boolean; color?: string } = {}): TextRun[] =>
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
}

function cellOf(cell: BlockCell, { align }: Column, width: number, look: Look): TableCell {
  const { head, keepNext, span } = look;
  const said = typeof cell === 'string' ? { text: cell } : cell;
  const fill = head ? navy : span ? 'E9ECF3' : said.fill;
  const bold = said.strong === true || span !== undefined;
  const words = lines(said.text, head ? { bold: true, color: 'FFFFFF' } : { bold });
  const alone = said.sign !== undefined && said.alone === true;
  const side = alone ? 10 : look.narrow ? 40 : 80;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: side, right: side, top: 20, bottom: 20 },
    verticalAlign: VerticalAlign.CENTER,
    ...(span ? { columnSpan: span } : {}),
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
              ...(said.note
                ? [new TextRun({ text: said.note, break: 1, size: 16, color: subtle })]
                : []),
            ],
      }),
    ],
  });
}

/** Rows that stand together on a page, whatever comes before. */
const WHOLE = 8;

const isHead = (cells: readonly BlockCell[], columns: readonly Column[]): boolean =>
  cells.length === 1 && columns.length > 1;

/**
 * Whether a row is on the page of the next: no row stands alone at the foot or at the head of a page, and
 * a short table is not cut at all.
 */
function keeps(rows: readonly BlockCell[][], columns: readonly Column[], at: number): boolean {
  const last = (row: number) =>
    row === rows.length - 1 || (row < rows.length - 1 && isHead(rows[row + 1] ?? [], columns));
  if (at === rows.length - 1) return false;
  return rows.length <= WHOLE || at < 2 || isHead(rows[at] ?? [], columns) || last(at + 1);
}

/** The caption, then the table; its first row is said again on each page. */
export function wordTable(table: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const { columns, caption, tall } = table;
  const columnWidths = widthsOf(columns);
  const rows = [columns.map(({ title }) => title), ...table.rows];
  const row = (cells: readonly BlockCell[], at: number) => {
    const heads = isHead(cells, columns);
    const keepNext = keeps(rows, columns, at);
    const look = { head: at === 0, keepNext, narrow: columns.length > 8 };
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
    ...(caption ? [new Paragraph({ style: 'Caption', text: caption })] : []),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths,
      borders,
      rows: rows.map(row),
    }),
    // Word joins two tables that nothing parts.
    new Paragraph({ style: 'Note', text: '' }),
  ];
}
