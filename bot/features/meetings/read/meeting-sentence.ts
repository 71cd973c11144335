/** A sentence about meetings, prepared once: what was found in it, and where. */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { PhraseMatch } from '../../../language/phrases.ts';
import { corrected, type Token, tokensOf } from '../../../language/tokens.ts';
import { spanOf, usedWords } from '../../../language/used-words.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { ordinaryWords } from '../../../language/vocabulary.ts';
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { cut } from '../../../language/words.ts';
import { groupMarks } from '../../people/model/group-marks.ts';
import { type GroupMention, groupMentioned, numbersOf } from '../../people/model/group-mention.ts';
import type { PartnersView } from '../../people/model/view.ts';
import { type AgendaFound, agendaIn } from './agenda.ts';
import { asking, leading, type MeetingMark, marks, meetingWords } from './meeting-marks.ts';

/** What a sentence is read against. */
export interface MeetingReadingContext {
  now: Date;
  /** IANA zone of the partnership. */
  zone: string;
  knowledge: Knowledge;
  view: PartnersView;
}

export interface MeetingSentence {
  text: string;
  utterance: Utterance;
  /** Without the agenda. */
  head: string;
  tokens: readonly Token[];
  marks: readonly PhraseMatch<MeetingMark>[];
  when: readonly WhenFound[];
  link: (Span & { url: string }) | undefined;
  agenda: AgendaFound | undefined;
  group: GroupMention | undefined;
}

const words: readonly string[] = [...meetingWords, ...groupMarks];
const URL_ = /https?:\/\/[^\s<>"'«»]+/iu;

interface Prepared {
  at: number;
  groups: MeetingReadingContext['view']['groups'];
  said: MeetingSentence | undefined;
}

const prepared = new WeakMap<Utterance, Prepared>();

/** Read once for a command and for a question; nothing when it speaks of no meeting at all. */
export function prepare(
  utterance: Utterance,
  context: MeetingReadingContext,
): MeetingSentence | undefined {
  const known = prepared.get(utterance);
  const { groups } = context.view;
  const at = context.now.getTime();
  if (known?.at === at && known.groups === groups) return known.said;
  const said = concerns(utterance, context) ? readSaid(utterance, context) : undefined;
  prepared.set(utterance, { at, groups, said });
  return said;
}

/** Marks of which one at least is there, or a day or an hour. */
const STRONG: ReadonlySet<MeetingMark> = new Set<MeetingMark>([
  'meeting',
  'agendaNoun',
  'reminders',
  'mute',
  'unmute',
  'nudge',
  'list',
  'who',
]);

/** Most messages are questions about the plan: they cost no second reading. */
function concerns(
  { text, talk, credentials, copying, references }: Utterance,
  { knowledge, view }: MeetingReadingContext,
): boolean {
  if (talk || copying || (credentials && asksForAccess(text, knowledge))) return false;
  const { when } = knowledge.vocabulary;
  const tokens = tokensIn(text, { knowledge, view });
  const found = marks.find(tokens);
  if (found.some(({ value }) => STRONG.has(value))) return true;
  const planning = (mark: MeetingMark) => found.some(({ value }) => value === mark);
  if (planning('talk') && planning('create')) return true;
  // A question without a word of meetings is none about them, whatever its numbers.
  const asks = text.includes('?') && !found.some(({ value }) => value === 'create');
  if (asks || references.fiches.length > 0 || asking.has(tokens[0]?.folded ?? '')) return false;
  const dated = ({ folded }: Token) => when.weekdays.has(folded) || when.months.has(folded);
  return /\d/.test(text) || tokens.some(dated);
}

/** "https://zoom.us/j/1?pwd=2" is no request for a password. */
const asksForAccess = (text: string, { vocabulary }: Knowledge): boolean =>
  vocabulary.credentials.find(cut(text.replace(new RegExp(URL_, 'giu'), ' '))).length > 0;

const tokensIn = (
  text: string,
  { knowledge, view }: Pick<MeetingReadingContext, 'knowledge' | 'view'>,
) => corrected(tokensOf(text), view.speller(words), ordinaryWords(knowledge.vocabulary));

function readSaid(
  utterance: Utterance,
  { now, zone, knowledge, view }: MeetingReadingContext,
): MeetingSentence {
  const { text } = utterance;
  const link = linkIn(text);
  const clear = link ? blank(text, link) : text;
  const lexicon = knowledge.vocabulary.when;
  const found = readWhen(clear, { now, zone }, lexicon);
  const agenda = agendaIn(clear, (from, to) =>
    found.some(
      ({ kind, start }) => (kind === 'day' || kind === 'noDay') && start >= from && start < to,
    ),
  );
  const ahead = agenda && tokensIn(text.slice(0, agenda.start), { knowledge, view });
  // "demain 11h : réunion carto": what stands behind the colon is the meeting itself.
  const isAgenda = agenda && ahead && (marks.find(ahead).length > 0 || agenda.labelled);
  const head = isAgenda ? clear.slice(0, agenda.start) : clear;
  const when = found.filter(({ start }) => start < head.length);
  const tokens = isAgenda ? ahead : tokensIn(text, { knowledge, view });
  const taken: Span[] = [...when, ...(link ? [link] : [])];
  const group = groupNamed(head, { knowledge, view }, taken);
  const said = { text, utterance, head, tokens, marks: marks.find(tokens), when, link, group };
  return { ...said, agenda: isAgenda ? agenda : undefined };
}

/** The group that a text names; what others took of it is no part of a name. */
export function groupNamed(
  text: string,
  { knowledge, view }: Pick<MeetingReadingContext, 'knowledge' | 'view'>,
  taken: readonly Span[] = [],
): GroupMention | undefined {
  const numbers = numbersOf(knowledge.vocabulary);
  return groupMentioned(
    text,
    { groups: view.groups, speller: view.speller(words), numbers },
    taken,
  );
}

function linkIn(text: string): MeetingSentence['link'] {
  const match = URL_.exec(text.slice(0, 4000));
  if (!match) return undefined;
  const url = match[0].replace(/[.,;:!?)\]]+$/u, '');
  return { url, start: match.index, end: match.index + url.length };
}

/** The same text, in the same places, without what stands there. */
const blank = (text: string, { start, end }: Span): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

export const has = (said: MeetingSentence, mark: MeetingMark): boolean =>
  said.marks.some(({ value }) => value === mark);

export const first = (
  said: MeetingSentence,
  mark: MeetingMark,
): PhraseMatch<MeetingMark> | undefined =>
  said.marks
    .filter(({ value }) => value === mark)
    .sort((a, b) => a.at - b.at || b.length - a.length)[0];

/** The first word that does not only lead up to something. */
const opening = (said: MeetingSentence): number => {
  const at = said.tokens.findIndex(({ folded }) => !leading.has(folded));
  return Math.max(at, 0);
};

/** Whether one of these marks opens the sentence. */
export const opens = (said: MeetingSentence, mark: MeetingMark): boolean => {
  const at = opening(said);
  return said.marks.some(
    (m) => m.value === mark && m.at <= at && at < m.at + Math.max(m.length, 1),
  );
};

/** Whether it asks rather than tells: by its first word, or by its sign without a verb that orders. */
export function isQuestion(said: MeetingSentence): boolean {
  const { tokens } = said;
  const at = tokens.findIndex(({ folded }) => asking.has(folded));
  const lead = opening(said);
  // "c'est quand la réunion", "la réunion est où".
  if (
    at >= 0 &&
    at <= Math.max(lead, 2) &&
    !/^(que|qui|ou|is|are|do|does|did)$/.test(tokens[at]?.folded ?? '')
  )
    return true;
  if (at === lead && at >= 0) return true;
  return said.head.includes('?');
}

/** The place in the text of what a mark covers. */
export const spanOfMark = ({ tokens }: MeetingSentence, mark: PhraseMatch<MeetingMark>): Span =>
  spanOf(tokens, mark);

/** Words that led somewhere, and those that did not. */
export const wordsOf = ({ tokens }: MeetingSentence, spans: readonly Span[]) =>
  usedWords(tokens, spans, leading);
