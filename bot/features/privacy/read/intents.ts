/** What anybody may ask for themselves: to see, to be forgotten, to be left alone. */
import { declaredIntents, type IntentFound } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';

export type PrivacyIntent =
  | 'mine'
  | 'forget'
  | 'hush'
  | 'askHush'
  | 'hushOthers'
  | 'hushSome'
  | 'unhush';

export const privacyIntents = declaredIntents<SlotContext>('donnees', {
  groupes: groupsSlot,
  personnes: personsSlot,
  quand: whenSlot,
});

/** Seeing is the whole sentence: “mes données” may be a part of another. */
const WHOLE: ReadonlySet<string> = new Set(['mine', 'askHush']);
/** Share of the words from which somebody wants to be forgotten, or left alone, whatever they say beside. */
const MOSTLY = 0.5;

export function privacySaid(
  sentence: Sentence,
  context: SlotContext,
): { intent: PrivacyIntent; left: IntentFound['left'] } | undefined {
  const found = intentsIn(sentence, privacyIntents.of(sentence.lexicon), context).find(
    ({ intent: { name }, left, covered }) =>
      WHOLE.has(name) ? left.length === 0 : covered >= MOSTLY,
  );
  return (
    found && { intent: (found.intent.does ?? found.intent.name) as PrivacyIntent, left: found.left }
  );
}
