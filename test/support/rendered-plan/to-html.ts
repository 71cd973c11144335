import type { Node, RenderedCell, RenderedDocument } from './nodes.ts';

const safe = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const inCell = ({ lines, isList }: RenderedCell): string =>
  isList
    ? `<ul>${lines.map((line) => `<li>${safe(line)}</li>`).join('')}</ul>`
    : lines.map(safe).join('<br>');

function made(node: Node): string {
  if (node.kind === 'heading') return `<h${node.level}>${safe(node.text)}</h${node.level}>`;
  if (node.kind === 'paragraph')
    return `<p>${node.isBold ? `<b>${safe(node.text)}</b>` : safe(node.text)}</p>`;
  if (node.kind === 'list')
    return `<ul>${node.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;
  if (node.kind === 'page') return '<div style="break-before: page"></div>';
  const rows = node.rows.map(
    (row) =>
      `<tr>${row.map((one) => `<td colspan="${one.span ?? 1}" rowspan="${one.down ?? 1}">${inCell(one)}</td>`).join('')}</tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

/** A page that a browser prints as a PDF file. A table of many columns is printed across. */
export function toHtml({ nodes }: RenderedDocument): string {
  const widest = Math.max(
    0,
    ...nodes.map((node) =>
      node.kind === 'table' ? Math.max(...node.rows.map((row) => row.length)) : 0,
    ),
  );
  const size =
    widest > 6
      ? `@page { size: ${widest * 45}mm 700mm; margin: 15mm }`
      : '@page { size: A4; margin: 25mm 18mm }';
  return `<!doctype html><meta charset="utf-8"><style>${size} body { font: 11px Arial, sans-serif } table { border-collapse: collapse; width: 100%; margin: 8px 0 }
    td { border: 1px solid #555; padding: 3px 5px; vertical-align: top } ul { margin: 0; padding-left: 16px } h1 { font-size: 20px } h2 { font-size: 16px } h3 { font-size: 13px }</style>
    ${nodes.map(made).join('\n')}`;
}
