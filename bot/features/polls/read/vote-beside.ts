/** Whether a text is an answer to a poll at all, or speaks of something else. */
import type { Utterance } from '../../../language/utterance.ts';
import { inside, type Span } from '../../../language/when/expression.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import type { VoteBeside } from './vote-asides.ts';
import type { MarkOf, VoteMark } from './vote-mark.ts';
import type { VoteRead } from './vote-state.ts';

/** More words before an answer that nothing was made of: something else is spoken of. */
const MOST_BEFORE = 4;
/** Words with a sense behind an answer that is whole: more tells something else. */
const MOST_BEHIND = 6;

/**
 * A poll may be open for weeks, and people speak of everything meanwhile: a text is an answer only when the whole of
 * it is one, or all but a few words before it.
 */
export function isBeside(
  { references }: Utterance,
  read: VoteRead,
  context: SlotContext,
  { whose, isForIt }: VoteBeside,
): boolean {
  const { sentence, marks, left, remarks } = read;
  const named = marks.filter((mark): mark is MarkOf<'slots'> => mark.kind === 'slots');
  const dated = named.some((mark) => mark.slots.length > 0);
  const isChosen = marks.some(({ kind, is }) => kind === 'choice' && !is.has('vote-poser'));
  const fiches = fichesSlot(sentence, context).filter(
    ({ at }) => !named.some((mark) => inside([mark], sentence.typed[at] ?? mark)),
  );
  if (fiches.length > 0 || (!isForIt && references.axes.length > 0 && !dated)) return true;
  if (!isChosen && dated)
    return (
      named.some((mark) => isSpoken(sentence, mark)) ||
      left.length > 0 ||
      remarks.some(({ isLed }) => !isLed) ||
      (whose.length === 0 && says(sentence, 'sondage-celui'))
    );
  if (Object.keys(read.answers).length === 0) return left.length > 1;
  return dated ? left.length > MOST_BEFORE : isOfOther(read);
}

/** "Tout va bien", "aucun souci": no slot is named, and every word must be about slots. */
function isOfOther({ sentence, marks, left, remarks }: VoteRead): boolean {
  const sets = marks.filter((mark): mark is MarkOf<'set'> => mark.kind === 'set');
  const isLong = ({ start, end }: Span) => /[\s’']/.test(sentence.text.slice(start, end));
  // "Aucun des trois, je ne sais pas si j’en suis": what stands behind takes nothing from it.
  const none = sets.find((one) => one.set === 'none' && (isLong(one) || isReasoned(one, marks)));
  if (none && isReasoned(none, marks) && left.length === 0) return false;
  const sign = none && marks.find(({ kind, start }) => kind === 'sign' && start >= none.end);
  if (sign && left.length <= MOST_BEHIND && left.every(({ start }) => start >= sign.end))
    return false;
  const isGlued = ({ start, isLed }: Span & { isLed: boolean }) =>
    !isLed && !marks.some(({ kind, end }) => kind === 'sign' && end === start);
  const whole = sets.filter(({ set }) => set !== 'others');
  // "N’importe quel jour, hormis celui du marché" is of slots, though not of which.
  const isExcept = marks.some((mark) => mark.kind === 'opener' && mark.opens === 'except');
  const isMore = !isExcept && (left.length > 0 || remarks.some(isGlued));
  if (whole.length === 0 || isMore) return true;
  const isWeak = ({ is }: VoteMark) =>
    ['vote-oui-faible', 'vote-en-principe', 'vote-mettre'].some((one) => is.has(one));
  // "Les deux c'est bon": more than "tout", it is of slots.
  const isOfAny =
    whole.some((one) => one.set === 'none' || isLong(one)) ||
    marks.some((mark) => mark.kind === 'choice' && !isWeak(mark));
  return !isOfAny;
}

/** "Aucune, je suis en formation" is of slots; "rien" may be of anything. */
function isReasoned({ end, is }: VoteMark, marks: readonly VoteMark[]): boolean {
  const next = marks.find(({ start, kind }) => start >= end && kind !== 'sign');
  return !is.has('vote-rien-seul') && next?.kind === 'opener' && next.opens === 'reason';
}

/** "À jeudi", "merci pour mardi": a day that is spoken of, and is no answer. */
const isSpoken = ({ text, concepts, typed }: Sentence, { start }: Span): boolean =>
  /(?:^|\s)[àa]\s+$/iu.test(text.slice(0, start)) ||
  concepts.some(
    ({ value, at, length }) =>
      value === 'vote-politesse' &&
      /^\s+(?:pour\s+)?$/iu.test(text.slice(typed[at + length - 1]?.end, start)),
  );
