/**
 * Likely intents: what a sentence is most like, by examples written by many hands (`plan/vocabulaire/intentions`).
 * What it names are holes there: an example tells of any group, fiche or day.
 */
import type { Locale } from '../language/locale.ts';
import { sentencesOf } from './clauses.ts';
import type { Lexicon } from './lexicon.ts';
import { readSentence, type Sentence } from './sentence.ts';

/** What may be said, by examples, and how it is said so that its feature is sure to read it. */
export interface IntentExamples {
  name: string;
  /** Wordings with holes: the first whose holes a sentence fills is used. None: the sentence is left as it is. */
  says: Readonly<Record<Locale, readonly string[]>>;
  /** One of these must be open: what the bot expects (`invitation`), or a matter's kind. None: it may be said any time. */
  open: readonly string[];
  /** Readings that are this intent: a feature, one kind of its readings (`polls/vote`) or one intent (`people.add`). */
  reads: readonly string[];
  /** The how-to that tells how it is said; absent: there is nothing to tell. */
  howTo?: string | undefined;
  /** What is asked for where it is meant and nobody reads all that it takes; absent: nothing can be asked. */
  lacks?: Readonly<Record<Locale, string>> | undefined;
  /** Lines with holes: "c’est qui déjà les gens de {groupe}". */
  lines: readonly string[];
}

export interface LikelyIntent {
  examples: IntentExamples;
  /** How likely it is, 0 to 1. */
  chance: number;
}

/** What stands in a text, by its kind. */
export interface Named {
  kind: string;
  start: number;
  end: number;
}

/** Reading of what is said beside what is asked, and asks for nothing: "pour votre information", "on se comprend". */
export const ASIDE = 'aside';
/** And of what is said beside it, and is wanted all the same: "je ramène les croissants". */
export const WANTED = 'aside.wanted';

/** How likely a sentence is what each intent says. */
export interface IntentRanking {
  /** How likely it asks for nothing, said beside what is asked. */
  aside?: () => number;
  /** Of all intents that a reading may be, by its first name that one of them has; undefined: none is known. */
  chanceOf: (names: readonly string[]) => number | undefined;
  /** Those at least so likely, the likeliest first. */
  from: (least: number) => readonly LikelyIntent[];
  /** The likeliest that nothing here waits for, and how likely it is that one of them is meant. */
  shut?: () => LikelyIntent | undefined;
}

/**
 * Ranks a sentence with holes where it names something.
 * @param mayBe whether an intent may be meant here
 */
export type RankIntents = (
  sentence: Sentence,
  named: readonly Named[],
  mayBe?: (examples: IntentExamples) => boolean,
) => IntentRanking;

/** The hole of the sentence itself: "compte rendu de la réunion : {phrase}". */
export const WHOLE = 'phrase';

/** `{personne}`, or `{personne+}`, which may be several, or `{jour++}`, which are. */
const HOLE = /\{([a-z]+)(\+*)\}/g;

/** What stands between two of a list. */
const LISTED = /^\s*(?:\([^)]*\)\s*)?[,;/+&]?\s*(?:(?:et|and|ou|or)\s+)?$/iu;

/**
 * A wording with what a text names in its holes; undefined when one stays empty, would take one of several, or several
 * that are no list: "il a été convenu avec Inès que Camille …" says not the same of both.
 */
export function filled(
  wording: string,
  { named, text }: { named: readonly (Named & { text: string })[]; text: string },
): string | undefined {
  let isWhole = true;
  const said = wording.replace(HOLE, (_, kind: string, many: string) => {
    if (kind === WHOLE) return inOne(text);
    const all = named.filter((one) => one.kind === kind);
    const isList = all.every(({ start }, at) =>
      LISTED.test(text.slice(all[at - 1]?.end ?? start, start)),
    );
    const each = new Set(all.map((one) => one.text));
    if (each.size < Math.max(1, many.length) || (each.size > 1 && !(many && isList)))
      isWhole = false;
    return [...each].join(', ');
  });
  return isWhole ? said : undefined;
}

/** "… à la Caf. Même heure": one sentence, all of which stands behind its heading. */
const inOne = (text: string): string =>
  sentencesOf(text)
    .map(({ start, end }) => text.slice(start, end).replace(/[\s.!?…]+$/u, ''))
    .join(' ; ');

export const holesOf = (wording: string): string[] =>
  [...wording.matchAll(HOLE)].map(([, kind = '']) => kind);

/** A line with holes, as a sentence: each hole is a word that is no slip of another. */
export function exampleOf(
  line: string,
  lexicon: Lexicon,
): { sentence: Sentence; named: readonly Named[] } {
  const sentence = readSentence(line.replace(HOLE, ' qx$1xq '), lexicon);
  const named = sentence.typed.flatMap(({ folded, start, end }) => {
    const kind = /^qx([a-z]+)xq$/.exec(folded)?.[1];
    return kind ? [{ kind, start, end }] : [];
  });
  return { sentence, named };
}

/** What each kind of cue is worth beside a word; found by cross-validation of the examples. */
const WORTH = { concept: 0.8, word: 0.8, light: 0.5, pair: 0.6, first: 0.4, hole: 1, mood: 0.5 };

/** Concepts of the edge of a text (`edges.ts`) and of polarity (`polarity.ts`): they tell nothing of what is meant. */
const FORM = /^(?:bord|nie)(?:-|$)/;

/** Calls `add` with each cue of a sentence: concepts, words, pairs of words, mood, what is named. */
export function eachIntentCue(
  { sentence, named }: { sentence: Sentence; named: readonly Named[] },
  add: (cue: string, worth: number) => void,
): void {
  const { tokens, typed, concepts, mood, lexicon } = sentence;
  add(`m:${mood}`, WORTH.mood);
  const holeAt = (at: number) => {
    const token = typed[at];
    return token && named.find(({ start, end }) => start < token.end && token.start < end);
  };
  const holes = typed.map((_, at) => holeAt(at));
  for (const { value, at, length } of concepts)
    if (!FORM.test(value) && holes.slice(at, at + length).every((hole) => hole === undefined))
      add(`c:${value}`, WORTH.concept);
  let before = '';
  for (const [at, { folded, stem }] of tokens.entries()) {
    const hole = holes[at];
    if (hole && hole === holes[at - 1]) continue;
    const cue = hole ? `h:${hole.kind}` : `s:${stem}`;
    add(cue, hole ? WORTH.hole : lexicon.light.has(folded) ? WORTH.light : WORTH.word);
    add(`p:${before} ${cue}`, before === '' ? WORTH.first : WORTH.pair);
    before = cue;
  }
}
