/** Marks of coming that are said of something else: "je viens de lire le plan", "je ne peux pas accéder à la carto". */
import { LINKS } from '../../../language/phrases.ts';
import { endOf, isLight, isParted } from '../../../sentence/between.ts';
import { othersIn } from '../../../sentence/object.ts';
import { isOver, overlap, type Placed } from '../../../sentence/placed.ts';
import { asksInPlace, stands } from '../../../sentence/saying.ts';
import { conceptsOf, placeOf, type Sentence, says } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { groupSaid } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { MANNERS } from './attendance-beside.ts';
import type { Heard } from './heard.ts';
import { isA } from './names-said.ts';
import { pointsIn } from './pointed.ts';

/** "Je viens de lire le plan", "elle vient de m’appeler": up to what was just done. */
export function justDone(
  clause: Sentence,
  { value, at, length }: Placed<string>,
): Placed<string> | undefined {
  const { tokens, lexicon } = clause;
  const verb = tokens.findIndex((_, i) => i > at + length && !stands(clause, 'devant-verbe', i));
  const isDone =
    value === 'presence-venir' &&
    LINKS.has(tokens[at + length]?.folded ?? '') &&
    lexicon.grammar.isInfinitive(tokens[verb]?.folded ?? '');
  return isDone ? { value, at, length: verb + 1 - at } : undefined;
}

/**
 * "Je ne peux pas accéder à la carto", "excusez-moi", "pas la voiture": what stands over or behind it says that it is
 * about something else than coming.
 */
export function isElse(clause: Sentence, mark: Placed<string>, heard: Heard): boolean {
  const { context } = heard;
  const { tokens, lexicon } = clause;
  const end = mark.at + mark.length;
  const last = tokens[end - 1]?.folded ?? '';
  const next = tokens[end]?.folded;
  // "Excusez-moi pour le 15", of the day of a meeting, is said of coming.
  if (conceptsOf(clause, 'presence-excuses').some((one) => overlap(one, mark)))
    return pointsIn(clause, heard).length === 0;
  if (mark.value === 'presence-retard' && isA(clause, end, 'presence-retard-sur')) return true;
  // "Pas sur place" doubts nothing.
  const [there] = conceptsOf(clause, 'presence-sur-place').filter(({ length }) => length > 1);
  if (mark.value === 'presence-peut-etre' && there && overlap(there, mark)) return true;
  // "Le prestataire a du retard": that of somebody, or of something, else.
  const isFree = conceptsOf(clause, 'vote-libre').some((one) => overlap(one, mark));
  if ((OF_ANYTHING.has(mark.value) || isFree) && isOfOther(clause, mark, heard)) return true;
  // "Qui viendra chercher les dossiers", "dire non à cette subvention".
  const isDoing = lexicon.grammar.isInfinitive(next ?? '') && !isA(clause, end, 'presence-suite');
  if (mark.value === 'presence-venir' && isDoing) return true;
  if (mark.value === 'presence-absent' && isA(clause, end, 'presence-non-a')) return true;
  // "Pas la voiture" is not "pas là".
  if (last === 'la' && isNoun(clause, end, context)) return true;
  if (next === undefined || !isA(clause, end - 1, 'presence-pouvoir')) return false;
  const comes = (at: number) => isA(clause, at, 'presence-suite');
  // "I can't" says it all before a day or a reason, and nothing before another verb.
  if (isA(clause, end - 1, 'presence-cannot')) return !comes(end);
  const behind = [end, end + 1].filter((at) =>
    lexicon.grammar.isInfinitive(tokens[at]?.folded ?? ''),
  );
  return behind.length > 0 && !comes(end) && !comes(end + 1);
}

/** "Pour la relecture je pourrai pas": said of a thing that is named ahead, and of no meeting. */
export function isOfThing(
  clause: Sentence,
  marks: readonly Placed<string>[],
  heard: Heard,
): boolean {
  const able = conceptsOf(clause, 'presence-pouvoir');
  const mark = marks.find((one) => able.some((other) => overlap(other, one)));
  return mark !== undefined && thingsIn(clause, mark.at, heard).length > 0;
}

/** Things that are named before a word: no meeting, day or person. */
function thingsIn(clause: Sentence, before: number, heard: Heard): Placed<string>[] {
  const known = [
    ...clause.concepts.filter(({ value }) => MEETS.has(value)),
    ...personsSlot(clause, heard.context),
    ...metIn(clause, heard),
  ];
  return othersIn(clause, known).filter(({ at }) => at < before);
}

/** When, where and how people meet. */
function metIn(clause: Sentence, heard: Heard, isGroup = true): Placed<unknown>[] {
  const { context } = heard;
  const group = isGroup ? groupSaid(clause, context) : undefined;
  return [
    ...clause.concepts.filter(({ value }) => MANNERS.has(value)),
    ...whenSlot(clause, context),
    ...(group ? [{ value: group, ...placeOf(clause, group) }] : []),
    ...(isGroup ? pointsIn(clause, heard) : []),
  ];
}

/** What things may be too. */
const OF_ANYTHING: ReadonlySet<string> = new Set(['presence-retard', 'presence-absent']);

/** What a meeting is called. */
const MEETS: ReadonlySet<string> = new Set([
  'reunion',
  'reunion-echange',
  'reunion-instance',
  'presence-autour',
]);

/** Whether a noun with its article is what is late, or away: "la salle est plus dispo". */
function isOfOther(clause: Sentence, mark: Placed<string>, heard: Heard): boolean {
  const selves = [...conceptsOf(clause, 'presence-soi'), ...conceptsOf(clause, 'moi-meme')];
  const [own] = selves.filter((one) => one.at < endOf(mark));
  if (!own) return thingsIn(clause, mark.at, heard).length > 0;
  // "J’ai laissé 14 h alors que la salle n’est libre que le matin": of the last that does something.
  const { grammar } = clause.lexicon;
  const acts = (at: number) =>
    clause.tokens.slice(at, mark.at).some(({ folded }) => grammar.isFinite(folded));
  const isTheirs = isParted(clause, endOf(own), mark.at) || !acts(endOf(own) + 1);
  return !isTheirs && thingsIn(clause, mark.at, heard).some(({ at }) => at > own.at && acts(at));
}

/** A word with a sense that is no day: "la" before it is no "là". */
const isNoun = (clause: Sentence, at: number, context: SlotContext): boolean =>
  !isLight(clause, at, at + 1, [
    ...conceptsOf(clause, 'presence-avant-la'),
    ...whenSlot(clause, context),
  ]);

/** "Le compte rendu sera dispo quand", "Sophie vient le 10 non": asked, and not told. */
export function isAsking(
  clause: Sentence,
  marks: readonly Placed<string>[],
  { context }: Heard,
): boolean {
  const { tokens, lexicon } = clause;
  if (asksInPlace(clause, (said) => whenSlot(said, context))) return true;
  const last = tokens.length - 1;
  const isTag = isA(clause, last, 'presence-non') && !isOver(marks, last) && !says(clause, 'nie');
  // A "non" behind a verb, or behind its day, takes nothing back.
  const isDay = isOver(whenSlot(clause, context), last - 1);
  return (
    isTag && marks.length > 0 && (isDay || lexicon.grammar.isFinite(tokens[last - 1]?.folded ?? ''))
  );
}

/** "Ok pour l’affiche" agrees to something else: what is agreed to is a day, a group, or a meeting. */
export function agreesToMeet(clause: Sentence, agreed: Placed<string>, heard: Heard): boolean {
  const { whole } = heard;
  // "Ok pour la carto mais j’ai besoin de …": of its group, where nothing else is wanted.
  const wants = ['demande-polie', 'presence-besoin'].some((concept) => says(whole, concept));
  const end = endOf(agreed);
  const own = [...conceptsOf(clause, 'moi-meme'), ...metIn(clause, heard, !wants)];
  return !isLight(clause, end - 1, end) || isLight(clause, end, undefined, own);
}
