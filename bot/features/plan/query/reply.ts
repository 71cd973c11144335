/** Reply to one question: of a query that ran, or else of the search. */
import type { Situation } from '../../../contract/feature.ts';
import type { ConversationSubject } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { type Form, inForm, shortened } from '../../../knowledge/entries/short.ts';
import { type Entry, isSheet } from '../../../knowledge/entry.ts';
import { stands } from '../../../sentence/saying.ts';
import { decideInContext } from '../read/continuation.ts';
import type { Decision } from '../read/decision.ts';
import { isClosed, isPutAgainst } from '../read/form.ts';
import { refused } from '../read/named.ts';
import { leftIn, type Piece, saysAny } from '../read/piece.ts';
import { type PlanQuestion, questionOf } from '../read/question.ts';
import { type AnswerDraft, compose } from '../show/compose.ts';
import { nextQuestions } from '../show/next-questions.ts';
import { subjectAbout } from '../show/pieces.ts';
import { strings as shown } from '../show/strings.ts';
import { noneAbout, notSpokenOf, saidOf, themeTold } from './about.ts';
import { siglesListed, whatItDoes, whatItIsCalled } from './bodies.ts';
import { claimed, isClaim, isPartly } from './claim.ts';
import { heldAgainstNow, ofMeeting, overAlready } from './dates.ts';
import { exceptIn, withoutExcepted } from './except.ts';
import { measureAsked } from './figure.ts';
import { graphOf, withLiving } from './graph.ts';
import { KINDS } from './kinds.ts';
import { labelled, ofItsActions } from './labelled.ts';
import { linesAsked } from './lines.ts';
import { onDay } from './on-day.ts';
import { presupposed } from './presupposed.ts';
import { queryOf, TAKEN } from './query.ts';
import type { AskedOfPlan, Result } from './result.ts';
import { roleHeld } from './role.ts';
import { run } from './run.ts';
import { counted, formAsked, led, settled, withoutForm } from './wording.ts';

/** What one question came to. */
export interface PlanReply {
  decision: Decision;
  question: PlanQuestion;
  draft: () => AnswerDraft;
  subject: ConversationSubject | undefined;
  /** All that is asked was understood; or yes or no is said of what was found; or it is said as it was found, or again. */
  origin: 'query' | 'claim' | 'search' | 'again';
  /** Questions of the message that it answers nothing of, as put. */
  leaves?: readonly string[];
}

/** The reply to one question: of a query that ran, or else of the search. */
export function replyTo(asked: Piece, situation: Situation): PlanReply {
  const form = formAsked(asked);
  const piece = form === 'short' ? withoutForm(asked) : asked;
  const result = refused(piece) ? undefined : resultOf(piece, situation);
  const reply = result ? replyWith(result, piece) : searched(piece, situation);
  const over = overAlready(piece, reply.decision, situation.now);
  if (over && reply.origin !== 'claim')
    return { ...reply, draft: () => led(reply.draft(), over, piece) };
  if (isCounting(piece)) return { ...reply, draft: () => counted(reply.draft(), piece) };
  return form ? said(reply, form) : reply;
}

/** "Combien d’indicateurs ?", "elle en a cinq ?": how many is asked, and not which; "l’axe combien ?" asks which. */
function isCounting(piece: Piece): boolean {
  const { sentence, utterance } = piece;
  const isNumber = (folded: string, at: number) =>
    (/^\d+$/.test(folded) || stands(sentence, 'q-compte-mot', at)) &&
    !utterance.references.used.has(at);
  const isHowMany = sentence.tokens.some(
    (_, at) =>
      stands(sentence, 'q-combien', at) && !KINDS.some(([kind]) => stands(sentence, kind, at - 1)),
  );
  return (
    !utterance.choosing &&
    (isHowMany ||
      (isClosed(piece) && sentence.tokens.some(({ folded }, at) => isNumber(folded, at))))
  );
}

/** A reply in the form that was asked. */
function said(reply: PlanReply, form: Form): PlanReply {
  const { decision, origin, draft, question } = reply;
  if (decision.kind !== 'entry' || decision.entry.outcome === 'unknown' || origin === 'claim')
    return reply;
  const { entry } = decision;
  const again = (): AnswerDraft => {
    const { data, ...rest } = draft();
    const isEntry = origin === 'search' || data.headline === entry.say(data.lang).headline;
    const {
      headline,
      items = [],
      rows = [],
    } = isEntry
      ? inForm(entry, form, data.lang, question.piece.knowledge)
      : form === 'short'
        ? shortened(data, [], data.lang)
        : data;
    return { ...rest, data: { ...data, headline, items, short: undefined, rows, notes: [] } };
  };
  return { ...reply, draft: again };
}

/** The result of the query that a question is, over the graph, or over a list that the search finds. */
function resultOf(piece: Piece, situation: Situation): Result | undefined {
  const { knowledge } = piece;
  const graph = withLiving(graphOf(knowledge), situation.living);
  const asking: AskedOfPlan = { piece, subject: situation.subject, graph };
  for (const reader of READERS) {
    const told = reader(asking);
    if (told) return told;
  }
  const lines = linesAsked(asking);
  if (lines?.isSure) return lines.result;
  const query = queryOf(asking);
  const found = () => decideInContext(piece.utterance, situation, knowledge).decision;
  const result = query && run(query, asking);
  // What things are about is asked of their words, which the search knows better where it is sure of another one.
  const isOutdone = query?.of.about && result && isOfOther(result, found());
  if (result) return isOutdone ? undefined : result;
  if (query?.of.about) {
    const decision = found();
    const kind = `${query.of.kind}:`;
    const isOfKind =
      decision.kind === 'entry' &&
      decision.entry.entities.some((id) => id.startsWith(kind)) &&
      !isGuessed(piece, decision.entry);
    const isTold =
      query.what.kind !== 'exists' &&
      decision.kind === 'entry' &&
      leftIn(piece, TAKEN, () => false).some((term) =>
        knowledge.index.explains(decision.entry, term),
      );
    return isOfKind || isTold ? undefined : noneAbout(query, asking);
  }
  const read = found();
  const isUnsure = UNSURE.has(read.kind);
  const isOfNoSheet =
    read.kind === 'entry' && !isSheet(read.entry.entities[0] ?? '') && saysAny(piece, 'q-concerne');
  if (lines && (isUnsure || isOfNoSheet)) return lines.result;
  const isGuess = read.kind === 'entry' && isGuessed(piece, read.entry);
  const unspoken = isUnsure || isGuess ? notSpokenOf(asking) : undefined;
  if (unspoken) return unspoken;
  const themed = themeTold(asking, read) ?? saidOf(asking, read);
  if (themed) return themed;
  const cut = exceptIn(piece);
  if (!cut) return undefined;
  const { decision } = decideInContext(cut.main.utterance, situation, knowledge);
  return decision.kind === 'entry' ? withoutExcepted(decision.entry, cut.except, piece) : undefined;
}

/** Kinds of questions that are understood whole, each with its answer: the first that reads one. */
const READERS: readonly ((asking: AskedOfPlan) => Result | undefined)[] = [
  measureAsked,
  roleHeld,
  ofMeeting,
  whatItDoes,
  whatItIsCalled,
  siglesListed,
  onDay,
  labelled,
  ofItsActions,
];

/** What the search is not sure of, or does not find. */
const UNSURE: ReadonlySet<Decision['kind']> = new Set(['clarify', 'nothing', 'absent', 'missing']);

/** Found by its kind and field alone, where more is said: "fiches pilotées par …". */
const isGuessed = (piece: Piece, entry: Entry): boolean => {
  const left = leftIn(piece, TAKEN);
  return left.length > 0 && !left.some((term) => piece.knowledge.index.explains(entry, term));
};

/** Whether a search is likelier right than not, and about another thing than a result, or one of its several. */
const isOfOther = ({ entities, entry }: Result, decision: Decision): boolean =>
  decision.kind === 'entry' &&
  (decision.chance ?? 0) > LIKELY &&
  !(entry !== undefined && decision.entry.entities.includes(entities[0] ?? ''));
const LIKELY = 0.5;

/** Surer than what is found by words alone. */
export const UNDERSTOOD = 0.9;

/** A reply that says a result. */
export function replyWith(result: Result, piece: Piece): PlanReply {
  const { utterance, knowledge } = piece;
  const entity = result.entry ?? result.entities[0] ?? 'plan';
  const entry = knowledge.entry(entity) ?? knowledge.entry('plan');
  const decision: Decision = entry
    ? { kind: 'entry', entry, score: UNDERSTOOD }
    : { kind: 'nothing', near: undefined };
  const subject = {
    entities: [...result.entities],
    fields: [...result.fields],
    entry: result.entry,
    terms: utterance.terms,
  };
  return {
    decision,
    question: questionOf(piece),
    draft: () => drafted(result, subject, piece),
    subject,
    origin: 'query',
  };
}

/** A result as a draft: its own words, its source once, and what may be asked next. */
function drafted(
  { spoken, sources, entry = '', entities }: Result,
  subject: ConversationSubject,
  { utterance: { locale }, knowledge: { plan } }: Piece,
): AnswerDraft {
  const say = shown[locale];
  return {
    outcome: 'answered',
    locale,
    sources: [...sources],
    about: entry,
    subject,
    data: {
      lang: locale,
      headline: spoken.headline,
      items: spoken.items ?? [],
      short: spoken.short,
      rows: spoken.rows ?? [],
      notes: spoken.note ? [spoken.note] : [],
      sources: sources.map((s) => say.source(s.document, shortDay(s.date, locale), s.section)),
      questions: nextQuestions(entities, plan, locale, entry),
      wrong: entry ? [{ title: say.wrong, id: entry }] : [],
    },
  };
}

/** "La réunion est maintenue ?": of one that is over as a whole, there is no yes. */
const stillTrue = (
  claim: ReturnType<typeof claimed>,
  piece: Piece,
  now: Date,
): ReturnType<typeof claimed> => {
  const { entry } = claim?.decision.kind === 'entry' ? claim.decision : {};
  const isWhole = entry?.shape === 'whole' && claim?.verdict === 'yes';
  return isWhole && claim && overAlready(piece, claim.decision, now) ? undefined : claim;
};

/** What the search comes to, settled by yes or no when that was asked. */
function searched(piece: Piece, situation: Situation): PlanReply {
  const { utterance, knowledge } = piece;
  const { decision: found, question } = decideInContext(utterance, situation, knowledge);
  const asks = isClaim(piece);
  const instead = asks ? undefined : presupposed(piece, found, situation.now);
  if (instead) return corrected(instead, found, piece);
  const claim = asks
    ? stillTrue(claimed(piece, found, question), piece, situation.now)
    : isPartly(piece, found, question)
      ? { verdict: 'open' as const, decision: found }
      : undefined;
  const decide = (part: Piece) => decideInContext(part.utterance, situation, knowledge).decision;
  const timed = heldAgainstNow(piece, { found, decide, now: situation.now });
  const { decision, verdict } = timed ?? claim ?? { decision: found };
  const fields = question.fields.filter((f) => f.strong).map((f) => f.id);
  const entry = decision.kind === 'entry' ? decision.entry : undefined;
  const isStated = fields.some((id) => entry?.fields.includes(id));
  const draft = () => {
    const composed = compose({ decision, utterance, fields }, knowledge);
    if (timed?.lead) return led(composed, timed.lead, piece);
    if (!verdict) return composed;
    const settling = {
      verdict,
      isAgainst: isPutAgainst(piece),
      isUndated: timed?.isUndated,
      isBound: saysAny(piece, 'borne-deja') || (fields.length > 0 && !isStated),
      isLine: entry?.shape === 'item' && entry.entities[0]?.startsWith('fiche:'),
    };
    return settled(composed, settling, piece);
  };
  return {
    decision,
    question,
    draft,
    subject: entry && subjectAbout(entry, { utterance, fields }),
    origin: verdict ? 'claim' : 'search',
  };
}

/** "Non : elle a été créée en 2023", and then what is asked of it. */
function corrected(entry: Entry, found: Decision, piece: Piece): PlanReply {
  const asked = found.kind === 'entry' && found.entry.outcome === 'answered' ? found.entry : entry;
  const also = asked === entry ? undefined : asked;
  const decision = { kind: 'entry' as const, entry, also, score: UNDERSTOOD };
  const reply = replyOf(decision, piece, []);
  return {
    ...reply,
    draft: () => settled(reply.draft(), { verdict: 'no', isAgainst: false }, piece),
  };
}

/** What is said of one entry, asked by these fields. */
export function replyOf(
  decision: Decision & { entry: Entry },
  piece: Piece,
  fields: string[],
): PlanReply {
  const { utterance, knowledge } = piece;
  return {
    decision,
    question: questionOf(piece),
    draft: () => compose({ decision, utterance, fields }, knowledge),
    subject: subjectAbout(decision.entry, { utterance, fields }),
    origin: 'claim',
  };
}
