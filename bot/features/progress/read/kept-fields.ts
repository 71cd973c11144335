/** Fields that are said to be what they were: "la météo bouge pas", "même pourcentage". */
import { covered, foldedAt, isNumber, isSaid, leftIn, type Part, placesIn, use } from './part.ts';

export type KeptField = 'meteo' | 'percent';

/** The field that is named, and of which nothing else is said than that it stays; its words are read. */
export function keptIn(part: Part): KeptField | undefined {
  if (!isSaid(part, 'av-idem', 'av-rien')) return undefined;
  const { tokens, lexicon } = part.sentence;
  const isShare = placesIn(part).some(
    (at) => foldedAt(part, at) === '%' && !isNumber(tokens[at - 1]),
  );
  const field = isSaid(part, 'av-une-meteo')
    ? 'meteo'
    : isShare || isSaid(part, 'av-un-pourcentage')
      ? 'percent'
      : undefined;
  const said = covered(part, 'av-autour-garde');
  const isMore = leftIn(part, said).some((at) => !lexicon.light.has(foldedAt(part, at)));
  if (!field || isMore) return undefined;
  use(part, part);
  return field;
}
