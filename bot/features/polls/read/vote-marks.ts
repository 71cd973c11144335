/** Marks of an answer to a poll, in the order in which they are said: slots that are named, words that choose, signs. */
import type { Span } from '../../../language/when/expression.ts';
import { inside, ofKind } from '../../../language/when/expression.ts';
import { longest, overlap } from '../../../sentence/placed.ts';
import { type Sentence, setOf, spanIn } from '../../../sentence/sentence.ts';
import type { SlotParts } from './slots-counted.ts';
import { ARTICLE, type SlotsMark, type VoteMark } from './vote-mark.ts';
import { slotMarks } from './vote-slots.ts';

const CHOICES = [
  ['verdict-oui', 'yes'],
  ['verdict-besoin', 'maybe'],
  ['verdict-non', 'no'],
] as const;
const SETS = ['verdict-tout', 'verdict-aucun', 'verdict-autres', 'verdict-seul', 'vote-dates'];
const SIGN = /[,;!\n()]|\.(?=\s|$)|\p{Extended_Pictographic}\uFE0F?/gu;

export function marksOf(parts: SlotParts): VoteMark[] {
  const { sentence } = parts;
  const words: VoteMark[] = [
    ...CHOICES.flatMap(([name, choice]) =>
      saidOf(sentence, name).map((span) => ({ kind: 'choice' as const, choice, ...span })),
    ),
    ...SETS.flatMap((name) =>
      saidOf(sentence, name).map((span) => ({
        kind: 'set' as const,
        isWhole: name !== 'verdict-autres',
        ...span,
      })),
    ),
  ];
  const named = atOtherHour(parts, slotMarks(parts));
  const isSlot = (one: Span) =>
    named.some(({ slots, ...span }) => slots.length > 0 && inside([span], one));
  const isPart = (one: Span) =>
    words.some((word) => word.kind === 'choice' && word.start <= one.start && one.end < word.end);
  // "Jeudi en premier choix" names no first slot, nor does "première dispo la semaine du 18".
  const leads = (one: Span) =>
    words.some(
      ({ start, end }) =>
        start === one.end + 1 &&
        parts.when.some((day) => end <= day.start && day.start - end <= ARTICLE && !isSlot(day)),
    );
  // "Je te dis demain": when they answer, and no slot.
  const later = saidOf(sentence, 'vote-plus-tard');
  const isWhen = (one: Span) =>
    later.some(({ end }) => end <= one.start && one.start - end <= ARTICLE);
  const slots = named.filter(
    (one) => (one.day || !(isPart(one) || leads(one))) && !(one.slots.length === 0 && isWhen(one)),
  );
  const signs = [...sentence.text.matchAll(SIGN)].map(({ index, 0: sign }) => ({
    ...{ kind: 'sign' as const, strong: sign !== ',' },
    ...{ start: index, end: index + sign.length },
  }));
  return [
    ...slots,
    ...words.filter((one) => !slots.some((s) => s.start < one.end && one.start < s.end)),
    ...signs,
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** "Mardi, ce serait plutôt 10h": another hour of that day, which is no slot, and no slot of another day. */
function atOtherHour({ sentence, slots, when }: SlotParts, named: SlotsMark[]): SlotsMark[] {
  const better = saidOf(sentence, 'vote-prefere');
  return ofKind(when, 'times').reduce((all, hour) => {
    const day = all.findLast((one) => one.day && one.end <= hour.start);
    const isBetter = better.some(
      ({ start, end }) =>
        day && day.end <= start && end <= hour.start && hour.start - end <= TOWARDS,
    );
    const isOwn = slots.some(({ id, start }) => day?.slots.includes(id) && start === hour.from);
    return !day || !isBetter || isOwn
      ? all
      : all
          .filter((one) => one.day || !inside([one], hour))
          .map((one) => (one === day ? { ...one, slots: [] } : one));
  }, named);
}

/** Letters of "vers les", "aux alentours de", between what is better and its hour. */
const TOWARDS = 12;

/** Places of a set's expressions, the longest of each; "me va, pas le 3e" is no "me va pas". */
function saidOf(sentence: Sentence, name: string): Span[] {
  const own = new Set(setOf(sentence, name));
  const all = sentence.concepts.filter(({ value }) => value.startsWith('vote-') || own.has(value));
  return longest(all.filter(({ value }) => own.has(value)))
    .filter(
      (one) => !all.some((o) => !own.has(o.value) && o.length > one.length && overlap(o, one)),
    )
    .map((one) => spanIn(sentence, one))
    .filter(({ start, end }) => !/[,;.!?\n]/.test(sentence.text.slice(start, end)));
}
