/**
 * Roles: what each part of what somebody tells is: a fact, what is in the way, what comes next, talk. They are learned
 * from examples written by many hands (`plan/vocabulaire/nouvelles.txt`), in which each part stands in braces behind its role.
 */
import { gap } from './between.ts';
import { sentencesOf } from './clauses.ts';
import type { Lexicon } from './lexicon.ts';
import { readSentence, type Sentence } from './sentence.ts';

export type PartRole =
  | 'fact'
  | 'block'
  | 'lifted'
  | 'next'
  | 'decision'
  | 'state'
  | 'weather'
  | 'name'
  | 'aside';

/** How the file says them. */
const SAID: Readonly<Record<string, PartRole>> = {
  fait: 'fact',
  frein: 'block',
  leve: 'lifted',
  suite: 'next',
  decision: 'decision',
  avance: 'state',
  meteo: 'weather',
  fiche: 'name',
  rien: 'aside',
};
export const ROLES: readonly PartRole[] = Object.values(SAID);

/** First token of a part, and the one behind its last. */
export interface PartSpan {
  from: number;
  to: number;
}

/** How likely each role is, in the order of `ROLES`. */
export type RoleChances = readonly number[];

/** How likely a part of a sentence is each of them. */
export type RoleJudge = (sentence: Sentence, part: PartSpan) => RoleChances;

/** A sentence of an example, with its parts in order; what joins two stands at the start of the second. */
export interface RoleExample {
  sentence: Sentence;
  parts: readonly (PartSpan & { role: PartRole })[];
}

const PART = /\{(\p{L}+):([^{}]*)\}/gu;

/** "{fiche:la 1.1} {frein:est bloquée}, {rien:désolée}": each sentence of it. */
export function roleExamplesOf(line: string, lexicon: Lexicon): RoleExample[] {
  const roles: { role: PartRole; start: number }[] = [];
  let text = '';
  let at = 0;
  for (const { 0: whole, 1: said = '', 2: words = '', index } of line.matchAll(PART)) {
    text += line.slice(at, index);
    const role = SAID[said];
    if (role) roles.push({ role, start: roles.length === 0 ? 0 : text.trimEnd().length });
    text += words;
    at = index + whole.length;
  }
  text = (text + line.slice(at)).replaceAll('⏎', '\n');
  const before = (end: number) => roles.findLast(({ start }) => start < end);
  return sentencesOf(text).map((span) => {
    const sentence = readSentence(text.slice(span.start, span.end), lexicon);
    const ends = sentence.typed.map(({ end }) => span.start + end);
    const parts: (PartSpan & { role: PartRole; start: number })[] = [];
    for (const [i, end] of ends.entries()) {
      const own = before(end);
      const last = parts.at(-1);
      if (own && last?.start === own.start) last.to = i + 1;
      else if (own) parts.push({ ...own, from: i, to: i + 1 });
    }
    return { sentence, parts };
  });
}

type Add = (cue: string, worth: number) => void;

/** What a token is to the cues: its stem; figures are alike. */
function wordAt({ tokens }: Sentence, at: number): string {
  const { folded, stem } = tokens[at] ?? { folded: at < 0 ? '^' : '$', stem: at < 0 ? '^' : '$' };
  if (/^\d+\.\d+$/.test(folded)) return '#.#';
  return /^\d/.test(folded) ? '#' : stem;
}

/** What stands between a token and the one before it, blanks apart. */
const signAt = (sentence: Sentence, at: number): string =>
  gap(sentence, at, at)
    .replace(/[^\S\n]+/gu, '')
    .slice(0, 2);

/** Calls `add` with what tells what a part is. */
export function eachRoleCue(
  { sentence, from, to }: PartSpan & { sentence: Sentence },
  add: Add,
): void {
  const { concepts, tokens, lexicon } = sentence;
  const word = (at: number) => wordAt(sentence, at);
  let last = '^';
  let heavy = 0;
  for (let at = from; at < to; at++) {
    const own = word(at);
    const isLight = lexicon.light.has(tokens[at]?.folded ?? '');
    if (!isLight) heavy++;
    add(`s:${own}`, isLight ? 0.5 : 0.8);
    add(`p:${last} ${own}`, 0.6);
    last = own;
  }
  add(`p:${last} $`, 0.4);
  for (const one of concepts)
    if (one.at >= from && one.at + one.length <= to) add(`c:${one.value}`, 0.8);
  add(`h:${Math.min(heavy, 5)}`, 0.4);
  add(`g:${signAt(sentence, from)}`, 0.3);
  add(`b:${word(from - 1)}`, 0.2);
  add(`a:${word(to)}`, 0.2);
  if (from === 0) add('first', 0.2);
  if (to === tokens.length) add('last', 0.2);
}
