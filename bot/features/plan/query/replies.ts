/** Replies to a message: each of its questions answered, one after the other, in the form it was asked. */
import type { Situation } from '../../../contract/feature.ts';
import type { ConversationSubject, Source } from '../../../contract/turn.ts';
import { inForm } from '../../../knowledge/entries/short.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { isFigure } from '../read/beside.ts';
import { endsAsking, isClosed } from '../read/form.ts';
import { around, type Piece, pieceOf, pieceOfUtterance, saysAny } from '../read/piece.ts';
import { questionOf } from '../read/question.ts';
import type { AnswerDraft } from '../show/compose.ts';
import { replyToOne } from './apart.ts';
import { graphOf } from './graph.ts';
import { opensPlural } from './kinds.ts';
import { TAKEN } from './query.ts';
import { type PlanReply, replyOf, replyTo, replyWith, UNDERSTOOD } from './reply.ts';
import type { Result } from './result.ts';
import { askingsIn } from './several.ts';
import { strings } from './strings.ts';
import { leftIn } from './terms.ts';
import { formAsked, inOne } from './wording.ts';

/** "Non, je parlais de la 5", "laisse tomber le portrait, la carte": the last question, asked of what stands behind. */
function instead(
  utterance: Utterance,
  { subject }: Situation,
  knowledge: Knowledge,
): Piece | undefined {
  if (!subject) return undefined;
  const piece = pieceOfUtterance(utterance, knowledge);
  const behind =
    around(piece, 'q-je-parlais')?.behind ||
    /(?<=,\s{0,9})[^,]+$/.exec(around(piece, 'q-laisse')?.behind ?? '')?.[0];
  if (!behind) return undefined;
  const meant = pieceOf(`et ${behind}`, utterance.locale, knowledge);
  const { references, fields } = meant.utterance;
  const isOfPlan = references.used.size > 0 || fields.some(({ strong }) => strong);
  return isOfPlan || /\d/.test(behind) ? meant : undefined;
}

/** "C’est pour celui-là que …?": with the name of the axe or fiche that was spoken of in its place. */
function named(
  utterance: Utterance,
  { subject }: Situation,
  knowledge: Knowledge,
): Utterance | undefined {
  const sides = around(pieceOfUtterance(utterance, knowledge), 'q-celui-la');
  const focus = graphOf(knowledge).thing(subject?.entities[0] ?? '');
  if (!sides || (focus?.kind !== 'axe' && focus?.kind !== 'fiche')) return undefined;
  const text = `${sides.before} ${focus.name[utterance.locale]} ${sides.behind}`;
  return pieceOf(text, utterance.locale, knowledge).utterance;
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
  const isAlone = utterance.references.used.size === 0 && utterance.typed.length <= MOST_WORDS;
  if (!locale || !entry || !isAlone) return undefined;
  const decision = { kind: 'entry' as const, entry, score: UNDERSTOOD };
  const fields = subject?.fields ?? [];
  const spoken = { ...piece, utterance: { ...utterance, locale } };
  return { ...replyOf(decision, spoken, fields, knowledge), subject, origin: 'again' };
}

/** What a message says again of the last answer, and of which source. */
interface SaidAgain {
  spoken: Result['spoken'];
  source: Source | undefined;
}

/** "Juste le nombre": how many lines the last answer had, or how many things. */
function counted(
  utterance: Utterance,
  { entry, fields: [kind = ''], entities }: ConversationSubject,
  knowledge: Knowledge,
): SaidAgain | undefined {
  const isAlone = saysAny(pieceOfUtterance(utterance, knowledge), 'q-nombre-seul');
  if (!isAlone || utterance.references.used.size > 0 || utterance.typed.length > MOST_WORDS)
    return undefined;
  const { locale } = utterance;
  const last = knowledge.entry(entry ?? '');
  const things = entities.filter((id) => id.startsWith(`${kind}:`));
  const n = last?.say(locale).items?.length ?? things.length;
  return n === 0
    ? undefined
    : { spoken: { headline: strings[locale].number(n) }, source: last?.source };
}

/** "Lesquelles ?": the things that the last answer was about, or the list that it counted. */
function listed(
  { choosing, names, words, locale }: Utterance,
  { entities, fields: [kind = ''] }: ConversationSubject,
  knowledge: Knowledge,
): SaidAgain | undefined {
  if (!choosing || names.length > 0 || words.length > LISTED) return undefined;
  const graph = graphOf(knowledge);
  const [focus = ''] = entities;
  const things = entities.flatMap((id) =>
    id.startsWith(`${kind}:`) && id !== focus ? (graph.thing(id) ?? []) : [],
  );
  const values = graph.thing(focus)?.fields.get(kind) ?? [];
  const items =
    things.length > 0
      ? things.map(({ title }) => title[locale])
      : values.map(({ thing, words }) => (graph.thing(thing ?? '')?.title ?? words)[locale]);
  const source = things[0]?.source ?? values[0]?.source;
  return items.length === 0
    ? undefined
    : { spoken: { headline: strings[locale].number(items.length), items }, source };
}

/** "Et c’est lesquelles ?": more words ask for others. */
const LISTED = 4;

/** "Et le troisième ?", "le troisième, il est à combien ?": that line of the list that was said, and no value of it. */
function line(
  { ordinals: [rank, another], names, terms, fields, locale }: Utterance,
  { entry }: ConversationSubject,
  { entry: entryOf, index, vocabulary }: Knowledge,
): SaidAgain | undefined {
  const list = entryOf(entry ?? '');
  const isAlone = names.length === 0 && !terms.some((term) => !term.field && index.knows(term));
  // Lines that are entries, or things of the plan, are found as such.
  const isOwn =
    list?.shape === 'list' && list.entities[0] !== 'plan' && index.series(list.id).length === 0;
  if (!isOwn || !isAlone || rank === undefined || another !== undefined) return undefined;
  const headline = list.say(locale).items?.at(rank - +(rank > 0));
  if (headline === undefined) return undefined;
  const asked = fields.find(({ id, strong }) => strong && list.fields[0] !== id)?.id;
  const champ = vocabulary.champs.get(asked === 'nombre' ? 'valeur' : (asked ?? ''));
  const lacking = champ && strings[locale].lineLacks(champ[locale], headline);
  return { spoken: { headline: lacking ?? headline }, source: list.source };
}

/** "Plus court ?", "en une phrase": the last answer in that form. */
function inOtherForm(
  utterance: Utterance,
  { entry: last }: ConversationSubject,
  knowledge: Knowledge,
): SaidAgain | undefined {
  const piece = pieceOfUtterance(utterance, knowledge);
  const form = formAsked(piece);
  const entry = knowledge.entry(last ?? '');
  const isAlone =
    utterance.references.used.size + utterance.names.length === 0 &&
    leftIn(piece, [...TAKEN, ...FORMS]).length === 0;
  return form && entry && isAlone && utterance.typed.length <= MOST_WORDS
    ? { spoken: inForm(entry, form, utterance.locale, knowledge), source: entry.source }
    : undefined;
}

const FORMS = ['q-plus-court', 'q-resume'];

/** The last answer, counted, told, or a line of it, when a message asks for nothing else. */
function ofLast(
  utterance: Utterance,
  { subject }: Situation,
  knowledge: Knowledge,
): PlanReply | undefined {
  if (!subject || utterance.references.used.size > 0) return undefined;
  const said = [inOtherForm, counted, listed, line].map((way) =>
    way(utterance, subject, knowledge),
  );
  const again = said.find((one) => one !== undefined);
  if (!again) return undefined;
  const { entities, fields, entry } = subject;
  const { spoken, source } = again;
  const result = { spoken, sources: source ? [source] : [], entities, fields, entry };
  const piece = pieceOfUtterance(utterance, knowledge);
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
    endsAsking(piece.sentence) ||
    // "Fiches qui citent …", "différence entre la 1.1 et la 1.2": things of the plan are set apart.
    opensPlural(piece) ||
    (utterance.comparing && utterance.references.fiches.length > 1) ||
    instead(utterance, situation, knowledge) !== undefined ||
    inOtherLanguage(utterance, situation, knowledge) !== undefined ||
    [counted, inOtherForm].some(
      (way) => situation.subject && way(utterance, situation.subject, knowledge),
    )
  );
}

/** Replies to each question of a message; one, when it asks one thing or a part of it has no answer. */
export function repliesTo(
  said: Utterance,
  situation: Situation,
  knowledge: Knowledge,
): PlanReply[] {
  const utterance = named(said, situation, knowledge) ?? said;
  const again =
    inOtherLanguage(utterance, situation, knowledge) ?? ofLast(utterance, situation, knowledge);
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
  const worked = replies.filter(
    (reply, i) => !replies.slice(i + 1).some((one) => isWorkedOut(one, reply)),
  );
  return worked.filter((reply, i) => !worked.slice(0, i).some((one) => isSame(one, reply)));
}

/** "Le taux, ici ou là, lequel est le plus haut ?": what is worked out of a measure says its values. */
const isWorkedOut = ({ origin, decision: a }: PlanReply, { decision: b }: PlanReply): boolean =>
  origin === 'query' &&
  a.kind === 'entry' &&
  b.kind === 'entry' &&
  a.entry.entities[0] === b.entry.entities[0] &&
  isFigure(b.entry);

const isSame = ({ decision: a }: PlanReply, { decision: b }: PlanReply): boolean =>
  a.kind === 'entry' && b.kind === 'entry' && a.entry === b.entry;

/** One draft of all replies. */
export const draftOf = (replies: readonly PlanReply[]): AnswerDraft | undefined =>
  inOne(replies.map(({ draft }) => draft()));
