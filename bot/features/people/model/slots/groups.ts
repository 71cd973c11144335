/** Slot of groups: however one is named, from what is said, who speaks and where. One rule for all features. */
import { fold } from '../../../../language/fold.ts';
import { tokensOf } from '../../../../language/tokens.ts';
import type { Span } from '../../../../language/when/expression.ts';
import { endOf, gap, isCapital, isLight, isParted } from '../../../../sentence/between.ts';
import { partsOf } from '../../../../sentence/clauses.ts';
import { covers, isOver, longest, type Placed } from '../../../../sentence/placed.ts';
import { isBehind, stands } from '../../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  spanIn,
  typedOver,
} from '../../../../sentence/sentence.ts';
import {
  type GroupMention,
  groupMentioned,
  groupWords,
  type Naming,
  namingOf,
} from '../group-mention.ts';
import { isCalled, type KnownGroup, type NamedGroup } from '../group-names.ts';
import { isIn } from '../groups.ts';
import { once, type SlotContext, whenSlot } from './context.ts';
import { organisationsSlot } from './organisations.ts';
import { personsSlot } from './persons.ts';

/** More groups in one sentence are no list of groups. */
const MOST = 8;
/** What may stand between two numbers of a list of axes. */
const BETWEEN: ReadonlySet<string> = new Set('et ou and l la les axe axes'.split(' '));

export const groupsSlot = once(readGroups);

/** The group that a text names for who speaks; what other readers took (days, links) is no part of a name. */
export function groupNamed(
  text: string,
  { knowledge, view, speaking }: Pick<SlotContext, 'knowledge' | 'view' | 'speaking'>,
  taken: readonly Span[] = [],
): GroupMention | undefined {
  const naming = { ...namingOf(knowledge.vocabulary, view), right: knowledge.lexicon.known };
  const mention = groupMentioned(text, naming, taken);
  return mention && { ...mention, found: ownAmong(mention, naming, speaking) };
}

/**
 * The same in a sentence: a name that nobody knows ends at somebody, or at what is said besides; "mon groupe la collègue
 * Nadia", "du groupe mais je passerai" have none.
 */
export function groupSaid(
  sentence: Sentence,
  context: SlotContext,
  taken: readonly Span[] = [],
): GroupMention | undefined {
  const mention = groupNamed(sentence.text, context, taken);
  return mention && upToEnd(sentence, mention, context);
}

function upToEnd(
  sentence: Sentence,
  mention: GroupMention,
  context: SlotContext,
): GroupMention | undefined {
  const start = sentence.text.indexOf(mention.text, mention.start);
  const name = placeOf(sentence, { start, end: mention.end });
  const isQuoted = /["«“]/.test(gap(sentence, name.at, name.at));
  const isWhole = mention.found.length > 0 || mention.text === '' || isQuoted;
  // "Mon groupe c’est lequel ?" has nothing besides.
  if (isWhole || sentence.mood === 'ask') return mention;
  const besides = placesOf(sentence, ['gens-fin-de-groupe', 'gens-nomme-ainsi']).filter(
    (word) => !isCapital(sentence, word.at),
  );
  const known = personsSlot(sentence, context).filter(({ value: { found } }) => found.length > 0);
  const ends = [...besides, ...known].map(({ at }) => at).filter((at) => at >= name.at);
  const end = Math.min(name.at + name.length, ...ends);
  if (isLight(sentence, name.at, end, conceptsOf(sentence, 'gens-quelqu-un'))) return undefined;
  const text = typedOver(sentence, name.at, end - name.at);
  return { ...mention, text, end: start + text.length };
}

/** "La maison des parents": a group, by a part of its name behind a word for a place, is said in the name of that place. */
export function endsPlace(sentence: Sentence, at: number): boolean {
  const leads = conceptsOf(sentence, 'presence-de').filter(
    (of) => of.at < at && isLight(sentence, endOf(of), at),
  );
  return conceptsOf(sentence, 'lieu-nom').some((noun) => leads.some((of) => of.at === endOf(noun)));
}

function readGroups(sentence: Sentence, context: SlotContext): Placed<NamedGroup>[] {
  // "Dans le groupe stp": what is said around a name is no part of it.
  const around = sentence.concepts.filter(({ value }) => AROUND.has(value));
  const taken = [...whenSlot(sentence, context), ...around].map((one) => spanIn(sentence, one));
  const found: Placed<NamedGroup>[] = [];
  for (let n = 0; n < MOST; n++) {
    const mention = groupNamed(sentence.text, context, taken);
    if (!mention || mention.end <= mention.start) break;
    taken.push(mention);
    const whole = placeOf(sentence, mention);
    const said = upToEnd(sentence, mention, context);
    const theirs = mention.found.length === 0 ? ofSomebody(sentence, whole, context) : undefined;
    if (!said && !theirs) continue;
    const { start, end, ...value } = said ?? mention;
    const place = said ? placeOf(sentence, said) : whole;
    // "Un groupe pour …": nothing but small words is no name.
    const isName = tokensOf(value.text).some(({ folded }) => !sentence.lexicon.light.has(folded));
    if ((value.text !== '' && !isName) || endsPlace(sentence, place.at)) continue;
    found.push(theirs ?? { value, ...place });
  }
  found.sort((a, b) => a.at - b.at);
  // "Je rejoins la Caf": no "Cafés des parents".
  const employers = organisationsSlot(sentence, context).filter(({ value }) => value.id);
  // "Est Ensemble (l’EPT)" is where somebody works, whatever group is called so.
  const isEmployer = (one: Placed<NamedGroup>) =>
    employers.some((other) => covers(other, one) && (other.value.which || !isCalledSo(one.value)));
  const own = found.filter((one) => !isEmployer(one));
  const all = [...own, ...listed(sentence, own, context.view.groups)];
  return all.length > 0 ? all : pointed(sentence, context);
}

/** Whether its whole name is said. */
export const isCalledSo = ({ found, text }: NamedGroup): boolean =>
  text === '' || found.some((one) => isCalled(one, text));

/**
 * Which group a short name means: "carto" is the one of who speaks, when that is one of hers, else the one that is
 * called so, "Carto Bobigny", before one that it only resembles.
 */
function ownAmong(
  { found, text }: NamedGroup,
  naming: Naming,
  { here, coAnimates, memberOf }: SlotContext['speaking'],
): readonly KnownGroup[] {
  const isOwn = ({ id }: KnownGroup) =>
    id === here || coAnimates.includes(id) || memberOf.includes(id);
  const isWhole = ({ name = '' }: KnownGroup) => fold(name) === fold(text);
  if (/\d/.test(text) || found.some((group) => isOwn(group) || isWhole(group))) return found;
  const own = naming.groups.filter(isOwn);
  const mine = own.length > 0 ? groupMentioned(text, { ...naming, groups: own }) : undefined;
  if (mine && mine.found.length > 0) return mine.found;
  const begun = naming.groups.filter(({ name = '' }) => fold(name).split(' ')[0] === fold(text));
  return begun.length === 1 ? begun : found;
}

const AROUND: ReadonlySet<string> = new Set([
  'bord-merci',
  'courtoisie',
  'gens-un-autre',
  'gens-a-partir',
  'groupe-et-compte',
]);

/** "Le sous-groupe de Léa": one that she co-animates, else one that she is in. */
function ofSomebody(
  sentence: Sentence,
  { at, length }: { at: number; length: number },
  context: SlotContext,
): Placed<NamedGroup> | undefined {
  const { tokens, lexicon } = sentence;
  const person = personsSlot(sentence, context).find(
    (one) => one.at > at && one.at < at + length && one.value.found.length === 1,
  );
  const [id] = person?.value.found ?? [];
  if (!person || id === undefined) return undefined;
  const between = tokens.slice(at, person.at);
  const { sous, sousgroupe, groupe, autour } = groupWords(context.knowledge.vocabulary.usages);
  const isOnly = between.every(
    ({ folded }) =>
      lexicon.light.has(folded) ||
      [sous, sousgroupe, groupe, autour].some((one) => one.has(folded)),
  );
  const isUnder = between.some(({ folded }) => sousgroupe.has(folded) || sous.has(folded));
  const theirs = context.view.groupsOf(id).filter(({ kind }) => !isUnder || kind === 'sousGroupe');
  const led = theirs.filter(({ row }) => row && isIn(row.coAnimators, id));
  if (!isOnly || theirs.length === 0) return undefined;
  const whole = { at, length: endOf(person) - at };
  const text = typedOver(sentence, at, whole.length);
  return { value: { found: led.length > 0 ? led : theirs, text, of: id }, ...whole };
}

/** "axe 1, 2, 3 et 4": the numbers that follow the first. */
function listed(
  { tokens }: Sentence,
  found: readonly Placed<NamedGroup>[],
  groups: readonly KnownGroup[],
): Placed<NamedGroup>[] {
  return found.flatMap(({ value, at, length }) => {
    const more: Placed<NamedGroup>[] = [];
    if (value.found[0]?.kind !== 'axe') return more;
    for (let next = at + length; next < tokens.length; next++) {
      const folded = tokens[next]?.folded ?? '';
      if (isOver(found, next)) break;
      if (BETWEEN.has(folded)) continue;
      const group = groups.find(({ numero }) => numero === folded);
      if (!group) break;
      more.push({ value: { found: [group], text: folded }, at: next, length: 1 });
    }
    return more;
  });
}

/**
 * "Réunion CDSF", "sondage du REAAP", "sonde le comité": a body that is no group here, right behind what is held for it.
 * Whose that is, nobody guesses; "réunion des pilotes" is of no group either.
 */
export function unknownBody(
  sentence: Sentence,
  context: SlotContext,
  held: readonly string[],
): NamedGroup | undefined {
  const { typed, concepts } = sentence;
  const [met] = longest(placesOf(sentence, held));
  const at = typed.findIndex((_, i) => met && i >= endOf(met) && !isLight(sentence, i, i + 1));
  if (!met || at < 0 || isParted(sentence, endOf(met), at)) return undefined;
  const isOf = stands(sentence, 'presence-de', endOf(met)) || met.value === 'sondage-sonder';
  const isName = (isOf ? /^\p{Lu}/u : /^\p{Lu}{2,}$/u).test(typedOver(sentence, at, 1));
  const isFree = !isOver(concepts, at) && !isOver(whenSlot(sentence, context), at);
  const [body] = longest(
    placesOf(sentence, [...(isOf ? OF_NO_GROUP : []), 'reunion-instance']),
  ).filter((one) => one.at === at);
  if (!body && !(isName && isFree)) return undefined;
  return {
    found: [],
    text: typedOver(sentence, at, body ? nameEnd(sentence, context, body) - at : 1),
  };
}

const OF_NO_GROUP: readonly string[] = ['av-comite', 'reunion-role'];

/** "Comité de suivi", "comité technique": the words of one noun, up to a day or to what is said of it. */
function nameEnd(sentence: Sentence, context: SlotContext, body: Placed<unknown>): number {
  const end = endOf(body);
  const next = isBehind(sentence, 'presence-de', end + 1) ? end + 1 : end;
  const isWord =
    next < sentence.tokens.length &&
    !isParted(sentence, end, next) &&
    !isLight(sentence, next, next + 1) &&
    !isOver(whenSlot(sentence, context), next);
  return isWord ? next + 1 : end;
}

/** "C’est aussi pour la carto": beside the group that is there, and not instead of it. */
export const isOnTop = ({ text, typed, lexicon }: Sentence, { at }: { at: number }): boolean => {
  const from = typed[at]?.start ?? 0;
  const part = partsOf(text).find(({ start, end }) => start <= from && from < end);
  return (
    part !== undefined &&
    says(readSentence(text.slice(part.start, part.end), lexicon), 'bord-de-plus')
  );
};

/** "Mon groupe", "le sous-groupe", "ici": that of the channel, else the only one of who speaks. */
function pointed(sentence: Sentence, { view, speaking }: SlotContext): Placed<NamedGroup>[] {
  const [mark] = conceptsOf(sentence, 'ce-groupe');
  return mark ? [{ ...mark, value: { found: ownGroups(view.groups, speaking), text: '' } }] : [];
}

/** Groups that may be meant by somebody who names none: here, co-animated, joined; the first that there are. */
export function ownGroups(
  groups: readonly KnownGroup[],
  { here, coAnimates, memberOf }: SlotContext['speaking'],
): KnownGroup[] {
  const of = (ids: readonly string[]) => groups.filter(({ id }) => ids.includes(id));
  if (here !== undefined) return of([here]);
  return coAnimates.length > 0 ? of(coAnimates) : of(memberOf);
}
