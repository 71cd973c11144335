/** Words of an action that minutes keep, and of what is said of it: which lines share most, and what is a verb of them. */
import type { Row } from '../../../contract/store.ts';
import { isOver as isOverOne, type Placed } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import { placesOf, readSentence, type Sentence, typedOver } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { isOver, linesIn } from '../model/action-lines.ts';
import type { Meeting } from '../model/schema.ts';

/** A line that is not over, and its words. */
export interface ActionLine {
  meeting: Row<Meeting>;
  line: string;
  words: ActionWords;
}

export const openIn = (held: readonly Row<Meeting>[], lexicon: Sentence['lexicon']): ActionLine[] =>
  held.flatMap((meeting) =>
    linesIn(meeting.value.nextSteps)
      .filter((line) => !isOver(line))
      .map((line) => ({ meeting, line, words: wordsIn(readSentence(line, lexicon), []) })),
  );

/** The lines that share most words with these; none when none does. */
export function nearestIn(own: ActionWords, all: readonly ActionLine[]): ActionLine[] {
  const shared = ({ words }: ActionLine) =>
    [...own.keys()].filter((word) => words.has(word)).length;
  const most = Math.max(1, ...all.map(shared));
  return all.filter((one) => shared(one) === most);
}

/** "Pas avant le 18" is no word of "… avant le 11". */
export const wordsMeant = (sentence: Sentence, context: SlotContext): ActionWords =>
  wordsIn(sentence, [
    ...namedIn(sentence, context),
    ...placesOf(sentence, ['action-delai', 'action-prend']),
  ]);

/** Verbs of these words, which say that it is done by their form ("j’ai bien réservé"), or that somebody does it. */
export const verbsIn = (sentence: Sentence, words: ActionWords): Placed<'made' | 'does'>[] => {
  const { grammar, light } = sentence.lexicon;
  const isPast = (at: number): boolean =>
    stands(sentence, 'auxiliaire', at) ||
    (light.has(sentence.tokens[at]?.folded ?? '') && isPast(at - 1));
  return sentence.tokens.flatMap(({ folded, stem }, at) => {
    // "Je l’appelle": behind who does it, no article.
    const isNoun = stands(sentence, 'devant-nom', at - 1) && !stands(sentence, 'sujet', at - 2);
    if (!words.has(stem) || isNoun) return [];
    const isDoing = grammar.isFinite(folded) || grammar.isInfinitive(folded);
    // "Devis demandé" is typed as what is done.
    const isTyped = /é[es]*$/iu.test(typedOver(sentence, at, 1));
    const isMade = grammar.isParticiple(folded) && (!isDoing || isTyped || isPast(at - 1));
    return isMade || isDoing
      ? [{ value: isMade ? ('made' as const) : ('does' as const), at, length: 1 }]
      : [];
  });
};

export const namedIn = (sentence: Sentence, context: SlotContext): Placed<unknown>[] => [
  ...whenSlot(sentence, context),
  ...personsSlot(sentence, context),
];

/** Words by their stems. */
export type ActionWords = ReadonlyMap<string, string>;

/** What is not light, by its stem: days and names apart. */
export const wordsIn = (sentence: Sentence, apart: readonly Placed<unknown>[]): ActionWords =>
  new Map(
    sentence.tokens.flatMap(({ folded, stem }, at): [string, string][] =>
      sentence.lexicon.light.has(folded) ||
      (folded.length < SHORTEST && !ACRONYM.test(typedOver(sentence, at, 1))) ||
      isOverOne(apart, at)
        ? []
        : [[stem, folded]],
    ),
  );
/** Letters of a word that says what an action is about. */
const SHORTEST = 4;
const ACRONYM = /^\p{Lu}{3}$/u;
