/** Words of the actions that minutes keep: which lines share most with what is said, and what is asked of them. */
import type { Row } from '../../../contract/store.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { type DayFound, ofKind } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { isOver as isOverOne, type Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { stands } from '../../../sentence/saying.ts';
import {
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  sentenceOf,
  typedOver,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { isOver, linesIn, toldOf } from '../model/action-lines.ts';
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

/** "Qui contacte les crèches ?", "on a dit quoi pour la salle ?": the lines that have every word that is asked of. */
export function actionsAsked(
  utterance: Utterance,
  context: SlotContext,
  held: readonly Row<Meeting>[],
): string[] {
  const { lexicon } = context.knowledge;
  const sentence = sentenceOf(utterance, lexicon);
  if (utterance.references.fiches.length > 0) return [];
  if (asksOfLate(sentence))
    return held.flatMap(({ value }) =>
      linesIn(value.nextSteps).filter((line) => {
        const day = isOver(line) ? undefined : dayOfAction(line, value, context);
        return day !== undefined && day.date < context.today;
      }),
    );
  const groups = groupsSlot(sentence, context);
  const among = groups.flatMap(({ value }) => value.found.map(({ id }) => id));
  const isAmong = ({ value }: Row<Meeting>) => among.length === 0 || among.includes(value.group);
  const isDecided = saysAny(sentence, ['reunion-decisions', 'reunion-a-decide']);
  const steps = held.filter(isAmong).flatMap(({ value }) => linesIn(value.nextSteps));
  // "Que doit faire Camille ?" asks for all that is hers.
  const apart = [...placesOf(sentence, ASKED), ...groups, ...namedIn(sentence, context)];
  const own = [...wordsIn(sentence, apart).keys()];
  // "Il reste quoi à faire de la dernière réunion ?"
  if (
    own.length === 0 &&
    personsSlot(sentence, context).length === 0 &&
    says(sentence, 'action-reste')
  )
    return steps.filter((line) => !isOver(line));
  // One word alone may be of anything: "c’est quoi la salle ?"; "où en est l’affiche ?" asks of what is to be done.
  const isEnough = own.length > 1 || isDecided || says(sentence, 'action-suivi');
  // "La salle n’est pas encore réservée": what is left is told.
  const isLeft = (words: ActionWords) =>
    verbsIn(sentence, words).some(
      (one) => one.value === 'made' && polarityOf(sentence, one).value === 'no',
    );
  // "On a décidé quelque chose sur le questionnaire ?", "combien de couleurs pour la légende ?": what was decided too.
  const isOfAll = isDecided || own.length > 1;
  const decisions = isOfAll ? held.filter(isAmong) : [];
  const all = [...decisions.flatMap(({ value }) => linesIn(value.decisions)), ...steps];
  return all.filter((line) => {
    const words = wordsIn(readSentence(line, lexicon), []);
    const isOf = own.length > 0 && own.every((word) => words.has(word));
    return isOf && ((sentence.mood === 'ask' && isEnough) || (!isOver(line) && isLeft(words)));
  });
}

/** "Quelles actions sont en retard ?", "qui fait quoi en retard ?": what is not done on a day that is over. */
export const asksOfLate = (sentence: Sentence): boolean =>
  saysAny(sentence, ['action-nom', 'reunion-qui-fait-quoi']) && says(sentence, 'action-tardive');

/** What asks, or leads to what is to be done. */
const ASKED = [
  ...['interroge', 'interroge-en-tete', 'reunion-decisions', 'reunion-a-decide'],
  ...['reunion-devoir', 'reunion-quelque-chose'],
  ...['action-reste', 'action-suivi', 'reunion', 'choix-dernier'],
];

/** The day that a line says, counted from that of its meeting. */
export const dayOfAction = (
  line: string,
  { when: { date } }: Meeting,
  { zone, knowledge }: Pick<SlotContext, 'zone' | 'knowledge'>,
): DayFound | undefined =>
  ofKind(
    readWhen(
      toldOf(line).action,
      { now: new Date(`${date}T12:00:00Z`), zone },
      knowledge.vocabulary.when,
    ),
    'day',
  ).at(-1);
