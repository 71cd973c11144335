/** What stands beside an answer to a meeting: more than that somebody comes, or something else altogether. */

import { saysOnly } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  spanIn,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { MARKS } from './attendance-words.ts';
import type { Heard } from './heard.ts';
import { pointsIn } from './pointed.ts';

/** Concepts that add nothing to an answer: of courtesy, and of what turns from one thing to the next. */
export const MANNERS: ReadonlySet<string> = new Set([
  ...MARKS,
  ...'reunion reunion-prochaine reunion-celle presence-noter nie presence-autour oui volontiers courtoisie demande-polie presence-retournement presence-coupe presence-excuses presence-non vote-oui-faible presence-insiste presence-toutes presence-dedit presence-suivre gens-erreur'.split(
    ' ',
  ),
]);

/** "On a reçu le modèle de la ville": tells something, and nothing of who speaks, whose reason it would be. */
export function tellsElse(clause: Sentence, heard: Heard): boolean {
  return !isOwn(clause) && !isPlain(clause, heard);
}

/**
 * What everybody reads beside who comes: "je dépose ma fille, je me connecte à 10h"; of these clauses those that say more.
 */
export function wordOf(heard: Heard, clauses: readonly Sentence[]): string {
  const { lexicon } = heard.whole;
  const kept = clauses.flatMap((clause) => {
    if (isManners(clause, heard.context)) return [];
    // "Je viens même si je suis malade": nothing hangs on it, and it is theirs; "même si je dois partir à 15 h" says when.
    const [even] = conceptsOf(clause, 'presence-meme-si')
      .map((one) => spanIn(clause, one).start)
      .filter((from) => !says(readSentence(clause.text.slice(from), lexicon), 'presence-retard'));
    const said = clause.text.slice(0, even).replace(SIGNS, '');
    return saysMoreIn(readSentence(said, lexicon), heard) ? [said] : [];
  });
  return kept.join(', ');
}

/** Signs around what is kept. */
const SIGNS = /^[\s,;:.!+…]+|[\s,;.]+$/gu;

/** Whether a clause says more than that somebody comes: "je me connecterai à 10h30" says when. */
const saysMoreIn = (clause: Sentence, heard: Heard): boolean =>
  says(clause, 'presence-retard') ||
  whenSlot(clause, heard.context).some(
    ({ value }) => value.kind !== 'day' && value.kind !== 'period',
  ) ||
  !isPlain(clause, heard);

/** What tells of who speaks alone: "opération reportée, je viens" too, whoever it is said of. */
export const isPrivate = (clause: Sentence): boolean =>
  isOwn(clause) || says(clause, 'raison-privee');

/** What who speaks tells of themselves. */
export const isOwn = (clause: Sentence): boolean => conceptsOf(clause, 'moi-meme').length > 0;

/** That somebody comes, to which meeting, and manners. */
export const plainIn = (clause: Sentence, heard: Heard): Placed<unknown>[] => [
  ...clause.concepts.filter(({ value }) => MANNERS.has(value)),
  ...whenSlot(clause, heard.context),
  ...pointsIn(clause, heard),
];

/** Nothing more than that. */
export const isPlain = (clause: Sentence, heard: Heard): boolean =>
  saysOnly(clause, plainIn(clause, heard));

/** "Bonjour Ines", "bien cordialement", "Camille Durand": said to somebody, of nothing. */
export const isManners = (clause: Sentence, context: SlotContext): boolean =>
  saysOnly(clause, [...personsSlot(clause, context), ...conceptsOf(clause, 'courtoisie')]);
