/** What is left of a text, in pieces: cut where something was found, and at signs. */
import type { Span } from '../../../language/when/expression.ts';

export interface TextPiece {
  text: string;
  start: number;
  /** What stands right before it: nothing, a comma and the like, or something that was found. */
  after: 'start' | 'sign' | 'found';
}

const EMPTY =
  /^(?:[\s,;:.()\-–—?!]|et|ou|avec|pour|and|or|with|for|the|de|du|des|la|le|les|une?|à|a|en|l['’]|d['’]|qui|est|svp|stp|merci|please|thanks|bonjour|bjr|hi|hello)*$/iu;

export function piecesOf(text: string, taken: readonly Span[]): TextPiece[] {
  const spans = [...taken].sort((a, b) => a.start - b.start);
  const pieces: TextPiece[] = [];
  let from = 0;
  let after: TextPiece['after'] = 'start';
  for (const { start, end } of [...spans, { start: text.length, end: text.length }]) {
    if (start > from) pieces.push(...signed(text.slice(from, start), from, after));
    from = Math.max(from, end);
    after = 'found';
  }
  return pieces.filter(({ text: piece }) => !EMPTY.test(piece));
}

const SIGN = /^(?:[,;()\n]|\s[-–—]\s|[.?!]\s)$/u;

/** Cut at commas, brackets, lines, dashes and ends of sentences. */
function signed(text: string, offset: number, first: TextPiece['after']): TextPiece[] {
  const pieces: TextPiece[] = [];
  let after = first;
  let start = 0;
  for (const part of text.split(/([,;()\n]|\s[-–—]\s|[.?!]\s)/u)) {
    if (SIGN.test(part)) after = 'sign';
    else if (part.trim()) {
      const bare = part.replace(/^[\s\-–—:.→]+/u, '');
      // "… : Bobigny", "– Bobigny" behind a date.
      const sign =
        part.length > bare.length && /[-–—:]/.test(part.slice(0, part.length - bare.length));
      const text_ = bare.replace(/[\s\-–—:.]+$/u, '');
      pieces.push({
        text: text_,
        start: offset + start + part.length - bare.length,
        after: sign ? 'sign' : after,
      });
      after = 'sign';
    }
    start += part.length;
  }
  return pieces;
}
