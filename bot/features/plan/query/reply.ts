/** Reply to a message: each of its questions answered, one after the other, in the form it was asked. */
import type { Situation } from '../../../contract/feature.ts';
import type { ConversationSubject } from '../../../contract/turn.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { decideInContext } from '../read/continuation.ts';
import type { Decision } from '../read/decision.ts';
import type { PlanQuestion } from '../read/question.ts';
import { type AnswerDraft, compose } from '../show/compose.ts';
import { subjectAbout } from '../show/understood.ts';
import { verdictOn } from './claim.ts';
import { isClosed, isNegated } from './form.ts';
import { type Piece, pieceOf, pieceOfUtterance } from './piece.ts';
import { questionsIn } from './split.ts';
import { inOne, settled } from './wording.ts';

/** What one question came to. */
export interface Reply {
  utterance: Utterance;
  decision: Decision;
  question: PlanQuestion;
  /** @param extra lines that other features know about the subject */
  draft: (extra: string[]) => AnswerDraft;
  subject: ConversationSubject | undefined;
  /** The draft is what the decision alone comes to. */
  isPlain: boolean;
}

/** The reply to one question. */
export function replyTo(piece: Piece, situation: Situation, knowledge: Knowledge): Reply {
  const { utterance } = piece;
  const { decision, question } = decideInContext(utterance, situation, knowledge);
  const fields = question.fields.filter((f) => f.strong).map((f) => f.id);
  const draft = (extra: string[]) => compose({ decision, utterance, fields }, knowledge, extra);
  const entry = decision.kind === 'entry' ? decision.entry : undefined;
  const verdict = entry && isClosed(piece) ? judged(piece, entry, question, knowledge) : undefined;
  return {
    utterance,
    decision,
    question,
    draft: verdict
      ? (extra) => settled(draft(extra), verdict, knowledge, isNegated(piece.sentence))
      : draft,
    subject: entry && subjectAbout(entry, { utterance, fields }),
    isPlain: verdict === undefined,
  };
}

/** Share of what is said that must be the entry's for it to be confirmed. */
const CONFIRMED = 0.5;

/** What the claim comes to; without a measure that tells, yes when it is the entry's own words. */
function judged(
  piece: Piece,
  entry: Entry,
  { terms }: PlanQuestion,
  knowledge: Knowledge,
) {
  const verdict = verdictOn(piece, entry, knowledge);
  if (verdict || entry.outcome === 'unknown') return verdict;
  const said = terms.filter((term) => !term.field);
  const all = said.reduce((sum, { weight }) => sum + weight, 0);
  const own = said.reduce(
    (sum, term) => sum + (knowledge.index.support(entry, term) > 0 ? term.weight : 0),
    0,
  );
  return all === 0 || own / all >= CONFIRMED ? 'yes' : undefined;
}

/** Kinds of decisions that answer nothing. */
const UNANSWERED: ReadonlySet<Decision['kind']> = new Set(['outOfScope', 'nothing', 'clarify', 'absent']);

/** Replies to each question of a message; one, when it asks one thing or a part of it has no answer. */
export function repliesTo(
  utterance: Utterance,
  situation: Situation,
  knowledge: Knowledge,
): Reply[] {
  const whole = () => [replyTo(pieceOfUtterance(utterance, knowledge), situation, knowledge)];
  const texts = questionsIn(utterance.text, knowledge.lexicon);
  if (texts.length < 2) return whole();
  const replies: Reply[] = [];
  let { subject } = situation;
  for (const text of texts) {
    const piece = pieceOf(text, utterance.locale, knowledge);
    const reply = replyTo(piece, { ...situation, subject }, knowledge);
    if (reply.decision.kind === 'refused') return [reply];
    replies.push(reply);
    subject = reply.subject ?? subject;
  }
  return replies.some(({ decision }) => UNANSWERED.has(decision.kind)) ? whole() : replies;
}

/** One draft of all replies. */
export const draftOf = (replies: readonly Reply[], extra: string[]): AnswerDraft | undefined =>
  inOne(replies.map(({ draft }) => draft(extra)));

/** Whether there is nothing to add to what the one decision alone comes to. */
export const isPlain = (replies: readonly Reply[]): boolean =>
  replies.every((reply) => reply.isPlain) && replies.length < 2;
