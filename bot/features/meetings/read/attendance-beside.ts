/** What stands beside an answer to a meeting: more than that somebody comes, or something else altogether. */

import { saysOnly } from '../../../sentence/between.ts';
import { withoutEnd } from '../../../sentence/edges.ts';
import type { Placed } from '../../../sentence/placed.ts';
import {
  conceptsOf,
  placeOf,
  readSentence,
  type Sentence,
  says,
  spanIn,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { Heard } from './heard.ts';

export const MARKS: ReadonlySet<string> = new Set([
  'presence-remplace',
  'presence-represente-par',
  'presence-absent',
  'presence-peux-pas',
  'presence-peut-etre',
  'presence-venir',
  'presence-distance',
  'presence-retard',
  'presence-accord',
]);

export const marksIn = ({ concepts }: Sentence): Placed<string>[] =>
  concepts.filter(({ value }) => MARKS.has(value));

/** Concepts that add nothing to an answer. */
const PLAIN: ReadonlySet<string> = new Set([
  ...MARKS,
  ...'reunion reunion-prochaine presence-noter nie presence-autour oui volontiers'.split(' '),
]);

/** "Je viens avec Julie": more than that they come, and to which meeting. */
export function saysMore({ whole, group, when }: Heard): boolean {
  const plain = whole.concepts.filter(({ value }) => PLAIN.has(value));
  const said = [...when, ...(group ? [group] : [])];
  return !saysOnly(whole, [
    ...plain,
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
export function tellsElse(clause: Sentence, { context }: Heard): boolean {
  return !isOwn(clause) && !isPlain(clause, context);
}

/** What everybody reads beside who comes: "je dépose ma fille, je me connecte à 10h", without what is theirs alone. */
export function wordOf({ utterance, whole, context }: Heard, beside: readonly Sentence[]): string {
  // "Opération reportée, je viens": why is theirs, whoever it is said of.
  const own = beside.filter((clause) => isOwn(clause) || says(clause, 'raison-privee'));
  // "Je viens même si je suis malade": nothing hangs on it, and it is theirs.
  const even = conceptsOf(whole, 'presence-meme-si').map((one) =>
    whole.text.slice(spanIn(whole, one).start),
  );
  const rest = [...own.map(({ text }) => text), ...even].reduce(
    (text, part) => text.replace(part, ''),
    utterance.text,
  );
  // "Je suis partante mais …": what only joins goes with what is left out.
  const word = (rest !== utterance.text ? withoutEnd(rest, whole.lexicon, 'leger') : rest)
    .replace(/^[\s,;.]+|[\s,;]+$/gu, '')
    .replace(/([,;.])(?:\s*[,;.])+/gu, '$1');
  const said = readSentence(word, whole.lexicon);
  // "Je me connecterai à 10h30" says when.
  const isTimed = whenSlot(said, context).some(({ value }) => value.kind !== 'day');
  // "Je serai en retard": that is all of the word.
  const isMore = isTimed || says(said, 'presence-retard');
  return !isMore && isPlain(said, context) ? '' : word;
}

/** What who speaks tells of themselves. */
export const isOwn = (clause: Sentence): boolean => conceptsOf(clause, 'moi-meme').length > 0;

/** That somebody comes, on which day, and manners: nothing more. */
const isPlain = (clause: Sentence, context: SlotContext): boolean =>
  saysOnly(clause, [
    ...clause.concepts.filter(({ value }) => MANNERS.has(value)),
    ...whenSlot(clause, context),
  ]);
