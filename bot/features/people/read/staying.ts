/** Places that nobody leaves, told beside a change: "Paul rejoint Parentalité sans lâcher la carto". */
import { endOf, isParted } from '../../../sentence/between.ts';
import { isOver } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { stands } from '../../../sentence/saying.ts';
import { placesOf, readSentence, type Sentence } from '../../../sentence/sentence.ts';

const LEAVING: readonly string[] = ['gens-cesser', 'gens-partir', 'gens-oter'];

/** The same sentence without a leaving that is denied, and what it governs; where nothing else is done, as it is. */
export function withoutStaying(sentence: Sentence): Sentence {
  const { text, typed, tokens, lexicon } = sentence;
  const denied = placesOf(sentence, LEAVING).flatMap((verb) => {
    const { value, at, length } = polarityOf(sentence, verb);
    // "Ne laisse pas Karim dans la carto" takes him out.
    if (value !== 'no' || stands(sentence, 'gens-laisser', verb.at)) return [];
    let to = Math.max(at + length, endOf(verb));
    while (to < tokens.length && !isParted(sentence, to, to) && !stands(sentence, 'nie-arret', to))
      to += 1;
    return [{ value, at, length: to - at }];
  });
  const isElse = ({ folded }: { folded: string }, at: number) =>
    !isOver(denied, at) && (lexicon.grammar.isFinite(folded) || lexicon.verb(folded) !== undefined);
  if (denied.length === 0 || !tokens.some(isElse)) return sentence;
  const kept = denied.reduceRight(
    (all, one) => all.slice(0, typed[one.at]?.start) + all.slice(typed[endOf(one) - 1]?.end),
    text,
  );
  return readSentence(kept, lexicon);
}
