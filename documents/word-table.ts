import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Block, type BlockCell, type Column, textOf } from './blocks.ts';
import { accent, textWidth } from './word-styles.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: 'B8C2CC' };
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

function cellOf(cell: BlockCell, { align }: Column, width: number, head: boolean): TableCell {
  const fill = head ? accent : typeof cell === 'string' ? undefined : cell.fill;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 80, right: 80, top: 20, bottom: 20 },
    ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
    children: [
      new Paragraph({
        style: 'Cell',
        alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: lines(textOf(cell), head ? { bold: true, color: 'FFFFFF' } : {}),
      }),
    ],
  });
}

/** The caption, then the table; its first row is said again on each page. */
export function wordTable(table: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const { columns, caption } = table;
  const columnWidths = widthsOf(columns);
  const row = (cells: readonly BlockCell[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      // A row of several thousand characters has to go over pages; a short one stays together.
      cantSplit: head || cells.every((cell) => textOf(cell).length < 600),
      children: columns.map((column, at) =>
        cellOf(cells[at] ?? '', column, columnWidths[at] ?? 0, head),
      ),
    });
  return [
    ...(caption ? [new Paragraph({ style: 'Caption', text: caption })] : []),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths,
      borders,
      rows: [
        row(
          columns.map(({ title }) => title),
          true,
        ),
        ...table.rows.map((cells) => row(cells, false)),
      ],
    }),
    // Word joins two tables that nothing parts.
    new Paragraph({ style: 'Note', text: '' }),
  ];
}
