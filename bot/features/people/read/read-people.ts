/** What a message says about people: changes in their order, a request or a question; or nothing. */
import type { Utterance } from '../../../language/utterance.ts';
import { sentencesOf } from '../../../sentence/clauses.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { readSentence, type Sentence, says, sentenceOf } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { PeopleCommand } from './command.ts';
import { type Frame, frameOf, type Made } from './frame.ts';
import { nameToCreate } from './new-name.ts';
import { readChanges } from './read-changes.ts';
import { askReaders, orderReaders } from './read-request.ts';
import { type AskName, askIntents, type OrderName, orderIntents } from './request-intents.ts';
import { meantOf, nameOfPerson } from './roles.ts';
import { peopleSlot } from './slots.ts';

export interface PeopleRead {
  commands: readonly PeopleCommand[];
  /** Nothing is changed by it. */
  isQuestion: boolean;
  /** Told, with more than what is understood: it is asked before it is done. */
  isDoubtful: boolean;
  /** Words with a sense that nothing was made of. */
  left: readonly string[];
}

interface ReadWith {
  context: SlotContext;
  lexicon: Lexicon;
  /** What the last change did here, while it may be spoken of. */
  last: readonly Made[] | undefined;
}

/** A text without one of these concepts is about something else. */
const OURS =
  /^(?:gens-(?!prendre$|noter$|aussi$|but$|regler$|negation$|fermer$|ailleurs$|au-lieu$|cest$|passer$|erreur$|plus$)|ma-fiche$)/;

export function readPeople(utterance: Utterance, with_: ReadWith): PeopleRead | undefined {
  const { context, lexicon, last } = with_;
  const sentence = sentenceOf(utterance, lexicon);
  const ours = sentence.concepts.some(({ value }) => OURS.test(value));
  const named = sentence.concepts.some(({ value }) => value === 'fiche' || value === 'axe');
  if (!ours && !last && !named && !/\p{Lu}\p{L}+[^.!?]*\d\.\d/u.test(sentence.text))
    return undefined;
  const frame = frameOf(last, context.view);
  const ordered = requested(sentence, with_, frame, 'order');
  if (ordered) return { ...ordered, isQuestion: false };
  const changes = readChanges(sentence, context, { utterance, last: frame, create: nameToCreate });
  if (changes) return { ...changes, isQuestion: false };
  const asked = requested(sentence, with_, frame, 'ask');
  if (asked) return { ...asked, isQuestion: true };
  const corrected = last && readCorrection(sentence, context, last);
  return corrected
    ? { commands: [corrected], isQuestion: false, isDoubtful: false, left: [] }
    : undefined;
}

/** The first sentence of the text that says a request, or the whole of it. */
function requested(
  whole: Sentence,
  { context, lexicon }: ReadWith,
  frame: Frame | undefined,
  which: 'order' | 'ask',
): Omit<PeopleRead, 'isQuestion'> | undefined {
  const spans = sentencesOf(whole.text);
  const parts =
    spans.length > 1 && spans.length <= 12
      ? spans.map(({ start, end }) => readSentence(whole.text.slice(start, end), lexicon))
      : [];
  for (const sentence of [...parts, whole]) {
    const intents = which === 'order' ? orderIntents : askIntents;
    for (const found of intentsIn<SlotContext>(sentence, intents, context)) {
      const read = { sentence, found, context, frame };
      const command =
        which === 'order'
          ? orderReaders[found.intent.name as OrderName](read)
          : askReaders[found.intent.name as AskName](read);
      if (command) return { commands: [command], isDoubtful: false, left: [] };
    }
  }
  return undefined;
}

/** "Je voulais dire Nadia", "remets-le", "l'inverse": said of the last change. */
function readCorrection(
  sentence: Sentence,
  context: SlotContext,
  last: readonly Made[],
): PeopleCommand | undefined {
  const { persons, instead } = meantOf(sentence, peopleSlot(sentence, context));
  const others = persons.filter(({ value }) => !value.isSelf);
  const led = last.find((one) => one.kind === 'pilot');
  if (says(sentence, 'gens-echanger') && led)
    return { intent: 'swap', led: { id: led.led, text: led.text } };
  if (others.length > 0 && (says(sentence, 'gens-erreur') || instead.length > 0))
    return {
      intent: 'amend',
      persons: others.map(({ value }) => nameOfPerson(value)),
      instead: instead.map(nameOfPerson),
    };
  if (others.length > 0 || sentence.tokens.length > 8) return undefined;
  return says(sentence, 'gens-remettre') || says(sentence, 'gens-annuler')
    ? { intent: 'undo' }
    : undefined;
}
