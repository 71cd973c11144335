/** Four counts side by side: the state, how many, what it means and what it was. */
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
import type { Tile } from './blocks.ts';
import { grounds, subtle } from './colors.ts';
import { wordSign } from './word-sign.ts';
import { textWidth } from './word-styles.ts';

const gap = { style: BorderStyle.SINGLE, size: 48, color: 'FFFFFF' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

export function wordTiles(tiles: readonly Tile[]): (Table | Paragraph)[] {
  const width = Math.floor(textWidth / tiles.length);
  const row = (head: boolean, childrenOf: (tile: Tile) => Paragraph[]) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: tiles.map(
        (tile) =>
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            margins: { left: 120, right: 80, top: 20, bottom: 20 },
            shading: { type: ShadingType.CLEAR, color: 'auto', fill: grounds[tile.sign] },
            borders: {
              ...{ left: none, right: gap, top: none, bottom: none },
            },
            children: childrenOf(tile),
          }),
      ),
    });
  const text = (children: (TextRun | ReturnType<typeof wordSign>)[]) =>
    new Paragraph({ style: 'Cell', keepNext: true, alignment: AlignmentType.LEFT, children });
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: tiles.map(() => width),
      borders: {
        ...{ top: none, bottom: none, left: none, right: none },
        ...{ insideHorizontal: none, insideVertical: none },
      },
      rows: [
        row(true, ({ sign, word }) => [
          text([
            wordSign(sign, 30, ''),
            new TextRun({ text: `\u00a0${word}`, bold: true, size: 24, position: '5pt' }),
          ]),
        ]),
        row(false, ({ value, means, note }) => [
          text([new TextRun({ text: value, bold: true, size: 56 })]),
          text([new TextRun({ text: means, size: 20 })]),
          text([new TextRun({ text: note, size: 17, color: subtle })]),
        ]),
      ],
    }),
    new Paragraph({ style: 'Note', text: '' }),
  ];
}
