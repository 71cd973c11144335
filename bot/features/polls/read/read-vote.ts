/** An answer to a poll → a choice for the slots that it decides, or nothing. */
import { corrected, type Token, tokensOf } from '../../../language/tokens.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { ordinaryWords } from '../../../language/vocabulary.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { cut } from '../../../language/words.ts';
import { answersOf, type DecidedAnswers } from './clauses.ts';
import type { PollReadingContext } from './read-poll.ts';
import type { GivenSlot, VoteReading } from './reading.ts';
import { personIn, remarksIn } from './vote-asides.ts';
import { piecesOf, type VotePiece } from './vote-pieces.ts';
import { filler, voteWords } from './vote-words.ts';

/** An answer to a poll that is open; days and choices without a poll. */
const scores = { answered: 1, unknown: 0.6, without: 0.96 };
/** "qui a répondu ok pour le 8 ?" asks for the answers of others. */
const ASKS_WHO = /^\s*(?:qui|who)(?!\p{L}).*\?\s*$/isu;
/** Slots that are only named are a yes when hardly anything else is said. */
const MOST_LEFT = 1;
/** More words that are no answer, and no day among them: something else is spoken of. */
const MOST_BESIDE = 4;
/** These greet: "morning" is no slot in them. */
const GREETING = /(?<!\p{L})good\s+(?:morning|afternoon|evening)(?!\p{L})/giu;

/** Slots may be left out: then nothing is decided, and it is only said that this answers a poll. */
export function readVote(
  utterance: Utterance,
  slots: readonly GivenSlot[],
  context: PollReadingContext,
): VoteReading | undefined {
  const { text, credentials, copying } = utterance;
  if (credentials || copying || (slots.length === 0 && !mayAnswer(text))) return undefined;
  if (ASKS_WHO.test(text)) return undefined;
  const person = personIn(text, context.knowledge.vocabulary.when);
  const addressed = text.replace(GREETING, (said) => ' '.repeat(said.length));
  const read = person ? blank(addressed, person.start, person.end) : addressed;
  const note = remarksIn(read).find((remark) => !decides(read.slice(remark.start), slots, context));
  const head = note ? read.slice(0, note.start) : read;
  const { pieces, tokens, decided } = partsOf(head, slots, context);
  if (slots.length === 0) return withoutPoll(pieces, tokens);
  const { answers, unknown } = decided;
  const none = Object.keys(answers).length === 0;
  if (none && unknown.length === 0) return undefined;
  if (isBeside(utterance, pieces, left(pieces, tokens), none, context)) return undefined;
  const word = note?.text ?? proposal(text, decided, pieces);
  return {
    score: none ? scores.unknown : scores.answered,
    answers,
    unknown: unknown.map(({ start, end }) => text.slice(start, end)),
    note: word,
    onBehalfOf: person?.name,
    words: tokens.filter((t) => isIn(pieces, t)).map(({ folded }) => folded),
    left: left(pieces, tokens),
  };
}

/**
 * A poll may be open for weeks, and the plan is asked meanwhile: "fiche 1.1", "le schéma n'est pas prêt ?".
 * @param rest words that are no part of an answer
 * @param none no slot of the poll is decided
 */
function isBeside(
  { text, asks, references }: Utterance,
  pieces: readonly VotePiece[],
  rest: readonly string[],
  none: boolean,
  { knowledge: { numbers } }: PollReadingContext,
): boolean {
  const chosen = pieces.some(({ kind }) => kind === 'choice');
  const dated = pieces.some((piece) => piece.kind === 'slots' && piece.day);
  const asked = asks || text.includes('?');
  const ofThePlan =
    references.fiches.some((number) => numbers.fiches.has(number)) ||
    references.axes.some((number) => numbers.axes.has(number));
  if (ofThePlan && (!chosen || asked)) return true;
  if (!chosen && (text.includes('?') || rest.length > MOST_LEFT)) return true;
  if (!dated && asked) return true;
  return (!dated || none) && rest.length > MOST_BESIDE;
}

function partsOf(
  text: string,
  slots: readonly GivenSlot[],
  { now, zone, knowledge, view }: PollReadingContext,
) {
  const { when: lexicon, usages } = knowledge.vocabulary;
  const when = readWhen(text, { now, zone }, lexicon);
  const typed = expanded(tokensOf(text), usages.abreviations);
  const tokens = corrected(typed, view.speller(voteWords), ordinaryWords(knowledge.vocabulary));
  const pieces = piecesOf(text, { tokens, when, slots, lexicon });
  return { tokens, pieces, decided: answersOf(pieces, slots) };
}

/** "pr ts les creneaux": an abbreviation of one word is that word. */
function expanded(
  tokens: readonly Token[],
  abbreviations: Readonly<Record<string, string>>,
): Token[] {
  return tokens.map((token) => {
    const full = Object.hasOwn(abbreviations, token.folded)
      ? abbreviations[token.folded]
      : undefined;
    const words = full === undefined ? [] : cut(full);
    return words.length === 1 && words[0] ? { ...token, ...words[0] } : token;
  });
}

/** Whether a part of the text chooses slots itself: then it is no remark. */
function decides(text: string, slots: readonly GivenSlot[], context: PollReadingContext): boolean {
  const { pieces, decided } = partsOf(text, slots, context);
  const named = pieces.some((piece) => piece.kind === 'slots' && piece.day);
  return named && Object.keys(decided.answers).length > 0;
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
function withoutPoll(
  pieces: readonly VotePiece[],
  tokens: readonly Token[],
): VoteReading | undefined {
  const days = pieces.filter((piece) => piece.kind === 'slots' && piece.day);
  const chosen = pieces.some(({ kind }) => kind === 'choice');
  if (days.length === 0 || !chosen || left(pieces, tokens).length > 0) return undefined;
  return {
    score: scores.without,
    answers: {},
    unknown: [],
    words: tokens.filter((t) => isIn(pieces, t)).map(({ folded }) => folded),
    left: left(pieces, tokens),
  };
}

const isIn = (pieces: readonly VotePiece[], { start }: Token): boolean =>
  pieces.some((piece) => piece.start <= start && start < piece.end);

const left = (pieces: readonly VotePiece[], tokens: readonly Token[]): string[] =>
  tokens.filter((t) => !isIn(pieces, t) && !filler.has(t.folded)).map(({ folded }) => folded);

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
