/** Piece of a message, read both ways, by its references, names and fields and by its concepts; and what it is asked of. */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Term, Utterance } from '../../../language/utterance.ts';
import { isOver } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, says, sentenceOf } from '../../../sentence/sentence.ts';

export interface Piece {
  text: string;
  utterance: Utterance;
  sentence: Sentence;
  knowledge: Knowledge;
}

export const pieceOf = (utterance: Utterance, knowledge: Knowledge): Piece => ({
  text: utterance.text,
  utterance,
  sentence: sentenceOf(utterance, knowledge.lexicon),
  knowledge,
});

/** Another text of the same message: a part of it, or another way to put it. */
export const reread = ({ utterance: { locale }, knowledge }: Piece, text: string): Piece =>
  pieceOf(knowledge.reader.read(text, locale), knowledge);

/** Whether a piece says one of these concepts. */
export const saysAny = ({ sentence }: Piece, ...concepts: readonly string[]): boolean =>
  concepts.some((concept) => says(sentence, concept));

/** Whether one of these concepts stands over a word. */
export const isIn = (sentence: Sentence, word: number, ...concepts: readonly string[]): boolean =>
  concepts.some((concept) => isOver(conceptsOf(sentence, concept), word));

/** The text before and behind one of these concepts: the first place that says it. */
export function around(
  { sentence: { text, typed, concepts } }: Piece,
  ...said: readonly string[]
): { before: string; behind: string } | undefined {
  const [found] = concepts
    .filter(({ value }) => said.includes(value))
    .sort((a, b) => a.at - b.at || b.length - a.length);
  const first = found && typed[found.at];
  const last = found && typed[found.at + found.length - 1];
  return first && last
    ? { before: text.slice(0, first.start).trim(), behind: text.slice(last.end).trim() }
    : undefined;
}

/** Terms that neither these concepts, nor a reference, a name or a field takes: with some left, it is not understood whole. */
export function leftIn(
  { utterance, sentence }: Piece,
  concepts: readonly string[],
  isTaken: (entity: string) => boolean = () => true,
): Term[] {
  const taken = new Set<string>();
  for (const { value, at, length } of sentence.concepts)
    if (concepts.includes(value))
      for (const { folded } of sentence.tokens.slice(at, at + length)) taken.add(folded);
  for (const { entity, at, length } of utterance.names)
    if (isTaken(entity))
      for (const { folded } of utterance.words.slice(at, at + length)) taken.add(folded);
  return utterance.terms.filter(
    ({ at, folded, field, weight }) =>
      !field && weight > 0.5 && !taken.has(folded) && !utterance.references.used.has(at),
  );
}
