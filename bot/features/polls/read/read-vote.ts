/** An answer to a poll → a choice for the slots that it decides, or nothing. */
import { corrected, type Token, tokensOf } from '../../../language/tokens.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { answersOf } from './clauses.ts';
import type { ReadingWith } from './read-poll.ts';
import type { GivenSlot, VoteReading } from './reading.ts';
import { noteIn, personIn } from './vote-asides.ts';
import { piecesOf } from './vote-pieces.ts';
import { voteWords } from './vote-words.ts';

/** A choice for slots that were named; a choice alone. */
const scores = { named: 0.98, bare: 0.6 };

export function readVote(
  { text }: Utterance,
  slots: readonly GivenSlot[],
  { now, zone, knowledge, view }: ReadingWith,
): VoteReading | undefined {
  if (slots.length === 0) return undefined;
  const lexicon = knowledge.vocabulary.when;
  const person = personIn(text, lexicon);
  const note = noteIn(text);
  const read = person ? blank(text, person.start, person.end) : text;
  const head = note ? read.slice(0, note.start) : read;
  const when = readWhen(head, { now, zone }, lexicon);
  const tokens: Token[] = corrected(tokensOf(head), view.speller(voteWords));
  const pieces = piecesOf(head, { tokens, when, slots, lexicon });
  const { answers, unknown } = answersOf(pieces, slots);
  if (Object.keys(answers).length === 0 && unknown.length === 0) return undefined;
  if (head.includes('?') && !pieces.some(({ kind }) => kind === 'choice')) return undefined;
  return {
    score: Object.keys(answers).length > 0 ? scores.named : scores.bare,
    answers,
    unknown: unknown.map(({ start, end }) => text.slice(start, end)),
    note: note?.text,
    onBehalfOf: person?.name,
    words: tokens
      .filter((t) => pieces.some((p) => p.start <= t.start && t.start < p.end))
      .map(({ folded }) => folded),
    left: tokens
      .filter((t) => !pieces.some((p) => p.start <= t.start && t.start < p.end))
      .map(({ folded }) => folded),
  };
}

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** For `npm run understand`. */
export function voteFields({
  answers,
  note,
  onBehalfOf,
  unknown,
}: VoteReading): Record<string, unknown> {
  return {
    answers,
    ...(note === undefined ? {} : { note }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(unknown.length > 0 ? { unknown } : {}),
  };
}
