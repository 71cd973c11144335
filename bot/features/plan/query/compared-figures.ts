/** Values of measures set against each other: two places, two measures, a share. */

import { capital } from '../../../knowledge/entries/builder.ts';
import { valueInWords } from '../../../knowledge/entries/figures.ts';
import { strings as figures } from '../../../knowledge/entries/strings.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { inLocale } from '../../../language/locale.ts';
import { sameMeasure } from '../read/figures.ts';
import { isClosed } from '../read/form.ts';
import { type Piece, saysAny } from '../read/piece.ts';
import { measuresIn } from './measures.ts';
import { fromEntry, type Result } from './result.ts';
import { strings } from './strings.ts';

export type MeasureRow = Knowledge['plan']['chiffres'][number];
export type MeasuredPlace = Knowledge['plan']['territoires'][number];

/** What asks for more than a value. */
const OVER = ['q-plus-de', 'q-plus-haut'];
const UNDER = ['q-moins-de', 'q-plus-bas'];
export const COMPARED = ['q-ecart', 'q-fois', 'q-le-plus', 'q-le-moins', ...OVER, ...UNDER];

export const numberIn = ({ valeurs }: MeasureRow, { id }: MeasuredPlace): number | undefined => {
  const value = valeurs[id];
  return typeof value === 'number' ? value : undefined;
};

/** Two values, the one that is told first, and how much more or less it is. */
interface Pair {
  own: number;
  other: number;
  isPercent: boolean;
}

/** "2,2 points de plus", "13,1 fois moins"; equal: none. */
function gapOf({ own, other, isPercent }: Pair, piece: Piece): string | undefined {
  const { locale } = piece.utterance;
  const inTimes = saysAny(piece, 'q-fois') && !isPercent;
  const [low, high] = [Math.min(own, other), Math.max(own, other)];
  if (low === high || (inTimes && low === 0)) return undefined;
  const by = inTimes ? Math.round((high / low) * 10) / 10 : Math.round((high - low) * 100) / 100;
  return figures[locale].gap(
    valueInWords(by, undefined, locale),
    inTimes ? 'times' : isPercent ? 'points' : 'many',
    own > other,
  );
}

/** Whether the least is asked: "le plus bas" says "le plus" too. */
export const isLeast = (piece: Piece): boolean => saysAny(piece, 'q-le-moins', ...UNDER);

/** "Chanteloup, au-dessus ou en dessous de la moyenne nationale ?": the first place beside the second. */
export function beside(
  piece: Piece,
  row: MeasureRow | undefined,
  [first, second, third]: readonly MeasuredPlace[],
): Result | undefined {
  const { choosing, locale } = piece.utterance;
  const [isOver, isUnder] = [saysAny(piece, ...OVER), saysAny(piece, ...UNDER)];
  const isGap = saysAny(piece, 'q-ecart', 'q-fois');
  // "Au-dessus ou en dessous ?": of the first place, however it turns out.
  const isOne =
    choosing ||
    saysAny(piece, 'q-le-plus', 'q-le-moins') ||
    (saysAny(piece, 'alternative') && !(isOver && isUnder));
  if (!first || !second || third || !row || !(isGap || isOne || isOver || isUnder))
    return undefined;
  const [own, other] = [numberIn(row, first), numberIn(row, second)];
  if (own === undefined || other === undefined)
    return resultOf(row, own === undefined ? first : second, undefined, piece);
  const say = strings[locale];
  const isSettled = isClosed(piece) && isOver !== isUnder && !isOne;
  // "L’écart dépasse-t-il 5 points ?": what is held against the number is how far they are apart.
  const limit = isGap
    ? measuresIn(piece.text, piece.knowledge.vocabulary.usages).at(-1)?.value
    : undefined;
  // How much is asked, or which: told of the one that is more, or less; else of the one that is said first.
  const isTurned =
    !isSettled && (isOne || saysAny(piece, 'q-fois')) && own > other === isLeast(piece);
  const told = isTurned
    ? { place: second, value: other, against: first, than: own }
    : { place: first, value: own, against: second, than: other };
  const gap = gapOf({ own: told.value, other: told.than, isPercent: row.unite === '%' }, piece);
  const headline = figures[locale].beside(
    [inWords(told.value, row, piece), nameOf(told.place, piece)],
    [inWords(told.than, row, piece), nameOf(told.against, piece)],
    gap,
    isGap,
  );
  const [one, than] = limit === undefined ? [own, other] : [Math.abs(own - other), limit];
  const holds = isOver ? one > than : one < than;
  const settled = isSettled ? (holds ? say.yes(headline) : say.no(headline)) : capital(headline);
  return resultOf(row, told.place, { headline: `${settled}${ofYear(row, piece)}` }, piece);
}

/** "Plus de crèches ou de gardes à domicile ?": two measures in one place. */
export function againstEachOther(
  piece: Piece,
  called: readonly [string, string],
  [place]: readonly MeasuredPlace[],
): Result | undefined {
  const isAsked = saysAny(piece, 'alternative', 'q-ecart', 'q-fois', ...OVER, ...UNDER);
  const found = called.flatMap((id) => {
    const row = sameMeasure(id.slice('chiffre:'.length), piece.knowledge).at(-1);
    const value = row && place && numberIn(row, place);
    return row && value !== undefined ? [{ row, value }] : [];
  });
  const least = isLeast(piece);
  const [own, than] = found;
  const isSettled = isClosed(piece) && !saysAny(piece, 'alternative');
  const [first, second] = [...found].sort((a, b) =>
    isSettled ? 0 : least ? a.value - b.value : b.value - a.value,
  );
  if (!isAsked || !place || !first || !second || first.row.unite !== second.row.unite)
    return undefined;
  const { locale } = piece.utterance;
  const named = ({ row }: typeof first) => `${inLocale(locale, row.nom, row.en)} (${row.annee})`;
  const isPercent = first.row.unite === '%';
  const headline = figures[locale].against(
    [named(first), inWords(first.value, first.row, piece)],
    [named(second), inWords(second.value, second.row, piece)],
    nameOf(place, piece),
    saysAny(piece, 'q-ecart', 'q-fois')
      ? gapOf({ own: first.value, other: second.value, isPercent }, piece)
      : undefined,
  );
  const holds = own && than && (least ? own.value < than.value : own.value > than.value);
  const say = strings[locale];
  const told = isSettled ? (holds ? say.yes(headline) : say.no(headline)) : headline;
  return resultOf(first.row, place, { headline: told }, piece);
}

/** "Quelle part des crèches du département est à Saint-Denis ?": of what is counted, the place within the other. */
export function shareOf(
  piece: Piece,
  called: string | undefined,
  [first, second, third]: readonly MeasuredPlace[],
): Result | undefined {
  const row = called && sameMeasure(called.slice('chiffre:'.length), piece.knowledge).at(-1);
  if (!row || row.unite === '%' || !first || !second || third) return undefined;
  const [one, other] = [numberIn(row, first), numberIn(row, second)];
  if (one === undefined || other === undefined || one === other) return undefined;
  const [part, whole] = one < other ? [first, second] : [second, first];
  const { locale } = piece.utterance;
  const [low, high] = [Math.min(one, other), Math.max(one, other)];
  const headline = figures[locale].share(
    valueInWords(Math.round((low / high) * 1000) / 10, '%', locale),
    [inWords(low, row, piece), nameOf(part, piece)],
    [inWords(high, row, piece), nameOf(whole, piece)],
  );
  return resultOf(row, part, { headline: `${headline}${ofYear(row, piece)}` }, piece);
}

/** Of which year, and from whom. */
export const ofYear = ({ annee, origine }: MeasureRow, { utterance: { locale } }: Piece): string =>
  figures[locale].figureOf(annee, origine);

export const inWords = (
  value: number,
  { unite }: MeasureRow,
  { utterance: { locale } }: Piece,
): string => valueInWords(value, unite, locale);

export const nameOf = (
  { avecPreposition, nom, en }: MeasuredPlace,
  { utterance: { locale } }: Piece,
): string => (locale === 'fr' ? avecPreposition : `in ${en ?? nom}`);

/** What is worked out of a value; undefined: the value as it is told, or that it is not given. */
export function resultOf(
  { id }: MeasureRow,
  place: MeasuredPlace,
  spoken: Result['spoken'] | undefined,
  { utterance: { locale }, knowledge }: Piece,
): Result | undefined {
  const own = knowledge.entry(`chiffre:${id}/${place.id}`);
  return own && fromEntry(own, spoken ?? own.say(locale), ['valeur']);
}
