/** Words of a question that a query has not taken: with some left, it is not understood whole. */
import type { Term } from '../../../language/utterance.ts';
import type { Piece } from '../read/piece.ts';

/** Terms that neither these concepts, nor a reference, a name or a field takes. */
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
