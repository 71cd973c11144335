/** What is asked of the lines that minutes keep: "qui contacte les crèches ?", "où en est l’affiche ?". */
import type { Row } from '../../../contract/store.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import {
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  sentenceOf,
} from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { isOver, linesIn } from '../model/action-lines.ts';
import type { Meeting } from '../model/schema.ts';
import { dayOfAction } from './action-said.ts';
import { type ActionWords, namedIn, verbsIn, wordsIn } from './action-words.ts';

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
