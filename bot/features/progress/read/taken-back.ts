/** What a text takes back by itself: "15 places, ah non 16" tells 16 places, "le 12, enfin le 14" the 14th. */
import { isLight, isParted } from '../../../sentence/between.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, readSentence, type Sentence, setIn } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { numbersSlot } from './progress-slots.ts';

const MOST_COUNTED = 3;

/** A figure or a day; `end`: the token behind it and its unit. */
interface Told extends Placed<'figure' | 'share' | 'day'> {
  end: number;
}

/** The same text, each figure or day that is taken back with the one that takes its place. */
export function asItStands(text: string, context: SlotContext): string {
  const sentence = readSentence(text, context.knowledge.lexicon);
  if (setIn(sentence, 'av-reprises').length === 0) return text;
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
  const { tokens, concepts } = sentence;
  const marks = setIn(sentence, 'av-reprises');
  const isApart = (at: number) =>
    isParted(sentence, at, at) || isLight(sentence, at, at + 1, marks);
  let end = first.end;
  while (end < second.at && !isApart(end)) end++;
  const isBetween = marks.some((one) => one.at >= end && one.at < second.at);
  // "45, non pas 40": the first stands.
  const isDenied = concepts.some(
    ({ value, at, length }) => value === 'av-pas' && at + length === second.at,
  );
  const said = [...marks, ...conceptsOf(sentence, 'mais-celui')];
  const isSecond =
    isBetween &&
    !isDenied &&
    end - first.end <= MOST_COUNTED &&
    isLight(sentence, end, second.at, said);
  // "… non quarante-cinq et c’est nuageux".
  return isSecond && (second.end >= tokens.length || isApart(second.end)) ? end : undefined;
}
