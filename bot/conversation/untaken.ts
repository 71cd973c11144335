/** Words that nothing was made of, in one place for every feature: an order says them back beside what was done. */
import type { Reading } from '../contract/feature.ts';
import { fold } from '../language/fold.ts';
import { partsOf, sentencesOf } from '../sentence/clauses.ts';
import type { Lexicon } from '../sentence/lexicon.ts';
import { readSentence, type Sentence } from '../sentence/sentence.ts';

/** What stands around an order and adds nothing to it. */
const ASIDE =
  /^(?:oui$|volontiers$|courtoisie|demande-polie|interpeller|ouvre|gens-erreur|gens-noter|gens-tu-notes|bavarde-)/;
/** A run of so many words says something by itself, inside a clause that is understood too. */
const LEAST_RUN = 3;

type Left = Pick<Reading, 'untaken' | 'left' | 'changes' | 'rank' | 'fields'>;

/**
 * What a reading left of an order, as typed: whole clauses of which nothing was used, and long runs of words. A
 * feature that says by itself what it took has the last word (`Reading.untaken`).
 */
export function untakenOf(reading: Left, text: string, lexicon: Lexicon): readonly string[] {
  const { untaken, left = [], changes, rank, fields } = reading;
  // "Attention, …": what means nothing by itself needs no word of it.
  const means = (part: string) => /\d/.test(part) || meaningIn(part, lexicon).length > 0;
  if (untaken) return untaken.filter(means);
  if (!changes || rank !== 'order' || left.length === 0) return [];
  const kept = fold(JSON.stringify(fields));
  const unused = new Set(left.flatMap(wordsOf).filter((word) => !kept.includes(word)));
  const clauses = sentencesOf(text).flatMap(({ start, end }) =>
    partsOf(text.slice(start, end)).map((part) => text.slice(start + part.start, start + part.end)),
  );
  const isUnused = (clause: string) => {
    const words = meaningIn(clause, lexicon);
    return words.length > 0 && words.every((word) => unused.has(word));
  };
  const whole = clauses.length > 1 ? clauses.filter(isUnused) : [];
  const runs = left.filter(
    (run) => wordsOf(run).length >= LEAST_RUN && !whole.some((clause) => clause.includes(run)),
  );
  return [...runs, ...whole];
}

/** Whether a word is civil, or only leads up to what is said: "mince", "je te disais". */
export const isAside = ({ concepts }: Pick<Sentence, 'concepts'>, word: number): boolean =>
  concepts.some(({ value, at, length }) => at <= word && word < at + length && ASIDE.test(value));

const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9]{2,}/g) ?? [];

/** Words of a clause that carry a meaning: no courtesies and no link words. */
function meaningIn(clause: string, lexicon: Lexicon): string[] {
  const sentence = readSentence(clause, lexicon);
  const { typed, tokens } = sentence;
  return typed.flatMap(({ folded }, i) =>
    /[a-z0-9]{2}/.test(folded) &&
    !lexicon.light.has(tokens[i]?.folded ?? '') &&
    !isAside(sentence, i)
      ? [folded]
      : [],
  );
}
