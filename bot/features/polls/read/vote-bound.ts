/** What pieces of an answer say of those beside them: taken back, under a condition, denied, of all that were named. */

import type { Token } from '../../../language/tokens.ts';
import { inside, type Span } from '../../../language/when/expression.ts';
import { numberSaid } from '../../../language/when/lexicon.ts';
import { longest } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { SlotParts } from './slots-counted.ts';
import { heavyIn } from './vote-asides.ts';
import { atOtherHour, onCondition } from './vote-by-hour.ts';
import { ARTICLE, COPULA, isHeavy, isSaidBy, stopAt, type VotePiece, WHOLE } from './vote-piece.ts';

/** The row as it is meant. */
export const boundIn = (parts: SlotParts, row: readonly VotePiece[]): VotePiece[] =>
  bound(
    parts,
    [turned, standing, interposed, governed].reduce<readonly VotePiece[]>(
      (kept, read) => read(parts.sentence, kept),
      onCondition(parts, atOtherHour(parts, row)),
    ),
  );

/** What is taken back says nothing: "le 22 euh non le 23" says the 23rd, "mardi ok euh non jeudi" too. */
function standing(sentence: Sentence, row: readonly VotePiece[]): readonly VotePiece[] {
  const said = new Set<VotePiece>();
  const turns = longest(sentence.concepts.filter(({ value }) => value === 'vote-reprise'));
  return turns.reduce((kept, one) => {
    const { start, end } = spanIn(sentence, one);
    const next = kept.find((p) => isHeavy(p) && p.start >= end);
    const gone = kept.findLast((p) => p.kind === next?.kind && p.end <= start);
    // What takes the place of a denial is turned already.
    if (!next || !gone || next.start === next.end || said.has(next)) return kept;
    said.add(next);
    return kept.map((piece) => (piece === gone ? goneOf(piece) : piece));
  }, row);
}

/**
 * "Pas le 22 mais le 23", "non pas le 22, le 23", "le 22 je ne peux pas, pardon, le 23": what is named alone behind what
 * is denied, and takes its place, suits.
 */
function turned(sentence: Sentence, row: readonly VotePiece[]): readonly VotePiece[] {
  const heavy = row.filter(isHeavy);
  const loose = heavyIn(sentence);
  const isOf = (piece: VotePiece | undefined, concept: string) =>
    piece !== undefined && isSaidBy(sentence, piece, concept);
  const says = (concept: string, { end }: Span, { start }: Span) =>
    conceptsOf(sentence, concept)
      .map((one) => spanIn(sentence, one))
      .some((one) => end <= one.start && one.end <= start);
  const alone = (piece: VotePiece, at: number) => {
    const until = row.slice(row.indexOf(piece) + 1).find(({ kind }) => kind !== 'gone');
    const own = { start: piece.end, end: until?.start ?? sentence.text.length };
    return heavy[at + 1]?.kind !== 'choice' && !loose.some((word) => inside([own], word));
  };
  return row.flatMap((piece) => {
    const at = heavy.indexOf(piece);
    const [first, lead, before] = [
      undefined,
      undefined,
      undefined,
      ...heavy.slice(0, Math.max(0, at)),
    ].slice(-3);
    const denial = lead?.kind === 'choice' ? lead : before;
    if (piece.kind !== 'slots' || !before || !(denial?.kind === 'choice' && denial.choice === 'no'))
      return [piece];
    const isCorrected =
      isOf(lead, 'vote-pas') &&
      isOf(first, 'non') &&
      /,/.test(sentence.text.slice(before.end, piece.start));
    const isTurned =
      isCorrected || says('vote-mais', before, piece) || says('vote-reprise', before, piece);
    if (!isTurned || !alone(piece, at)) return [piece];
    const yes = { kind: 'choice', choice: 'yes', start: piece.start, end: piece.start } as const;
    return [stopAt(piece), yes, piece];
  });
}

const goneOf = (piece: VotePiece): VotePiece => ({
  kind: 'gone',
  ...(piece.kind === 'slots' && { slots: piece.slots }),
  start: piece.start,
  end: piece.end,
});

/** "Le mardi, en revanche, sans réserve": between a slot and what is said of it, it parts nothing. */
const interposed = (sentence: Sentence, row: readonly VotePiece[]): VotePiece[] =>
  row.map((piece, at) => {
    const [ahead, before] = row.slice(0, at).slice(-2);
    const [after, behind] = row.slice(at + 1);
    const isHeld = [before, after].every((one) => one?.kind === 'sign' && !one.strong);
    const isOne = isHeld && ahead?.kind === 'slots' && behind?.kind === 'choice';
    return isOne && isSaidBy(sentence, piece, 'vote-mais') ? goneOf(piece) : piece;
  });

/** "Si on ne peut vraiment pas autrement", "si ma présence est utile": what a condition says is said of no slot. */
function governed(sentence: Sentence, row: readonly VotePiece[]): VotePiece[] {
  let isHeld = false;
  return row.flatMap((piece, at): VotePiece[] => {
    const isSlot = piece.kind === 'slots';
    const isJudged = isSlot && row.slice(at + 1).find(isHeavy)?.kind === 'choice';
    if (piece.kind === 'sign' || isJudged || isSlot) isHeld = false;
    if (isHeld && isHeavy(piece)) return [goneOf(piece)];
    isHeld ||= CONDITIONS.some((one) => isSaidBy(sentence, piece, one));
    return [piece];
  });
}

const CONDITIONS = ['vote-si', 'vote-condition'];

const isNear = (before: Span, { start }: Span): boolean =>
  before.end <= start && start - before.end < 2;

/** What a word says of the slots that stand beside it. */
function bound({ sentence, lexicon, when }: SlotParts, row: readonly VotePiece[]): VotePiece[] {
  const isOf = (piece: VotePiece, concept: string) => isSaidBy(sentence, piece, concept);
  const heavy = row.filter(isHeavy);
  const isCut = (a: Span, b: Span) =>
    row.some((p) => p.kind === 'sign' && a.end <= p.start && p.start < b.start);
  const isOfOther = ({ end }: Span) =>
    when.some(
      (one) =>
        end <= one.start &&
        one.start - end <= ARTICLE &&
        !isCut({ start: end, end }, one) &&
        !heavy.some(
          (p) => p.kind === 'slots' && p.slots.length > 0 && p.start < one.end && one.start < p.end,
        ),
    );
  // "Le 8 si tout le monde peut, le 10 sinon": of the one that it stands behind.
  const isElse = (one: VotePiece | undefined, piece: VotePiece | undefined) => {
    const after = piece && heavy[heavy.indexOf(piece) + 1];
    const isLast = piece && (!after || isCut(piece, after));
    return isLast && one?.kind === 'slots' && isNear(one, piece) && isOf(piece, 'vote-sinon');
  };
  return row.flatMap((piece): VotePiece[] => {
    const at = heavy.indexOf(piece);
    const [before, next] = [heavy[at - 1], heavy[at + 1]];
    if (at < 0) return [piece];
    // "Première dispo la semaine du 14": the first of their own days, and no slot.
    const led = piece.kind === 'choice' ? before : piece;
    const own = piece.kind === 'choice' ? piece : next;
    if (led?.kind === 'slots' && !led.day && own?.kind === 'choice' && isOfOther(own)) return [];
    if (piece.kind === 'slots') {
      // "Je te dis demain", "je reviens vers vous mardi": when they answer, and no slot.
      const isWhen = before && isOf(before, 'vote-plus-tard');
      if (isWhen && piece.start - before.end <= ARTICLE && !isCut(before, piece))
        return [{ kind: 'gone', start: piece.start, end: piece.end }];
      // "Que le matin l'après-midi jamais", dictated: nothing joins the second to the first.
      const lead = heavy[at - 2];
      const isOnly = lead?.kind === 'set' && lead.set === 'only' && before?.kind === 'slots';
      const isApart = isOnly && next?.kind === 'choice' && piece.start - before.end < ARTICLE;
      if (isElse(piece, next)) {
        const { start } = piece;
        return [{ kind: 'choice', choice: 'maybe', isOwn: true, start, end: start }, piece];
      }
      return isApart ? [stopAt(piece), piece] : [piece];
    }
    const { start, end } = piece;
    // "Le 7 à partir de 11h seulement": of an hour that is no slot's, and of no slot.
    const isOfHour = when.some((one) => one.kind === 'times' && isNear(one, piece));
    if (
      piece.kind === 'set' &&
      piece.set === 'only' &&
      isOfHour &&
      !(before && isNear(before, piece))
    )
      return [{ kind: 'gone', start, end }];
    // "Jeudi ou vendredi, c’est pareil": said of several that are named together.
    if (isOf(piece, 'vote-egal')) {
      const isOfBoth = before?.kind === 'slots' && heavy[at - 2]?.kind === 'slots';
      return isOfBoth && heavy.slice(0, at).every(({ kind }) => kind === 'slots') ? [piece] : [];
    }
    // "Mets-moi vendredi", "mardi non, note-moi jeudi": a yes, unless the clause says something else of it.
    if (isOf(piece, 'vote-mettre')) {
      const judged = heavy.slice(at + 1).find(({ kind }) => kind === 'choice');
      const isElse = judged && !isCut(piece, judged);
      return isElse || next?.kind !== 'slots'
        ? [{ kind: 'gone', start, end }]
        : [stopAt(piece), piece];
    }
    if (at === 0 && piece.kind === 'choice' && isOf(piece, 'non'))
      return [{ ...piece, isBare: true }];
    // "Si c’est l’aprem": which slot, and no condition.
    const isNamed = next?.kind === 'slots' && next.start - end <= COPULA;
    if (isNamed && isOf(piece, 'vote-si')) return [];
    // "Mardi et jeudi, les deux me vont", "mardi, ni l’un ni l’autre": of what was just named.
    if (piece.kind === 'set' && WHOLE.has(piece.set) && before?.kind === 'slots') {
      if (next?.kind === 'choice') return piece.set === 'none' ? [piece] : [];
      // "Mardi ou jeudi peu importe, vendredi non": of those two, and of no other.
      if (before.slots.length > 1 || heavy[at - 2]?.kind === 'slots')
        return [{ kind: 'choice', choice: piece.set === 'none' ? 'no' : 'yes', start, end }];
    }
    // "Peu importe, plutôt le 8": that one is wished for, the others will do.
    const isWished = next && isOf(next, 'vote-prefere') && heavy[at + 2]?.kind === 'slots';
    if (isWished && piece.kind === 'set' && piece.set === 'all')
      return [
        { ...piece, set: 'others' },
        { kind: 'choice', choice: 'maybe', start: end, end },
        stopAt({ start: end, end }),
      ];
    // "Mardi ou jeudi ça me va, tous les deux": as many as were named, and not all there are.
    if (piece.kind === 'set' && piece.set === 'all') {
      const named = heavy.slice(0, at).flatMap((one) => (one.kind === 'slots' ? one.slots : []));
      const isCount = ({ folded }: Token) => numberSaid(lexicon, folded) === new Set(named).size;
      if (sentence.tokens.some((token) => inside([piece], token) && isCount(token)))
        return [{ kind: 'gone', start, end }];
    }
    // "… sinon je prends le 11", "sinon le 11 sans souci": that one has its own, and nothing is said of the others.
    const ahead = heavy.slice(at + 1);
    const said = ahead.findIndex(({ kind }) => kind === 'choice');
    const isJudged = said > 0 && ahead.slice(0, said).every(({ kind }) => kind === 'slots');
    const isOther =
      (said === 0 && ahead[1]?.kind === 'slots') ||
      (isJudged && !isCut(piece, ahead[said] as Span));
    if (piece.kind === 'set' && isOf(piece, 'vote-sinon') && isOther) {
      const isTold = heavy.slice(0, at).some(({ kind }) => kind === 'choice');
      const yes = { kind: 'choice', choice: 'yes', start, end: start } as const;
      return [...(isTold ? [] : [yes]), stopAt(piece), { kind: 'gone', start, end }];
    }
    if (isElse(before, piece)) return [{ kind: 'gone', start, end }];
    // "Aucun des trois, le 21 oui": behind a sign, another slot is spoken of.
    const isOfAll = piece.kind === 'set' && WHOLE.has(piece.set);
    if (next?.kind !== 'slots' || next.start - end > ARTICLE || (isOfAll && isCut(piece, next)))
      return [piece];
    // "Tous les mardis" is no "tous", "aucun matin" no "aucun": they speak of the slots behind.
    if (piece.kind === 'set' && piece.set === 'all') return [{ kind: 'gone', start, end }];
    if (piece.kind === 'set' && piece.set === 'none')
      return [{ kind: 'choice', choice: 'no', start, end }];
    // "Vendredi, sinon jeudi": the second only if need be.
    if (piece.kind === 'set' && isOf(piece, 'vote-sinon'))
      return [{ kind: 'choice', choice: 'maybe', isOwn: true, start, end }];
    if (isOf(piece, 'vote-plus-tard') && !before) return [];
    // "Je n’ai rien le 18 ni le 19", "pas le 18 ni le 19": what is denied goes on.
    if (isOf(piece, 'vote-ni') && before?.kind === 'slots') {
      const lead = heavy.slice(0, at).findLast(({ kind }) => kind === 'choice');
      const isDenied = lead?.kind === 'choice' && (lead.choice === 'no' || isOf(lead, 'vote-rien'));
      const isApart = row.some(
        (p) => p.kind === 'sign' && p.strong && p.start >= (lead?.end ?? 0) && p.end <= start,
      );
      if (isDenied && !isApart) return [{ kind: 'gone', start, end }];
    }
    // "Mardi ok pas jeudi", "vendredi, pas jeudi": what stands before it has its own choice.
    // "Le 11 plutôt pas, le 14 faut voir": behind a sign another slot is spoken of.
    const isDecided = before?.kind === 'choice' && heavy[at - 2]?.kind === 'slots';
    // "Au 8 oui non au 10", "au 8 non au 10": dictated; behind its own slot, each has its own.
    const isLast = heavy[at + 2]?.kind !== 'choice';
    const isDenial =
      piece.kind === 'choice' &&
      !isCut(piece, next) &&
      (isOf(piece, 'vote-pas') || isOf(piece, 'vote-ni') || (isLast && isOf(piece, 'non')));
    return isDenial && (isDecided || before?.kind === 'slots')
      ? [...(isDecided ? [stopAt(piece)] : []), { ...piece, isOwn: true }]
      : [piece];
  });
}
