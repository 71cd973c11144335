/** A `Paper` as Markdown. Every text is escaped: what people typed is shown as they typed it. */
import { type Block, type BlockCell, type Paper, textOf } from './blocks.ts';

/** Each character that Markdown (GitHub's kind) may make something of, wherever it stands. */
const marks = /[\\`*_{}[\]<>#|~$&]/g;

const escaped = (text: string): string =>
  text
    .replace(marks, '\\$&')
    .replace(/^(\s*)([-+=]|\d+[.)])/gm, (_, space, mark: string) =>
      /^\d/.test(mark) ? `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${space}\\${mark}`,
    );

/** A new line stays one. */
const flowing = (text: string): string => escaped(text).replaceAll('\n', '\\\n');
/** On one line, as cells, headings and items have to be. */
const inline = (text: string): string => escaped(text).replaceAll('\n', '<br>');

/** @returns the bytes of a `.md` in UTF-8 */
export function markdown({ cover, blocks, footer }: Paper): Uint8Array {
  const parts = [
    `# ${inline(cover.title)}`,
    flowing(cover.subtitle),
    ...cover.lines.map(flowing),
    ...blocks.map(blockOf),
    flowing(footer.text),
  ];
  return new TextEncoder().encode(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${inline(block.text)}`;
    case 'paragraph':
      return (block.label ? `**${inline(block.label.trimEnd())}** ` : '') + flowing(block.text);
    case 'list':
      return block.items
        .map(({ text, note }) => `- ${inline(text)}${note ? ` (${inline(note)})` : ''}`)
        .join('\n');
    case 'table':
      return tableOf(block);
    case 'tiles':
      return block.tiles
        .map(
          ({ value, word, means, note }) =>
            `- **${inline(value)}** ${inline(word)} (${inline(means)}), ${inline(note)}`,
        )
        .join('\n');
    // The table that follows has the numbers of a chart.
    case 'chart':
    case 'contents':
      return '';
  }
}

function tableOf({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const row = (cells: readonly BlockCell[]) => {
    const said = cells.map((cell) => inline(textOf(cell)));
    if (said.length === 1 && columns.length > 1)
      return `| **${said[0]}** |${'  |'.repeat(columns.length - 1)}`;
    return `| ${said.join(' | ')} |`;
  };
  return [
    row(columns.map(({ title }) => title)),
    `|${columns.map(({ align }) => (align === 'right' ? ' ---: ' : ' --- ')).join('|')}|`,
    ...rows.map(row),
  ].join('\n');
}
