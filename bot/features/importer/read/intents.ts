/** What is asked of the importer before a file is dropped, as `importer.yaml` declares it. */
import { declaredIntents, type IntentFound } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';

export const importerIntents = declaredIntents<SlotContext>('importer', {
  fiches: fichesSlot,
  groupes: groupsSlot,
});

/** Undefined unless the sentence asks how a plan is imported, or where its draft is. */
export const importAsked = (
  sentence: Sentence,
  context: SlotContext,
): IntentFound<SlotContext> | undefined =>
  intentsIn(sentence, importerIntents.of(sentence.lexicon), context)[0];
