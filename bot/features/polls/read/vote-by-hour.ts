/** What hours say of the slots beside them: a condition that some meet, another hour than that of a slot. */
import { inside, ofKind, type Span } from '../../../language/when/expression.ts';
import { conceptsOf, spanIn } from '../../../sentence/sentence.ts';
import type { Choice } from '../model/schema.ts';
import type { SlotParts } from './slots-counted.ts';
import { LED } from './slots-named.ts';
import { isSaidBy, stopAt, type VotePiece } from './vote-piece.ts';

/**
 * "Le 7 si c’est le matin", "tout me va tant que ce n’est pas avant 10h": a condition that names slots is met by some
 * and not by others; what is said stands of the first, and the others do not suit.
 */
export const onCondition = (
  { sentence, slots }: SlotParts,
  row: readonly VotePiece[],
): readonly VotePiece[] =>
  row.reduce((kept, piece) => {
    const at = kept.indexOf(piece);
    const to = kept.findIndex((one, i) => i > at && one.kind === 'slots');
    const [named, nots] = [kept[to], kept.slice(at + 1, to)];
    const isHard = isSaidBy(sentence, piece, 'vote-condition');
    if (at < 0 || named?.kind !== 'slots' || !(isHard || isSaidBy(sentence, piece, 'vote-si')))
      return kept;
    const isTold = [
      ...nots,
      ...conceptsOf(sentence, 'vote-copule').map((one) => spanIn(sentence, one)),
    ];
    const isCopula = sentence.tokens.every(
      (token) => token.start < piece.end || token.start >= named.start || inside(isTold, token),
    );
    const isBare = sentence.text.slice(piece.end, named.start).trim() === '';
    const said = conditioned(kept, at, to);
    if (!isCopula || isBare || !said || !nots.every((one) => isSaidBy(sentence, one, 'vote-pas')))
      return kept;
    const isExcept = isSaidBy(sentence, piece, 'vote-sauf-si');
    const isMet = (id: string) => named.slots.includes(id) === (isExcept === nots.length > 0);
    const own = said.slots ?? slots.map(({ id }) => id);
    const told = (some: string[], choice: Choice, { start, end }: Span): VotePiece[] => {
      const behind = { start: end, end };
      const one = { kind: 'slots', slots: some, day: true, start, end } as const;
      return some.length === 0
        ? [{ kind: 'gone', start, end }]
        : [stopAt({ start, end }), one, { kind: 'choice', choice, ...behind }, stopAt(behind)];
    };
    return [
      ...kept.slice(0, at),
      ...told(own.filter(isMet), said.choice, { start: piece.start, end: named.start }),
      ...told(
        own.filter((id) => !isMet(id)),
        'no',
        named,
      ),
      ...kept.slice(to + 1),
    ];
  }, row);

/** "Jeudi, ce serait plutôt 14h": another hour of that day, which is no slot, and no slot of another day. */
export const atOtherHour = (
  { sentence, slots, when }: SlotParts,
  row: readonly VotePiece[],
): readonly VotePiece[] =>
  ofKind(when, 'times').reduce((kept, { start, end, from }) => {
    const ahead = kept.filter((one) => one.end <= start);
    const [day, better] = ahead.filter((one) => one.kind !== 'sign' || one.strong).slice(-2);
    const isBetter =
      better && start - better.end <= TOWARDS && isSaidBy(sentence, better, 'vote-prefere');
    if (!isBetter || day?.kind !== 'slots' || !day.day || day.slots.length === 0) return kept;
    const isOwn = slots.some((one) => day.slots.includes(one.id) && one.start === from);
    // "Plutôt à partir de 11h": when somebody is there.
    if (isOwn || LED.test(sentence.text.slice(start, end))) return kept;
    const isGone = (one: VotePiece) => one === day || one === better;
    return [
      ...ahead.map(
        (one): VotePiece => (isGone(one) ? { kind: 'gone', start: one.start, end: one.end } : one),
      ),
      { kind: 'slots', slots: [], day: true, start, end },
      ...kept.filter((one) => one.end > end),
    ];
  }, row);

/** Letters of "vers les", "aux alentours de", between what is better and its hour. */
const TOWARDS = 12;

/** Of which slots a condition is said, none for all, and what is said of them beside it. */
function conditioned(
  row: readonly VotePiece[],
  at: number,
  to: number,
): { slots?: string[]; choice: Choice } | undefined {
  const isLed = (one: VotePiece, i: number) => i < at && (one.kind === 'slots' || isAll(one));
  const lead = row.findLastIndex(isLed);
  const isCut = row.slice(lead + 1, at).some((one) => one.kind === 'sign' && one.strong);
  const isBefore = lead >= 0 && !isCut;
  if (!isBefore && !row.slice(to + 1).some(isAll)) return undefined;
  const from = row.findLastIndex(({ kind }, i) => i < lead && kind === 'sign') + 1;
  const said = isBefore ? row.slice(from, at) : [];
  const choice = said.findLast((one) => one.kind === 'choice')?.choice ?? 'yes';
  const first = row.findLastIndex(({ kind }, i) => i < lead && kind !== 'slots') + 1;
  const group = row
    .slice(first, lead + 1)
    .flatMap((one) => (one.kind === 'slots' ? one.slots : []));
  if (choice === 'no') return undefined;
  return isBefore && row[lead]?.kind === 'slots' ? { slots: group, choice } : { choice };
}

const isAll = (piece: VotePiece): boolean => piece.kind === 'set' && piece.set === 'all';
