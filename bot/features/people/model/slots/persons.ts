/** Slot of persons: those who are known, by their whole name or a part that is only theirs; others as typed. */

import { fold } from '../../../../language/fold.ts';
import { oncePer } from '../../../../language/once-per.ts';
import { gap } from '../../../../sentence/between.ts';
import { isOver, longest, type Placed } from '../../../../sentence/placed.ts';
import { type Sentence, typedOver } from '../../../../sentence/sentence.ts';
import { nameKey, titles } from '../name-words.ts';
import type { PartnersView } from '../view.ts';
import { once, type SlotContext } from './context.ts';
import { organisationsSlot } from './organisations.ts';

export interface NamedPerson {
  /** Recipients of those who may be meant: none, nobody known is called so. */
  found: readonly string[];
  /** The name: as it is known when one is meant, else as typed. */
  name: string;
  /** Who speaks means themselves. */
  isSelf: boolean;
  /** Nobody who has come: a fiche or a group waits for them by this name. */
  isAwaited?: boolean;
}

interface NameIndex {
  /** Recipients by each word of their names. */
  byWord: ReadonlyMap<string, ReadonlySet<string>>;
  names: ReadonlyMap<string, { words: readonly string[]; name: string }>;
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !titles.has(word));

/** Index of everybody known, and the last one made of it with those who are awaited. */
const indexed = oncePer((people: PartnersView['people']) => {
  const names = [...people].map(([id, { name }]) => [id, name] as const);
  const keys = new Set(names.map(([, name]) => nameKey(name)));
  return { keys, known: indexWith(none, names), last: undefined as Awaiting | undefined };
});

interface Awaiting extends Pick<PartnersView, 'groups' | 'pilots'> {
  all: NameIndex;
}

/** The view makes other lists when somebody comes, leads or is awaited. */
function indexOf({ people, groups, pilots }: PartnersView): NameIndex {
  const of = indexed(people);
  if (of.last?.groups === groups && of.last.pilots === pilots) return of.last.all;
  const names = awaitedNames({ groups, pilots }, of.keys);
  const all = names.length === 0 ? of.known : indexWith(of.known, names);
  of.last = { groups, pilots, all };
  return all;
}

const none: NameIndex = { byWord: new Map(), names: new Map() };

/** An index with more names, by what stands for who bears them. */
function indexWith(index: NameIndex, more: readonly (readonly [string, string])[]): NameIndex {
  const own = new Map<string, Set<string>>();
  const names = new Map(index.names);
  for (const [id, name] of more) {
    const words = wordsOf(name);
    names.set(id, { words, name });
    for (const word of words)
      own.set(word, (own.get(word) ?? new Set(index.byWord.get(word))).add(id));
  }
  return { byWord: new Map([...index.byWord, ...own]), names };
}

/** First letters by which a name written with a slip is known: "benalli". */
const ALIKE = 3;

/** What stands for somebody who has not come yet: no recipient. */
const AWAITED = 'awaited ';

/** Those whom a fiche or a group waits for by their name alone; `come`: keys of the names of those who are here. */
function awaitedNames(
  { groups, pilots }: Pick<PartnersView, 'groups' | 'pilots'>,
  come: ReadonlySet<string>,
): [string, string][] {
  const led = [...pilots.values()].flatMap(({ holder, substitute }) => [holder, substitute]);
  const names = [
    ...led.flatMap((one) => (one?.person === null ? [one.name] : [])),
    ...groups.flatMap(({ row }) => (row?.awaited ?? []).map(({ name }) => name)),
  ];
  return names.flatMap((name) => {
    const key = nameKey(name);
    return come.has(key) ? [] : [[AWAITED + key, name]];
  });
}

/** Words that a name never is, though they may begin a sentence or be written with a capital. */
const isCapital = (text: string): boolean => /^\p{Lu}[\p{L}\p{M}’'-]*$/u.test(text);

/** A sign stands before a word, and not one that joins two words of a name. */
export const isApart = (sentence: Sentence, at: number): boolean =>
  /[^\s’'-]/.test(gap(sentence, at, at));

export const personsSlot = once(readPersons);

function readPersons(sentence: Sentence, context: SlotContext): Placed<NamedPerson>[] {
  const { view } = context;
  const { self } = context.speaking;
  const { typed, tokens, text, lexicon, concepts } = sentence;
  const index = indexOf(view);
  const found: Placed<NamedPerson>[] = [];
  const organisations = organisationsSlot(sentence, context).filter(({ value }) => value.id);
  const free = (at: number) => !isOver(found, at);
  const isInitial = (at: number) =>
    /^\p{Lu}\.$/u.test(text.slice(typed[at]?.start, (typed[at]?.end ?? 0) + 1));
  /** "Mme Petit Z.": of those, whose other name begins so. */
  const begun = (meant: ReadonlySet<string>, initial: string, said: string) =>
    new Set(
      [...meant].filter((id) =>
        index.names.get(id)?.words.some((word) => word !== said && word.startsWith(initial)),
      ),
    );
  const isGroup = (word: string) =>
    view.groups.some(({ name }) => wordsOf(name ?? '')[0] === word && !index.byWord.has(word));
  const isFirstName = (word: string) =>
    [...(index.byWord.get(word) ?? [])].some((id) => index.names.get(id)?.words[0] === word);
  /** "Karim Dupont" and "zoé benali" are not Karim Benali: the word beside is of another name. */
  const isAnother = (at: number, beside: number, meant: ReadonlySet<string>): boolean => {
    const [own, other] = [typed[at]?.folded ?? '', typed[beside]?.folded ?? ''];
    const isFar = isApart(sentence, Math.max(at, beside));
    if (!other || isFar || !free(beside) || titles.has(other)) return false;
    const isBehind = beside > at;
    if (isBehind && isCapital(written(sentence, beside)) && isInitial(beside)) return true;
    // "Rachid Cartographie, Inès Parentalité": a group that is there, and no surname.
    if (!isNameWord(sentence, beside) || isGroup(other)) return false;
    // A verb at the head of a sentence has a capital too.
    const isHead = beside === 0 && lexicon.known.has(other);
    if (isCapital(written(sentence, beside)))
      return isBehind || (!isHead && !(isFirstName(own) && isFirstName(other)));
    const isNear = [...meant].some((id) =>
      index.names.get(id)?.words.some((word) => word.slice(0, ALIKE) === other.slice(0, ALIKE)),
    );
    return (
      /^[a-z]{3,}$/.test(other) &&
      !isCapital(written(sentence, at)) &&
      !lexicon.known.has(other) &&
      !index.byWord.has(other) &&
      !isNear
    );
  };
  for (let at = 0; at < typed.length; at++) {
    const word = typed[at]?.folded ?? '';
    const first = index.byWord.get(word);
    if (!first) continue;
    let length = 1;
    let meant: ReadonlySet<string> = first;
    while (at + length < typed.length && !isApart(sentence, at + length)) {
      const word = typed[at + length]?.folded ?? '';
      const next =
        index.byWord.get(word) ??
        (isInitial(at + length) ? begun(meant, word, typed[at]?.folded ?? '') : undefined);
      const both = next && new Set([...meant].filter((id) => next.has(id)));
      if (!both || both.size === 0) break;
      meant = both;
      length += 1;
    }
    // A single word that the language has too ("Rose", "Martin") is a name when it is written as one.
    const single = length === 1 && (index.names.get([...meant][0] ?? '')?.words.length ?? 1) > 1;
    if (single && lexicon.known.has(word) && !isCapital(written(sentence, at))) continue;
    if (length === 1 && [at - 1, at + 1].some((beside) => isAnother(at, beside, meant))) continue;
    const whole = [...meant].filter((id) => index.names.get(id)?.words.length === length);
    const ids = whole.length > 0 ? whole : [...meant];
    const [only, second] = ids;
    const name =
      only && !second ? (index.names.get(only)?.name ?? '') : typedOver(sentence, at, length);
    const come = ids.filter((id) => !id.startsWith(AWAITED));
    found.push({
      value: {
        found: come,
        name,
        isSelf: only === self && !second,
        ...(come.length === 0 && { isAwaited: true }),
      },
      at,
      length,
    });
    at += length - 1;
  }
  // "Fais-moi la dernière version": for whom, and nobody that is meant.
  const made = concepts.filter(({ value, length }) => value === 'gens-former' && length > 1);
  for (const { at, length } of longest(concepts.filter(({ value }) => value === 'moi-meme')))
    if (free(at) && !isInitial(at) && !isOver(made, at))
      found.push({
        value: {
          found: self === '' ? [] : [self],
          name: view.person(self)?.name ?? '',
          isSelf: true,
        },
        at,
        length,
      });
  for (let at = 0; at < tokens.length; at++) {
    const title = titles.has(typed[at]?.folded ?? '') && isTitle(sentence, at) ? 1 : 0;
    const isOpen = (word: number) => !isOver([...found, ...organisations], word);
    const length = nameLength(sentence, at + title, { isOpen, isTitled: title > 0 });
    if (length === 0 || length + title < 2) continue;
    const name = typedOver(sentence, at + title, length);
    found.push({ value: { found: [], name, isSelf: false }, at, length: length + title });
    at += length + title - 1;
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Words of the longest name that nobody known bears; longer, it is a title of something. */
const MOST_WORDS = 6;
/** What stands before a capital inside a name: "d’Arc", "de La Fontaine", "van der Meer". */
const PARTICLES: ReadonlySet<string> = new Set(
  'd de du des la le l von van der den di da dos ben ibn el al bin abou o mc'.split(' '),
);

/** How many words, from one on, are a name as typed: capitals, initials, and what joins them. */
function nameLength(
  sentence: Sentence,
  from: number,
  { isOpen: free, isTitled }: { isOpen: (at: number) => boolean; isTitled: boolean },
): number {
  const { typed } = sentence;
  const between = (at: number) => gap(sentence, at, at);
  const joins = (at: number) => free(at) && /^\.?[\s’'-]*$/.test(between(at));
  const isWord = (at: number) =>
    free(at) && isCapital(written(sentence, at)) && isNameWord(sentence, at);
  if (!isWord(from) && !(isTitled && free(from) && isCapital(written(sentence, from)))) return 0;
  let length = 1;
  while (length < MOST_WORDS) {
    let next = from + length;
    if (between(next).includes('.') && written(sentence, next - 1).length > 1) break;
    while (joins(next) && next < from + length + 2 && isParticle(sentence, next)) next += 1;
    const isInitial = written(sentence, next).length === 1;
    const isNext =
      isWord(next) ||
      (isCapital(written(sentence, next)) &&
        (isInitial || !sentence.lexicon.light.has(typed[next]?.folded ?? '')));
    if (!joins(next) || !isNext) break;
    // "Paul de la Mairie" has a word of the language behind him, "Paul de La Tour" none.
    if (next > from + length && sentence.lexicon.known.has(typed[next]?.folded ?? '')) break;
    length = next - from + 1;
  }
  return length;
}

/** A small word inside a name: "d’Arc", "da Silva". */
export const isParticle = (sentence: Sentence, at: number): boolean =>
  PARTICLES.has(sentence.typed[at]?.folded ?? '') &&
  (!isCapital(written(sentence, at)) || isCapital(written(sentence, at + 1)));

/** "Mme Diallo", "M. Diallo": nothing but its own stop stands behind a title. */
const isTitle = (sentence: Sentence, at: number): boolean =>
  /^\.?\s*$/.test(gap(sentence, at + 1, at + 1));

const written = ({ text, typed }: Sentence, at: number): string =>
  text.slice(typed[at]?.start ?? 0, typed[at]?.end ?? 0);

/** Whether a word may be part of a name: no word of the lexicon, unless it stands within a sentence. */
function isNameWord({ tokens, typed, text, lexicon, concepts }: Sentence, at: number): boolean {
  const folded = tokens[at]?.folded ?? '';
  // "D’Arc", "O’Neill": what an apostrophe joins to a capital.
  const own = typed[at];
  if (own && /^\p{Lu}\p{L}*[’'-]\p{Lu}/u.test(text.slice(own.start))) return true;
  if (own && /\p{Lu}\p{L}*[’'-]$/u.test(text.slice(0, own.start))) return true;
  if (lexicon.light.has(folded)) return false;
  return !isOver(concepts, at);
}
