/**
 * An answer to a poll → a choice for the slots that it decides, or nothing. Its text is read as marks (`vote-marks.ts`),
 * cut into clauses (`vote-clauses.ts`), and these are told one after the other (`vote-resolved.ts`). It is recorded only
 * when every word with a sense is accounted for and nothing may be meant otherwise; else it is asked back.
 */
import type { Utterance } from '../../../language/utterance.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { inside, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { partsOf } from '../../../sentence/clauses.ts';
import { asksInPlace } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  sentenceOf,
  spanIn,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { defined } from './read-poll.ts';
import type { GivenSlot, VoteReading } from './reading.ts';
import { besideIn, heavyIn, SILENT, type VoteBeside } from './vote-asides.ts';
import { isBeside } from './vote-beside.ts';
import { clausesOf, standing } from './vote-clauses.ts';
import { inOrderOf, isOfSlots, type MarkOf, type VoteMark } from './vote-mark.ts';
import { marksOf } from './vote-marks.ts';
import { keptOf } from './vote-note.ts';
import { resolved } from './vote-resolved.ts';
import { inTurn, partsIn } from './vote-slots.ts';
import type { VoteRead } from './vote-state.ts';

/** A longer text is a letter, and no answer. */
const MOST_READ = 600;

/**
 * Slots may be left out: then nothing is decided, and it is only said that this answers a poll.
 * @param group whose poll it is
 */
export function readVote(
  utterance: Utterance,
  slots: readonly GivenSlot[],
  context: SlotContext,
  group?: string,
): VoteReading | undefined {
  const sentence = sentenceOf(utterance, context.knowledge.lexicon);
  if (isNone(utterance, sentence)) return undefined;
  const parts = partsIn(sentence, slots, context);
  // Where no poll is open, a day has to be named.
  if (slots.length === 0 && !parts.when.some(({ kind }) => kind === 'day')) return undefined;
  const all = marksOf(parts);
  // Of most messages, nothing is a word of an answer.
  if (!all.some(isOfSlots) || isAsked(sentence, all, context)) return undefined;
  const beside = besideIn(sentence, context, all, group);
  if (!beside) return undefined;
  const { person, isToo, told } = beside;
  if (!person && !isToo && says(sentence, 'vote-tiers')) return undefined;
  // "Moi je peux le 10 et Omar m’a dit qu’il ne peut pas le 8": only the first is one's own, and is noted.
  const ahead = sentence.text.slice(0, person?.start ?? 0).replace(JOINED, '');
  const mine = ahead && readVote({ ...utterance, text: ahead }, slots, context, group);
  if (person && mine && !mine.onBehalfOf && Object.keys(mine.answers).length > 0)
    return besideOther(mine, sentence.text.slice(person.start), !all.some(isSaidIn(ahead)));
  const { marks: kept, gone } = standing(
    inTurn(
      sentence.text,
      all.filter((mark) => !inside(beside.apart, mark)),
      slots,
    ),
  );
  const marks = withWords(sentence, kept, [...beside.apart, ...gone]);
  const back = gone.flatMap((one) => (one.kind === 'slots' ? one.slots : []));
  const read = {
    sentence,
    when: parts.when,
    marks,
    back,
    ...resolved(clausesOf(marks, sentence.text), slots),
  };
  if (told) read.left.unshift(told);
  read.isUnclear ||= parts.when.some((one) => isMisnamed(one, slots));
  if (slots.length === 0) return withoutPoll(read);
  const isNothing = Object.keys(read.answers).length === 0 && read.unknown.length === 0;
  const said = { ...read, marks: inOrderOf([...marks, ...gone]) };
  const isOther = isNothing || isBeside(utterance, said, context, beside);
  return isOther ? undefined : readingOf(read, slots, beside);
}

/** "Ok jeudi et vendredi, le 12 …": a weekday and a number that no slot has together may be two days. */
const isMisnamed = (one: WhenFound, slots: readonly GivenSlot[]): boolean => {
  if (one.kind !== 'day' || one.weekday === undefined || one.partial === 'weekday') return false;
  const named = slots.filter(({ date }) => isCalled(date, one));
  return (
    named.length > 0 && !named.some(({ date }) => isCalled(date, { ...one, partial: 'weekday' }))
  );
};

/** What joins one's own answer to what is told of somebody else. */
const JOINED = /(?:[\s,;]|\s(?:et|and))+$/u;

/** A letter, a secret, a question: "est-ce que je suis notée présente le 15" records nothing. */
const isNone = ({ text, credentials, copying }: Utterance, sentence: Sentence): boolean =>
  credentials ||
  copying ||
  text.length > MOST_READ ||
  text.includes('?') ||
  ['vote-qui', 'interroge'].some((one) => conceptsOf(sentence, one).some(({ at }) => at === 0));

const isSaidIn =
  ({ length }: string) =>
  ({ kind, end }: VoteMark): boolean =>
    (kind === 'choice' || kind === 'set') && end <= length;

/** One's own answer, and what is left of somebody else; "le 12 Zoé me remplace" says nothing of that day but what is told. */
const besideOther = (mine: VoteReading, other: string, isSilent: boolean): VoteReading => ({
  ...mine,
  asks: mine.asks || isSilent,
  left: [...mine.left, other],
});

/** The reading of what is an answer, and whether it is recorded. */
function readingOf(
  read: VoteRead,
  slots: readonly GivenSlot[],
  { person, whose }: VoteBeside,
): VoteReading {
  const { sentence, marks, answers, unknown, left } = read;
  const { text } = sentence;
  const none = Object.keys(answers).length === 0;
  const chosen = marks.filter(({ kind }) => kind === 'choice');
  // "Les autres non plus" says that it is meant so.
  const isOdd = read.isOdd && !says(sentence, 'vote-de-meme');
  const asks = !none && (left.length > 0 || isOdd || read.isUnclear || isSupposed(read, slots));
  // "…, passe-moi sur le vendredi" is for this poll, even where the rest has to be asked back.
  const isPut = chosen.some(({ is }) => is.has('vote-mettre'));
  const isJudged = marks.some(({ kind }) => kind === 'choice' || kind === 'set' || kind === 'only');
  const isOrder = !none && isJudged && (isPut || (!asks && says(sentence, 'vote-noter')));
  const isLikely = !none && left.length * 2 <= heavyIn(sentence).length;
  const isMuted = (mark: VoteMark) => mark.kind === 'words' && mark.heavy.length === 0;
  const taken = [...marks.filter((mark) => isOfSlots(mark) || isMuted(mark)), ...whose];
  return {
    rank: isOrder ? 'order' : isLikely ? 'answer' : 'guess',
    answers,
    isDated: marks.some((mark) => mark.kind === 'slots' && mark.slots.length > 0),
    unknown: unknown.map(({ start, end }) => text.slice(start, end)),
    back: read.back,
    other: read.other,
    ...keptOf(read),
    whose: whose.map(({ start, end }) => text.slice(start, end)).join(', ') || undefined,
    onBehalfOf: person?.name,
    isOpen: says(sentence, 'vote-ne-sait-pas') && Object.values(answers).includes('maybe'),
    asks,
    words: sentence.tokens.filter((one) => inside(taken, one)).map(({ folded }) => folded),
    left: left.map(({ start, end }) => text.slice(start, end)),
  };
}

/** "Je suivrai la majorité" and no more, "oui, non" of two slots, "rien le 18": what it may well mean. */
function isSupposed({ marks }: VoteRead, { length }: readonly GivenSlot[]): boolean {
  const has = (kind: VoteMark['kind']) => marks.some((mark) => mark.kind === kind);
  const isExcept = marks.some((mark) => mark.kind === 'opener' && mark.opens === 'except');
  return (
    (!has('slots') &&
      marks.some(({ kind, is }) => kind === 'set' && is.has('vote-sans-preference'))) ||
    marks.some(({ kind, start, end }) => length < 3 && kind === 'slots' && start === end) ||
    (has('slots') && !isExcept && marks.some(({ is }) => is.has('vote-rien-seul')))
  );
}

/** "Le 10, c’est ok pour qui": what is chosen is asked, and not told. */
const isAsked = (sentence: Sentence, marks: readonly VoteMark[], context: SlotContext): boolean =>
  partsOf(sentence.text).some(
    (part) =>
      marks.some((mark) => mark.kind === 'choice' && inside([part], mark)) &&
      !conceptsOf(sentence, 'vote-appui').some((one) => spanIn(sentence, one).end === part.end) &&
      asksInPlace(
        readSentence(sentence.text.slice(part.start, part.end), sentence.lexicon),
        (said) => whenSlot(said, context),
      ),
  );

/** The marks, and the words between them that have a sense. */
function withWords(
  sentence: Sentence,
  marks: readonly VoteMark[],
  apart: readonly Span[],
): VoteMark[] {
  const { text } = sentence;
  const isJudged = marks.some(({ kind }) => kind === 'choice' || kind === 'set' || kind === 'only');
  const isDated = marks.some((mark) => mark.kind === 'slots' && mark.day);
  const isIf = marks.some((mark) => mark.kind === 'opener' && mark.opens === 'if');
  const copulas = isIf
    ? conceptsOf(sentence, 'vote-copule').map((one) => spanIn(sentence, one))
    : [];
  const taken = [...marks.filter(({ kind }) => kind !== 'sign'), ...apart, ...copulas];
  const edges = [...marks, ...apart];
  const runs = new Map<number, MarkOf<'words'>>();
  for (const word of heavyIn(sentence, !isJudged && isDated ? SILENT : undefined)) {
    if (inside(taken, word)) continue;
    const start = Math.max(0, ...edges.map(({ end }) => (end <= word.start ? end : 0)));
    const ends = edges.flatMap((one) => (one.start > word.start ? one.start : []));
    const end = Math.min(text.length, ...ends);
    const heavy = [...(runs.get(start)?.heavy ?? []), word];
    runs.set(start, { kind: 'words', is: new Set(), start, end, heavy });
  }
  return inOrderOf([...marks, ...runs.values()]);
}

/** "ok pour le 8, pas le 14", and no poll is known: somebody has to be asked which. */
function withoutPoll({ marks, sentence, left }: VoteRead): VoteReading | undefined {
  const isDated = marks.some((mark) => mark.kind === 'slots' && mark.day);
  const isChosen = marks.some(({ kind }) => kind === 'choice');
  // "Ok ça sera jeudi" settles a day, and answers no poll.
  const isMore = left.length > 0 || marks.some(({ kind }) => kind === 'words');
  if (!isDated || !isChosen || isMore || says(sentence, 'sondage-pris')) return undefined;
  const words = sentence.tokens.filter((one) => inside(marks.filter(isOfSlots), one));
  return {
    ...{ rank: 'told', answers: {}, unknown: [], back: [], left: [] },
    words: words.map(({ folded }) => folded),
  };
}

/** For `npm run understand`. */
export const voteFields = ({ answers, unknown, asks, ...told }: VoteReading) =>
  defined({
    ...{ answers, other: told.other, note: told.note, onBehalfOf: told.onBehalfOf },
    ...{ why: told.why, whose: told.whose },
    unknown: unknown.length > 0 ? unknown : undefined,
    asks: asks || undefined,
  });
