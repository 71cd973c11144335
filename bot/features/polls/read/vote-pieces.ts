/** An answer to a poll as a row of pieces: slots that are named, choices, and the signs between. */

import type { Token } from '../../../language/tokens.ts';
import type { Span } from '../../../language/when/expression.ts';
import type { VoteChoice } from './reading.ts';
import { aroundOf, bareNumbers, inside, ranksOf, type SlotParts } from './slots-counted.ts';
import { slotsNamed } from './slots-named.ts';
import { type Cue, cues, signs } from './vote-words.ts';

export type VotePiece = Span &
  (
    | { kind: 'slots'; slots: string[]; day: boolean }
    | { kind: 'set'; set: 'all' | 'none' | 'others' | 'only' | 'except' | 'instead' }
    | { kind: 'choice'; choice: VoteChoice }
    /** `strong` ends a clause; a comma may only go on. */
    | { kind: 'sign'; strong: boolean }
  );

export function piecesOf(text: string, parts: SlotParts): VotePiece[] {
  const named = [...slotsNamed(text, parts.when, parts.slots), ...bareNumbers(text, parts)];
  const ranked = ranksOf(text, parts, named);
  const known = [...named, ...ranked];
  const slotPieces = [...known, ...aroundOf(text, known, parts.slots)].map(
    (n): VotePiece => ({ kind: 'slots', ...n }),
  );
  const said = [...slotPieces, ...cuesOf(text, parts.tokens, slotPieces)];
  return [...said, ...signsBetween(text)].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "que le 10", "ne peux … que le 8": nothing but; "plutôt le 10 que le 8": not the second. */
function thanOf(text: string, tokens: readonly Token[], named: readonly Span[]): VotePiece[] {
  return tokens.flatMap((token, at): VotePiece[] => {
    if (!/^(que|qu|than)$/.test(token.folded)) return [];
    const span = { start: token.start, end: token.end };
    const before = tokens.slice(0, at).map(({ folded }) => folded);
    const prefers = before.some((word) => /^(plutot|prefere|prefer|rather|mieux)$/.test(word));
    if (prefers && named.some((n) => n.end <= token.start))
      return [{ kind: 'choice', choice: 'no', ...span }];
    const only = before.length === 0 || before.slice(-4).some((word) => /^(ne|n|rien)$/.test(word));
    return only && !/[.;]/.test(text.slice(0, token.start))
      ? [{ kind: 'set', set: 'only', ...span }]
      : [];
  });
}

/** Choices and sets, the longest expression first; none inside a name of slots. */
function cuesOf(text: string, tokens: readonly Token[], named: readonly Span[]): VotePiece[] {
  const found = cues
    .find(tokens)
    .map(({ at, length, value }) => ({
      value,
      start: tokens[at]?.start ?? 0,
      end: tokens[at + length - 1]?.end ?? 0,
    }))
    // "me va, pas le 3e" is no "me va pas".
    .filter(({ start, end }) => !/[,;.!?\n]/.test(text.slice(start, end)));
  const size = ({ start, end }: Span) => end - start;
  const longest = found
    .filter((f) => !named.some((n) => n.start < f.end && f.start < n.end && size(n) >= size(f)))
    .filter((f) => !found.some((g) => g.start <= f.start && f.end <= g.end && size(g) > size(f)));
  const drawn = signs.flatMap(([sign, choice]) =>
    [...text.matchAll(sign)].map(
      (match): VotePiece => ({
        kind: 'choice',
        choice,
        start: match.index,
        end: match.index + match[0].length,
      }),
    ),
  );
  const said = longest.map(({ value, ...span }) => pieceOf(value, span));
  const than = thanOf(text, tokens, named).filter((piece) => !inside(said, piece));
  return [...said, ...drawn, ...than];
}

const pieceOf = (cue: Cue, span: Span): VotePiece =>
  'choice' in cue
    ? { kind: 'choice', choice: cue.choice, ...span }
    : { kind: 'set', set: cue.set, ...span };

/** Commas may go on; semicolons, full stops, lines and "mais" do not. */
function signsBetween(text: string): VotePiece[] {
  return [
    ...text.matchAll(
      /,|[;\n]|\.(?=\s|$)|(?<![\p{L}])(?:mais|par contre|(?<!(?:any|every|no)thing\s|all\s)but|en revanche|however)(?![\p{L}])/giu,
    ),
  ].map(
    (match): VotePiece => ({
      kind: 'sign',
      strong: match[0] !== ',',
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
}
