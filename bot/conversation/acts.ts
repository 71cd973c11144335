/**
 * Acts of a message: a sentence may do several things, in order. It is cut only where two parts are each understood,
 * by different features; a feature that understands several parts gets them together, with what stands between them.
 */
import type { Span } from '../language/when/expression.ts';
import { itemsOf, partsOf } from '../sentence/clauses.ts';
import {
  besideOther,
  composed,
  type FormOf,
  knownAmong,
  leaving,
  MOST_PARTS,
  outsideIn,
  taleIn,
} from './beside.ts';
import {
  asksOf,
  asksOfKept,
  isAct,
  isClear,
  isComplaint,
  isKnown,
  isMarked,
  isOrdered,
  isReply,
  isShown,
  isSilence,
  type MessageAct,
  type ReadPart,
} from './message-act.ts';

/**
 * The questions of a text, each with the ways to ask it in full, the likeliest first and as it was put last; `isAlike`:
 * the second takes the words of the first, and the plan answers them together no more than anybody.
 */
export type PartQuestions = (text: string) => {
  questions: readonly (readonly string[])[];
  isAlike: boolean;
};

/**
 * What a message does, in order; one act when it does one thing.
 *
 * @param form what a part does by its form, which costs no reading
 */
export function actsIn(
  text: string,
  readPart: ReadPart,
  questionsOf: PartQuestions,
  form: FormOf,
): MessageAct[] {
  const read = readOnce(readPart);
  const sentences = itemsOf(text);
  if (sentences.length > MOST_PARTS) return [read(text)];
  if (isOneTalk(text, sentences, read, form)) return [read(text)];
  if (sentences.length > 1) {
    // "Sondage : mardi ou jeudi. Réponses avant le 6": what is read whole is not said again in parts.
    const isWhole = isClear(read(text));
    const done = composed(
      text,
      sentences,
      read,
      (act) => isAct(act) && !(isWhole && act.isSaidAgain),
    );
    const acts =
      done.length < 2 && isComplaint(read(text))
        ? composed(text, sentences, read, (act) => isComplaint(act) || (isAct(act) && isClear(act)))
        : done;
    // Lines without a stop may be one thing: they are apart only where each is clear.
    const clear = acts.length > 1 && (isStopped(acts) || acts.every(isClear));
    if (clear) return acts;
  }
  const whole = read(text);
  const [only] = sentences;
  // "Si je décalais au 10, qui le saurait ?": what is supposed is no act apart from what is asked of it.
  if (whole.supposes && sentences.length === 1) return [whole];
  const parts = partsOf(text);
  const apart = taleIn(text, read) ?? outsideIn(whole, read, form);
  if (apart) return apart;
  const beside = besideOther(whole, only && sentences.length === 1 ? parts : sentences, read, form);
  if (beside) return beside;
  const known = sentences.length > 1 ? knownAmong(whole, sentences, read) : undefined;
  if (known) return known;
  if (sentences.length !== 1 || !only || parts.length < 2 || parts.length > MOST_PARTS)
    return [whole];
  const isAsked = isMarked(whole);
  const isKept = isKnown(whole);
  // "Je viens, c’est où ?": an answer is an act, what is asked beside it another; "qui l’a dit et quand" is one question.
  if (isReply(whole) || isAsked || isKept) {
    // "Je peux envoyer mes notes" asks for none.
    const isAsking = (act: MessageAct) => asksOf(act) && (act.asks === true || isMarked(act));
    // "Combien on sera en présentiel et en visio": what only names how, behind what is asked, answers nothing.
    const isApart = (act: MessageAct) =>
      isReply(act) && (form(act.text) !== undefined || !isListed(text, act.text));
    const both = composed(text, parts, read, (act) => isApart(act) || isAsking(act));
    // What is not kept is no business of an invitation: the answer beside it leaves nothing aside.
    const isAnswer = (act: MessageAct) =>
      isReply(act) && (!isAsked || isKept || isClear(act) || act.reading.rank === 'order');
    if (both.some(isAnswer) && both.some(asksOf)) {
      // "Le 15 ça me va, et on pourrait le faire à Bobigny ?": what nobody knows is a wish, and the word of the answer.
      const asks = (act: MessageAct) => read(unasked(act.text)).asks === true;
      const isWish = (act: MessageAct) =>
        isMarked(act) && !isKnown(act) && !(act.reading.sure && asks(act));
      const told = both.some((act) => asksOf(act) && !isWish(act)) ? undefined : unasked(text);
      const answer = told === undefined ? undefined : read(told);
      // "Je viens bien le 8, non ?": what is asked of an answer turns nothing of it.
      const isTurned = both.some((act) => isReply(act) && statusOf(act) !== statusOf(answer));
      return answer && isReply(answer) ? [isTurned ? whole : answer] : both;
    }
  }
  if (isReply(whole)) return repliesIn(text, whole, parts, read) ?? [whole];
  const { questions, isAlike } = questionsOf(text);
  const asked = askedIn(questions, readPart).filter(isFirst);
  if (asked.length > 1 && isApart(whole, asked, isAlike)) {
    // "C’est quand et où, la réunion de l’axe 2": the silence of the plan adds nothing to what is kept.
    if (isKnown(whole) && asked.some(isSilence)) return [whole];
    // "Qui vient le 8, et où ?": what nobody reads by itself, or only as the first, is said to be left.
    const lost = asked.filter(
      (act, i) =>
        act.reading.rank === 'nothing' ||
        (act.put !== act.text && asked.slice(0, i).some(reads(act))),
    );
    if (lost.length === 0) return asked;
    const known = asked.filter((act) => !lost.includes(act) && asksOfKept(act));
    if (isSilence(whole) && known.length > 0) return leaving(known, lost);
    const untaken = lost.map(({ put, text: said }) => put ?? said);
    return [{ ...whole, reading: { ...whole.reading, untaken } }];
  }
  if (!leavesMore(whole)) return knownAmong(whole, parts, read) ?? [whole];
  const isOwn = (act: MessageAct) =>
    isKept ? (isKnown(act) && !act.leans) || isShown(act) : isClear(act);
  const acts = composed(text, parts, read, isOwn);
  // "Le document du 4 février, et est-ce qu’on a une réunion ?": the day is of the document.
  const isWhole = !isKept || acts.some(isShown) || acts.every((act) => keeps(whole, act));
  return acts.length > 1 && isWhole ? acts : (knownAmong(whole, parts, read) ?? [whole]);
}

/**
 * "Appelle Paul, il répond pas", "vos messages me lassent ; un peu de retenue": behind what is not done here the reason
 * for it is no news, and a grumble or a thank-you, by what it is like as a whole, asks for nothing in any of its parts.
 */
function isOneTalk(
  text: string,
  sentences: readonly Span[],
  read: (part: string) => MessageAct,
  form: FormOf,
): boolean {
  const spans = sentences.length > 1 ? sentences : partsOf(text);
  if (spans.length < 2 || spans.length > MOST_TALK) return false;
  const { kind, rank } = read(text).reading;
  const isOutside = kind === 'outside';
  if (!isOutside && !(kind === 'smalltalk' && rank === 'guess')) return false;
  return spans.every(({ start, end }) => {
    const part = text.slice(start, end);
    const does = form(part);
    if (does === 'orders' || part.endsWith('?'))
      return isOutside && read(part).reading.kind === kind;
    return isOutside ? does === 'tells' : !read(part).reading.changes;
  });
}

/** Clauses of what is said about one thing. */
const MOST_TALK = 4;

/** Whether a part goes on with what stands right before it: "en présentiel et en visio". */
const isListed = (text: string, part: string): boolean =>
  /\S\s(?:et|ou|and|or)\s+$/u.test(text.slice(0, text.lastIndexOf(part)));

/** "Je viens le 8, et le 12 janvier me va aussi": what an answer leaves, as it names it, answers something else. */
function repliesIn(
  text: string,
  { feature, reading: { left = [] } }: MessageAct,
  parts: readonly Span[],
  read: ReadPart,
): MessageAct[] | undefined {
  if (left.length === 0) return undefined;
  const acts = composed(text, parts, read, (act) => isReply(act) && isClear(act));
  const isApart = (act: MessageAct) =>
    act.feature !== feature && left.some((one) => act.text.includes(one));
  return acts.length > 1 && acts.every(isReply) && acts.some(isApart) ? acts : undefined;
}

const statusOf = (act: MessageAct | undefined) => act?.reading.fields.status;

/** The same words, asked of nobody. */
const unasked = (text: string): string => text.replace(/[\s?]+$/u, '');

/**
 * "Qui est du groupe, et qu’a-t-on décidé ?": the questions of a sentence, each in full, where somebody else than the
 * plan knows of one of them; the plan answers its own together.
 */
function askedIn(questions: ReturnType<PartQuestions>['questions'], read: ReadPart): MessageAct[] {
  if (questions.length < 2) return [];
  const all = questions.map((ways) =>
    ways.map((text) => ({ put: ways.at(-1), ...read(text, true) })),
  );
  const asPut = all.flatMap((ways) => ways.at(-1) ?? []);
  // "Où on en est et qu’est-ce qui coince": in the words of another, it would ask that again.
  const isOwn = (act: MessageAct) =>
    asksOfKept(act) && !asPut.some((one) => one.text !== act.put && reads(one, NONE)(act));
  const each = all.flatMap(
    (ways) => ways.find(isOwn) ?? ways.find(asksOfKept) ?? ways.at(-1) ?? [],
  );
  const isOther = ({ feature, reading: { rank } }: MessageAct) =>
    feature !== 'plan' && rank !== 'nothing' && rank !== 'guess';
  // "C’est quand et où" asks both of one thing.
  const [first, ...others] = each;
  // "Où on en est et qu’est-ce qui coince": each is known, and of other things.
  const isApartFrom = first && asksOfKept(first) && others.every((one) => !keeps(one, first));
  const isOne = first?.leans === true && first.reading.rank !== 'order' && !isApartFrom;
  // "Demande-leur entre le 8 et le 10" tells of a poll, and asks nothing twice.
  const isOrder = ({ reading }: MessageAct) =>
    reading.changes === true || reading.rank === 'told' || isOrdered(reading);
  return each.some(isOther) && !isOne && !each.some(isOrder) ? each : [];
}

/** Whether another act of the same feature reads all that one does. */
const reads =
  ({ feature, reading: { fields } }: MessageAct, but: ReadonlySet<string> = SINCE) =>
  (other: MessageAct): boolean => {
    const held = JSON.stringify(other.reading.fields);
    return (
      other.feature === feature &&
      Object.entries(fields).every(
        ([name, value]) => but.has(name) || held.includes(JSON.stringify(value) ?? ''),
      )
    );
  };

/**
 * Whether the questions of a sentence are better asked one by one. "Les fiches bloquées et les décisions à prendre":
 * what changes something whole may ask twice; what the plan answers whole, it answers together.
 */
function isApart(whole: MessageAct, acts: readonly MessageAct[], isAlike: boolean): boolean {
  const { changes, rank, untaken = [] } = whole.reading;
  const isPlan =
    whole.feature === 'plan' && rank === 'question' && untaken.length === 0 && !isAlike;
  if (changes || isPlan) return acts.every(asksOfKept);
  // "Où en sont la 1.1 et la 5": each is read of it whole.
  const [first, ...others] = acts;
  return (
    // Asked in the same words: only of what is other.
    !acts.every((act) => reads(act, isAlike ? ASKED : SINCE)(whole)) ||
    (first !== undefined && others.some((act) => reads(act)(first)))
  );
}

/** What a sentence names is named by each of its parts of that feature: "qui vient le 15, et où ?" is one. */
const keeps = (whole: MessageAct, { feature, reading: { fields } }: MessageAct): boolean =>
  feature !== whole.feature ||
  Object.entries(whole.reading.fields).every(
    ([name, value]) => ASKED.has(name) || value === undefined || fields[name] === value,
  );

const NONE: ReadonlySet<string> = new Set();
const SINCE: ReadonlySet<string> = new Set(['since']);
/** "Ce qu’il reste à faire, et par qui": what is read twice the same is answered once. */
const isFirst = (act: MessageAct, at: number, all: readonly MessageAct[]): boolean =>
  act.reading.rank === 'nothing' ||
  all.findIndex(
    ({ feature, reading }) =>
      feature === act.feature &&
      JSON.stringify(reading.fields) === JSON.stringify(act.reading.fields),
  ) === at;

/** Fields that tell what is asked, and not of what. */
const ASKED: ReadonlySet<string> = new Set(['intent', 'asks', 'since']);

/** The same part is read once, alone or as an act. */
function readOnce(read: ReadPart): ReadPart {
  const known = new Map<string, MessageAct>();
  return (text, isFull) => {
    const made = (isFull ? undefined : known.get(text)) ?? read(text, isFull);
    if (!isFull) known.set(text, made);
    return made;
  };
}

/** Whether a sentence may do more than what was understood of it whole. */
const leavesMore = (whole: MessageAct): boolean => {
  const { kind, changes, rank, untaken, left = [] } = whole.reading;
  // What is never given is refused whole, whatever stands beside it.
  if (kind === 'question' && rank === 'order') return false;
  return changes || rank === 'order'
    ? rank !== 'answer' && (untaken ?? left).length > 0
    : rank === 'guess' || rank === 'doubt' || rank === 'nothing' || isKnown(whole);
};

/** Whether a stop ends each act but the last. */
const isStopped = (acts: readonly MessageAct[]): boolean =>
  acts.slice(0, -1).every(({ text }) => /[.!?…]$/u.test(text));
