/** What is asked of the bot and is none of its jobs, as `dehors.yaml` declares it. */
import { declaredIntents, type IntentFound, type SlotReader } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { taskIn } from '../../../sentence/saying.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';

/** Something to do: "d’appeler la PMI". */
const tache: SlotReader<true, SlotContext> = (sentence) => {
  const at = taskIn(sentence);
  return at === undefined ? [] : [{ value: true, at, length: 1 }];
};

export const outsideIntents = declaredIntents<SlotContext>('dehors', {
  ...{ fiches: fichesSlot, personnes: personsSlot, quand: whenSlot, tache },
});

/** What is asked for; what may not be put as a question is only ordered. */
export const outsideIn = (
  sentence: Sentence,
  context: SlotContext,
  asks: boolean,
): IntentFound<SlotContext>[] =>
  intentsIn(sentence, outsideIntents.of(sentence.lexicon), context).filter(
    ({ intent: { when = [] } }) => !asks || when.includes('demande'),
  );
