/**
 * Likely intent: what a sentence that no declared way explains is most like, by examples written by many hands
 * (`plan/vocabulaire/intentions.yaml`). What it names are holes there: an example tells of any group, fiche or day.
 */
import type { Locale } from '../language/locale.ts';
import type { Lexicon } from './lexicon.ts';
import { readSentence } from './sentence.ts';

/** What may be said, by examples, and how it is said so that its feature is sure to read it. */
export interface IntentExamples {
  name: string;
  /** Wordings with holes: the first whose holes a sentence fills is used. None: the sentence is left as it is. */
  says: Readonly<Record<Locale, readonly string[]>>;
  /** What must wait for an answer; absent: it may be said at any time. */
  open?: string | undefined;
  /** Lines with holes: "c’est qui déjà les gens de {groupe}". */
  lines: readonly string[];
}

export interface LikelyIntent {
  examples: IntentExamples;
  /** How likely it is, 0 to 1. */
  chance: number;
}

/** Says what a line with holes is most like; undefined when nothing was learned. */
export type RankIntents = (masked: string) => LikelyIntent | undefined;

/** What stands in a text, by its kind. */
interface Named {
  kind: string;
  start: number;
  end: number;
}

/** The text with holes where it names something. */
export const masked = (text: string, named: readonly Named[]): string =>
  [...named]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (left, { kind, start, end }) => `${left.slice(0, start)}{${kind}}${left.slice(end)}`,
      text,
    );

const HOLE = /\{([a-z]+)\}/g;

/** A wording with what a sentence names in its holes; undefined when one stays empty. */
export function filled(
  wording: string,
  named: readonly { kind: string; text: string }[],
): string | undefined {
  let isWhole = true;
  const said = wording.replace(HOLE, (_, kind: string) => {
    const all = named.filter((one) => one.kind === kind).map(({ text }) => text);
    if (all.length === 0) isWhole = false;
    return kind === 'personne' || kind === 'fiche' ? all.join(', ') : (all[0] ?? '');
  });
  return isWhole ? said : undefined;
}

/** What each kind of cue is worth beside a word; found by cross-validation of the examples. */
const WORTH = { concept: 0.8, word: 0.8, light: 0.5, pair: 0.6, first: 0.4, hole: 1, mood: 0.5 };

/** Where a hole stands, as a word that is no slip of another. */
const STANDS = /^qx([a-z]+)xq$/;

/** Calls `add` with each cue of a line with holes: concepts, words, pairs of words, mood, what is named. */
export function eachIntentCue(
  { line, lexicon }: { line: string; lexicon: Lexicon },
  add: (cue: string, worth: number) => void,
): void {
  const { tokens, concepts, mood } = readSentence(line.replace(HOLE, ' qx$1xq '), lexicon);
  add(`m:${mood}`, WORTH.mood);
  for (const { value } of concepts) add(`c:${value}`, WORTH.concept);
  let before = '';
  for (const { folded, stem } of tokens) {
    const hole = STANDS.exec(folded)?.[1];
    const cue = hole ? `h:${hole}` : `s:${stem}`;
    add(cue, hole ? WORTH.hole : lexicon.light.has(folded) ? WORTH.light : WORTH.word);
    add(`p:${before} ${cue}`, before === '' ? WORTH.first : WORTH.pair);
    before = cue;
  }
}

/** Kinds of what a wording has holes for. */
export const holesOf = (wording: string): string[] =>
  [...wording.matchAll(HOLE)].map(([, kind = '']) => kind);
