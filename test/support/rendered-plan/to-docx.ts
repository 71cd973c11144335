import {
  Document,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Node, RenderedCell, RenderedDocument } from './nodes.ts';

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

const paragraphsOf = ({ lines, isList, isBold }: RenderedCell): Paragraph[] =>
  lines.map(
    (text) =>
      new Paragraph({
        children: [new TextRun({ text, ...(isBold && { bold: true }) })],
        ...(isList && { bullet: { level: 0 } }),
      }),
  );

function made(node: Node): (Paragraph | Table)[] {
  if (node.kind === 'heading')
    return [
      new Paragraph({
        text: node.text,
        ...(levels[node.level - 1] && { heading: levels[node.level - 1] }),
      }),
    ];
  if (node.kind === 'paragraph')
    return [
      new Paragraph({
        children: [new TextRun({ text: node.text, ...(node.isBold && { bold: true }) })],
      }),
    ];
  if (node.kind === 'list')
    return node.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
  if (node.kind === 'page') return [new Paragraph({ pageBreakBefore: true, text: '' })];
  const rows = node.rows.map(
    (row) =>
      new TableRow({
        children: row.map(
          (one) =>
            new TableCell({
              children: paragraphsOf(one),
              ...(one.span && { columnSpan: one.span }),
              ...(one.down && one.down > 1 && { rowSpan: one.down }),
            }),
        ),
      }),
  );
  return [new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }), new Paragraph('')];
}

/** A Word file. */
export async function toDocx({ nodes, header }: RenderedDocument): Promise<Uint8Array> {
  const section = {
    children: nodes.flatMap(made),
    ...(header && { headers: { default: new Header({ children: [new Paragraph(header)] }) } }),
  };
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [section] })));
}
