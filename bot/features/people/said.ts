/** One sentence, prepared once for all the ways of reading a command in it. */

import { axeGroup } from '../../groups.ts';
import type { Utterance } from '../../language/utterance.ts';
import type { Found, Phrases } from '../../language/vocabulary.ts';
import { LINKS } from '../../language/vocabulary.ts';
import type { Mention } from './command.ts';
import { type KnownGroup, meant } from './group-names.ts';
import { corrected, type Token, textOf, tokensOf } from './tokens.ts';
import type { View } from './view.ts';
import {
  groupWords,
  leading,
  type Mark,
  marks,
  type Opening,
  opening,
  titles,
  underWords,
  wholeUnder,
} from './words.ts';

export interface Said {
  text: string;
  utterance: Utterance;
  /** Slips corrected; as many as typed, in the same places. */
  tokens: readonly Token[];
  /** What the sentence opens with, the longest expression first. */
  openings: readonly Found<Opening>[];
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
export type Lexicon = Pick<Said, 'organisations' | 'fiches' | 'empty'>;

export function prepare(utterance: Utterance, view: View, lexicon: Lexicon): Said {
  const { text } = utterance;
  const tokens = corrected(tokensOf(text), view.speller);
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
export const markIn = (said: Said, mark: Mark, from = 0): Found<Mark> | undefined =>
  marks
    .find(said.tokens)
    .filter(({ value, at }) => value === mark && at >= from)
    .sort((a, b) => a.at - b.at || b.length - a.length)[0];

/** Text between two tokens, without what leads up to a name or follows it. */
export function nameBetween({ text, tokens }: Said, from: number, to: number): string {
  let first = from;
  let last = to;
  const light = ({ folded }: Token) =>
    LINKS.has(folded) || titles.has(folded) || leading.has(folded) || folded === 'est';
  while (first < last && tokens[first] && light(tokens[first] as Token)) first++;
  const after = (folded: string) => LINKS.has(folded) || folded === 'from';
  while (last > first && after(tokens[last - 1]?.folded ?? '')) last--;
  return textOf(text, tokens.slice(first, last)).slice(0, 120);
}

/** A group named in the words: where its first word stands, and what is meant. */
export interface Placed extends Mention {
  at: number;
  /** Said to be a sous-groupe, and not only a group. */
  under: boolean;
}

/** "le sous-groupe cartographie", "le GT 5", "le groupe de travail de l'axe 5", from a token on. */
export function groupIn(said: Said, from: number, until = said.tokens.length): Placed | undefined {
  const { tokens, utterance } = said;
  const word = tokens.findIndex(
    ({ folded }, at) => at >= from && at < until && groupWords.has(folded),
  );
  if (word < 0) return axeIn(said, from, until);
  const before = underWords.has(tokens[word - 1]?.folded ?? '');
  const under = before || wholeUnder.has(tokens[word]?.folded ?? '');
  const work = tokens
    .slice(word + 1, word + 4)
    .some(({ folded }) => /^(travail|axe)$/.test(folded));
  const at = before ? word - 1 : word;
  const name = nameTokens(said, word + 1, until);
  const [numero] = utterance.references.axes;
  const text = textOf(said.text, name);
  if (numero !== undefined && (!under || name.length <= 1))
    return { at, under, text: text || numero, found: numbered(said, numero, under) };
  const kind = under ? 'sousGroupe' : work ? 'axe' : undefined;
  const choice = kind ? said.groups.filter((g) => g.kind === kind) : said.groups;
  return { at, under, text, found: meant(name, choice) };
}

/** "l'axe 5", where only a group can be meant. */
function axeIn(said: Said, from: number, until: number): Placed | undefined {
  const at = said.tokens.findIndex(
    ({ folded }, i) => i >= from && i < until && /^(axe|axis)$/.test(folded),
  );
  const [numero] = said.utterance.references.axes;
  return at < 0 || numero === undefined
    ? undefined
    : { at, under: false, text: numero, found: numbered(said, numero, false) };
}

/** "GT 5" is the group of axe 5, "sous-groupe 2" the second one of the plan. */
function numbered({ groups }: Said, numero: string, under: boolean): KnownGroup[] {
  const subs = groups.filter(({ led }) => led !== undefined);
  const found = under ? subs[Number(numero) - 1] : groups.find(({ id }) => id === axeGroup(numero));
  return found ? [found] : [];
}

/** The words of a group's name: up to what follows it, without polite words around. */
export function nameTokens(said: Said, from: number, until = said.tokens.length): Token[] {
  const end = markIn(said, 'as', from)?.at ?? until;
  const words = said.tokens.slice(from, Math.min(end, until));
  const isName = ({ folded }: Token) =>
    !LINKS.has(folded) && !said.empty.has(folded) && !/^(travail|working|sur|sous)$/.test(folded);
  const first = words.findIndex(isName);
  return first < 0 ? [] : words.slice(first, words.findLastIndex(isName) + 1);
}
