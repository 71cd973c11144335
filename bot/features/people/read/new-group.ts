/**
 * Group that a message makes: "crée le sous-groupe Locaux", "on monte un petit groupe sur les gardes atypiques avec
 * Paul", "il nous faudrait un groupe dans le GT 5". What it is called, what it is a part of, and how surely it is meant.
 */

import type { Span } from '../../../language/when/expression.ts';
import { endOf, gap, isCapital, isLight } from '../../../sentence/between.ts';
import { isOver, longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  type Sentence,
  says,
  typedOver,
} from '../../../sentence/sentence.ts';
import { bodyOf, isCalled, type NamedGroup } from '../model/group-names.ts';
import { twinsOf } from '../model/group-spelling.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { groupNamed, groupsSlot } from '../model/slots/groups.ts';
import { organisationsSlot } from '../model/slots/organisations.ts';
import { personsSlot } from '../model/slots/persons.ts';
import { capital, cleaned, KINDS, labelIn, nameFrom } from './new-name.ts';
import { QUOTED } from './people-slots.ts';
import { cleftIn, isHeld } from './roles.ts';

export interface NewGroup {
  /** Empty: none is given. */
  name: string;
  /** Words of the name: they say nothing else. Absent without a name. */
  place?: Placed<string> | undefined;
  /** The group that it is said to be a part of, with the words that say so. */
  within?: Placed<NamedGroup> | undefined;
  /** Told of who speaks, and not ordered: "on monte un groupe". */
  isTold: boolean;
  /** No verb makes it: who is in it stands behind its name. */
  isHeld?: boolean;
  /** The group that may be meant, and is not called so. */
  like?: NamedGroup | undefined;
}

/** Undefined: none is to be made. */
export function newGroupIn(sentence: Sentence, context: SlotContext): NewGroup | undefined {
  const { mood } = sentence;
  const body = bodyIn(sentence, context);
  if (body) return body;
  // "Le groupe de travail Cartographie" is not "le groupe" of the name "travail Cartographie".
  const marks = longest(conceptsOf(sentence, 'gens-groupe'));
  for (const mark of marks) {
    const wanted = wantedAt(sentence, mark);
    if (!wanted) continue;
    const within = parentIn(sentence, mark, context);
    const named = nameOf(sentence, { mark, within, context });
    if (wanted.isThat && isThere(sentence, named, context)) continue;
    // "Il me faut un groupe pour l’axe 2": of no other name, it is the one that there is.
    if (!named && within && !stands(sentence, 'gens-sous-groupe', mark.at)) continue;
    if (named)
      return {
        name: bodyOf(context.knowledge.plan, named.value)?.nom ?? named.value,
        place: named,
        within,
        isTold: wanted.isTold,
        like: likeOf(sentence, named.value, context),
      };
    if (mood === 'order' && !wanted.isThat) return { name: '', within, isTold: false };
  }
  return mood === 'ask' ? undefined : headedIn(sentence, context);
}

/** "Crée le comité avec Paul", "le comité, c’est Paul et Omar": the body of the plan, that is no group yet, and who is in it. */
function bodyIn(sentence: Sentence, context: SlotContext): NewGroup | undefined {
  const { organisations } = context.knowledge.plan;
  for (const { value, ...place } of organisationsSlot(sentence, context)) {
    const body = organisations.find(({ id, groupe }) => id === value.id && groupe.length > 0);
    if (!body || context.view.groups.some(({ name }) => name === body.nom)) continue;
    const wanted = wantedAt(sentence, { value, ...place });
    const made = { name: body.nom, place: { value: value.text, ...place } };
    if (wanted) return { ...made, isTold: wanted.isTold };
    const end = endOf(made.place);
    const leads = stands(sentence, 'gens-cest', end) || leadsToList(sentence, end);
    const named = listedFrom(sentence, end, context);
    // "Le comité, c’est Paul qui le prépare" makes none.
    const isList = leads && named.length > 0 && !cleftIn(sentence, named);
    if (isList && isLight(sentence, 0, place.at)) return { ...made, isTold: true, isHeld: true };
  }
  return undefined;
}

/** A group that is there and called almost so, unless it is said to be another one. */
function likeOf(sentence: Sentence, name: string, { view }: SlotContext): NamedGroup | undefined {
  if (says(sentence, 'gens-bien-nouveau')) return undefined;
  const found = twinsOf(name, view.groups);
  // One that is called just so is there: it is said so.
  const isTaken = found.some((one) => isCalled(one, name));
  return found.length > 0 && !isTaken ? { found, text: name } : undefined;
}

const leadsToList = ({ text, typed }: Sentence, end: number): boolean =>
  /^\s*[»"”]?\s*[:=(]/u.test(text.slice(typed[end - 1]?.end));

/** The people behind a token, where nothing stands between. */
function listedFrom(sentence: Sentence, end: number, context: SlotContext) {
  const named = personsSlot(sentence, context).filter(({ at }) => at >= end);
  return isLight(sentence, end, named[0]?.at) ? named : [];
}

/** "GT Accueil : Nadia (anim), Paul", "Comité Numérique = Sophie": a group by no name that there is, then who is in it. */
function headedIn(sentence: Sentence, context: SlotContext): NewGroup | undefined {
  const [mark] = placesOf(sentence, KINDS)
    .filter(({ at }) => isLight(sentence, 0, at))
    .sort((a, b) => a.at - b.at || b.length - a.length);
  if (!mark) return undefined;
  const within = parentIn(sentence, mark, context);
  const own = nameOf(sentence, { mark, within, context });
  if (!own) return undefined;
  const end = Math.max(endOf(own), within ? endOf(within) : 0);
  if (!leadsToList(sentence, end) || listedFrom(sentence, end, context).length === 0)
    return undefined;
  const meant = groupsSlot(sentence, context).find((one) => overlap(own, one))?.value;
  // "GT 5 : Paul", "GT carto : Paul": the one that there is.
  const isIt = meant?.found.some((one) => isCalled(one, own.value)) || /\d/.test(own.value);
  if (isIt) return undefined;
  const like = meant?.found.length ? meant : undefined;
  return { ...withKind(sentence, mark, own), within, isTold: true, isHeld: true, like };
}

/** "Le comité Numérique" is called so; "équipe « Insertion »", by what is in the quotes. */
function withKind(
  sentence: Sentence,
  mark: Placed<string>,
  own: Placed<string>,
): Pick<NewGroup, 'name' | 'place'> {
  const isQuoted = QUOTED.test(sentence.text.slice(sentence.typed[mark.at]?.start));
  if (mark.value === 'gens-groupe' || isQuoted) return { name: own.value, place: own };
  const name = capital(typedOver(sentence, mark.at, endOf(own) - mark.at));
  return { name, place: { value: name, at: mark.at, length: endOf(own) - mark.at } };
}

/**
 * "Ouvre le groupe carto": one that there is, or that has no name of its own. "Crée le groupe handicap et petite enfance"
 * makes another one than the group that has two of its words.
 */
function isThere(
  sentence: Sentence,
  named: Placed<string> | undefined,
  context: SlotContext,
): boolean {
  if (!named) return true;
  const mentions = groupsSlot(sentence, context).map(({ value }) => value);
  const found = mentions.flatMap((mention) => mention.found);
  const makes = conceptsOf(sentence, 'gens-creer');
  // "Ouvrir" says two things.
  const mayOpen = conceptsOf(sentence, 'gens-regler').some((one) =>
    makes.some((other) => overlap(one, other)),
  );
  if (mayOpen) return !/^\p{Lu}/u.test(named.value) || found.length > 0;
  return mentions.some(({ text }) => /\d/.test(text));
}

function nameOf(sentence: Sentence, behind: Behind): Placed<string> | undefined {
  const { mark } = behind;
  const called = sentence.concepts.find(
    ({ value, at }) => value === 'gens-nomme-ainsi' && at > mark.at,
  );
  const label = labelIn(sentence, mark.at) ?? (called && endOf(called));
  return label === undefined
    ? namedBehind(sentence, behind)
    : placedName(sentence, nameFrom(sentence, label), label);
}

/** Where "un petit groupe", "un nouveau groupe" begins: it is said that it is another one, adjectives apart. */
function newAt(sentence: Sentence, at: number): number | undefined {
  const own = sentence.concepts.filter(({ value }) => value.startsWith('gens-'));
  const isAdjective = (i: number) =>
    /^\p{L}+$/u.test(sentence.tokens[i]?.folded ?? '') &&
    !isLight(sentence, i, i + 1) &&
    !isOver(own, i);
  let before = at - 1;
  while (before > at - MOST_ADJECTIVES && isAdjective(before)) before--;
  return isBehind(sentence, 'gens-un-nouveau', before + 1) ? before : undefined;
}

const MOST_ADJECTIVES = 3;

interface Wanted {
  isTold: boolean;
  /** "Le groupe …", and not "un groupe": it may be there. */
  isThat: boolean;
}

/**
 * Whether a group is to be made: a verb that makes one stands before it, or what is needed or begun is "un groupe".
 * What was made, by others or before, is only told: "on a créé un groupe", "les familles créent un groupe".
 */
function wantedAt(sentence: Sentence, mark: Placed<unknown>): Wanted | undefined {
  const { concepts, mood } = sentence;
  const said = (concept: string) => conceptsOf(sentence, concept).filter(({ at }) => at < mark.at);
  const from = newAt(sentence, mark.at);
  const isUnder = stands(sentence, 'gens-sous-groupe', mark.at);
  const near = (ones: readonly Placed<string>[], to: number) =>
    ones.filter((one) => isLight(sentence, endOf(one), to));
  const makes =
    from === undefined && !isUnder ? near(said('gens-creer'), mark.at) : said('gens-creer');
  const needs = from === undefined ? [] : near(said('gens-falloir'), from);
  const begins = from === undefined ? [] : near(said('gens-former'), from);
  const verbs = [...makes, ...needs, ...begins];
  if (verbs.length === 0) return undefined;
  if (said('negation').some((no) => !isHeld(concepts, no))) return undefined;
  const isThat = from === undefined && !isUnder;
  // "Nouveau groupe : Accueil périscolaire": a heading orders it.
  const heads = mood === 'tell' && makes.some((one) => one.at === 0 && overlap(one, mark));
  if (mood === 'order' || heads) return { isTold: false, isThat };
  const isPast = said('av-a-fait').some((one) =>
    [...makes, ...begins].some(({ at }) => one.at < at && at - one.at <= 2),
  );
  if (isPast || isThat || (said('gens-qui-veut').length === 0 && !isUnder)) return undefined;
  return { isTold: mood === 'ask' || needs.length === 0, isThat };
}

/** "Dans le GT 5", "rattaché à l’axe 2", "un sous-groupe de l’axe 3": from the word that says so. */
function parentIn(
  sentence: Sentence,
  mark: Placed<unknown>,
  context: SlotContext,
): Placed<NamedGroup> | undefined {
  const { text, typed } = sentence;
  const offset = typed[endOf(mark)]?.start ?? text.length;
  // Behind the word itself: "un sous-groupe de l’axe 3" is not "le sous-groupe 3".
  const behind = text.slice(offset);
  const taken: Span[] = [];
  for (let n = 0; n < MOST_NAMED; n++) {
    const mention = groupNamed(behind, context, taken);
    if (!mention || mention.end <= mention.start) return undefined;
    const { start, end, ...value } = mention;
    taken.push({ start, end });
    const { at, length } = placeOf(sentence, { start: start + offset, end: end + offset });
    const [lead] = conceptsOf(sentence, 'gens-sein').filter(
      (one) => one.at >= endOf(mark) && one.at < at && isLight(sentence, endOf(one), at),
    );
    if (!lead || value.found.length !== 1) continue;
    // "Un sous-groupe pour la cartographie" is about it; "dans le sous-groupe cartographie", a part of it.
    // "… avec Paul, et Omar dans Nord": behind whoever comes, it is of others.
    const isFirst = personsSlot(sentence, context).every((one) => one.at < mark.at || one.at > at);
    const isSaid =
      (isFirst && conceptsOf(sentence, 'gens-vers').some((one) => overlap(one, lead))) ||
      conceptsOf(sentence, 'gens-groupe').some(
        (one) => one.at >= endOf(lead) && one.at <= at + length && one.at > endOf(mark),
      );
    if (value.found[0]?.kind !== 'axe' && !isSaid) continue;
    return { value, at: lead.at, length: at + length - lead.at };
  }
  return undefined;
}

/** Groups named behind the new one, before the one that it is a part of. */
const MOST_NAMED = 3;

interface Behind {
  mark: Placed<string>;
  within: Placed<NamedGroup> | undefined;
  context: SlotContext;
  /** What it is for is no part of the name. */
  endsAtPurpose?: boolean;
}

/** The name that stands right behind the group, else what it is about: "un groupe … pour le suivi budgétaire". */
function namedBehind(sentence: Sentence, behind: Behind): Placed<string> | undefined {
  const { mark, within } = behind;
  // "Est dans Lectures": with its capital, a small word is a name.
  const isUnder =
    within && !isCapital(sentence, endOf(mark)) && isLight(sentence, endOf(mark), within.at);
  const start = isUnder ? endOf(within) : endOf(mark);
  const subjects = conceptsOf(sentence, 'gens-sujet').filter(({ at }) => at >= start);
  // "Locaux pour les questions de bâtiments" is called "Locaux".
  const own = subjects.some(({ at }) => at === start)
    ? undefined
    : nameAt(sentence, start, { ...behind, endsAtPurpose: true });
  if (own && (/^\p{Lu}/u.test(own.value) || !isOfOthers(sentence, own))) return own;
  for (const subject of subjects.sort((a, b) => a.at - b.at || b.length - a.length)) {
    const about = nameAt(sentence, endOf(subject), behind);
    if (about && !isOfOthers(sentence, about)) return { ...about, value: capital(about.value) };
  }
  return undefined;
}

/** "Un groupe de travail pour la réunion": what is spoken of elsewhere names no group. */
const isOfOthers = (sentence: Sentence, { at, length }: Placed<string>): boolean =>
  Array.from({ length }, (_, i) => at + i).every(
    (i) =>
      isLight(sentence, i, i + 1) ||
      /^\d+$/.test(sentence.tokens[i]?.folded ?? '') ||
      isOver(placesOf(sentence, NO_NAME), i),
  );

const NO_NAME: readonly string[] = ['gens-ailleurs', 'gens-quelqu-un'];

/** The name that begins at a token, small words before it apart; undefined where something else does. */
function nameAt(sentence: Sentence, start: number, behind: Behind): Placed<string> | undefined {
  const { text, typed } = sentence;
  const quoted = QUOTED.exec(text.slice(typed[start - 1]?.end ?? 0));
  if (quoted?.[1] && /^[\s:=,]*$/.test(quoted.input.slice(0, quoted.index)))
    return placedName(sentence, cleaned(quoted[1]), start);
  if (/[,;!?(\n]|\.\s/.test(gap(sentence, start, start))) return undefined;
  const end = endOfName(sentence, start, behind);
  // "Le sous-groupe Est": with its capital, a small word is a name.
  let from = start;
  while (from < end && isLight(sentence, from, from + 1) && !isCapital(sentence, from)) from++;
  let to = end;
  while (to > from && isLight(sentence, to - 1, to) && !isCapital(sentence, to - 1)) to--;
  return from < to
    ? placedName(sentence, cleaned(typedOver(sentence, from, to - from)), from)
    : undefined;
}

function placedName(sentence: Sentence, name: string, from: number): Placed<string> | undefined {
  const start = sentence.text.indexOf(name, sentence.typed[from]?.start ?? 0);
  if (!/\p{L}/u.test(name) || start < 0) return undefined;
  return { value: name, ...placeOf(sentence, { start, end: start + name.length }) };
}

/** Where a name ends: at a sign, at who is in it, at what is done besides. */
function endOfName(
  sentence: Sentence,
  start: number,
  { within, context, endsAtPurpose = false }: Behind,
): number {
  const { typed, concepts } = sentence;
  const known = personsSlot(sentence, context).filter(
    ({ value }) => value.found.length > 0 || value.isAwaited || value.isSelf,
  );
  for (let at = start; at < typed.length; at++) {
    const between = gap(sentence, at, at);
    if (at > start && /[,;:=!?()\n]|\.\s|\s[-–—]\s/u.test(between)) return at;
    const begins = (one: Placed<unknown>) => one.at === at;
    if (within && begins(within)) return at;
    if (known.some(begins)) return at;
    const isEnd = ({ value }: Placed<string>) =>
      ENDS.has(value) || (endsAtPurpose && value === 'gens-but');
    if (concepts.some((one) => begins(one) && isEnd(one))) return at;
  }
  return typed.length;
}

const ENDS: ReadonlySet<string> = new Set(['gens-fin-de-groupe', 'demande-polie', 'courtoisie']);
