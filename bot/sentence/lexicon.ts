/**
 * Lexicon of orders and statements: the words of `plan/vocabulaire/commandes/*.yaml`, by what they say. A concept is
 * a name that features use ("nommer", "pilote") and the ways of saying it; verbs are listed by their infinitives.
 */
import { fold } from '../language/fold.ts';
import { LINKS, type PhraseMatch, Phrases } from '../language/phrases.ts';
import { KnownWords, Speller } from '../language/spelling.ts';
import type { Token } from '../language/tokens.ts';
import type { CommandWords } from '../language/vocabulary-schema.ts';
import { type Grammar, noGrammar } from './grammar.ts';
import type { Mood } from './mood.ts';
import { type Conjugate, formsOf, type VerbForm } from './verb-forms.ts';

/** Shorter words are no slips of anything. */
const LEAST_CORRECTED = 5;

export interface Lexicon {
  /** Concepts in a row of tokens, each with its place; they may overlap. */
  find: (tokens: readonly Token[]) => PhraseMatch<string>[];
  /** What a word may be as a form of a verb of the lexicon. */
  verb: (folded: string) => ReadonlySet<VerbForm> | undefined;
  /** Whether a word says a concept only as a form of its verb: "liste" for "lister", and no noun. */
  isVerbOf: (folded: string, concept: string) => boolean;
  /** All verbs of the language, those of no concept too. */
  grammar: Grammar;
  /** Corrects slips towards the words of the lexicon. */
  speller: Speller;
  /** Words that are right as they are. */
  known: Pick<ReadonlySet<string>, 'has'>;
  /** Words without a sense of their own: links, politeness, pronouns. */
  light: ReadonlySet<string>;
  /** What is written short on a phone, and the words that it stands for: "ckoi". */
  short: ReadonlyMap<string, readonly string[]>;
  /** Names of the concepts: one that a feature needs and no file has is a fault. */
  concepts: ReadonlySet<string>;
  /** Names of concepts that are read together, by what they are together. */
  sets: ReadonlyMap<string, readonly string[]>;
  /** Intents that the files declare, by the name of their list. */
  declared: ReadonlyMap<string, readonly Declaration[]>;
}

interface LexiconParts {
  files: readonly CommandWords[];
  sets?: ReadonlyMap<string, readonly string[]>;
  declared?: ReadonlyMap<string, readonly Declaration[]>;
  /** Absent: verbs are known by their infinitives alone. */
  conjugate?: Conjugate;
  grammar?: Grammar;
  /** Words of the rest of the vocabulary: no slips of these. */
  ordinary?: ReadonlySet<string>;
  /** What is written short, and in full. */
  abbreviations?: Readonly<Record<string, string>>;
}

/** The same lexicon, with more words that are right as they are. */
export const withWords = (lexicon: Lexicon, words: ReadonlySet<string>): Lexicon => ({
  ...lexicon,
  // A letter is a word of "c’est", whatever else it may be.
  short: new Map(
    [...lexicon.short].filter(([written]) => written.length === 1 || !words.has(written)),
  ),
  known: { has: (word) => words.has(word) || lexicon.known.has(word) },
});

const REFLEXIVE = /^(me? )?(\S+)(.*)$/;
/** "Me libérer": the pronoun stays before every form. */
const partsOfVerb = (wording: string): string[] => REFLEXIVE.exec(wording)?.slice(1) ?? [];
/** Verbs that the files name, as a table conjugates them. */
export function conjugationsOf<T>(
  files: readonly CommandWords[],
  table: Readonly<Record<string, T>>,
): Record<string, T> {
  const verbs = files
    .flatMap((file) => Object.values(file))
    .flatMap(({ verbes }) => verbes.map((wording) => partsOfVerb(wording)[1] ?? ''));
  return Object.fromEntries(
    verbs.flatMap((verb) => (Object.hasOwn(table, verb) ? [[verb, table[verb] as T]] : [])),
  );
}

const wordsIn = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];

const PICTURE = /^\p{Extended_Pictographic}/u;

/** The concept of words that have no sense of their own; they are compared one by one. */
const LIGHT = 'leger';

/** @throws when two files say the same concept, or a set names one that none has */
export function createLexicon({
  files,
  conjugate = () => undefined,
  grammar = noGrammar,
  ordinary = new Set(),
  abbreviations = {},
  sets = new Map(),
  declared = new Map(),
}: LexiconParts): Lexicon {
  const light = new Set<string>();
  const phrases = new Phrases<string>(LINKS, { exact: true });
  const verbs = new Map<string, Set<VerbForm>>();
  const conjugated = new Set<string>();
  const known = new Set<string>();
  const concepts = new Set<string>();
  const aimed = new Set<string>();
  /** What each wording says. */
  const saying = new Map<string, Set<string>>();
  /** Pictures that say a concept: "☀". */
  const pictures = new Map<string, string>();
  let isStrict = false;
  const add = (wording: string, concept: string, isFrench = true) => {
    if (PICTURE.test(wording)) pictures.set(wording, concept);
    phrases.add(wording, concept, isFrench);
    const plain = wordsIn(wording).join(' ');
    saying.set(plain, (saying.get(plain) ?? new Set()).add(concept));
    for (const word of fold(wording).split(/[^a-z0-9]+/)) {
      if (word) known.add(word);
      if (word.length >= LEAST_CORRECTED && !isStrict) aimed.add(word);
    }
  };
  for (const [concept, { verbes, fr, en, strict }] of files.flatMap((file) =>
    Object.entries(file),
  )) {
    if (concepts.has(concept)) throw new Error(`Two files say what "${concept}" is`);
    concepts.add(concept);
    isStrict = strict;
    if (concept === LIGHT)
      for (const word of [...fr, ...en].flatMap((one) => fold(one).split(' '))) light.add(word);
    for (const wording of fr) add(wording, concept);
    for (const wording of en) add(wording, concept, false);
    for (const wording of verbes) {
      const [pronoun = '', infinitive = '', rest = ''] = partsOfVerb(wording);
      for (const [form, uses] of formsOf(infinitive, conjugate)) {
        const folded = fold(form);
        // "Dû" is written as the article that "de" and "d’" are too.
        if (folded === 'du') continue;
        const written = `${pronoun}${form}${rest}`;
        if (!saying.get(wordsIn(written).join(' '))?.has(concept))
          conjugated.add(`${concept} ${fold(written)}`);
        add(written, concept);
        const seen = verbs.get(folded) ?? new Set<VerbForm>();
        for (const use of uses) seen.add(use);
        verbs.set(folded, seen);
      }
    }
  }
  for (const [set, names] of sets)
    for (const name of names)
      if (!concepts.has(name)) throw new Error(`"${set}" names "${name}", which no file says`);
  const all = new Set([...known, ...ordinary]);
  // Short for that, where it says nothing else.
  const isShort = ([written, full]: [string, string]) => {
    const words = wordsIn(full);
    const same = saying.get(words.join(' '));
    return (
      words.every((word) => all.has(word)) &&
      // A letter says by itself what it says there.
      (written.length === 1 ||
        [...(saying.get(written) ?? [])].every((concept) => same?.has(concept)))
    );
  };
  return {
    short: new Map(
      Object.entries(abbreviations)
        .filter(isShort)
        .map(([written, full]) => [written, wordsIn(full)]),
    ),
    find: (tokens) => [
      ...phrases.find(tokens),
      ...tokens.flatMap(({ folded }, at) => {
        const value = PICTURE.test(folded) ? pictures.get(folded) : undefined;
        return value === undefined ? [] : [{ at, length: 1, value, weight: 1 }];
      }),
    ],
    verb: (folded) => verbs.get(folded),
    isVerbOf: (folded, concept) => conjugated.has(`${concept} ${folded}`),
    grammar,
    speller: new Speller([new KnownWords(aimed)]),
    known: all,
    light,
    concepts,
    sets,
    declared,
  };
}

/** Declaration of an intent, as the files of words have it (`intentions:`). */
export interface Declaration {
  name: string;
  /** What it does, where several ways of saying do the same; absent: its name. */
  does?: string | undefined;
  /** Lines as people write them: they document, and a test reads each of them as this intent. */
  examples: readonly string[];
  /**
   * Each way names what must be there: concepts, `{slots}`, `a|b` for one of several, `^a` for what opens the
   * sentence (light words apart).
   */
  ways: readonly string[];
  /** Concepts and `{slots}` that may be there, and belong to it: they are not left over. A text may name several. */
  also?: readonly string[] | undefined;
  /** Concepts and `{slots}` with which it is something else, `^a` where it opens the sentence. */
  unless?: readonly string[] | undefined;
  /** Moods in which it is meant; absent: any. */
  moods?: readonly Mood[] | undefined;
  /** How many words with a sense may be left beside it; absent: any. */
  most?: number | undefined;
  /** It tells, or asks, and orders nothing; `guess`: only by what it holds, where nothing else is said for sure. */
  rank?: 'told' | 'question' | 'guess' | undefined;
  /** What else must be so, in the words of its feature. */
  when?: readonly string[] | undefined;
}
