/** What is kept with an answer, for all to read: when somebody is there, under which condition, what suits best, other days. */
import { inside, ofKind, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { allPartsOf } from '../../../sentence/clauses.ts';
import { placesOf, type Sentence, setOf, spanIn } from '../../../sentence/sentence.ts';
import type { Choice } from '../model/schema.ts';
import type { VoteReading } from './reading.ts';
import { heavyIn } from './vote-asides.ts';
import { isSlots, type VoteMark, wordsOf } from './vote-mark.ts';

/** What bounds an answer. */
const BOUNDS = ['verdict-si', 'vote-sauf-si'];
const WISH = 'vote-prefere';
/** When somebody is there, of a slot that suits. */
const LATE = 'presence-retard';

export function keptOf(
  sentence: Sentence,
  { marks, when, answers, apart }: Told,
): Pick<VoteReading, 'note' | 'why' | 'isPrivate'> {
  const slots = marks.filter(isSlots);
  const named = slots.filter((one) => one.slots.length > 0);
  const others = slots.filter((one) => one.day && one.slots.length === 0);
  const hours = ofKind(when, 'times').filter((one) => !inside(named, one));
  const spansOf = (names: readonly string[]) =>
    placesOf(
      sentence,
      names.flatMap((name) => setOf(sentence, name)),
    ).map((one) => spanIn(sentence, one));
  // Of what suits, what suits best.
  const isWish = Object.values(answers).filter((choice) => choice === 'yes').length > 1;
  const bounds = [
    ...hours,
    ...others,
    // "Ah si, sauf le 14" has no condition.
    ...spansOf(isWish ? [...BOUNDS, WISH] : BOUNDS).filter((one) => !inside(apart, one)),
  ];
  const secrets = spansOf(['raison-privee']);
  const has = (some: readonly Span[]) => (part: Span) => some.some((one) => inside([part], one));
  const words = heavyIn(sentence).filter((one) => !inside([...marks, ...apart], one));
  const [isBound, isSecret, isSaid] = [has(bounds), has(secrets), has(words)];
  const [isReason, isLate] = [has(spansOf(['verdict-raison'])), has(spansOf([LATE]))];
  const parts = allPartsOf(sentence.text).filter((part) => !isSecret(part));
  // Beside what does not suit, it says why; beside what does, it is for those who plan the meeting.
  const isRefused = Object.values(answers).includes('no');
  const isKept = (part: Span) =>
    isBound(part) ||
    (isSaid(part) && !isRefused && (isLate(part) || (!isReason(part) && !has(named)(part))));
  const textOf = (some: readonly Span[]) =>
    some.map((one) => wordsOf(sentence.text.slice(one.start, one.end))).join(' ; ') || undefined;
  return {
    note: textOf(parts.filter(isKept)),
    why: textOf(parts.filter((part) => isSaid(part) && !isKept(part))),
    isPrivate: allPartsOf(sentence.text).some(isSecret),
  };
}

interface Told {
  marks: readonly VoteMark[];
  when: readonly WhenFound[];
  answers: Readonly<Record<string, Choice>>;
  /** Courtesies, and whom it is for. */
  apart: readonly Span[];
}
