/**
 * What an order names that neither what was read of it nor the answer speaks of: whoever reads "9h30" nowhere in what was
 * done would believe it done. Said back like the words that nothing was made of, whichever reader passed over it.
 */
import type { Mention } from '../contract/feature.ts';
import { fold } from '../language/fold.ts';
import { conceptsOf, placeOf, type Sentence } from '../sentence/sentence.ts';
import { deniedIn, takenBackIn } from '../sentence/superseded.ts';

/** Kinds that an answer says again, wherever it takes them, by one of their words. */
const NAMED = new Set(['personne', 'adresse', 'organisation']);
/** And those it says again by their numbers: "jeudi" and "un point un" have none, and may be said otherwise. */
export const NUMBERED = new Set(['jour', 'heure', 'fiche', 'pourcent']);
/** Letters by which a name is known again: "Vila" and "Villa" are one. */
export const STEM = 4;

/** "10/12" is said as "10 décembre". */
const MONTH = /(\d)\/\d{1,2}(?:\/\d+)?(?!\d)/gu;

const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
const wordsIn = (text: string): string[] => fold(text).match(/[a-z]{3,}/g) ?? [];

/**
 * The mentions, as typed, that are not said again.
 *
 * @param shown the answer's words, and what was read of the order
 */
export function unechoed(
  sentence: Sentence,
  mentions: readonly Mention[],
  shown: string,
): string[] {
  const { text } = sentence;
  const typed = ({ start, end }: Mention) => text.slice(start, end);
  const numbers = new Set(numbersIn(shown));
  const words = fold(shown);
  const isEchoed = (one: Mention): boolean => {
    if (NUMBERED.has(one.kind))
      return numbersIn(typed(one).replace(MONTH, '$1')).every(
        // "À 2h de l’après-midi" is said as 14h.
        (number) => numbers.has(number) || (one.kind === 'heure' && numbers.has(number + 12)),
      );
    const names = wordsIn(typed(one));
    return names.length === 0 || names.some((name) => words.includes(name.slice(0, STEM)));
  };
  const dropped = notMeantIn(sentence, mentions);
  return mentions
    .filter(({ kind }) => NAMED.has(kind) || NUMBERED.has(kind))
    .filter((one) => !isEchoed(one) && !dropped.has(one))
    .map(typed);
}

/** "Sophie, euh non Nadia", "pas le 8": what is not meant any more has no need of an echo. */
function notMeantIn(sentence: Sentence, mentions: readonly Mention[]): ReadonlySet<Mention> {
  const found = mentions.map((value) => ({ value, ...placeOf(sentence, value) }));
  const kinds = [...new Set(mentions.map(({ kind }) => kind))].map((kind) =>
    found.filter(({ value }) => value.kind === kind),
  );
  const gone = takenBackIn(kinds, conceptsOf(sentence, 'se-reprend'));
  const denied = deniedIn(sentence, found, conceptsOf(sentence, 'nie-celui'));
  return new Set([...found.filter((one) => gone.has(one)), ...denied].map(({ value }) => value));
}
