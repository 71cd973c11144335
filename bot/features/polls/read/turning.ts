/** What turns from one slot to the next, where it stands between a slot and its own choice. */
import { stopAt, type VotePiece } from './vote-pieces.ts';

/** "Lundi par contre oui": what turns between a slot and its own choice is said before them both. */
export const turning = (row: readonly VotePiece[]): VotePiece[] =>
  row.flatMap((piece, at): VotePiece[] => {
    const isTurn = (i: number) => {
      const [before, slot, turn, choice, next] = [-1, 0, 1, 2, 3].map((step) => row[i + step]);
      const isOwn = before?.kind === 'sign' && (!next || next.kind === 'sign');
      const turns = turn?.kind === 'sign' && turn.strong && turn.end - turn.start > 1;
      return slot?.kind === 'slots' && turns && choice?.kind === 'choice' && isOwn;
    };
    if (isTurn(at)) return [stopAt(piece), piece];
    return isTurn(at - 1) ? [{ kind: 'gone', start: piece.start, end: piece.end }] : [piece];
  });
