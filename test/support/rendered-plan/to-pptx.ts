import pptxgen from 'pptxgenjs';
import type { Node, RenderedCell, RenderedDocument } from './nodes.ts';

const textOf = ({ lines, isList }: RenderedCell) =>
  lines.map((text, i) => ({
    text,
    options: { ...(isList && { bullet: true }), breakLine: i < lines.length - 1, fontSize: 9 },
  }));

/** A PowerPoint file: a slide a heading, a table, or some ten lines. */
export async function toPptx({ nodes }: RenderedDocument): Promise<Uint8Array> {
  const deck = new (pptxgen as unknown as typeof pptxgen.default)();
  let slide = deck.addSlide();
  let y = 0.2;
  const room = (height: number) => {
    if (y + height > 5.2 && y > 0.3) {
      slide = deck.addSlide();
      y = 0.2;
    }
    const at = y;
    y += height;
    return { x: 0.3, y: at, w: 9.2, h: height };
  };
  const add = (node: Node): void => {
    if (node.kind === 'page') {
      slide = deck.addSlide();
      y = 0.2;
    } else if (node.kind === 'table') {
      const rows = node.rows.map((row) =>
        row.map((one) => ({
          text: textOf(one),
          options: {
            ...(one.span && { colspan: one.span }),
            ...(one.down && one.down > 1 && { rowspan: one.down }),
          },
        })),
      );
      const at = room(3);
      slide.addTable(rows as never, { ...at, autoPage: false });
      y = 6;
    } else if (node.kind === 'list') {
      const at = room(0.3 * node.items.length);
      slide.addText(
        node.items.map((text, i) => ({
          text,
          options: { bullet: true, breakLine: i < node.items.length - 1 },
        })),
        at,
      );
    } else {
      const bold = node.kind === 'heading' || node.isBold === true;
      const fontSize = node.kind === 'heading' ? 24 - 3 * node.level : 12;
      const at = room(0.4);
      slide.addText([{ text: node.text, options: { bold, fontSize } }], at);
    }
  };
  nodes.forEach(add);
  return new Uint8Array((await deck.write({ outputType: 'nodebuffer' })) as Uint8Array);
}
