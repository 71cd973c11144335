/** PlanReply to a message: each of its questions answered, one after the other, in the form it was asked. */
import type { Situation } from '../../../contract/feature.ts';
import type { ConversationSubject } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { decideInContext } from '../read/continuation.ts';
import type { Decision } from '../read/decision.ts';
import { isClosed, isPutAgainst } from '../read/form.ts';
import { refused } from '../read/named.ts';
import { around, type Piece, pieceOf, pieceOfUtterance, saysAny } from '../read/piece.ts';
import { type PlanQuestion, questionOf } from '../read/question.ts';
import { type AnswerDraft, compose } from '../show/compose.ts';
import { nextQuestions } from '../show/next-questions.ts';
import { strings as shown } from '../show/strings.ts';
import { subjectAbout } from '../show/understood.ts';
import { claimed, isClaim, isPartly } from './claim.ts';
import { withoutExcepted } from './except.ts';
import { graphOf, withLiving } from './graph.ts';
import { exceptIn, queryOf } from './query.ts';
import { noneAbout, type Result, run } from './run.ts';
import { askingsIn, type PlanAsking } from './several.ts';
import { strings } from './strings.ts';
import { inOne, settled } from './wording.ts';

/** What one question came to. */
export interface PlanReply {
  utterance: Utterance;
  decision: Decision;
  question: PlanQuestion;
  /** @param extra lines that other features know about the subject */
  draft: (extra: string[]) => AnswerDraft;
  subject: ConversationSubject | undefined;
  /** The draft is what the decision alone comes to. */
  isPlain: boolean;
}

/** The reply to one question: of a query that ran, or else of the search. */
export function replyTo(piece: Piece, situation: Situation, knowledge: Knowledge): PlanReply {
  const question = questionOf(piece.utterance, knowledge);
  if (!refused(piece.utterance, knowledge)) {
    const result = resultOf(piece, situation, knowledge);
    if (result) return replyWith(result, piece, question, knowledge);
  }
  return searched(piece, situation, knowledge);
}

/** The result of the query that a question is, over the graph, or over a list that the search finds. */
function resultOf(piece: Piece, situation: Situation, knowledge: Knowledge): Result | undefined {
  const { locale } = piece.utterance;
  const graph = graphOf(knowledge);
  const query = queryOf(piece, graph, knowledge, situation.subject);
  const found = () => decideInContext(piece.utterance, situation, knowledge).decision;
  const result = query && run(query, withLiving(graph, situation.living), locale, knowledge);
  // What things are about is asked of their words, which the search knows better where it is sure of another one.
  const isOutdone = query?.of.about && result && isOfOther(result, found());
  if (result) return isOutdone ? undefined : result;
  if (query?.of.about) {
    const decision = found();
    const kind = `${query.of.kind}:`;
    const isOfKind =
      decision.kind === 'entry' && decision.entry.entities.some((id) => id.startsWith(kind));
    return isOfKind ? undefined : noneAbout(query, locale, knowledge);
  }
  const cut = exceptIn(piece, knowledge);
  if (!cut) return undefined;
  const { decision } = decideInContext(cut.main.utterance, situation, knowledge);
  return decision.kind === 'entry'
    ? withoutExcepted(decision.entry, cut.except, locale, knowledge)
    : undefined;
}

/** Whether a search is likelier right than not, and about another thing than a result, or one of its several. */
const isOfOther = ({ entities, entry }: Result, decision: Decision): boolean =>
  decision.kind === 'entry' &&
  (decision.chance ?? 0) > LIKELY &&
  !(entry !== undefined && decision.entry.entities.includes(entities[0] ?? ''));
const LIKELY = 0.5;

/** Surer than what is found by words alone. */
const UNDERSTOOD = 0.9;

function replyWith(
  result: Result,
  { utterance }: Piece,
  question: PlanQuestion,
  knowledge: Knowledge,
): PlanReply {
  const { locale } = utterance;
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
    utterance,
    decision,
    question,
    draft: () => drafted(result, subject, locale, knowledge),
    subject,
    isPlain: false,
  };
}

/** A result as a draft: its own words, its source once, and what may be asked next. */
function drafted(
  { spoken, sources, entry = '', entities }: Result,
  subject: ConversationSubject,
  locale: Locale,
  { plan }: Knowledge,
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
      rows: spoken.rows ?? [],
      notes: spoken.note ? [spoken.note] : [],
      sources: sources.map((s) => say.source(s.document, shortDay(s.date, locale), s.section)),
      questions: nextQuestions(entities, plan, locale, entry),
      wrong: entry ? [{ title: say.wrong, id: entry }] : [],
    },
  };
}

/** What the search comes to, settled by yes or no when that was asked. */
function searched(piece: Piece, situation: Situation, knowledge: Knowledge): PlanReply {
  const { utterance } = piece;
  const { decision: found, question } = decideInContext(utterance, situation, knowledge);
  const claim = isClaim(piece, knowledge)
    ? claimed(piece, found, question, knowledge)
    : isPartly(piece, found, question, knowledge)
      ? { verdict: 'open' as const, decision: found }
      : undefined;
  const decision = claim?.decision ?? found;
  const fields = question.fields.filter((f) => f.strong).map((f) => f.id);
  const draft = (extra: string[]) => compose({ decision, utterance, fields }, knowledge, extra);
  const entry = decision.kind === 'entry' ? decision.entry : undefined;
  return {
    utterance,
    decision,
    question,
    draft: claim
      ? (extra) =>
          settled(
            draft(extra),
            {
              verdict: claim.verdict,
              isAgainst: isPutAgainst(piece),
            },
            knowledge,
          )
      : draft,
    subject: entry && subjectAbout(entry, { utterance, fields }),
    isPlain: claim === undefined,
  };
}

/** Kinds of decisions that answer nothing. */
const UNANSWERED: ReadonlySet<Decision['kind']> = new Set([
  'outOfScope',
  'nothing',
  'clarify',
  'absent',
]);

/** "Non, je parlais de la 5": the last question, asked of what stands behind. */
function instead(
  utterance: Utterance,
  { subject }: Situation,
  knowledge: Knowledge,
): Piece | undefined {
  const sides = subject && around(pieceOfUtterance(utterance, knowledge), 'q-je-parlais');
  if (!sides?.behind) return undefined;
  const meant = pieceOf(`et ${sides.behind}`, utterance.locale, knowledge);
  const { references, fields } = meant.utterance;
  const isOfPlan = references.used.size > 0 || fields.some(({ strong }) => strong);
  return isOfPlan || /\d/.test(sides.behind) ? meant : undefined;
}

/** "Et en anglais ?": the last answer, said in the other language. */
function inOtherLanguage(
  utterance: Utterance,
  { subject }: Situation,
  knowledge: Knowledge,
): PlanReply | undefined {
  const piece = pieceOfUtterance(utterance, knowledge);
  const [locale] = LANGUAGES.flatMap(([concept, one]) => (saysAny(piece, concept) ? [one] : []));
  const entry = subject?.entry === undefined ? undefined : knowledge.entry(subject.entry);
  const isAlone = utterance.references.used.size === 0 && utterance.words.length <= MOST_WORDS;
  if (!locale || !entry || !isAlone) return undefined;
  const decision: Decision = { kind: 'entry', entry, score: UNDERSTOOD };
  const spoken = { ...utterance, locale };
  const fields = subject?.fields ?? [];
  return {
    utterance: spoken,
    decision,
    question: questionOf(utterance, knowledge),
    draft: (extra) => compose({ decision, utterance: spoken, fields }, knowledge, extra),
    subject,
    isPlain: false,
  };
}

/** "Juste le nombre": how many lines the last answer had, or how many things. */
function counted(
  utterance: Utterance,
  { subject }: Situation,
  knowledge: Knowledge,
): PlanReply | undefined {
  const piece = pieceOfUtterance(utterance, knowledge);
  const isAlone = saysAny(piece, 'q-nombre-seul') && utterance.references.used.size === 0;
  if (!subject || !isAlone || utterance.words.length > MOST_WORDS) return undefined;
  const { locale } = utterance;
  const entry = knowledge.entry(subject.entry ?? '');
  const [kind = ''] = subject.fields;
  const things = subject.entities.filter((id) => id.startsWith(`${kind}:`));
  const n = entry?.say(locale).items?.length ?? things.length;
  if (n === 0) return undefined;
  const result: Result = {
    spoken: { headline: strings[locale].number(n) },
    isNone: false,
    sources: entry ? [entry.source] : [],
    entities: subject.entities,
    fields: subject.fields,
    entry: subject.entry,
  };
  return replyWith(result, piece, questionOf(utterance, knowledge), knowledge);
}

const LANGUAGES: readonly (readonly [concept: string, locale: Locale])[] = [
  ['q-en-anglais', 'en'],
  ['q-en-francais', 'fr'],
];

/** More words ask for something else too. */
const MOST_WORDS = 5;

/** Whether a message asks by its form alone: it corrects the last question, or ends by asking whether it is so. */
export function asksAgain(
  utterance: Utterance,
  situation: Situation,
  knowledge: Knowledge,
): boolean {
  const piece = pieceOfUtterance(utterance, knowledge);
  const { tokens, concepts } = piece.sentence;
  const isChecked = concepts.some(
    ({ value, at, length }) => value === 'q-verifie' && at > 0 && at + length === tokens.length,
  );
  return (
    (isChecked && isClosed(piece)) ||
    instead(utterance, situation, knowledge) !== undefined ||
    inOtherLanguage(utterance, situation, knowledge) !== undefined ||
    counted(utterance, situation, knowledge) !== undefined
  );
}

/** Replies to each question of a message; one, when it asks one thing or a part of it has no answer. */
export function repliesTo(
  utterance: Utterance,
  situation: Situation,
  knowledge: Knowledge,
): PlanReply[] {
  const again =
    inOtherLanguage(utterance, situation, knowledge) ?? counted(utterance, situation, knowledge);
  if (again) return [again];
  const meant = instead(utterance, situation, knowledge);
  if (meant) return [replyTo(meant, situation, knowledge)];
  const whole = () => [replyTo(pieceOfUtterance(utterance, knowledge), situation, knowledge)];
  const askings = askingsIn(utterance.text, utterance.locale, knowledge);
  const replies: PlanReply[] = [];
  let { subject } = situation;
  for (const asking of askings) {
    const about = { ...situation, subject };
    const reply = replyToOne(asking, replies[0], about, utterance, knowledge);
    if (reply?.decision.kind === 'refused') return [reply];
    if (!reply) return whole();
    replies.push(reply);
    subject = reply.subject ?? subject;
  }
  const [first] = askings;
  if (first && askings.length === 1 && !(first.isBare || first.field)) return whole();
  return replies.filter((reply, i) => !replies.slice(0, i).some((one) => isSame(one, reply)));
}

/** The reply to one question of a message; undefined when it cannot be answered apart from the others. */
function replyToOne(
  asking: PlanAsking,
  first: PlanReply | undefined,
  situation: Situation,
  { locale }: Utterance,
  knowledge: Knowledge,
): PlanReply | undefined {
  const { ways, field } = asking;
  let unknown: PlanReply | undefined;
  for (const [i, way] of ways.entries()) {
    const piece = pieceOf(way, locale, knowledge);
    const reply = replyTo(piece, situation, knowledge);
    if (reply.decision.kind === 'refused') return reply;
    const isLast = i === ways.length - 1;
    if (field === undefined) {
      if (isLast ? isApart(reply, piece) : isAnswered(reply)) return reply;
    } else if (isOfField(reply, field)) {
      if (isAnswered(reply)) return reply;
      if (isUnknown(reply)) unknown ??= reply;
    }
  }
  if (field === undefined) return undefined;
  return (
    toldOf(field, asking, first, locale, knowledge) ??
    unknown ??
    missingIn(asking, first, knowledge)
  );
}

/** Whether a question says enough to be answered by itself. */
function isApart(reply: PlanReply, piece: Piece): boolean {
  if (UNANSWERED.has(reply.decision.kind)) return false;
  const isNamed = piece.utterance.fields.some(({ strong }) => strong);
  const words = contentOf(piece);
  return isAnswered(reply) ? words > 0 || isNamed : words > 1;
}

/** What the plan says of a field of the thing that is named or was found. */
function toldOf(
  field: string,
  { thing, isBare }: PlanAsking,
  first: PlanReply | undefined,
  locale: Locale,
  knowledge: Knowledge,
): PlanReply | undefined {
  if (!isBare) return undefined;
  const piece = pieceOf(thing, locale, knowledge);
  const found =
    first && isAnswered(first) && 'entry' in first.decision ? first.decision : undefined;
  const things = [
    ...piece.utterance.names.map(({ entity }) => entity),
    ...(found?.entry.entities.slice(0, 1) ?? []),
  ];
  const told = knowledge.index.entries.filter(
    (entry) =>
      entry.outcome === 'answered' &&
      saysOf(entry, field) &&
      things.includes(entry.entities[0] ?? ''),
  );
  const entry = told.find(({ fields }) => fields[0] === field) ?? told[0];
  return entry && replyOf({ kind: 'entry', entry, score: UNDERSTOOD }, piece, [field], knowledge);
}

/** "Qui pilote la 1.1, et pourquoi ?": the field that the plan does not give of it, said by its name. */
function missingIn(
  { field, isBare }: PlanAsking,
  first: PlanReply | undefined,
  knowledge: Knowledge,
): PlanReply | undefined {
  if (field === undefined || !isBare || first?.decision.kind !== 'entry') return undefined;
  const { entry } = first.decision;
  const piece = pieceOfUtterance(first.utterance, knowledge);
  return replyOf({ kind: 'missing', field, entry, near: undefined }, piece, [field], knowledge);
}

function replyOf(
  decision: Decision & { entry: Entry },
  { utterance }: Piece,
  fields: string[],
  knowledge: Knowledge,
): PlanReply {
  return {
    utterance,
    decision,
    question: questionOf(utterance, knowledge),
    draft: (extra) => compose({ decision, utterance, fields }, knowledge, extra),
    subject: subjectAbout(decision.entry, { utterance, fields }),
    isPlain: false,
  };
}

const isSame = ({ decision: a }: PlanReply, { decision: b }: PlanReply): boolean =>
  a.kind === 'entry' && b.kind === 'entry' && a.entry === b.entry;

/** Whether a reply tells of a field, or says that it is not known. */
const isOfField = ({ decision }: PlanReply, field: string): boolean =>
  decision.kind === 'missing'
    ? decision.field === field
    : decision.kind === 'entry' && saysOf(decision.entry, field);

/** Fields that answer another one too. */
const NEAR: Readonly<Record<string, readonly string[]>> = {
  date: ['annee', 'periode', 'echeance'],
  lieu: ['adresse', 'salle'],
  heure: ['date'],
  partenaire: ['acteurs'],
};

const saysOf = ({ fields }: Entry, field: string): boolean =>
  [field, ...(NEAR[field] ?? [])].some((one) => fields.includes(one));

const isUnknown = ({ decision }: PlanReply): boolean =>
  decision.kind === 'missing' ||
  (decision.kind === 'entry' && decision.entry.outcome === 'unknown');

const isAnswered = ({ decision }: PlanReply): boolean =>
  decision.kind === 'entry' && decision.entry.outcome === 'answered';

/** How many words say what is asked: "… et quand ?", "et quelle source" have too few to be asked apart. */
const contentOf = ({ utterance: { terms, references, relatives } }: Piece): number =>
  relatives.length +
  references.fiches.length +
  references.axes.length +
  terms.filter(({ field, weight }) => !field && weight > 0.5).length;

/** One draft of all replies. */
export const draftOf = (replies: readonly PlanReply[], extra: string[]): AnswerDraft | undefined =>
  inOne(replies.map(({ draft }) => draft(extra)));

/** Whether there is nothing to add to what the one decision alone comes to. */
export const isPlain = (replies: readonly PlanReply[]): boolean =>
  replies.every((reply) => reply.isPlain) && replies.length < 2;
