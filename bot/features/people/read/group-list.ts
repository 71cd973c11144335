/**
 * Groups that one sentence makes, one after the other: "deux petits groupes, un sur les horaires (Omar, Zoé) et un qui
 * recense les lieux (Hugo)".
 */
import type { Span } from '../../../language/when/expression.ts';
import { endOf, gap, isCapital, isLight } from '../../../sentence/between.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import {
  conceptsOf,
  placeOf,
  readSentence,
  type Sentence,
  says,
  spanIn,
} from '../../../sentence/sentence.ts';
import type { KnownGroup } from '../model/group-names.ts';
import type { NamedPerson } from '../model/slots/persons.ts';
import { capital } from './new-name.ts';

/** What makes them: a verb, or that it goes on from a group that was just spoken of. */
const MAKES: readonly string[] = ['gens-creer', 'gens-former', 'gens-falloir', 'gens-mettre'];

/** Groups of a list. */
interface ListedGroups {
  /** Each as a sentence that makes it. */
  sentences: readonly Sentence[];
  /** No verb makes them: "on éclate le groupe en deux sous-groupes : …". */
  isHeld: boolean;
}

interface Named {
  /** A group is not called so. */
  persons: readonly Placed<NamedPerson>[];
  /** Those that are there. */
  groups: readonly Placed<KnownGroup>[];
}

/** Undefined: no list of groups. */
export function listedGroups(
  sentence: Sentence,
  isGoingOn: boolean,
  { persons, groups }: Named,
): ListedGroups | undefined {
  const { text, typed, tokens, lexicon, mood } = sentence;
  const marks = KINDS.flatMap((kind) => conceptsOf(sentence, kind)).sort((a, b) => a.at - b.at);
  const many = marks.find(({ at, length }) => /s$/.test(tokens[at + length - 1]?.folded ?? ''));
  const mark = many ?? (says(sentence, 'gens-creer') ? marks[0] : undefined);
  if (mood === 'ask' || !mark) return undefined;
  const isMade = isGoingOn || MAKES.some((concept) => says(sentence, concept));
  const counted = isMade && many ? countedIn(sentence, mark) : [];
  const enumerated = many ? enumeratedIn : joinedIn;
  const items = counted.length > 1 ? counted : enumerated(sentence, mark, persons);
  if (items.length < 2) return undefined;
  // "Deux sous-groupes dans l’axe 2, un …": each is a part of it.
  const lead = text.slice(typed[mark.at + mark.length - 1]?.end, items[0]?.from);
  // "Le groupe Logement en deux sous-groupes : …".
  const whole = groups.find(
    // "Deux groupes" counts them, and is not the second.
    ({ value, at, length }) => at + length <= mark.at || (at < mark.at && value.name !== undefined),
  );
  const within = conceptsOf(sentence, 'gens-sein').some(({ at }) => at === mark.at + mark.length)
    ? ` ${lead.replace(/[\s,;:(]+$/u, '').trim()}`
    : whole
      ? ` dans ${whole.value.label.fr}`
      : '';
  const sentences = items.map(({ said }) => readSentence(`${MAKE}${said}${within}`, lexicon));
  return {
    sentences,
    isHeld: items !== counted && !MAKES.some((concept) => says(sentence, concept)),
  };
}

/** "Et un autre pour la parentalité", behind a group that was just made: the sentence that makes it. */
export function anotherGroup(sentence: Sentence): Sentence | undefined {
  const { text, typed, lexicon } = sentence;
  const isNext = ({ at, length }: Placed<unknown>) => length > 1 && isLight(sentence, 0, at);
  const [another] = conceptsOf(sentence, 'gens-un-nouveau').filter(isNext);
  const end = another && another.at + another.length;
  const isAbout = ['gens-sujet', 'gens-nomme-ainsi'].some((concept) =>
    conceptsOf(sentence, concept).some(({ at }) => at === end),
  );
  return end !== undefined && isAbout && sentence.mood !== 'ask'
    ? readSentence(MAKE + text.slice(typed[end]?.start), lexicon)
    : undefined;
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
    const isItem = ITEM.has(folded) && at >= mark.at + mark.length;
    const before = tokens[at - 1]?.folded ?? '';
    const isApart = /[,;:(\n]/.test(gap(sentence, at, at)) || /^(?:et|and|l)$/.test(before);
    return isItem && isApart ? [at] : [];
  });
  return starts.map((at, i) => {
    const next = starts[i + 1];
    const end = next === undefined ? text.length : (typed[next]?.start ?? text.length);
    return {
      said: named(withoutJoint(text.slice(typed[at]?.end, end).trim())),
      from: typed[at]?.start ?? 0,
    };
  });
}

/** "… : Veille (Nadia), Terrain avec Omar et Paul": names behind the sign, each with those who are in it, or none. */
function enumeratedIn(
  { text, typed }: Sentence,
  mark: Placed<unknown>,
  persons: readonly Placed<NamedPerson>[],
): Item[] {
  const behind = typed[mark.at + mark.length - 1]?.end ?? text.length;
  const sign = /^[^,;:(]*(?::|,(?=\s+\p{Lu}))\s*/u.exec(text.slice(behind));
  if (!sign) return [];
  const parts = cutFrom(text, behind + sign[0].length);
  const own = (part: { start: number; end: number }) => text.slice(part.start, part.end);
  const isPerson = ({ start: from }: { start: number }) =>
    persons.some(({ value, at }) => isKnown(value) && typed[at]?.start === from);
  const isOwner = (part: { start: number; end: number }) =>
    !isPerson(part) && /\s\(|\s(?:avec|with)\s/iu.test(own(part));
  const owners = parts.filter(isOwner);
  // "Données et Outils": nobody is in them yet.
  if (owners.length === 0 && persons.some(({ at }) => (typed[at]?.start ?? 0) >= behind)) return [];
  const heads = owners.length > 0 ? owners : parts;
  if (heads[0] !== parts[0]) return [];
  return heads.map(({ start: from }, i) => {
    const last = parts.filter((part) => part.end <= (heads[i + 1]?.start ?? text.length)).at(-1);
    const whole = text.slice(from, last?.end).replace(/[\s.!]+$/u, '');
    const name = /^(.*?)(?=\s\(|\s(?:avec|with)\s|$)/iu.exec(whole)?.[1] ?? whole;
    const rest = whole.slice(name.length);
    return { said: `« ${capital(name.replace(/^[«"“\s]+|[»"”\s]+$/gu, ''))} »${rest}`, from };
  });
}

/** "Le sous-groupe Sud avec Paul et Sophie, et Nord avec Omar": each of those whose people are told. */
function joinedIn(
  sentence: Sentence,
  mark: Placed<unknown>,
  persons: readonly Placed<NamedPerson>[],
) {
  const { text } = sentence;
  const parts = cutFrom(text, spanIn(sentence, mark).start).flatMap(({ start, end }, i) => {
    const place = placeOf(sentence, { start, end });
    const kind = KINDS.flatMap((one) => conceptsOf(sentence, one))
      .filter((one) => one.at >= place.at && isLight(sentence, place.at, one.at))
      .sort((a, b) => endOf(b) - endOf(a))[0];
    const from = kind ? spanIn(sentence, kind).end : start;
    const isNamed = kind !== undefined || isCapital(sentence, place.at);
    const isPerson = persons.some(({ value, at }) => isKnown(value) && at === place.at);
    const isOwner = isNamed && !isPerson && /\s\(|\s(?:avec|with)\s/iu.test(text.slice(from, end));
    return i === 0 || isOwner ? [{ start, from, isOwner }] : [];
  });
  return parts.every(({ isOwner }) => isOwner)
    ? parts.map(({ from }, i) => ({
        said: text.slice(from, parts[i + 1]?.start).replace(JOINT_END, ''),
        from,
      }))
    : [];
}

/** "Aval avec Omar": a name that nobody is known by may be a group’s. */
const isKnown = ({ found, isAwaited }: NamedPerson): boolean => found.length > 0 || !!isAwaited;

/** What leads to the next of them. */
const JOINT_END = /[\s,;]*(?:(?:et|and|puis|&|\+)\s+)?$/iu;

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
const KINDS: readonly string[] = ['gens-groupe', 'gens-sorte-de-groupe'];

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

/** Which of several, by its rank or as "l’autre". */
const RANKS: readonly string[] = ['choix-premier', 'choix-deuxieme', 'choix-troisieme'];

/**
 * Groups of a list that was just made, as a sentence speaks of them: "Paul dans le premier, Inès dans le second".
 * @param names what they are called, in the order of the list
 */
export function rankedGroups(sentence: Sentence, names: readonly string[]): Placed<string>[] {
  const ranked = (concept: string, name: string | undefined) =>
    name === undefined
      ? []
      : conceptsOf(sentence, concept).map(({ at, length }) => ({ value: name, at, length }));
  const found = [
    ...RANKS.flatMap((concept, at) => ranked(concept, names[at])),
    ...ranked('choix-dernier', names.at(-1)),
  ];
  const [first] = found;
  const others = names.filter((name) => name !== first?.value);
  const rest = sentence.tokens.flatMap(({ folded }, at) =>
    OTHER.has(folded) && others.length === 1 ? [{ value: others[0] ?? '', at, length: 1 }] : [],
  );
  const all = [...found, ...rest].sort((a, b) => a.at - b.at);
  return all.filter((one, i) => !all.slice(0, i).some((other) => overlap(one, other)));
}

const OTHER: ReadonlySet<string> = new Set(['autre', 'other']);
