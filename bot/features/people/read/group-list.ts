/**
 * Groups that one sentence makes, one after the other: "deux petits groupes, un sur les horaires (Omar, Zoé) et un qui
 * recense les lieux (Hugo)".
 */
import type { Span } from '../../../language/when/expression.ts';
import { endOf, gap, isCapital, isLight } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  spanIn,
} from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../model/group-names.ts';
import type { SlotContext } from '../model/slots/context.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { capital, KINDS } from './new-name.ts';
import { peopleSlot, wherePeopleAre } from './people-slots.ts';

/** What makes them: a verb, or that it goes on from a group that was just spoken of. */
const MAKES: readonly string[] = ['gens-creer', 'gens-former', 'gens-falloir', 'gens-mettre'];

/** Groups of a list. */
interface ListedGroups {
  /** Each as a sentence that makes it. */
  sentences: readonly Sentence[];
  /** No verb makes them: "on éclate le groupe en deux sous-groupes : …". */
  isHeld: boolean;
}

/** @param spoken groups that were just spoken of @returns undefined: no list of groups */
export function listedGroups(
  sentence: Sentence,
  context: SlotContext,
  spoken: readonly NamedGroup[] | undefined,
): ListedGroups | undefined {
  const { text, typed, tokens, lexicon, mood } = sentence;
  const marks = placesOf(sentence, KINDS).sort((a, b) => a.at - b.at);
  const many = marks.find((one) => /s$/.test(tokens[endOf(one) - 1]?.folded ?? ''));
  const mark = many ?? (says(sentence, 'gens-creer') ? marks[0] : undefined);
  if (mood === 'ask' || !mark) return undefined;
  const persons = peopleSlot(sentence, context);
  const groups = [
    ...wherePeopleAre(sentence, context),
    // "Partage le groupe en deux équipes : …": the one that was just spoken of.
    ...conceptsOf(sentence, 'ce-groupe').flatMap((one) =>
      isLight(sentence, endOf(one), endOf(one) + 1)
        ? (spoken ?? []).map((value) => ({ ...one, value }))
        : [],
    ),
  ].flatMap(({ value: { found }, ...place }) =>
    found.length === 1 ? found.map((value) => ({ value, ...place })) : [],
  );
  const isMaking = saysAny(sentence, MAKES);
  const counted = (isMaking || spoken) && many ? countedIn(sentence, mark) : [];
  const items =
    counted.length > 1 ? counted : enumeratedIn(sentence, mark, many !== undefined, persons);
  const [first, second] = items;
  if (!first || !second) return undefined;
  // "Deux sous-groupes dans l’axe 2, un …": each is a part of it.
  const lead = text.slice(typed[endOf(mark) - 1]?.end, first.from);
  // "Le groupe Logement en deux sous-groupes : …".
  const whole = groups.find(
    // "Partage le groupe en deux équipes" counts them, and is not the second.
    (one) => endOf(one) < mark.at || (one.at < mark.at - 1 && one.value.name !== undefined),
  );
  // "Sud dans Logement avec …, et Nord avec …": so is the next.
  const startOf = ({ at }: Placed<unknown>) => typed[at]?.start ?? 0;
  const shared = groups.find(
    (one) =>
      isBehind(sentence, 'gens-sein', one.at) &&
      startOf(one) > first.from &&
      startOf(one) < second.from,
  );
  const within = stands(sentence, 'gens-sein', endOf(mark))
    ? ` ${lead.replace(/[\s,;:(]+$/u, '').trim()}`
    : whole
      ? ` dans ${whole.value.label.fr}`
      : '';
  const sentences = items.map((item) => {
    const beside = within || (shared && item !== first ? ` dans ${shared.value.label.fr}` : '');
    return readSentence(`${MAKE}${item.said}${beside}`, lexicon);
  });
  return { sentences, isHeld: items !== counted && !isMaking };
}

/** "Et un autre pour la parentalité", behind a group that was just made: the sentence that makes it. */
export function anotherGroup(sentence: Sentence): Sentence | undefined {
  const { text, typed, lexicon } = sentence;
  const isNext = ({ at, length }: Placed<unknown>) => length > 1 && isLight(sentence, 0, at);
  const [another] = conceptsOf(sentence, 'gens-un-nouveau').filter(isNext);
  if (!another || sentence.mood === 'ask') return undefined;
  const end = endOf(another);
  const isAbout = ['gens-sujet', 'gens-nomme-ainsi'].some((one) => stands(sentence, one, end));
  return isAbout ? readSentence(MAKE + text.slice(typed[end]?.start), lexicon) : undefined;
}

interface Item {
  said: string;
  /** Where it begins. */
  from: number;
}

/** "Un sur les horaires (Omar) et un qui recense les lieux". */
function countedIn(sentence: Sentence, mark: Placed<unknown>): Item[] {
  const { text, typed, tokens } = sentence;
  const starts = tokens.flatMap(({ folded }, at) => {
    const isItem = ITEM.has(folded) && at >= endOf(mark);
    const before = tokens[at - 1]?.folded ?? '';
    const isApart = /[,;:(\n]/.test(gap(sentence, at, at)) || /^(?:et|and|l)$/.test(before);
    return isItem && isApart ? [at] : [];
  });
  return starts.map((at, i) => {
    const end = typed[starts[i + 1] ?? typed.length]?.start;
    const said = named(withoutJoint(text.slice(typed[at]?.end, end).trim()));
    return { said, from: typed[at]?.start ?? 0 };
  });
}

/**
 * "… : Veille (Nadia), Terrain avec Omar et Paul": names behind a sign, each with those who are in it, or none; "Paul
 * dans Sud, Omar dans Nord", the other way round; without a sign, "le sous-groupe Sud avec Paul, et Nord avec Omar".
 */
function enumeratedIn(
  sentence: Sentence,
  mark: Placed<unknown>,
  isMany: boolean,
  persons: readonly Placed<NamedPerson>[],
): Item[] {
  const { text } = sentence;
  const { start, end: behind } = spanIn(sentence, mark);
  const sign = /^[^,;:(]*(?::|,(?=\s+\p{Lu}))\s*/u.exec(text.slice(behind));
  if (isMany && !sign) return [];
  const parts = cutFrom(text, isMany ? behind + (sign?.[0].length ?? 0) : start).map((part) => {
    const { at } = placeOf(sentence, part);
    const kind = placesOf(sentence, KINDS)
      .filter((one) => one.at >= at && isLight(sentence, at, one.at))
      .sort((a, b) => endOf(b) - endOf(a))[0];
    const from = kind ? Math.min(spanIn(sentence, kind).end, part.end) : part.start;
    const isPerson = persons.some((one) => one.at === at && isKnown(one.value));
    const isNamed = isMany || kind !== undefined || isCapital(sentence, at);
    const isOwner = isNamed && !isPerson && WITHIN.test(text.slice(from, part.end));
    return { ...part, from, isPerson, isOwner };
  });
  if (isMany && parts[0]?.isPerson) return placedIn(text, parts);
  const owners = parts.filter(({ isOwner }) => isOwner);
  // "Données et Outils": nobody is in them yet.
  const isBare = isMany && owners.length === 0;
  const heads = isBare ? parts : owners;
  if (heads[0] !== parts[0]) return [];
  return heads.map(({ from }, i) => {
    const last = parts.filter(({ end }) => end <= (heads[i + 1]?.start ?? text.length)).at(-1);
    const whole = text.slice(from, last?.end).replace(/[\s.!]+$/u, '');
    const name = whole.slice(0, WITHIN.exec(whole)?.index);
    const called = capital(name.replace(/^[«"“\s]+|[»"”\s]+$/gu, ''));
    return { said: isMany ? `« ${called} »${whole.slice(name.length)}` : whole, from };
  });
}

/** "Paul et Sophie dans Sud, Omar dans Nord". */
function placedIn(text: string, parts: readonly Span[]): Item[] {
  let from = parts[0]?.start ?? 0;
  return parts.flatMap(({ end }, i) => {
    const [, people, name] = /^(.*)\s(?:dans|in)\s+(.+)$/su.exec(text.slice(from, end)) ?? [];
    if (!people || !name) return [];
    const item = { said: `« ${capital(name.replace(/[\s.!]+$/u, ''))} » avec ${people}`, from };
    from = parts[i + 1]?.start ?? end;
    return [item];
  });
}

/** What ends the name of one of them. */
const WITHIN = /\s\(|\s(?:avec|with|dans|in)\s/iu;

/** "Aval avec Omar": a name that nobody is known by may be a group’s. */
const isKnown = ({ found, isAwaited }: NamedPerson): boolean => found.length > 0 || !!isAwaited;

function cutFrom(text: string, from: number): Span[] {
  const parts: Span[] = [];
  let start = from;
  for (const cut of text.slice(from).matchAll(CUT)) {
    parts.push({ start, end: from + cut.index });
    start = from + cut.index + cut[0].length;
  }
  return [...parts, { start, end: text.length }];
}

/** What parts two names, outside brackets. */
const CUT = /(?:\s*[,;\n]\s*(?:(?:et|and|puis|&|\+)\s+)?|\s+(?:et|and|puis|&|\+)\s+)(?![^(]*\))/giu;

/** "Un sur les modes de garde, et l’": without what leads to the next one. */
const withoutJoint = (item: string): string =>
  item
    .replace(/(?<=[\s,;])(?:et|and)(?:\s+l['’]?)?$/u, '')
    .replace(/(?<=[\s,;])l['’]?$/u, '')
    .trim()
    .replace(/[,;]$/u, '');

/** "Un …", "l’autre …". */
const ITEM: ReadonlySet<string> = new Set(['un', 'une', 'autre', 'one', 'another']);
const MAKE = 'crée un sous-groupe ';

/** "Qui recense les lieux (Hugo)": called by what it does, up to who is in it. */
function named(item: string): string {
  const does = /^\s*(?:qui|that|which)\s+([^(,;:]+)/iu.exec(item);
  const name = does?.[1]?.trim();
  if (!does || !name) return item.trim();
  const rest = item.slice(does[0].length);
  return `« ${capital(name)} » ${rest}`.trim();
}
