/** Replies to a message: each of its questions answered, one after the other, in the form it was asked. */
import type { Situation } from '../../../contract/feature.ts';
import type { ConversationSubject, Source } from '../../../contract/turn.ts';
import { inForm } from '../../../knowledge/entries/short.ts';
import type { Locale } from '../../../language/locale.ts';
import { isFigure } from '../read/beside.ts';
import { endsAsking, isClosed } from '../read/form.ts';
import { around, leftIn, type Piece, reread, saysAny } from '../read/piece.ts';
import type { AnswerDraft } from '../show/compose.ts';
import { isApart, replyToOne } from './apart.ts';
import { graphOf } from './graph.ts';
import { opensPlural } from './kinds.ts';
import { TAKEN } from './query.ts';
import { type PlanReply, replyOf, replyTo, replyWith, UNDERSTOOD } from './reply.ts';
import type { Result } from './result.ts';
import { askingsIn, type PlanAsking } from './several.ts';
import { ledTo } from './split.ts';
import { strings } from './strings.ts';
import { formAsked, inOne } from './wording.ts';

/** "Non, je parlais de la 5", "laisse tomber le portrait, la carte": the last question, asked of what stands behind. */
function instead(piece: Piece): Piece | undefined {
  const behind =
    around(piece, 'q-je-parlais')?.behind ||
    /(?<=,\s{0,9})[^,]+$/.exec(around(piece, 'q-laisse')?.behind ?? '')?.[0];
  if (!behind) return undefined;
  const meant = reread(piece, `et ${behind}`);
  const { references, fields } = meant.utterance;
  const isOfPlan = references.used.size > 0 || fields.some(({ strong }) => strong);
  return isOfPlan || /\d/.test(behind) ? meant : undefined;
}

/**
 * "C’est pour celui-là que …?", "les autres fiches de cet axe": with the name of the axe or fiche that was spoken of, or
 * of the axe that it is in, in its place.
 */
function named(piece: Piece, { entities }: ConversationSubject): Piece | undefined {
  const graph = graphOf(piece.knowledge);
  const focus = graph.thing(entities[0] ?? '');
  const within = focus?.fields.get('axe')?.[0]?.thing ?? entities.find((id) => /^axe:/.test(id));
  const ways = [
    ['q-celui-la', focus],
    ['q-cet-axe', focus?.kind === 'axe' ? focus : graph.thing(within ?? '')],
  ] as const;
  for (const [concept, meant] of ways) {
    const sides = around(piece, concept);
    if (sides && (meant?.kind === 'axe' || meant?.kind === 'fiche'))
      return reread(piece, `${sides.before} ${meant.name[piece.utterance.locale]} ${sides.behind}`);
  }
  return undefined;
}

/** Whether so little is said, and of nothing by its number, that it is of the last answer. */
const isAlone = ({ utterance: { references, typed } }: Piece): boolean =>
  references.used.size === 0 && typed.length <= MOST_WORDS;

/** More words ask for something else too. */
const MOST_WORDS = 5;

/** "Et en anglais ?": the last answer, said in the other language. */
function inOtherLanguage(piece: Piece, subject: ConversationSubject): PlanReply | undefined {
  const [locale] = LANGUAGES.flatMap(([concept, one]) => (saysAny(piece, concept) ? [one] : []));
  const entry = piece.knowledge.entry(subject.entry ?? '');
  if (!locale || !entry || !isAlone(piece)) return undefined;
  const decision = { kind: 'entry' as const, entry, score: UNDERSTOOD };
  const spoken = { ...piece, utterance: { ...piece.utterance, locale } };
  return { ...replyOf(decision, spoken, [...subject.fields]), subject, origin: 'again' };
}

const LANGUAGES: readonly (readonly [concept: string, locale: Locale])[] = [
  ['q-en-anglais', 'en'],
  ['q-en-francais', 'fr'],
];

/** What a message says again of the last answer, and of which source. */
interface SaidAgain {
  spoken: Result['spoken'];
  source: Source | undefined;
}

/** "Juste le nombre": how many lines the last answer had, or how many things. */
function counted(piece: Piece, subject: ConversationSubject): SaidAgain | undefined {
  if (!saysAny(piece, 'q-nombre-seul') || !isAlone(piece)) return undefined;
  const { entry, fields, entities } = subject;
  const { locale } = piece.utterance;
  const last = piece.knowledge.entry(entry ?? '');
  const things = entities.filter((id) => id.startsWith(`${fields[0] ?? ''}:`));
  const n = last?.say(locale).items?.length ?? things.length;
  return n === 0
    ? undefined
    : { spoken: { headline: strings[locale].number(n) }, source: last?.source };
}

/** "Lesquelles ?": the things that the last answer was about, or the list that it counted. */
function listed(piece: Piece, subject: ConversationSubject): SaidAgain | undefined {
  const { knowledge } = piece;
  const { choosing, names, words, locale } = piece.utterance;
  if (!choosing || names.length > 0 || words.length > LISTED) return undefined;
  const { entities, fields } = subject;
  const graph = graphOf(knowledge);
  const [focus = ''] = entities;
  const [kind = ''] = fields;
  const things = entities.flatMap((id) =>
    id.startsWith(`${kind}:`) && id !== focus ? (graph.thing(id) ?? []) : [],
  );
  const values = graph.thing(focus)?.fields.get(kind) ?? [];
  const items =
    things.length > 0
      ? things.map(({ title }) => title[locale])
      : values.map(({ thing, words }) => (graph.thing(thing ?? '')?.title ?? words)[locale]);
  const source = things[0]?.source ?? values[0]?.source;
  const own = things.length === 0 ? knowledge.entry(subject.entry ?? '')?.say(locale) : undefined;
  const headline = own?.items ? own.headline : strings[locale].number(items.length);
  return items.length === 0 ? undefined : { spoken: { headline, items }, source };
}

/** "Et c’est lesquelles ?": more words ask for others. */
const LISTED = 4;

/** "Et le troisième ?", "le troisième, il est à combien ?": that line of the list that was said, and no value of it. */
function line(piece: Piece, subject: ConversationSubject): SaidAgain | undefined {
  const { ordinals, names, terms, fields, locale } = piece.utterance;
  const { entry: entryOf, index, vocabulary } = piece.knowledge;
  const [rank, another] = ordinals;
  const list = entryOf(subject.entry ?? '');
  const isOnly = names.length === 0 && !terms.some((term) => !term.field && index.knows(term));
  // Lines that are entries, or things of the plan, are found as such.
  const isOwn =
    list?.shape === 'list' && list.entities[0] !== 'plan' && index.series(list.id).length === 0;
  if (!isOwn || !isOnly || rank === undefined || another !== undefined) return undefined;
  const headline = list.say(locale).items?.at(rank - +(rank > 0));
  if (headline === undefined) return undefined;
  const asked = fields.find(({ id, strong }) => strong && list.fields[0] !== id)?.id;
  const champ = vocabulary.champs.get(asked === 'nombre' ? 'valeur' : (asked ?? ''));
  const lacking = champ && strings[locale].lineLacks(champ[locale], headline);
  return { spoken: { headline: lacking ?? headline }, source: list.source };
}

/** "Plus court ?", "en une phrase": the last answer in that form. */
function inOtherForm(piece: Piece, subject: ConversationSubject): SaidAgain | undefined {
  const { knowledge } = piece;
  const { names, locale } = piece.utterance;
  const form = formAsked(piece);
  const entry = knowledge.entry(subject.entry ?? '');
  const isOnly = names.length === 0 && leftIn(piece, [...TAKEN, ...FORMS]).length === 0;
  return form && entry && isOnly && isAlone(piece)
    ? { spoken: inForm(entry, form, locale, knowledge), source: entry.source }
    : undefined;
}

const FORMS = ['q-plus-court', 'q-resume'];

/** The last answer, counted, told, or a line of it, when a message asks for nothing else. */
function ofLast(piece: Piece, subject: ConversationSubject): PlanReply | undefined {
  if (piece.utterance.references.used.size > 0) return undefined;
  const again =
    inOtherForm(piece, subject) ??
    counted(piece, subject) ??
    listed(piece, subject) ??
    line(piece, subject);
  if (!again) return undefined;
  const { spoken, source } = again;
  const result = { ...subject, spoken, sources: source ? [source] : [] };
  return replyWith(result, piece);
}

/** A question of several that only says which of what the one before it counted. */
function ofLastIn(
  { ways }: PlanAsking,
  { subject }: Situation,
  whole: Piece,
): PlanReply | undefined {
  const piece = reread(whole, ways.at(-1) ?? '');
  return piece.utterance.choosing && subject ? ofLast(piece, subject) : undefined;
}

/** Whether a message asks by its form alone: it corrects the last question, or ends by asking whether it is so. */
export function asksAgain(piece: Piece, { subject }: Situation): boolean {
  const { comparing, references } = piece.utterance;
  const { tokens, concepts } = piece.sentence;
  const isChecked = concepts.some(
    ({ value, at, length }) => value === 'q-verifie' && at > 0 && at + length === tokens.length,
  );
  return (
    (isChecked && isClosed(piece)) ||
    endsAsking(piece.sentence) ||
    // "Fiches qui citent …", "différence entre la 1.1 et la 1.2": things of the plan are set apart.
    opensPlural(piece) ||
    (comparing && references.fiches.length > 1) ||
    (subject !== undefined &&
      [instead, inOtherLanguage, counted, inOtherForm].some((way) => way(piece, subject)))
  );
}

/** Replies to each question of a message; one, when it asks one thing or a part of it has no answer. */
export function repliesTo(said: Piece, situation: Situation): PlanReply[] {
  const { subject: last } = situation;
  const piece = (last && named(said, last)) ?? said;
  const again = last && (inOtherLanguage(piece, last) ?? ofLast(piece, last));
  if (again) return [again];
  const meant = last && instead(piece);
  if (meant) return [replyTo(meant, situation)];
  const whole = (): PlanReply[] => {
    const reply = withoutItsLead(piece, situation);
    // "Combien d’axes, et c’est quoi le comité ?": what one of the two answers leaves the other.
    const isPart = replies.some(({ decision }) => idOf(decision) === idOf(reply.decision));
    return [isPart ? { ...reply, leaves } : reply];
  };
  const askings = askingsIn(piece);
  const [first, second] = askings;
  const replies: PlanReply[] = [];
  const leaves: string[] = [];
  if (first && !second && !first.isBare && first.field === undefined) return whole();
  let { subject } = situation;
  for (const asking of askings) {
    const about = { ...situation, subject };
    // "Combien d’objectifs, et lesquels ?": which they are says how many.
    const again = replies.length > 0 ? ofLastIn(asking, about, piece) : undefined;
    if (again) replies.pop();
    const inTurn = again ?? replyToOne(asking, replies[0], about, piece);
    // "… et c’est quoi le comité ?": what only says the same again is asked by itself.
    const isAgain = !again && inTurn && replies.some((one) => isSame(one, inTurn));
    const reply = isAgain ? replyToOne(asking, replies[0], situation, piece) : inTurn;
    if (reply?.decision.kind === 'refused') return [reply];
    if (reply) replies.push(reply);
    else leaves.push(asking.ways.at(-1) ?? '');
    subject = reply?.subject ?? subject;
  }
  if (leaves.length > 0) return whole();
  const worked = replies.filter(
    (reply, i) => !replies.slice(i + 1).some((one) => isWorkedOut(one, reply)),
  );
  return worked.filter((reply, i) => !worked.slice(0, i).some((one) => isSame(one, reply)));
}

/**
 * The reply to a message that asks one thing: what is told of oneself before it, and names nothing of the plan, is left
 * out where what asks is found better by itself.
 */
function withoutItsLead(piece: Piece, situation: Situation): PlanReply {
  const reply = replyTo(piece, situation);
  if (reply.origin !== 'search' || reply.decision.kind === 'refused') return reply;
  const { lead, asking } = ledTo(piece.text, piece.knowledge.lexicon);
  if (lead === '') return reply;
  const told = reread(piece, lead);
  const { names, references } = told.utterance;
  if (!saysAny(told, 'moi-meme') || names.length + references.used.size > 0) return reply;
  const part = reread(piece, asking);
  const alone = replyTo(part, situation);
  return isApart(alone, part) && scoreOf(alone) > scoreOf(reply) ? alone : reply;
}

/** How surely an answer is found; what is none, not at all. */
const scoreOf = ({ decision }: PlanReply): number =>
  decision.kind === 'entry' && decision.entry.outcome === 'answered' ? decision.score : 0;

/** "Le taux, ici ou là, lequel est le plus haut ?": what is worked out of a measure says its values. */
const isWorkedOut = ({ origin, decision: a }: PlanReply, { decision: b }: PlanReply): boolean =>
  origin === 'query' &&
  a.kind === 'entry' &&
  b.kind === 'entry' &&
  a.entry.entities[0] === b.entry.entities[0] &&
  isFigure(b.entry);

const idOf = (decision: PlanReply['decision']): string =>
  decision.kind === 'entry' ? decision.entry.id : decision.kind;

const isSame = ({ decision: a }: PlanReply, { decision: b }: PlanReply): boolean =>
  a.kind === 'entry' && b.kind === 'entry' && a.entry === b.entry;

/** One draft of all replies. */
export const draftOf = (replies: readonly PlanReply[]): AnswerDraft | undefined =>
  inOne(replies.map(({ draft }) => draft()));
