/**
 * What an order names that neither what was read of it nor the answer speaks of: whoever reads "9h30" nowhere in what was
 * done would believe it done. Said back like the words that nothing was made of, whichever reader passed over it.
 */
import type { Mention } from '../contract/feature.ts';
import { fold } from '../language/fold.ts';
import type { Span } from '../language/when/expression.ts';
import { conceptsOf, type Sentence } from '../sentence/sentence.ts';

/** Kinds that an answer says again, wherever it takes them, by one of their words. */
const NAMED = new Set(['personne', 'adresse', 'organisation']);
/** And those it says again by their numbers: "jeudi" and "un point un" have none, and may be said otherwise. */
const NUMBERED = new Set(['jour', 'heure', 'fiche', 'pourcent']);
/** Letters by which a name is known again: "Vila" and "Villa" are one. */
const STEM = 4;

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
      return numbersIn(typed(one)).every(
        // "À 2h de l’après-midi" is said as 14h.
        (number) => numbers.has(number) || (one.kind === 'heure' && numbers.has(number + 12)),
      );
    const names = wordsIn(typed(one));
    return names.length === 0 || names.some((name) => words.includes(name.slice(0, STEM)));
  };
  const isDropped = takenBackIn(sentence, mentions);
  return mentions
    .filter(({ kind }) => NAMED.has(kind) || NUMBERED.has(kind))
    .filter((one) => !isEchoed(one) && !isDropped(one))
    .map(typed);
}

/** "Sophie, euh non Nadia", "pas le 8": what is not meant any more has no need of an echo. */
function takenBackIn(sentence: Sentence, mentions: readonly Mention[]) {
  const { typed } = sentence;
  const places = (concept: string) =>
    conceptsOf(sentence, concept).map(({ at, length }) => ({
      start: typed[at]?.start ?? 0,
      end: typed[at + length - 1]?.end ?? 0,
    }));
  const turns = [...places('se-reprend'), ...places('mais-celui')];
  const denials = places('nie-celui');
  return (one: Mention): boolean => {
    const before = mentions.filter(({ end }) => end <= one.start);
    const next = mentions.filter(({ kind, start }) => kind === one.kind && start >= one.end);
    const isReplaced = (turn: Span) =>
      turn.start >= one.end && next.length > 0 && next.every(({ start }) => start > turn.start);
    return (
      turns.some(isReplaced) ||
      denials.some(({ start, end }) => end <= one.start && before.every((m) => m.end <= start))
    );
  };
}
