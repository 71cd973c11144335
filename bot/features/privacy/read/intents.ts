/** What anybody may ask for themselves: to see, to be forgotten, to be left alone. */
import { type Intent, type IntentFound, intent } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';

export type PrivacyIntent = 'mine' | 'forget' | 'hush' | 'askHush' | 'hushOthers' | 'unhush';

const slots = { groupes: groupsSlot, personnes: personsSlot };

/** "Les rappels du sondage" are of that poll. */
const OF_SOMETHING = ['{groupes}', 'aide-sondage', 'aide-avancement', 'aide-reunion'];

export const privacyIntents: readonly Intent<SlotContext>[] = [
  intent({
    name: 'mine',
    examples: [
      'mes données',
      'montre-moi mes données',
      'que sais-tu de moi ?',
      'qu’as-tu enregistré sur moi ?',
    ],
    ways: ['donnees-voir', 'donnees-garder|donnees-chose donnees-sur-moi'],
    also: ['informer interroge interroge-dedans donnees-garder donnees-chose donnees-sur-moi'],
    unless: ['donnees-effacer negation'],
    slots: {},
  }),
  intent({
    name: 'forget',
    examples: [
      'oublie-moi',
      'je voudrais que tu effaces mes données',
      'efface tout ce que tu sais sur moi',
    ],
    ways: ['donnees-oublier', 'donnees-effacer donnees-miennes', 'donnees-effacer donnees-sur-moi'],
    also: ['donnees-garder donnees-chose'],
    slots: {},
  }),
  intent({
    name: 'unhush',
    examples: ['reprends les rappels', 'tu peux m’écrire à nouveau'],
    ways: ['muet-fin'],
    also: ['muet-messages'],
    unless: OF_SOMETHING,
    slots,
  }),
  intent({
    name: 'hushOthers',
    examples: ['arrête d’envoyer des rappels à tout le monde'],
    ways: ['muet-cesser muet-messages muet-autrui'],
    unless: ['aide-sondage', 'aide-avancement', 'aide-reunion'],
    slots,
  }),
  intent({
    name: 'hush',
    examples: ['arrête de m’envoyer des messages', 'plus de rappels', 'désabonne-moi'],
    ways: ['muet', 'muet-cesser muet-messages'],
    also: ['muet-messages', 'muet-cesser'],
    unless: [...OF_SOMETHING, 'muet-autrui', 'muet-fin'],
    slots,
  }),
];

/** "Stop" alone may be meant for anything: it is asked back. */
const STOP: Intent<SlotContext> = intent({
  name: 'askHush',
  examples: ['stop', 'stop stp'],
  ways: ['muet-stop'],
  slots: {},
});

const SAID = [...privacyIntents, STOP];

/** Seeing is the whole sentence: “mes données” may be a part of another. */
const WHOLE: ReadonlySet<string> = new Set(['mine', 'askHush']);
/** Share of the words from which somebody wants to be forgotten, or left alone, whatever they say beside. */
const MOSTLY = 0.5;

export function privacySaid(
  sentence: Sentence,
  context: SlotContext,
): { intent: PrivacyIntent; left: IntentFound['left'] } | undefined {
  const found = intentsIn(sentence, SAID, context).find(({ intent: { name }, left, covered }) =>
    WHOLE.has(name) ? left.length === 0 : covered >= MOSTLY,
  );
  return found && { intent: found.intent.name as PrivacyIntent, left: found.left };
}
