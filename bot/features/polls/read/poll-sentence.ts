/** A sentence about polls, prepared once: what was found in it, and where. */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { PhraseMatch } from '../../../language/phrases.ts';
import { corrected, type Token, tokensOf } from '../../../language/tokens.ts';
import { spanOf, usedWords } from '../../../language/used-words.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { ordinaryWords } from '../../../language/vocabulary.ts';
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { groupMarks } from '../../people/model/group-marks.ts';
import { type GroupMention, groupMentioned, numbersOf } from '../../people/model/group-mention.ts';
import type { PartnersView } from '../../people/model/view.ts';
import { asking, leading, marks, type PollMark, pollWords } from './poll-marks.ts';

/** What a sentence is read against. */
export interface PollReadingContext {
  now: Date;
  /** IANA zone of the partnership. */
  zone: string;
  knowledge: Knowledge;
  view: PartnersView;
}

export interface PollSentence {
  text: string;
  tokens: readonly Token[];
  marks: readonly PhraseMatch<PollMark>[];
  when: readonly WhenFound[];
  group: GroupMention | undefined;
}

const words: readonly string[] = [...pollWords, ...groupMarks];

/**
 * Whether something may be said of a poll: it is named, slots are proposed, several days are asked of,
 * or, while a poll is open, its state. Most messages are questions about the plan: they are left here,
 * before their dates and groups are read.
 */
function concerns(
  text: string,
  found: readonly PhraseMatch<PollMark>[],
  { answering, dated }: { answering: boolean; dated: () => boolean },
): boolean {
  const said = (mark: PollMark) => found.some(({ value }) => value === mark);
  if (said('poll') || (said('propose') && said('slots'))) return true;
  if (said('when') && text.includes('?') && dated()) return true;
  return answering && (said('missing') || said('results'));
}

interface Prepared {
  at: number;
  groups: PartnersView['groups'];
  answering: boolean;
  said: PollSentence | undefined;
}

const prepared = new WeakMap<Utterance, Prepared>();

/**
 * Read once for an order and for a question; nothing when it speaks of no poll at all.
 * @param answering an open poll is at hand: it need not be named.
 */
export function prepare(
  utterance: Utterance,
  context: PollReadingContext,
  answering: boolean,
): PollSentence | undefined {
  const known = prepared.get(utterance);
  const { groups } = context.view;
  const at = context.now.getTime();
  if (known?.at === at && known.groups === groups && known.answering === answering)
    return known.said;
  const said = readSaid(utterance, context, answering);
  prepared.set(utterance, { at, groups, answering, said });
  return said;
}

function readSaid(
  { text, talk, credentials, copying }: Utterance,
  { now, zone, knowledge, view }: PollReadingContext,
  answering: boolean,
): PollSentence | undefined {
  if (talk || credentials || copying) return undefined;
  const lexicon = knowledge.vocabulary.when;
  const speller = view.speller(words);
  const tokens = corrected(tokensOf(text), speller, ordinaryWords(knowledge.vocabulary));
  const found = marks.find(tokens);
  const numbers = numbersOf(knowledge.vocabulary);
  const isDay = ({ folded }: Token) =>
    lexicon.weekdays.has(folded) || lexicon.months.has(folded) || numbers(folded) !== undefined;
  const dated = () => /\d/.test(text) || tokens.some(isDay);
  if (!concerns(text, found, { answering, dated })) return undefined;
  const when = readWhen(text, { now, zone }, lexicon);
  const group = groupMentioned(text, { groups: view.groups, speller, numbers }, when);
  return { text, tokens, marks: found, when, group };
}

export const first = (said: PollSentence, mark: PollMark): PhraseMatch<PollMark> | undefined =>
  said.marks
    .filter(({ value }) => value === mark)
    .sort((a, b) => a.at - b.at || b.length - a.length)[0];

export const has = (said: PollSentence, mark: PollMark): boolean => first(said, mark) !== undefined;

const opening = (said: PollSentence): number =>
  Math.max(
    said.tokens.findIndex(({ folded }) => !leading.has(folded)),
    0,
  );

/** Whether one of these marks opens the sentence. */
export const opens = (said: PollSentence, mark: PollMark): boolean => {
  const at = opening(said);
  return said.marks.some((m) => m.value === mark && m.at <= at && at < m.at + m.length);
};

/** Whether it asks rather than tells. */
export const isQuestion = (said: PollSentence): boolean =>
  said.text.includes('?') || asking.has(said.tokens[opening(said)]?.folded ?? '');

/** The place in the text of what a mark covers. */
export const spanOfMark = ({ tokens }: PollSentence, mark: PhraseMatch<PollMark>): Span =>
  spanOf(tokens, mark);

/** Words that led somewhere, and those that did not. */
export const wordsOf = ({ tokens }: PollSentence, spans: readonly Span[]) =>
  usedWords(tokens, spans, leading);
