/** Marks of an answer to a poll that name slots, and hours that are none's. */
import { Temporal } from 'temporal-polyfill';
import { mondayOf } from '../../../language/when/arithmetic.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { inside, ofKind, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { numberSaid } from '../../../language/when/lexicon.ts';
import { longest } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { Choice } from '../model/schema.ts';
import type { GivenSlot } from './reading.ts';
import { aroundOf, bareNumbers, inOrder, ranksOf, type SlotParts } from './slots-counted.ts';
import { type NamedSlots, slotsNamed } from './slots-named.ts';
import { isSlots, type SlotsMark, type VoteMark } from './vote-mark.ts';

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
export function slotMarks(parts: SlotParts): SlotsMark[] {
  const { sentence, slots, when } = parts;
  const named = [...slotsNamed(sentence.text, when, slots), ...bareNumbers(parts)];
  const known = [
    ...[...named, ...ranksOf(parts, named), ...weekOf(parts), ...endsOfWeek(parts)],
    ...countedIn(parts),
  ];
  const all = [...known, ...aroundOf(sentence.text, known, slots)];
  const isLimit = (one: NamedSlots) =>
    !one.day && all.some(({ day, start }) => day && start < one.start) && isWithin(one, parts);
  return all.filter((one) => !isLimit(one)).map((one) => ({ kind: 'slots', ...one }));
}

/**
 * "En janvier je ne peux que le 14", of a poll all in January: the month says when it is, and answers for no slot;
 * "pour le sondage, …" says what is answered.
 */
export function framesIn({ sentence, when, slots }: SlotParts, marks: readonly VoteMark[]): Span[] {
  const polls = conceptsOf(sentence, 'vote-au-sondage').map((one) => spanIn(sentence, one));
  const named = marks.filter(isSlots);
  // "Tout me va en janvier": it is said of all of them anyway.
  const isNarrower =
    named.some((one) => one.day && one.slots.length < slots.length) ||
    marks.some((mark) => mark.kind === 'set' && mark.isWhole);
  const periods = isNarrower
    ? ofKind(when, 'period').filter(
        (one) =>
          // "Du 22 octobre et du 5 novembre" names days.
          one.unit !== 'part' &&
          named.some((mark) => mark.slots.length === slots.length && inside([mark], one)),
      )
    : [];
  return [...polls, ...periods];
}

/** "Le 8 jusqu’à midi", "à partir de 11h": when somebody is there, within a slot, and no slot’s hour. */
const isWithin = ({ start, end }: Span, { when, slots }: SlotParts): boolean =>
  ofKind(when, 'times')
    .filter((one) => start <= one.start && one.end <= end)
    .some(({ from, to }) => {
      const at = from ?? to ?? '';
      return slots.some((slot) => (slot.start ?? at) < at && (!slot.end || at <= slot.end));
    });

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

/** "Les 3", of three slots: all of them. */
const countedIn = ({ sentence: { text }, slots, lexicon }: SlotParts): NamedSlots[] =>
  [...text.matchAll(/(?<!\p{L})(les|all)\s+(\d|\p{L}+)(?!\d|\p{L})(?!\s+(?:autres|others))/giu)]
    .filter(([, , count = '']) => (numberSaid(lexicon, count) ?? Number(count)) === slots.length)
    .map(({ index, 0: { length } }) => ({
      ...{ slots: inOrder(slots), day: false },
      ...{ start: index, end: index + length },
    }));

/** "Oui / non / oui": as many choices as there are slots, each of its own, in their order. */
export function inTurn(
  text: string,
  marks: readonly VoteMark[],
  slots: readonly GivenSlot[],
): Record<string, Choice> | undefined {
  const said = marks.filter(({ kind }) => kind !== 'sign');
  const chosen = said.flatMap((one) => (one.kind === 'choice' ? [one] : []));
  const isRow =
    slots.length > 1 &&
    said.length === slots.length &&
    chosen.length === slots.length &&
    new Set(chosen.map(({ choice }) => choice)).size > 1 &&
    said.every(
      ({ start }, at) => at === 0 || /[,;/|\n]/.test(text.slice(said[at - 1]?.end, start)),
    );
  return isRow
    ? Object.fromEntries(inOrder(slots).map((id, at) => [id, chosen[at]?.choice ?? 'no']))
    : undefined;
}
