/** One sentence, prepared once for all the ways of reading a command in it. */

import type { PhraseMatch, Phrases } from '../../../language/phrases.ts';
import { LINKS } from '../../../language/phrases.ts';
import { corrected, type Token, textOf, tokensOf } from '../../../language/tokens.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { KnownGroup } from '../model/group-names.ts';
import { titles } from '../model/names.ts';
import type { PartnersView } from '../model/view.ts';
import {
  type CommandMark,
  commandWords,
  leading,
  marks,
  type OpeningVerb,
  opening,
} from './command-words.ts';

export interface CommandSentence {
  text: string;
  utterance: Utterance;
  /** Slips corrected; as many as typed, in the same places. */
  tokens: readonly Token[];
  /** What the sentence opens with, the longest expression first. */
  openings: readonly PhraseMatch<OpeningVerb>[];
  groups: readonly KnownGroup[];
  /** Whether it is known who is in them. */
  peopled: boolean;
  /** Organisations of the plan, by their names. */
  organisations: Phrases<string>;
  /** Numbers of the fiches that the plan has. */
  fiches: ReadonlySet<string>;
  /** Words that carry no sense of their own. */
  empty: ReadonlySet<string>;
}

/** What does not change from one sentence to the next. */
export type CommandLexicon = Pick<CommandSentence, 'organisations' | 'fiches' | 'empty'>;

export function prepare(
  utterance: Utterance,
  view: PartnersView,
  lexicon: CommandLexicon,
): CommandSentence {
  const { text } = utterance;
  const tokens = corrected(tokensOf(text), view.speller(commandWords));
  const openings = opening
    .find(tokens)
    .filter(({ at }) => at <= 10 && tokens.slice(0, at).every(({ folded }) => leading.has(folded)))
    .sort((a, b) => b.length - a.length || a.at - b.at);
  return {
    text,
    utterance,
    tokens,
    openings,
    groups: view.groups,
    peopled: view.loaded,
    ...lexicon,
  };
}

/** Where the first expression of this kind stands from a token on. */
export const markIn = (
  said: CommandSentence,
  mark: CommandMark,
  from = 0,
): PhraseMatch<CommandMark> | undefined =>
  marks
    .find(said.tokens)
    .filter(({ value, at }) => value === mark && at >= from)
    .sort((a, b) => a.at - b.at || b.length - a.length)[0];

/** Text between two tokens, without what leads up to a name or follows it. */
export function nameBetween({ text, tokens }: CommandSentence, from: number, to: number): string {
  let first = from;
  let last = to;
  const light = ({ folded }: Token) =>
    LINKS.has(folded) || titles.has(folded) || leading.has(folded) || folded === 'est';
  while (first < last && tokens[first] && light(tokens[first] as Token)) first++;
  const after = (folded: string) =>
    LINKS.has(folded) || /^(?:from|mon|notre|ce|my|our|this)$/.test(folded);
  while (last > first && after(tokens[last - 1]?.folded ?? '')) last--;
  return textOf(text, tokens.slice(first, last)).slice(0, 120);
}
