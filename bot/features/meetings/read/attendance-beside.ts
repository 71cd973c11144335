/** What stands beside an answer to a meeting: more than that somebody comes, or something else altogether. */

import { saysOnly } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
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

/** Concepts that add nothing to an answer. */
const PLAIN: ReadonlySet<string> = new Set([
  ...MARKS,
  ...'reunion reunion-prochaine reunion-celle presence-noter nie presence-autour oui volontiers'.split(
    ' ',
  ),
]);

/** "Je viens avec Julie": more than that they come, and to which meeting. */
export function saysMore(heard: Heard): boolean {
  const { whole, group, when } = heard;
  const plain = whole.concepts.filter(({ value }) => PLAIN.has(value));
  const said = [...when, ...(group ? [group] : [])];
  return !saysOnly(whole, [
    ...plain,
    ...pointsIn(whole, heard),
    ...said.map((one) => ({ value: one, ...placeOf(whole, one) })),
  ]);
}

/** Concepts of courtesy, and of what turns from one thing to the next. */
export const MANNERS: ReadonlySet<string> = new Set([
  ...PLAIN,
  ...'courtoisie demande-polie presence-retournement presence-coupe presence-excuses presence-non vote-oui-faible presence-insiste presence-toutes presence-dedit presence-suivre gens-erreur'.split(
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
export function wordOf(
  heard: Heard,
  clauses: readonly Sentence[],
  all: readonly Sentence[],
): string {
  const { text, lexicon } = heard.whole;
  const kept = all.flatMap((clause, at) => {
    if (!clauses.includes(clause) || isManners(clause, heard.context)) return [];
    // "Je viens même si je suis malade": nothing hangs on it, and it is theirs.
    const [even] = conceptsOf(clause, 'presence-meme-si').map((one) => spanIn(clause, one).start);
    const said = clause.text.slice(0, even).replace(SIGNS, '');
    return saysMoreIn(readSentence(said, lexicon), heard) ? [{ said, at, clause }] : [];
  });
  // "… parce que la dernière fois": half of a sentence whose other half is not kept.
  const isHalf = ({ at, clause }: { at: number; clause: Sentence }) =>
    at > 0 && stands(clause, 'raison', 0) && !clauses.includes(all[at - 1] ?? clause);
  const whole = kept.filter((one) => !isHalf(one));
  return whole.reduce((word, { said, at }, i) => {
    const before = whole[i - 1];
    if (!before) return said;
    const [from, to] = [text.indexOf(before.said) + before.said.length, text.indexOf(said)];
    // What joins two of them is as it was typed.
    return word + (before.at === at - 1 && from < to ? text.slice(from, to) : ', ') + said;
  }, '');
}

/** Signs around what is kept. */
const SIGNS = /^[\s,;:.!+…]+|[\s,;.]+$/gu;

/** Whether a clause says more than that somebody comes: "je me connecterai à 10h30" says when. */
const saysMoreIn = (clause: Sentence, heard: Heard): boolean =>
  says(clause, 'presence-retard') ||
  whenSlot(clause, heard.context).some(({ value }) => value.kind !== 'day') ||
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
