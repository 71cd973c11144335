/** A sentence about polls, prepared once: what was found in it, and where. */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { corrected, type Token, tokensOf } from '../../../language/tokens.ts';
import { spanOf, usedWords } from '../../../language/used-words.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { type Found, ordinaryWords } from '../../../language/vocabulary.ts';
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { groupMarks } from '../../../partners/group-marks.ts';
import { type GroupMention, groupMentioned } from '../../../partners/group-mention.ts';
import type { View } from '../../../partners/view.ts';
import { asking, leading, type Mark, marks, pollWords } from './words.ts';

/** What a sentence is read against. */
export interface ReadingWith {
  now: Date;
  /** IANA zone of the partnership. */
  zone: string;
  knowledge: Knowledge;
  view: View;
}

export interface Said {
  text: string;
  tokens: readonly Token[];
  marks: readonly Found<Mark>[];
  when: readonly WhenFound[];
  group: GroupMention | undefined;
}

const words: readonly string[] = [...pollWords, ...groupMarks];

/** Marks without which nothing is said of a poll. */
const STRONG: ReadonlySet<Mark> = new Set<Mark>(['poll', 'slots', 'when', 'missing', 'results']);

/** Nothing when it speaks of no poll at all: most messages are questions about the plan. */
export function prepare(
  { text, talk, credentials, copying }: Utterance,
  { now, zone, knowledge, view }: ReadingWith,
): Said | undefined {
  if (talk || credentials || copying) return undefined;
  const lexicon = knowledge.vocabulary.when;
  const speller = view.speller(words);
  const tokens = corrected(tokensOf(text), speller, ordinaryWords(knowledge.vocabulary));
  const found = marks.find(tokens);
  if (!found.some(({ value }) => STRONG.has(value))) return undefined;
  const when = readWhen(text, { now, zone }, lexicon);
  const numbers = (folded: string) =>
    lexicon.numbers.at([{ folded, start: 0, end: 0, glued: false }], 0)?.value ??
    knowledge.vocabulary.usages.romains[folded];
  const group = groupMentioned(text, { groups: view.groups, speller, numbers }, when);
  return { text, tokens, marks: found, when, group };
}

export const first = (said: Said, mark: Mark): Found<Mark> | undefined =>
  said.marks
    .filter(({ value }) => value === mark)
    .sort((a, b) => a.at - b.at || b.length - a.length)[0];

export const has = (said: Said, mark: Mark): boolean => first(said, mark) !== undefined;

const opening = (said: Said): number =>
  Math.max(
    said.tokens.findIndex(({ folded }) => !leading.has(folded)),
    0,
  );

/** Whether one of these marks opens the sentence. */
export const opens = (said: Said, mark: Mark): boolean => {
  const at = opening(said);
  return said.marks.some((m) => m.value === mark && m.at <= at && at < m.at + m.length);
};

/** Whether it asks rather than tells. */
export const isQuestion = (said: Said): boolean =>
  said.text.includes('?') || asking.has(said.tokens[opening(said)]?.folded ?? '');

/** The place in the text of what a mark covers. */
export const spanOfMark = ({ tokens }: Said, mark: Found<Mark>): Span => spanOf(tokens, mark);

/** Words that led somewhere, and those that did not. */
export const wordsOf = ({ tokens }: Said, spans: readonly Span[]) =>
  usedWords(tokens, spans, leading);
