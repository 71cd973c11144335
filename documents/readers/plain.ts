/** Reader of plain text: a line is a line, and cells are apart by tabulations. */
import type { Block, Line, Reading } from './blocks.ts';
import { ReadRefusal } from './refusal.ts';

/** Text of a file without format, in UTF-8, UTF-16 with its mark, or else Windows-1252. */
export function readPlain(bytes: Uint8Array): Reading {
  const text = decoded(bytes);
  if (text.includes('\0')) throw new ReadRefusal('unknown-format');
  const blocks: Block[] = [];
  text.split(/\r\n|\n|\r|\f/).forEach((line, i) => {
    if (!line.trim()) return;
    const place = { line: i + 1 };
    const level = /^#{1,6} /.exec(line)?.[0].length;
    if (level) {
      blocks.push({ kind: 'line', text: line.slice(level), place, level: level - 1 });
      return;
    }
    const parts = line.trim().split('\t');
    if (parts.length === 1) {
      blocks.push({ kind: 'line', text: line, place });
      return;
    }
    const cell = (part: string) => ({
      lines: part.trim() ? [{ text: part, place } satisfies Line] : [],
      span: 1,
    });
    const last = blocks.at(-1);
    const row = parts.map(cell);
    if (last?.kind === 'table' && last.place.line === i) {
      last.rows.push(row);
      last.place = place;
    } else blocks.push({ kind: 'table', rows: [row], place });
  });
  return { blocks, notices: [] };
}

function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
