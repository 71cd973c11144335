import excel from 'exceljs';
import type { RenderedCell, RenderedDocument } from './nodes.ts';

const textOf = ({ lines, isList }: RenderedCell): string =>
  isList ? lines.map((line) => `- ${line}`).join('\n') : lines.join('\n');

/** An Excel file: one sheet, what is not a table in its first column. */
export async function toXlsx({ nodes }: RenderedDocument): Promise<Uint8Array> {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Plan');
  let row = 1;
  const line = (text: string, bold = false) => {
    const one = sheet.getCell(row, 1);
    one.value = text;
    one.font = { bold };
    row += 1;
  };
  for (const node of nodes) {
    if (node.kind === 'page') row += 1;
    else if (node.kind === 'heading') line(node.text, true);
    else if (node.kind === 'paragraph') line(node.text, node.isBold);
    else if (node.kind === 'list') for (const item of node.items) line(`• ${item}`);
    else {
      row += 1;
      const taken = new Set<string>();
      for (const cells of node.rows) {
        let column = 1;
        for (const one of cells) {
          while (taken.has(`${row} ${column}`)) column += 1;
          sheet.getCell(row, column).value = textOf(one) || null;
          const [span, down] = [one.span ?? 1, one.down ?? 1];
          if (span > 1 || down > 1)
            sheet.mergeCells(row, column, row + down - 1, column + span - 1);
          for (let r = row; r < row + down; r += 1)
            for (let c = column; c < column + span; c += 1) taken.add(`${r} ${c}`);
          column += span;
        }
        row += 1;
      }
      row += 1;
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
