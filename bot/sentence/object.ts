/** Object of a verb: the nouns of a sentence, and whether one of them is anything else than what is known here. */
import { endOf, isLight, isParted } from './between.ts';
import { isOver, type Placed } from './placed.ts';
import { stands } from './saying.ts';
import type { Sentence } from './sentence.ts';

type Places = readonly Placed<unknown>[];

/** "Pour ma note de frais", "leurs avancées": whether a word that may be a verb stands where one does, and is no noun. */
export function isVerb(sentence: Sentence, { at }: Placed<unknown>): boolean {
  const { folded = '' } = sentence.tokens[at] ?? {};
  const { grammar } = sentence.lexicon;
  const isDone = grammar.isParticiple(folded) && !grammar.isFinite(folded);
  // "Peut-on décaler": a subject behind its verb.
  const isLed = ['devant-verbe', 'sujet'].some((one) => stands(sentence, one, at - 1)) && !isDone;
  return isLed || !stands(sentence, 'devant-nom', at - 1);
}

/** Nouns behind an article, or another word that only a noun follows, by their stems; what is known here is none of them. */
export const othersIn = (sentence: Sentence, known: Places): Placed<string>[] =>
  sentence.tokens.flatMap(({ folded, stem }, at) =>
    stands(sentence, 'devant-nom', at - 1) &&
    /\p{L}{3}/u.test(folded) &&
    !sentence.lexicon.light.has(folded) &&
    !isOver(known, at)
      ? [{ value: stem, at, length: 1 }]
      : [],
  );

/** "Opération reportée": whether one of these verbs was done to something else than what is known here, named right before it. */
export const isDoneTo = (sentence: Sentence, verbs: Places, known: Places): boolean =>
  verbs.some(({ at }) => {
    const { tokens, lexicon } = sentence;
    const noun = tokens.findLastIndex((_, i) => i < at && !isLight(sentence, i, i + 1));
    const { folded = '' } = tokens[noun] ?? {};
    return (
      lexicon.grammar.isParticiple(tokens[at]?.folded ?? '') &&
      !isParted(sentence, noun + 1, at) &&
      /\p{L}{4}/u.test(folded) &&
      !lexicon.verb(folded) &&
      !isOver(known, noun)
    );
  });

/** "J’annule mes congés", "décale la livraison": whether one of these verbs is of something else than what is known here. */
export const isOfOther = (sentence: Sentence, verbs: Places, known: Places): boolean =>
  othersIn(sentence, known).some(({ at }) =>
    verbs.some((verb) => endOf(verb) === at - 1 && !stands(sentence, 'q-preposition', at - 1)),
  );
