/**
 * Acts of a message: a sentence may do several things, in order. It is cut only where two parts are each understood,
 * by different features; a feature that understands several parts gets them together, with what stands between them.
 */
import type { Span } from '../language/when/expression.ts';
import { allPartsOf, partsOf, sentencesOf } from '../sentence/clauses.ts';
import {
  asksOf,
  asksOfKept,
  isAct,
  isClear,
  isComplaint,
  isKnown,
  isMarked,
  isNews,
  isOrdered,
  isReply,
  isSilence,
  isTold,
  isTopic,
  isUnknown,
  type MessageAct,
  type ReadPart,
} from './message-act.ts';

/** More parts are a text, not orders: it is read whole. */
const MOST_PARTS = 12;

/**
 * The questions of a text, each with the ways to ask it in full, the likeliest first and as it was put last; `isAlike`:
 * the second takes the words of the first, and the plan answers them together no more than anybody.
 */
export type PartQuestions = (text: string) => {
  questions: readonly (readonly string[])[];
  isAlike: boolean;
};

/** Whether a part orders or tells something, by its form. */
export type FormOf = (part: string) => 'orders' | 'tells' | undefined;

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
  const sentences = sentencesOf(text);
  if (sentences.length > MOST_PARTS) return [{ text, ...read(text) }];
  if (sentences.length > 1) {
    const done = composed(text, sentences, read, isAct);
    const acts =
      done.length < 2 && isComplaint(read(text))
        ? composed(text, sentences, read, (act) => isComplaint(act) || (isAct(act) && isClear(act)))
        : done;
    // Lines without a stop may be one thing: they are apart only where each is clear.
    const clear = acts.length > 1 && (isStopped(acts) || acts.every(isClear));
    if (clear) return acts;
  }
  const whole: MessageAct = { text, ...read(text) };
  const [only] = sentences;
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
    const both = composed(text, parts, read, (act) => isReply(act) || isAsking(act));
    // What is not kept is no business of an invitation: the answer beside it leaves nothing aside.
    const isAnswer = (act: MessageAct) => isReply(act) && (!isAsked || isKept || isClear(act));
    if (both.some(isAnswer) && both.some(asksOf)) {
      // "Le 15 ça me va, et on pourrait le faire à Bobigny ?": what nobody knows is a wish, and the word of the answer.
      const asks = (act: MessageAct) => read(unasked(act.text)).asks === true;
      const isWish = (act: MessageAct) =>
        isMarked(act) && !isKnown(act) && !(act.reading.sure && asks(act));
      const told = both.some((act) => asksOf(act) && !isWish(act)) ? undefined : unasked(text);
      const answer = told === undefined ? undefined : { text: told, ...read(told) };
      return answer && isReply(answer) ? [answer] : both;
    }
  }
  if (isReply(whole)) return [whole];
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
  if (!leavesMore(whole)) return [whole];
  const isOwn = (act: MessageAct) => (isKept ? isKnown(act) && !act.leans : isClear(act));
  const acts = composed(text, parts, read, isOwn);
  const isWhole = !isKept || acts.every((act) => keeps(whole, act));
  return acts.length > 1 && isWhole ? acts : (knownAmong(whole, parts, read) ?? [whole]);
}

/**
 * "Quelles fiches n’ont rien dit ? J’ai un comité à préparer": where nobody reads the whole, what is asked of what is
 * kept is answered, what is not done here is said, and the rest is left.
 */
function knownAmong(
  whole: MessageAct,
  spans: readonly Span[],
  read: ReadPart,
): MessageAct[] | undefined {
  if (whole.reading.changes || !UNREAD_WHOLE.has(whole.reading.rank)) return undefined;
  const acts = spans.map(({ start, end }): MessageAct => {
    const text = whole.text.slice(start, end);
    return { text, ...read(text) };
  });
  const known = acts.filter(
    (act) =>
      (asksOfKept(act) && act.reading.rank === 'question') ||
      (act.reading.kind === 'outside' && act.reading.rank !== 'doubt'),
  );
  return known.length > 0
    ? leaving(
        known,
        acts.filter((act) => !known.includes(act)),
      )
    : undefined;
}
/** A whole that nobody reads, or of which the plan can only say that it lacks it. */
const UNREAD_WHOLE: ReadonlySet<string> = new Set(['doubt', 'nothing']);

/**
 * "La 1.1 avance, on a vu douze familles, on attend la PMI, c’est quand le prochain comité ?": a story of a pilote that
 * ends by asking something else is noted, and what is asked answered, whoever knows of it.
 */
function taleIn(text: string, read: ReadPart): MessageAct[] | undefined {
  if (!text.trimEnd().endsWith('?')) return undefined;
  const spans = allPartsOf(text);
  const [before, last] = spans.slice(-2);
  if (!before || !last || spans.length > MOST_PARTS) return undefined;
  const [told, asked] = [text.slice(0, before.end), text.slice(last.start)].map(
    (own): MessageAct => ({ text: own, ...read(own) }),
  );
  const isLong = spans.length > LEAST_TOLD;
  const isTale = isLong && told?.reading.kind === 'progress' && told.reading.rank === 'told';
  // "Réunion carto mardi 14h, tu préviens tout le monde ?"
  const isPlanned =
    told?.reading.kind === 'meeting' && told.reading.changes && asked && asksOfKept(asked);
  // "…, la Caf bloque, non ?" asks whether it is so: a question is no record.
  const isShort = text.slice(last.start).split(/[\s'’]+/u).length <= MOST_TAG;
  const isAsked =
    asked?.asks === true && !isShort && !asked.leans && !asked.mends && !asked.reading.changes;
  return told && asked && (isTale || isPlanned) && isAsked ? [told, asked] : undefined;
}

/** "Réunion le 25 à 14h, et rappelle à Zoé d’apporter les cartes": what is not done here is apart from what is. */
function outsideIn(whole: MessageAct, read: ReadPart, form: FormOf): MessageAct[] | undefined {
  const { text } = whole;
  const isOutside = ({ reading: { kind, rank } }: Omit<MessageAct, 'text'>) =>
    kind === 'outside' && rank === 'order';
  const spans = allPartsOf(text);
  // "Compte rendu : …, Nadia réserve la salle": what is told behind it is of it.
  const isOne = isOutside(whole) || whole.reading.takesRest;
  if (isOne || spans.length > MOST_PARTS) return undefined;
  for (const [at, { start }] of spans.entries()) {
    const asked = text.slice(start);
    const before = text.slice(0, spans[at - 1]?.end ?? 0);
    if (before === '' || form(asked) !== 'orders') continue;
    const [done, beside] = [before, asked].map((own): MessageAct => ({ text: own, ...read(own) }));
    if (done && beside && isOutside(beside) && !isUnknown(done) && done.reading.rank !== 'courtesy')
      return [done, beside];
  }
  return undefined;
}

/** Clauses of a story, at least: of fewer, what ends it may ask whether it is so. */
const LEAST_TOLD = 2;
/** Words of what only asks whether it is so: "non ?", "c’est ça ?". */
const MOST_TAG = 4;

/**
 * "Que deux personnes ? Ajoute Karim", "la convention est signée, et qui pilote la 5 ?": what is clearly ordered is done,
 * and news is noted, whatever stands beside it; and "mes groupes et mon organisation", of which the whole is only the
 * second, are two.
 */
function besideOther(
  whole: MessageAct,
  spans: readonly Span[],
  read: ReadPart,
  form: FormOf,
): MessageAct[] | undefined {
  if (spans.length < 2 || spans.length > MOST_PARTS) return undefined;
  const orders = (part: string) => form(part) === 'orders';
  const isDoing = ({ start, end }: Span) => form(whole.text.slice(start, end)) !== undefined;
  if (!whole.reading.changes && !spans.some(isDoing)) return undefined;
  const acts = spans.map(({ start, end }): MessageAct => {
    const text = whole.text.slice(start, end);
    return { text, ...read(text) };
  });
  // "Ajoute Camille au GT 4. Pardon, au GT 5": what puts right is read with what it puts right.
  if (acts.slice(1).some(({ mends }) => mends)) return undefined;
  const isWhole = ({ feature, reading: { fields } }: MessageAct) =>
    feature === whole.feature && JSON.stringify(fields) === JSON.stringify(whole.reading.fields);
  // What is told or named may look like an order: "j’ai oublié le troisième", "d’après les slides".
  const isOrder = (act: MessageAct) =>
    ((isClear(act) || isWhole(act)) && orders(act.text)) ||
    // "Non pardon 70, et enlève le blocage".
    (isNews(act) && act.mends === true);
  // Of a message that is news as a whole, only what is clearly told is apart.
  const isTale = whole.reading.changes ? isNews : isTold;
  const isDone = (act: MessageAct) =>
    act.reading.changes === true &&
    (isWhole(act) || isOrder(act) || (isTale(act) && form(act.text) === 'tells'));
  const isAsked = (act: MessageAct) =>
    act.reading.kind !== 'complaint' &&
    // "…, hein ?" asks nothing by itself.
    act.leans !== true &&
    (asksOfKept(act) ||
      (act.asks === true && act.reading.rank === 'question' && !isTopic(act.reading)));
  // "Dis-moi qui pilote la 1.1, et supprime mes données": what is ordered is not of what is asked.
  // "14 réponses sur 20" goes with what stands before it.
  const isPiece = (act: MessageAct) =>
    !whole.reading.changes && (isTold(act) || (isUnknown(act) && !form(act.text)));
  // "On a reçu l’accord, et c’est quand la prochaine ?": asked, whether or not anybody knows.
  const isPut = (act: MessageAct) =>
    isAsked(act) ||
    (!whole.reading.changes &&
      act.asks === true &&
      isMarked(act) &&
      act.reading.rank !== 'nothing');
  const isEither = (act: MessageAct) => isDone(act) || isPut(act);
  const both =
    acts.every((act) => isEither(act) || isPiece(act)) && acts.some(isDone) && acts.some(isPut);
  const parted = both ? composed(whole.text, spans, read, isEither) : [];
  if (parted.length > 1) return parted;
  // "Annule tout et dis-moi qui pilote la 1.1": an order that nobody reads is left, and said so.
  const isBare = (act: MessageAct) => isUnknown(act) && orders(act.text);
  if (acts.every((act) => isAsked(act) || isBare(act)) && acts.some(isBare) && acts.some(isAsked))
    return leaving(acts.filter(isAsked), acts.filter(isBare));
  const [order, ...others] = acts.filter((act) => isOrder(act) && isDone(act));
  // "Annule le 12 et refais un sondage": what no part says, the whole does not say.
  const isNobodys = !whole.reading.sure && acts.every(({ feature }) => feature !== whole.feature);
  const known = acts.filter((act) => asksOfKept(act) && act.reading.sure);
  if (isNobodys && asksOfKept(whole) && known.length > 0)
    return leaving(
      known,
      acts.filter((act) => !known.includes(act) && form(act.text) !== undefined),
    );
  const isUnread = isNobodys || (!isKnown(whole) && isUnknown(whole));
  if (!order || !(isUnread || isWhole(order))) return undefined;
  const kept = new Set([order, ...others, ...acts.filter(isAsked)]);
  const beside = acts.filter((act) => !kept.has(act) && (isUnread || isMarked(act)));
  // "Enlève le dernier et passe ce point avant l’autre": what one feature does, it does together.
  const isOne = [...kept].every(({ feature }) => feature === whole.feature);
  if (isOne && beside.length === 0) return undefined;
  return leaving([...kept], beside);
}

/** Acts, the last of which says what of the message nothing was made of. */
const leaving = (acts: readonly MessageAct[], beside: readonly MessageAct[]): MessageAct[] => {
  const untaken = beside.map(({ text }) => text);
  return acts.map((act, at) =>
    at === acts.length - 1 ? { ...act, reading: { ...act.reading, untaken } } : act,
  );
};

/** The same words, asked of nobody. */
const unasked = (text: string): string => text.replace(/[\s?]+$/u, '');

/**
 * "Qui est du groupe, et qu’a-t-on décidé ?": the questions of a sentence, each in full, where somebody else than the
 * plan knows of one of them; the plan answers its own together.
 */
function askedIn(questions: ReturnType<PartQuestions>['questions'], read: ReadPart): MessageAct[] {
  const all = questions.map((ways) =>
    ways.map((text) => ({ text, put: ways.at(-1), ...read(text, true) })),
  );
  const asPut = all.flatMap((ways) => ways.at(-1) ?? []);
  // "Où on en est et qu’est-ce qui coince": in the words of another, it would ask that again.
  const isOwn = (act: MessageAct) =>
    asksOfKept(act) && !asPut.some((one) => one.text !== act.put && reads(one, NONE)(act));
  const each = all.flatMap(
    (ways) => ways.find(isOwn) ?? ways.find(asksOfKept) ?? ways.at(-1) ?? [],
  );
  const isOther = ({ feature, reading: { rank } }: MessageAct) =>
    feature !== 'plan' && rank !== 'nothing';
  // "C’est quand et où" asks both of one thing.
  const [first, ...others] = each;
  // "Où on en est et qu’est-ce qui coince": each is known, and of other things.
  const isApartFrom = first && asksOfKept(first) && others.every((one) => !keeps(one, first));
  const isOne = first?.leans === true && first.reading.rank !== 'order' && !isApartFrom;
  const isOrder = ({ reading }: MessageAct) => reading.changes === true || isOrdered(reading);
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
  const known = new Map<string, ReturnType<ReadPart>>();
  return (text) => {
    const made = known.get(text) ?? read(text);
    known.set(text, made);
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

function composed(
  text: string,
  spans: readonly Span[],
  read: ReadPart,
  counts: (act: MessageAct) => boolean,
): MessageAct[] {
  const groups: { start: number; end: number; feature: string | undefined; takes?: boolean }[] = [];
  let isPlanned = false;
  for (const [at, { start, end }] of spans.entries()) {
    const last = groups.at(-1);
    // Where nothing counts before the last part, there are no two acts.
    if (at > 0 && at === spans.length - 1 && last?.feature === undefined) return [];
    const own = text.slice(start, end);
    const part = { text: own, ...read(own) };
    // "Va pour le 13, en visio cette fois": it says where, and answers no other meeting.
    const isWhere: boolean = isPlanned && isReply(part) && part.reading.rank === 'answer';
    isPlanned = isOrdered(part.reading) || isWhere;
    const feature =
      !(part.mends && at > 0) && !isWhere && counts(part)
        ? `${part.feature} ${part.reading.apart ?? ''}`
        : undefined;
    // "Compte rendu d’hier : …": what is told behind it is of it.
    const isTaken = last?.takes && !isMarked(part);
    // A part that is nothing alone goes with what stands before it, the first ones with what follows.
    if (
      last &&
      (isTaken || feature === undefined || last.feature === undefined || last.feature === feature)
    ) {
      last.end = end;
      last.feature ??= feature;
    } else groups.push({ start, end, feature, takes: part.reading.takesRest === true });
  }
  if (groups.length < 2) return [];
  return groups.map(({ start, end }) => {
    const own = text.slice(start, end);
    return { text: own, ...read(own) };
  });
}
