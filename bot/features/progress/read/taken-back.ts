/** What a text takes back by itself: "15 places, ah non 16" tells 16 places, "le 12, enfin le 14" the 14th. */
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { numbersSlot } from './progress-slots.ts';

export const takesBack: ReadonlySet<string> = new Set([
  'av-correction',
  'av-reprise',
  'av-corriger',
]);
const MOST_COUNTED = 3;

/** A figure or a day; `end`: the token behind it and its unit. */
interface Told extends Placed<'figure' | 'share' | 'day'> {
  end: number;
}

/** The same text, each figure or day that is taken back with the one that takes its place. */
export function asItStands(text: string, context: SlotContext): string {
  const sentence = readSentence(text, context.knowledge.lexicon);
  if (!sentence.concepts.some(({ value }) => takesBack.has(value))) return text;
  const told = toldIn(sentence, context);
  for (const [i, first] of told.entries()) {
    const second = told[i + 1];
    const isOfSame =
      second?.value === first.value ||
      (second?.value === 'figure' && first.value === 'share') ||
      // "On est à 40, non 45 %"; "12 communes sur 40, disons 30 %" tells both.
      (second?.value === 'share' && /^(?:a|)$/.test(sentence.tokens[first.at - 1]?.folded ?? ''));
    const end = second && isOfSame ? tailOf(sentence, first, second) : undefined;
    if (!second || end === undefined) continue;
    const { typed } = sentence;
    const of = ({ at, length }: Told) => text.slice(typed[at]?.start, typed[at + length - 1]?.end);
    const kept = text.slice(typed[first.at + first.length - 1]?.end, typed[end - 1]?.end);
    const rest = text.slice(typed[second.end - 1]?.end);
    return asItStands(text.slice(0, typed[first.at]?.start) + of(second) + kept + rest, context);
  }
  return text;
}

function toldIn(sentence: Sentence, context: SlotContext): Told[] {
  const days = whenSlot(sentence, context)
    .filter(({ value }) => value.kind === 'day')
    .map(({ at, length }): Told => ({ value: 'day', at, length, end: at + length }));
  const figures = numbersSlot(sentence, context)
    .map(({ value, at, length }): Told => {
      const end = at + length + value.unit;
      return { value: value.unit > 0 ? 'share' : 'figure', at, length, end };
    })
    .filter((one) => !days.some((day) => overlap(one, day)));
  return [...days, ...figures].sort((a, b) => a.at - b.at);
}

/** Token behind what the first counts, where nothing but a second thought parts it from the second. */
function tailOf(sentence: Sentence, first: Told, second: Told): number | undefined {
  const { text, typed, tokens, concepts, lexicon } = sentence;
  const isApart = (at: number) =>
    /[,;:.!?\n]/.test(text.slice(typed[at - 1]?.end, typed[at]?.start));
  const covers = (at: number, is: (value: string) => boolean) =>
    concepts.some((one) => is(one.value) && one.at <= at && at < one.at + one.length);
  const isTakenBack = (at: number) => covers(at, (value) => takesBack.has(value));
  // "Ah", "euh" say nothing.
  const isHeavy = (at: number) => {
    const { folded = '' } = tokens[at] ?? {};
    return /\p{L}{4}|\d/u.test(folded) && !lexicon.light.has(folded);
  };
  let end = first.end;
  while (
    end < second.at &&
    !isApart(end) &&
    !isTakenBack(end) &&
    !lexicon.light.has(tokens[end]?.folded ?? '')
  )
    end++;
  const between = Array.from({ length: second.at - end }, (_, i) => end + i);
  const lead = tokens[first.at - 1]?.folded;
  const isLead = (at: number) =>
    tokens[at]?.folded === lead || covers(at, (value) => value === 'mais-celui');
  const last = between.findLastIndex(isTakenBack);
  // "45, non pas 40": the first stands.
  const isDenied = concepts.some(
    ({ value, at, length }) => value === 'av-pas' && at + length === second.at,
  );
  const isSecond =
    last >= 0 &&
    !isDenied &&
    end - first.end <= MOST_COUNTED &&
    between.every((at, i) => (i <= last ? isTakenBack(at) || !isHeavy(at) : isLead(at)));
  const isLast =
    second.end >= tokens.length ||
    isApart(second.end) ||
    // "… non quarante-cinq et c’est nuageux".
    lexicon.light.has(tokens[second.end]?.folded ?? '') ||
    !/\p{L}|\d/u.test(tokens[second.end]?.folded ?? '');
  return isSecond && isLast ? end : undefined;
}
