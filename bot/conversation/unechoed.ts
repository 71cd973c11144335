/**
 * What an order names that neither what was read of it nor the answer speaks of: whoever reads "9h30" nowhere in what was
 * done would believe it done. Said back like the words that nothing was made of, whichever reader passed over it.
 */
import { readCard } from '../../cards/text.ts';
import type { Mention, Reading } from '../contract/feature.ts';
import type { Answer } from '../contract/turn.ts';
import { fold } from '../language/fold.ts';
import type { Span } from '../language/when/expression.ts';
import { conceptsOf, type Sentence, spanIn } from '../sentence/sentence.ts';

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
  const isDropped = notMeantIn(sentence, mentions);
  return mentions
    .filter(({ kind }) => NAMED.has(kind) || NUMBERED.has(kind))
    .filter((one) => !isEchoed(one) && !isDropped(one))
    .map(typed);
}

/** Whom or what a question is of: another answer than theirs must say so. A day is often answered otherwise. */
const isAskedOf = ({ kind }: Mention): boolean => kind === 'personne' || kind === 'fiche';

/**
 * What a message names, and nothing that was done or found for it speaks of.
 *
 * @param known what needs no echo: what is quoted already, and the name of who speaks
 */
export function unsaidIn(
  { message, outcome }: Answer,
  { changes, fields }: Reading,
  heard: () => { sentence: Sentence; named: readonly Mention[] },
  known: readonly string[],
): string[] {
  if (outcome !== (changes ? 'command' : 'answered')) return [];
  const { sentence, named } = heard();
  const card = message.card ? readCard(message.card) : '';
  const shown = [JSON.stringify(fields), message.text, card, ...known].join(' ');
  return unechoed(sentence, changes ? named : named.filter(isAskedOf), shown);
}

/** "Sophie, euh non Nadia", "pas le 8": what is not meant any more has no need of an echo. */
function notMeantIn(sentence: Sentence, mentions: readonly Mention[]) {
  const places = (concept: string) =>
    conceptsOf(sentence, concept).map((one) => spanIn(sentence, one));
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
