/** Sentence: a text read once for every feature, with its tokens, the concepts in it and its mood. */

import { fold, MAX_TEXT, stem } from '../language/fold.ts';
import { oncePer, oncePerText } from '../language/once-per.ts';
import { corrected, type Token } from '../language/tokens.ts';
import type { Utterance } from '../language/utterance.ts';
import type { Span } from '../language/when/expression.ts';
import type { Lexicon } from './lexicon.ts';
import { type Mood, moodOf } from './mood.ts';
import { overlap, type Placed } from './placed.ts';

export interface Sentence {
  text: string;
  /** As typed. */
  typed: readonly Token[];
  /** Slips corrected; as many as typed, in the same places. */
  tokens: readonly Token[];
  concepts: readonly Placed<string>[];
  mood: Mood;
  lexicon: Lexicon;
}

const readBy = oncePer((lexicon: Lexicon) => oncePerText((text) => sentenceIn(text, lexicon)));

/** Reads a text; what it says of days, groups or people is for the slots of intents to find. */
export const readSentence = (text: string, lexicon: Lexicon): Sentence => readBy(lexicon)(text);

function sentenceIn(text: string, lexicon: Lexicon): Sentence {
  const typed = apart(inFull(text, heard(lex(text), lexicon), lexicon), lexicon);
  const { speller, known } = lexicon;
  // "Relire" is a verb, and no slip of "retire".
  const isRight = (at: number) =>
    lexicon.grammar.isInfinitive(typed[at]?.folded ?? '') || isProper(text, typed, at);
  const tokens = corrected(unglued(typed, known), speller, known, isRight);
  const found = lexicon.find(tokens);
  const isNoun = nounsIn(found, tokens, lexicon);
  const kept: Placed<string>[] = [];
  for (const { value, at, length } of found) {
    const isName = value === 'negation' && isProper(text, typed, at);
    if (!isName && !isNoun(value, at, length)) kept.push({ value, at, length });
  }
  const relative = relativeIn(text, typed, tokens, lexicon, kept);
  const concepts = meant(kept).filter(({ value, at }) => at !== relative || LINKING.has(value));
  const { light, verb } = lexicon;
  const mood = moodOf({ text, tokens, concepts, light, verb });
  return { text, typed, tokens, concepts, mood, lexicon };
}

/**
 * Whether what is found is a noun: "la liste des structures", "une relance". Behind its article, what may be the form of
 * a verb says nothing of that verb; "je la pilote", "Léa les relance" have a subject before the pronoun.
 */
function nounsIn(
  found: Places,
  tokens: readonly Token[],
  { isVerbOf, verb, grammar }: Lexicon,
): (value: string, at: number, length: number) => boolean {
  const alone = new Map<string, Set<number>>(LEADS.map((one) => [one, new Set()]));
  // "Quelqu’un attend": an article within other words is none.
  const ends = new Set<number>();
  for (const { value, at, length } of found)
    if (length > 1) ends.add(at + length - 1);
    else alone.get(value)?.add(at);
  const stands = (concept: (typeof LEADS)[number], at: number) => alone.get(concept)?.has(at);
  return (value, at, length) => {
    if (length !== 1 || !stands('derriere-ordre', at - 1)) return false;
    const word = tokens[at]?.folded ?? '';
    // "A transmis": an English article, and a French verb.
    const isArticle = tokens[at - 1]?.folded !== 'a' && !ends.has(at - 1);
    if (!isArticle || !isVerbOf(word, value) || verb(word)?.has('infinitive')) return false;
    const before = tokens[at - 2]?.folded;
    if (!stands('devant-nom', at - 1)) return false;
    if (before === undefined || !stands('devant-verbe', at - 1)) return true;
    // "On la décale": "on" leads to a noun in English.
    // "Pour la note": behind a preposition, a verb would be an infinitive.
    const isLed = stands('devant-nom', at - 2) || stands('q-preposition', at - 2);
    return !stands('sujet', at - 2) && (isLed || grammar.isOrder(before));
  };
}

/** What stands before a noun or a verb: an article is the first two, and may be the third. */
const LEADS = ['devant-nom', 'derriere-ordre', 'devant-verbe', 'sujet', 'q-preposition'] as const;

/**
 * Without the words that ask inside what asks nothing ("merci quand même"), and those of people inside what owns to a
 * mistake: "je me suis trompé" follows nothing.
 */
function meant(concepts: readonly Placed<string>[]): readonly Placed<string>[] {
  // A text may hold thousands of concepts, and few of these.
  const wideOf = (value: string) => concepts.filter((one) => one.value === value && one.length > 1);
  const [asksNothing, mistakes] = ['sans-interroger', 'gens-erreur'].map(wideOf);
  const isIn = (wide: readonly Placed<string>[] | undefined, one: Placed<string>) =>
    wide?.some((other) => other.length > one.length && overlap(other, one)) === true;
  return concepts.filter(({ value, ...place }) => {
    const one = { value, ...place };
    if (ASKING.has(value)) return !isIn(asksNothing, one);
    return !value.startsWith('gens-') || value === 'gens-erreur' || !isIn(mistakes, one);
  });
}

/**
 * "La puéricultrice qui est partie a été remplacée", "on a relancé la mairie qui a dit oui": behind a noun, in what has
 * another verb, "qui" asks nothing; where it stands.
 */
function relativeIn(
  text: string,
  typed: readonly Token[],
  tokens: readonly Token[],
  { grammar, light, verb }: Lexicon,
  concepts: Places,
): number | undefined {
  const says = (value: string, at: number) =>
    concepts.some((c) => c.value === value && c.at === at);
  const folded = (at: number) => tokens[at]?.folded ?? '';
  const isVerb = (at: number) =>
    (grammar.isFinite(folded(at)) || verb(folded(at))?.has('future') === true) &&
    !/[éÉ]e?s?$|[àÀ]$/u.test(text.slice(0, typed[at]?.end));
  const at = tokens.findIndex(
    (_, i) =>
      folded(i) === 'qui' &&
      /^\p{L}{3}/u.test(folded(i - 1)) &&
      !light.has(folded(i - 1)) &&
      (says('devant-nom', i - 2) || !isVerb(i - 1)) &&
      /^\s*$/.test(text.slice(typed[i - 1]?.end, typed[i]?.start)),
  );
  const asks = concepts.some(({ value }) => value === 'demande-savoir');
  if (at < 0 || asks || tokens.some((one) => one.folded === '?')) return undefined;
  const own = tokens.findIndex((_, i) => i > at && isVerb(i));
  const isMain = (i: number) =>
    i < at - 1
      ? says('sujet', i) &&
        !/^(?:tu|vous|ce?)$/.test(folded(i)) &&
        [1, 2, 3].some((on) => isVerb(i + on))
      : own > at &&
        i > own + 1 &&
        isVerb(i) &&
        !says('devant-nom', i - 1) &&
        !/^(?:qui|et)$/.test(folded(i - 1));
  return tokens.some((_, i) => isMain(i)) ? at : undefined;
}

/** What "qui" still says there. */
const LINKING = new Set([
  'leger',
  'bord-subordonne',
  'q-relie',
  'gens-but',
  'vote-dont',
  'vote-qui',
]);

const ASKING: ReadonlySet<string> = new Set([
  'interroge',
  'interroge-dedans',
  'interroge-en-tete',
  'interroge-en-fin',
]);

/** "Lorage", "linventaire", "daxe": a small word glued to the next, as on a phone. */
const GLUED = /^(?:[cdjlmnst]|qu)([aeiouyh].{3,})$/;

/** The same tokens in the same places, without the small words glued to those that the lexicon knows. */
function unglued(typed: readonly Token[], known: Lexicon['known']): readonly Token[] {
  let mended: Token[] | undefined;
  for (const [at, token] of typed.entries()) {
    const word = known.has(token.folded) ? undefined : GLUED.exec(token.folded)?.[1];
    if (word === undefined || !known.has(word)) continue;
    mended ??= [...typed];
    mended[at] = { ...token, folded: word, stem: stem(word) };
  }
  return mended ?? typed;
}

/** "Je pe pas", "tu vien": behind who does it, a verb without the letters that nobody hears, whatever else they stand for. */
function heard(typed: readonly Token[], { grammar, find }: Lexicon): readonly Token[] {
  const isVerb = (token: Token) =>
    grammar.isFinite(token.folded) || find([token]).some(({ value }) => value === 'devant-verbe');
  return typed.map((token, at) => {
    if (!/^(?:je?|tu)$/.test(typed[at - 1]?.folded ?? '') || isVerb(token)) return token;
    const folded = MUTED.map((end) => token.folded + end).find(grammar.isFinite);
    return folded ? { ...token, folded, stem: stem(folded) } : token;
  });
}

const MUTED = ['x', 's', 't', 'ux', 'ut', 'e'];

/** "Ckoi", "ki": the words that are meant, over the letters that stand for them. */
function inFull(text: string, typed: readonly Token[], { short }: Lexicon): readonly Token[] {
  // "C’est", "c est", "annexe C.": its letter is no short form.
  const isShort = ({ folded, start, end }: Token, at: number) =>
    short.has(folded) &&
    !/['’]/.test(text[end] ?? '') &&
    (end - start > 1 ||
      (/^\s+\p{L}/u.test(text.slice(end, end + 3)) &&
        typed[at + 1]?.folded !== short.get(folded)?.[1]));
  if (!typed.some(isShort)) return typed;
  return typed.flatMap((token, at) => {
    const words = isShort(token, at) ? short.get(token.folded) : undefined;
    if (!words) return [token];
    return words.map((folded, i) => ({
      folded,
      stem: stem(folded),
      start: Math.min(token.start + i, token.end),
      end: i < words.length - 1 ? Math.min(token.start + i + 1, token.end) : token.end,
    }));
  });
}

/** "Jpilote", "jai": who speaks and a verb, written as one word on a phone, are two. */
function apart(typed: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const { known, grammar } = lexicon;
  const isPronoun = (folded: string) =>
    lexicon
      .find([{ folded, stem: folded, start: 0, end: 0 }])
      .some(({ value }) => value === 'devant-verbe');
  const isRun = ({ folded }: Token, at: number) =>
    /^j[a-z]{2,}$/.test(folded) &&
    !known.has(folded) &&
    !grammar.isFinite(folded) &&
    (grammar.isFinite(folded.slice(1)) ||
      // "Jte réponds": the pronoun between the two.
      (isPronoun(folded.slice(1)) && grammar.isFinite(typed[at + 1]?.folded ?? '')));
  if (!typed.some(isRun)) return typed;
  return typed.flatMap((token, at) => {
    if (!isRun(token, at)) return [token];
    const verb = token.folded.slice(1);
    const who = /^[aeiouyh]/.test(verb) ? 'j' : 'je';
    const { start, end } = token;
    return [
      { folded: who, stem: who, start, end: start + 1 },
      { folded: verb, stem: stem(verb), start: start + 1, end },
    ];
  });
}

/** Written as a name is: a capital within a sentence, or before another one ("Anne-Lise", "Zoé Martin"). */
function isProper(text: string, typed: readonly Token[], at: number): boolean {
  const capital = (one: Token | undefined) =>
    one !== undefined && /^\p{Lu}\p{Ll}/u.test(text.slice(one.start, one.end));
  if (!capital(typed[at])) return false;
  const before = typed[at - 1];
  const opens = !before || /[.!?…\n:]/u.test(text.slice(before.end, typed[at]?.start));
  return !opens || capital(typed[at + (typed[at + 1]?.folded === 'd' ? 2 : 1)]);
}

export const sentenceOf = ({ text }: Utterance, lexicon: Lexicon): Sentence =>
  readSentence(text, lexicon);

type Concepts = Pick<Sentence, 'concepts'>;
type Places = readonly Placed<string>[];

const NOWHERE: Places = [];

/** Places of each concept, in the order of the sentence. */
export const placesIn = ({ concepts }: Concepts): ReadonlyMap<string, Places> => byName(concepts);

const byName = oncePer((concepts: Places) => {
  const made = new Map<string, Placed<string>[]>();
  for (const one of [...concepts].sort((a, b) => a.at - b.at)) {
    const same = made.get(one.value);
    if (same) same.push(one);
    else made.set(one.value, [one]);
  }
  return made;
});

export const conceptsOf = (sentence: Concepts, name: string): Places =>
  placesIn(sentence).get(name) ?? NOWHERE;

export const says = (sentence: Concepts, concept: string): boolean =>
  conceptsOf(sentence, concept).length > 0;

/** Places of several concepts, those of each together. */
export const placesOf = (sentence: Concepts, names: readonly string[]): Placed<string>[] =>
  names.flatMap((name) => conceptsOf(sentence, name));

/** Names of the concepts of a set; of a concept, its own. */
export const setOf = ({ lexicon }: Pick<Sentence, 'lexicon'>, name: string): readonly string[] =>
  lexicon.sets.get(name) ?? [name];

/** Where any concept of a set is said. */
export const setIn = (sentence: Sentence, name: string): Placed<string>[] =>
  placesOf(sentence, setOf(sentence, name));

export const saysAny = (sentence: Concepts, names: readonly string[]): boolean =>
  names.some((name) => says(sentence, name));

/** Tokens that a span of the text covers, as a place. */
export function placeOf({ typed }: Sentence, { start, end }: Span): { at: number; length: number } {
  const at = typed.findIndex((token) => token.end > start);
  const after = typed.findIndex((token) => token.start >= end);
  const last = after < 0 ? typed.length : after;
  return { at: at < 0 ? typed.length : at, length: Math.max(0, last - Math.max(at, 0)) };
}

export const spanIn = (
  { typed }: Pick<Sentence, 'typed'>,
  { at, length }: Pick<Placed<unknown>, 'at' | 'length'>,
): Span => ({ start: typed[at]?.start ?? 0, end: typed[at + length - 1]?.end ?? 0 });

/** The text over these tokens, as typed. */
export function typedOver({ text, typed }: Sentence, at: number, length: number): string {
  const first = typed[at];
  const last = typed[at + length - 1];
  return first && last ? text.slice(first.start, last.end).replace(/\$+\{/g, '{') : '';
}

const TOKEN = new RegExp(
  [
    String.raw`https?://\S+`, // an address is one thing: no word of it is said
    String.raw`\d{1,2}\s?[hH](?:\s?\d{2})?(?![\p{L}\d])`, // 14h, 9h30, 14 h 30
    String.raw`\d+(?:[.,/:-]\d+)*`, // 1.1, 44,9, 5/11, 14:30
    String.raw`[\p{L}\p{M}]+`,
    '[%€?]',
    String.raw`\p{Extended_Pictographic}`,
  ].join('|'),
  'gu',
);

/** Tokens in the order of the text: what stands between two of them is blanks and punctuation. */
export function lex(text: string): Token[] {
  return [...text.slice(0, MAX_TEXT).matchAll(TOKEN)].map((match) => {
    const [typed] = match;
    const folded = fold(typed).replace(/\s+/g, '') || typed;
    return { folded, stem: stem(folded), start: match.index, end: match.index + typed.length };
  });
}
