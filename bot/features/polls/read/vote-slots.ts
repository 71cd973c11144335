/** Marks of an answer to a poll that name slots, and hours that are none's. */
import { Temporal } from 'temporal-polyfill';
import { mondayOf } from '../../../language/when/arithmetic.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { inside, ofKind, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { numberSaid } from '../../../language/when/lexicon.ts';
import { longest } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { GivenSlot } from './reading.ts';
import { aroundOf, bareNumbers, inOrder, ranksOf, type SlotParts } from './slots-counted.ts';
import { LED, type NamedSlots, slotsNamed } from './slots-named.ts';
import {
  ARTICLE,
  HOUR,
  inOrderOf,
  isOfSlots,
  type MarkOf,
  muted,
  NOTHING,
  type VoteMark,
} from './vote-mark.ts';

/** What is said of time in an answer. */
export function partsIn(
  sentence: Sentence,
  slots: readonly GivenSlot[],
  context: SlotContext,
): SlotParts {
  const lexicon = context.knowledge.vocabulary.when;
  const found = whenSlot(sentence, context).map(({ value }) => value);
  const parts = { sentence, slots, lexicon, when: found };
  const when = [...found, ...shortDays(parts)].sort((a, b) => a.start - b.start);
  return { ...parts, when: when.filter((one) => !isNoDay(one, { ...parts, when })) };
}

/** "Ven oui": the short name of a day that the poll has is that day. */
const shortDays = ({ sentence, slots, lexicon, when }: SlotParts): WhenFound[] =>
  sentence.tokens.flatMap(({ folded, start, end }): WhenFound[] => {
    const weekday = lexicon.shortWeekdays.get(folded);
    if (!weekday || sentence.lexicon.light.has(folded) || inside(when, { start })) return [];
    const day = { kind: 'day', date: '', weekday, partial: 'weekday', sure: false } as const;
    return slots.some((slot) => isCalled(slot.date, day)) ? [{ ...day, start, end }] : [];
  });

/** "Le 1er et le dernier", "les 3": a rank, or how many there are, where no slot is on such a day. */
function isNoDay(found: WhenFound, { sentence, slots, when }: SlotParts): boolean {
  const { text, tokens } = sentence;
  if (found.kind !== 'day' || found.partial !== 'number') return false;
  const day = found.date.slice(8);
  const said = text.slice(found.start, found.end);
  // "2 oui, 3 non, le 1 je ne sais pas": beside numbers of slots it is one.
  const isBeside = tokens.some((token) => /^\d$/.test(token.folded) && !inside(when, token));
  return (
    (/^[ld]es\s+[\p{L}\d]+$|\d\s?(?:er|e|st|nd|rd|th)$/iu.test(said) ||
      (isBeside && /^le\s+\d$/iu.test(said))) &&
    Number(day) <= slots.length &&
    !slots.some(({ date }) => date.slice(8) === day)
  );
}

/** Slots by their days, hours, numbers and ranks. */
export function slotMarks(parts: SlotParts): MarkOf<'slots'>[] {
  const { sentence, slots, when } = parts;
  const named = [...slotsNamed(sentence.text, when, slots), ...bareNumbers(parts)];
  const known = [...named, ...ranksOf(parts, named), ...weekOf(parts), ...endsOfWeek(parts)];
  return [...known, ...aroundOf(sentence.text, known, slots)].map((one) => ({
    ...{ kind: 'slots', is: NOTHING },
    ...one,
  }));
}

/** "Aucune dispo la semaine là": all of them, when they are of one week. */
const weekOf = ({ sentence, slots, when }: SlotParts): NamedSlots[] =>
  new Set(slots.map(({ date }) => mondayOf(Temporal.PlainDate.from(date)).toString())).size === 1
    ? longest(conceptsOf(sentence, 'vote-semaine'))
        .map((one) => spanIn(sentence, one))
        .filter((span) => !when.some((one) => inside([one], span) || inside([span], one)))
        .map((span) => ({ ...span, slots: slots.map(({ id }) => id), day: true }))
    : [];

/** "Tout sauf le début de semaine": of whichever week; without a slot there, a day that the poll has not. */
const endsOfWeek = ({ sentence, slots }: SlotParts): NamedSlots[] =>
  ENDS.flatMap(([name, first, last]) =>
    longest(conceptsOf(sentence, name)).map((one) => {
      const dayOf = ({ date }: GivenSlot) => Temporal.PlainDate.from(date).dayOfWeek;
      const isOf = (slot: GivenSlot) => first <= dayOf(slot) && dayOf(slot) <= last;
      return { ...spanIn(sentence, one), slots: slots.filter(isOf).map(({ id }) => id), day: true };
    }),
  );
/** As `Temporal` numbers weekdays. */
const ENDS = [
  ['vote-debut-semaine', 1, 2],
  ['vote-fin-semaine', 4, 5],
] as const;

/** "Les 3", of three slots; of "aucun des 3", "aucune de ces trois dates", "aucun" says which. */
export const countedIn = ({ sentence: { text }, slots, lexicon }: SlotParts): VoteMark[] =>
  [
    ...text.matchAll(
      /(?<!\p{L})(les|des|ces|all)\s+(\d|\p{L}+)(?!\d|\p{L})(?!\s+(?:autres|others))/giu,
    ),
  ]
    .filter(([, , count = '']) => (numberSaid(lexicon, count) ?? Number(count)) === slots.length)
    .map(({ index, 0: { length }, 1: lead = '' }) => {
      const span = { start: index, end: index + length };
      return /[dc]es/i.test(lead) ? muted(span) : { kind: 'set', set: 'all', is: NOTHING, ...span };
    });

/** "Jusqu’à midi", "à partir de 11h": within a slot, when somebody is there, and no slot's hour. */
export const limitsIn = (
  { sentence: { text }, when, slots }: SlotParts,
  named: readonly Span[],
): VoteMark[] =>
  ofKind(when, 'times')
    .filter(({ from, to, start, end }) => {
      const at = from ?? to;
      return (
        at !== undefined &&
        !inside(named, { start }) &&
        (from === undefined || (to === undefined && LED.test(text.slice(start, end)))) &&
        slots.some((slot) => (slot.start ?? at) < at && (!slot.end || at <= slot.end))
      );
    })
    .map((span) => ({ ...muted(span), is: new Set([HOUR]) }));

/** "Première dispo la semaine du 14": the first of their own days, and no slot. */
export function ofTheirs({ when }: SlotParts, marks: readonly VoteMark[]): VoteMark[] {
  const isSlot = (one: Span) =>
    marks.some((mark) => mark.kind === 'slots' && mark.slots.length > 0 && inside([mark], one));
  const at = marks.findIndex((mark, i) => {
    const { kind, end = 0 } = marks[i + 1] ?? {};
    const isRank = mark.kind === 'slots' && !mark.day && kind === 'choice';
    return (
      isRank && when.some((one) => end <= one.start && one.start - end <= ARTICLE && !isSlot(one))
    );
  });
  return marks.filter((_, i) => at < 0 || i < at || i > at + 1);
}

/** "Jeudi, ce serait plutôt 14h": another hour of that day, which is no slot, and no slot of another day. */
export function atOtherHour(
  { sentence: { text }, slots, when }: SlotParts,
  marks: readonly VoteMark[],
): VoteMark[] {
  const hours = ofKind(when, 'times').filter(({ start, end }) => !LED.test(text.slice(start, end)));
  for (const { start, end, from } of hours) {
    const [day, better] = marks.filter((one) => isOfSlots(one) && one.end <= start).slice(-2);
    const isOwn = (id: string) => slots.some((one) => one.id === id && one.start === from);
    const isBetter = better?.is.has('vote-prefere') && start - better.end <= TOWARDS;
    if (!isBetter || day?.kind !== 'slots' || !day.day || day.slots.some(isOwn)) continue;
    const other: VoteMark = { kind: 'slots', slots: [], day: true, is: NOTHING, start, end };
    const kept = marks.filter((one) => !inside([other], one));
    return inOrderOf([
      ...kept.map((one) => (one === day || one === better ? muted(one) : one)),
      other,
    ]);
  }
  return [...marks];
}

/** Letters of "vers les", "aux alentours de", between what is better and its hour. */
const TOWARDS = 12;

/** "Oui / non / oui": as many choices as there are slots, each of its own, in their order. */
export function inTurn(
  text: string,
  marks: readonly VoteMark[],
  slots: readonly GivenSlot[],
): VoteMark[] {
  const ids = inOrder(slots);
  const said = marks.filter(({ kind }) => kind !== 'sign');
  const isRow =
    slots.length > 1 &&
    said.length === slots.length &&
    new Set(said.map((one) => one.kind === 'choice' && one.choice)).size > 1 &&
    said.every(
      ({ kind, start }, at) =>
        kind === 'choice' && (at === 0 || /[,;/|\n]/.test(text.slice(said[at - 1]?.end, start))),
    );
  if (!isRow) return [...marks];
  return said.flatMap((one, at): VoteMark[] => {
    const here = { is: NOTHING, start: one.start, end: one.start };
    const slot = { kind: 'slots', slots: ids.slice(at, at + 1), day: true, ...here } as const;
    return [{ kind: 'sign', strong: true, ...here }, slot, one];
  });
}
