/** An answer to a poll → a choice for the slots that it decides, or nothing. */
import type { Utterance } from '../../../language/utterance.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { readSentence, type Sentence, sentenceOf } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import { answersOf, type DecidedAnswers } from './clauses.ts';
import type { GivenSlot, VoteReading } from './reading.ts';
import { type Note, personIn, remarksIn } from './vote-asides.ts';
import { inside, isLeft, piecesOf, type VotePiece } from './vote-pieces.ts';

/** "qui a répondu ok pour le 8 ?" asks for the answers of others. */
const ASKS_WHO = /^\s*(?:qui|who|ki)(?!\p{L})/iu;
/** These greet: "morning" is no slot in them. */
const GREETING = /(?<!\p{L})good\s+(?:morning|afternoon|evening)(?!\p{L})/giu;
/** Words that are no answer, beside one that names its days: more, and something else is spoken of. */
const MOST_BESIDE = 6;
/** Where a clause may begin that answers again behind a remark. */
const AGAIN = /[,;.\n]\s*|\s(?:et|mais|and|but)\s+/giu;

interface Read {
  sentence: Sentence;
  pieces: readonly VotePiece[];
  decided: DecidedAnswers;
}

/** Slots may be left out: then nothing is decided, and it is only said that this answers a poll. */
export function readVote(
  utterance: Utterance,
  slots: readonly GivenSlot[],
  context: SlotContext,
): VoteReading | undefined {
  const { text, credentials, copying } = utterance;
  if (credentials || copying || (slots.length === 0 && !mayAnswer(text))) return undefined;
  if (ASKS_WHO.test(text)) return undefined;
  const whole = sentenceOf(utterance, context.knowledge.lexicon);
  if (slots.length === 0) return withoutPoll(partsOf(text, slots, context));
  // Of most messages, nothing is a word of an answer.
  const first = partsOf(text, slots, context);
  if (!first.pieces.some(({ kind }) => kind !== 'sign')) return undefined;
  const person = personIn(whole, context);
  const addressed = text.replace(GREETING, (said) => ' '.repeat(said.length));
  const own = person ? blank(addressed, person.start, person.end) : addressed;
  const remark = remarkIn(own, slots, context);
  const head = remark ? blank(own, remark.start, remark.end) : own;
  const read = partsOf(head, slots, context);
  const { answers, unknown } = read.decided;
  const none = Object.keys(answers).length === 0;
  if (none && unknown.length === 0) return undefined;
  const left = leftIn(read);
  if (isBeside(utterance, whole, read, left, context)) return undefined;
  const word = remark?.text ?? reason(read, left) ?? proposal(text, read.decided, read.pieces);
  return {
    rank: none ? 'guess' : 'answer',
    answers,
    unknown: unknown.map(({ start, end }) => text.slice(start, end)),
    note: word,
    onBehalfOf: person?.name,
    words: read.sentence.tokens.filter((t) => inside(read.pieces, t)).map(({ folded }) => folded),
    left,
  };
}

/**
 * A poll may be open for weeks, and people speak of everything meanwhile: a text is an answer only when the
 * whole of it is one. Beside days that are named and judged, a few words may say why.
 */
function isBeside(
  { references }: Utterance,
  whole: Sentence,
  { pieces, decided, sentence }: Read,
  left: readonly string[],
  context: SlotContext,
): boolean {
  const chosen = pieces.filter((piece) => piece.kind === 'choice');
  if (sentence.text.includes('?') || (whole.mood === 'ask' && chosen.length + setsIn(pieces) === 0))
    return true;
  const dated = pieces.some((piece) => piece.kind === 'slots' && piece.slots.length > 0);
  const fiches = fichesSlot(whole, context).filter(
    ({ at }) => !pieces.some((p) => p.kind === 'slots' && inside([p], whole.typed[at] ?? p)),
  );
  if (fiches.length > 0 || (references.axes.length > 0 && !dated)) return true;
  if (chosen.length === 0 && dated) return left.length > 0;
  const none = Object.keys(decided.answers).length === 0;
  if (none) return left.length > 1;
  if (dated) return left.length > Math.max(MOST_BESIDE, pieces.length);
  // "Tout va bien", "aucun souci": no slot is named, and every word must be about slots.
  const isStrong = chosen.some((piece) => !piece.weak);
  const sets = pieces.filter((piece) => piece.kind === 'set' && WHOLE.has(piece.set));
  const [set] = sets;
  if (!set) return true;
  // "Les deux c'est bon": more than "tout", it is of slots.
  const ofSlots = sets.some(({ start, end }) => /[\s’']/.test(sentence.text.slice(start, end)));
  if (left.length > 0) return !(opensWith(sentence, set) && left.length <= MOST_BESIDE);
  return !(isStrong || ofSlots || chosen.length === 0);
}

/** Sets that say something of all slots; "sinon" and "à part" need one that is named. */
const WHOLE: ReadonlySet<string> = new Set(['all', 'none']);

const setsIn = (pieces: readonly VotePiece[]): number =>
  pieces.filter(({ kind }) => kind === 'set').length;

/** A set that stands first, but for light words: "aucune, malheureusement …". */
const opensWith = ({ tokens, lexicon }: Sentence, set: VotePiece): boolean =>
  tokens.every(
    ({ folded, end }) => end > set.start || lexicon.light.has(folded) || folded === 'alors',
  );

function partsOf(text: string, slots: readonly GivenSlot[], context: SlotContext): Read {
  const { now, zone, knowledge } = context;
  const { when: lexicon } = knowledge.vocabulary;
  const sentence = readSentence(text, knowledge.lexicon);
  const when = readWhen(text, { now, zone }, lexicon);
  const pieces = piecesOf({ sentence, when, slots, lexicon });
  return { sentence, pieces, decided: answersOf(pieces, slots) };
}

/** The first remark behind an answer that is whole without it; it ends where the answer goes on. */
function remarkIn(
  text: string,
  slots: readonly GivenSlot[],
  context: SlotContext,
): Note | undefined {
  const { sentence, pieces } = partsOf(text, slots, context);
  const begun = (at: number) => pieces.some((piece) => piece.kind !== 'sign' && piece.end <= at);
  for (const { start, end, text: said, joined } of remarksIn(sentence)) {
    if (!begun(start)) continue;
    const tail = text.slice(start, end);
    const places = [
      ...[...tail.matchAll(AGAIN)].map(({ index, 0: sign }) => index + sign.length),
      ...pieces.flatMap((piece) =>
        piece.kind !== 'sign' && piece.start > start && piece.start < end
          ? [piece.start - start]
          : [],
      ),
    ].sort((a, b) => a - b);
    const again = places.find((at) => at > 0 && decides(tail.slice(at), slots, context, true));
    const own = again === undefined ? tail : tail.slice(0, again);
    // "C'est parfait", "je suis libre": said of the slots.
    const speaks = pieces.some(
      (piece) =>
        (piece.kind === 'choice' || piece.kind === 'slots') &&
        piece.start >= start &&
        piece.end <= start + own.length,
    );
    if (decides(own, slots, context) || (speaks && !joined)) continue;
    const cut = said.slice(0, Math.max(0, said.length - (tail.length - own.length)));
    const typed = cut.replace(/(?:[\s,;.)]|\s(?:et|mais|and|but))+$/u, '').trim();
    if (typed.length > 2) return { text: typed, start, end: start + own.length, joined };
  }
  return undefined;
}

/** Whether a part of the text chooses slots itself: then it is no remark. */
function decides(
  text: string,
  slots: readonly GivenSlot[],
  context: SlotContext,
  atOnce = false,
): boolean {
  const read = partsOf(text, slots, context);
  const { pieces, decided, sentence } = read;
  if (Object.keys(decided.answers).length === 0) return false;
  const start = pieces.find(({ kind }) => kind !== 'sign')?.start ?? 0;
  if (atOnce && sentence.tokens.some((t, at) => t.end <= start && isLeft(sentence, at)))
    return false;
  const [first, second] = pieces.filter(({ kind }) => kind !== 'sign');
  const choice = pieces.some(({ kind }) => kind === 'choice');
  const named = pieces.some((piece) => piece.kind === 'slots' && piece.day);
  // "… et les deux autres non": a set that opens the part, and what is said of it.
  const others = [first, second].some((piece) => piece?.kind === 'set' && piece.set === 'others');
  const set = (first?.kind === 'set' && second?.kind === 'choice') || others;
  return choice && (named || set);
}

/** "Aucun. Commission toute la semaine.": a sentence of its own that decides nothing says why. */
function reason({ sentence, pieces }: Read, left: readonly string[]): string | undefined {
  if (left.length === 0) return undefined;
  const own = [...sentence.text.matchAll(/[^.!\n]+/gu)].filter(
    ({ 0: said, index }) =>
      said.trim().length > 2 &&
      !/^\s*(?:merci|bonjour|thanks|hello)\b/iu.test(said) &&
      !pieces.some((p) => p.kind !== 'sign' && p.start >= index && p.start < index + said.length),
  );
  const [first] = own;
  return own.length === 1 && first ? first[0].trim() : undefined;
}

/** Days that the poll has not, and how they were named: a proposal. */
function proposal(
  text: string,
  { unknown }: DecidedAnswers,
  pieces: readonly VotePiece[],
): string | undefined {
  const [first] = unknown;
  const last = unknown.at(-1);
  if (!first || !last) return undefined;
  const sign = pieces.findLast(({ kind, end }) => kind === 'sign' && end <= first.start)?.end ?? 0;
  return text.slice(sign, last.end).trim();
}

/** Without a poll at hand, only a short answer with a day in it is worth reading. */
const mayAnswer = (text: string): boolean =>
  text.length <= 200 && /\d/.test(text) && !text.includes('?');

/** "ok pour le 8, pas le 14", and no poll is known: somebody has to be asked which. */
function withoutPoll(read: Read): VoteReading | undefined {
  const { pieces, sentence } = read;
  const days = pieces.filter((piece) => piece.kind === 'slots' && piece.day);
  const chosen = pieces.some(({ kind }) => kind === 'choice');
  if (days.length === 0 || !chosen || leftIn(read).length > 0) return undefined;
  return {
    rank: 'told',
    answers: {},
    unknown: [],
    words: sentence.tokens.filter((t) => inside(pieces, t)).map(({ folded }) => folded),
    left: [],
  };
}

const leftIn = ({ sentence, pieces }: Read): string[] =>
  sentence.tokens
    .filter((token, at) => !inside(pieces, token) && isLeft(sentence, at))
    .map(({ folded }) => folded);

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** For `npm run understand`. */
export function voteFields(reading: VoteReading): Record<string, unknown> {
  const { answers, note, onBehalfOf, unknown } = reading;
  return {
    answers,
    ...(note === undefined ? {} : { note }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(unknown.length > 0 ? { unknown } : {}),
  };
}
