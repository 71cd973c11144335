/** What stands beside something else in a message: a tale and its question, an order and what is not done here. */
import type { Span } from '../language/when/expression.ts';
import { allPartsOf } from '../sentence/clauses.ts';
import {
  asksOfKept,
  isClear,
  isKnown,
  isMarked,
  isNews,
  isOrdered,
  isReply,
  isShown,
  isTold,
  isTopic,
  isUnknown,
  isUnread,
  type MessageAct,
  type ReadPart,
} from './message-act.ts';

/** Whether a part orders or tells something, by its form. */
export type FormOf = (part: string) => 'orders' | 'tells' | undefined;

/** More parts are a text, not orders: it is read whole. */
export const MOST_PARTS = 12;

/** Parts of a text, each read by itself. */
const actsOver = (text: string, spans: readonly Span[], read: ReadPart): MessageAct[] =>
  spans.map(({ start, end }) => read(text.slice(start, end)));

/** Acts of a text, of neighbouring parts that count for one feature; nothing where there are not two. */
export function composed(
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
    const part = read(text.slice(start, end));
    // "Va pour le 13, en visio cette fois": it says where, and answers no other meeting.
    const isWhere: boolean = isPlanned && isReply(part) && part.reading.rank === 'answer';
    isPlanned = isOrdered(part.reading) || isWhere;
    const feature =
      !(part.mends && at > 0) && !isWhere && counts(part)
        ? `${part.feature} ${part.reading.apart ?? ''}`
        : undefined;
    // "Compte rendu d’hier : …": what is told behind it is of it.
    const isTaken = last?.takes && !isMarked(part);
    // "Pour les dates de janvier : le 12 ok, …".
    const isAhead =
      feature === undefined && last?.feature !== undefined && /^\s*:/u.test(text.slice(end));
    // A part that is nothing alone goes with what stands before it, the first ones with what follows.
    if (
      last &&
      !isAhead &&
      (isTaken || feature === undefined || last.feature === undefined || last.feature === feature)
    ) {
      last.end = end;
      last.feature ??= feature;
    } else groups.push({ start, end, feature, takes: part.reading.takesRest === true });
  }
  const behind = groups.at(-1);
  if (behind?.feature === undefined) groups.pop();
  const last = groups.at(-1);
  if (behind && last) last.end = behind.end;
  if (groups.length < 2) return [];
  return actsOver(text, groups, read);
}

/**
 * "La 1.1 avance, on a vu douze familles, on attend la PMI, c’est quand le prochain comité ?": a story of a pilote that
 * ends by asking something else is noted, and what is asked answered, whoever knows of it.
 */
export function taleIn(text: string, read: ReadPart): MessageAct[] | undefined {
  if (!text.trimEnd().endsWith('?')) return undefined;
  const spans = allPartsOf(text);
  const [before, last] = spans.slice(-2);
  if (!before || !last || spans.length > MOST_PARTS) return undefined;
  const [told, asked] = [read(text.slice(0, before.end)), read(text.slice(last.start))];
  // "…, la Caf bloque, non ?" asks whether it is so: a question is no record.
  const isShort = asked.text.split(/[\s'’]+/u).length <= MOST_TAG;
  if (!asked.asks || isShort || asked.leans || asked.mends) return undefined;
  const isLong = spans.length > LEAST_TOLD;
  const isTale = isLong && told.reading.kind === 'progress' && told.reading.rank === 'told';
  // "Réunion carto mardi 14h, tu préviens tout le monde ?"
  const isPlanned = told.reading.kind === 'meeting' && told.reading.changes && asksOfKept(asked);
  return (isTale || isPlanned) && !asked.reading.changes ? [told, asked] : undefined;
}

/**
 * "On garde le 18 à 10h, Paul tu réserves la salle": what somebody is given to do is heard by itself, behind the rest of
 * the message, which is heard without it.
 */
export function givenApart(
  text: string,
  given: readonly Span[],
  read: ReadPart,
  actsOf: (text: string) => MessageAct[],
): MessageAct[] | undefined {
  if (given.length === 0) return undefined;
  const isGiven = ({ start, end }: Span) => given.some((g) => g.start <= start && end <= g.end);
  const own = given.map(({ start, end }) => text.slice(start, end)).join(', ');
  const act = read(own);
  const rest = runsOf(text, allPartsOf(text), isGiven).join(', ');
  if (act.reading.kind !== 'action') return undefined;
  if (rest === '') return [act];
  // What is only told of somebody may be of a story that is news.
  if (act.reading.rank !== 'order' && isNews(read(text))) return undefined;
  const others = actsOf(rest);
  const left = others.filter(isUnread);
  return left.length === others.length ? leaving([act], left) : [...others, act];
}

/** What a text says but in some of its parts: each run of the others, as it stands. */
function runsOf(text: string, parts: readonly Span[], isOut: (part: Span) => boolean): string[] {
  const runs: Span[] = [];
  let isApart = true;
  for (const part of parts) {
    const last = runs.at(-1);
    if (isOut(part)) isApart = true;
    else if (last && !isApart) last.end = part.end;
    else {
      runs.push({ ...part });
      isApart = false;
    }
  }
  return runs.map(({ start, end }) => text.slice(start, end));
}

/** Clauses of a story, at least: of fewer, what ends it may ask whether it is so. */
const LEAST_TOLD = 2;
/** Words of what only asks whether it is so: "non ?", "c’est ça ?". */
const MOST_TAG = 4;

/** "Réunion le 25 à 14h, et rappelle à Zoé d’apporter les cartes": what is not done here is apart from what is. */
export function outsideIn(
  whole: MessageAct,
  read: ReadPart,
  form: FormOf,
): MessageAct[] | undefined {
  const { text } = whole;
  const isOutside = ({ reading: { kind, rank } }: MessageAct) =>
    kind === 'outside' && rank === 'order';
  const spans = allPartsOf(text);
  // "Compte rendu : …, Nadia réserve la salle": what is told behind it is of it.
  // What is never given is refused whole.
  const { kind, rank, takesRest } = whole.reading;
  const isOne = isOutside(whole) || takesRest || (kind === 'question' && rank === 'order');
  if (isOne || spans.length > MOST_PARTS) return undefined;
  for (const [at, { start }] of spans.entries()) {
    const asked = text.slice(start);
    const before = text.slice(0, spans[at - 1]?.end ?? 0);
    if (before === '' || form(asked) !== 'orders') continue;
    const [done, beside] = [read(before), read(asked)];
    if (isOutside(beside) && !isUnknown(done) && done.reading.rank !== 'courtesy')
      return [done, beside];
  }
  return undefined;
}

/**
 * "Quelles fiches n’ont rien dit ? J’ai un comité à préparer": where nobody reads the whole, what is asked of what is
 * kept is answered, an action is changed, what is not done here is said, and the rest is left.
 */
export function knownAmong(
  whole: MessageAct,
  spans: readonly Span[],
  read: ReadPart,
): MessageAct[] | undefined {
  const { changes, sure } = whole.reading;
  const isNobody = isUnread(whole);
  if (changes || sure) return undefined;
  const acts = actsOver(whole.text, spans, read);
  // "J’ai mis combien sur la 1.1 ? 45 ou 60, je sais plus": what no part says, the whole does not say.
  const isNobodys = () => acts.every(({ feature }) => feature !== whole.feature);
  // What the plan says of all of it, by a word or two of it, leaves several things that are kept.
  const isOverheard = whole.feature === 'plan';
  if (!(isNobody || isOverheard || isNobodys())) return undefined;
  const known = acts.filter(
    (act) =>
      (asksOfKept(act) && act.reading.rank === 'question') ||
      isShown(act) ||
      // "Cpam relancée, ils répondent avant Noël": which action it is of is sure, and it is shown first.
      (act.reading.fields.intent === 'action' && act.reading.sure) ||
      (act.reading.kind === 'outside' && !LIKENED.has(act.reading.rank)),
  );
  const asked = acts.filter((act) => act.asks === true && isMarked(act));
  const inFull = (all: readonly MessageAct[]) => all.map(({ text }) => read(text, true));
  // "Le 10 c’est sûr ou en sondage ? Je dois poser ma journée": what only tells why a question is asked is no part of it.
  const isExplained =
    isNobody &&
    asked.length === 1 &&
    asked[0] === acts[0] &&
    acts.every((act) => LIKENED.has(act.reading.rank) || asked.includes(act));
  const isPut = () => known.some(isMarked) && isNobodys();
  const heard =
    known.length > (isNobody || isPut() ? 0 : 1) ? known : isExplained ? inFull(asked) : [];
  return heard.length > 0
    ? leaving(
        heard,
        acts.filter((act) => !heard.some(({ text }) => text === act.text)),
      )
    : undefined;
}
/** Nobody reads it, or it is only like what is not done here. */
const LIKENED: ReadonlySet<string> = new Set(['guess', 'doubt', 'nothing']);

/**
 * "Que deux personnes ? Ajoute Karim", "la convention est signée, et qui pilote la 5 ?": what is clearly ordered is done,
 * and news is noted, whatever stands beside it; and "mes groupes et mon organisation", of which the whole is only the
 * second, are two.
 */
export function besideOther(
  whole: MessageAct,
  spans: readonly Span[],
  read: ReadPart,
  form: FormOf,
): MessageAct[] | undefined {
  if (spans.length < 2 || spans.length > MOST_PARTS) return undefined;
  const orders = (part: string) => form(part) === 'orders';
  const isDoing = ({ start, end }: Span) => form(whole.text.slice(start, end)) !== undefined;
  if (!whole.reading.changes && !spans.some(isDoing)) return undefined;
  const acts = actsOver(whole.text, spans, read);
  // "Ajoute Camille au GT 4. Pardon, au GT 5": what puts right is read with what it puts right.
  if (acts.slice(1).some(({ mends }) => mends)) return undefined;
  const isWhole = ({ feature, reading: { fields } }: MessageAct) =>
    feature === whole.feature && JSON.stringify(fields) === JSON.stringify(whole.reading.fields);
  // What is told or named may look like an order: "j’ai oublié le troisième", "d’après les slides".
  const isOrder = (act: MessageAct) =>
    (orders(act.text) && (isClear(act) || isWhole(act))) ||
    // "Non pardon 70, et enlève le blocage".
    (act.mends === true && isNews(act));
  // Of a message that is news as a whole, only what is clearly told is apart.
  const isTale = whole.reading.changes ? isNews : isTold;
  const isDone = (act: MessageAct) =>
    act.reading.changes === true &&
    (isWhole(act) || isOrder(act) || (form(act.text) === 'tells' && isTale(act)));
  const isAsked = (act: MessageAct) =>
    // "…, hein ?" asks nothing by itself.
    act.leans !== true &&
    act.reading.kind !== 'complaint' &&
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
      act.leans !== true &&
      isMarked(act) &&
      act.reading.rank !== 'nothing');
  const isEither = (act: MessageAct) => isDone(act) || isPut(act);
  // What does nothing by its form is seldom either: it is read first, and the others mostly need not be.
  const isMute = (act: MessageAct) => !act.asks && form(act.text) === undefined;
  const mutest = [...acts].sort((a, b) => Number(isMute(b)) - Number(isMute(a)));
  const both =
    mutest.every((act) => isEither(act) || isPiece(act)) && acts.some(isDone) && acts.some(isPut);
  const parted = both ? composed(whole.text, spans, read, isEither) : [];
  if (parted.length > 1) return parted;
  // "Annule tout et dis-moi qui pilote la 1.1": an order that nobody reads is left, and said so.
  const isBare = (act: MessageAct) => orders(act.text) && isUnknown(act) && !isAsked(act);
  if (acts.some(isBare) && acts.every((act) => isAsked(act) || isBare(act)) && acts.some(isAsked))
    return leaving(acts.filter(isAsked), acts.filter(isBare));
  const [order, ...others] = acts.filter((act) => isOrder(act) && isDone(act));
  // "Annule le 12 et refais un sondage": what no part says, the whole does not say.
  if (!order) return undefined;
  const isNobodys = !whole.reading.sure && acts.every(({ feature }) => feature !== whole.feature);
  const isLost = isNobodys || (!isKnown(whole) && isUnknown(whole));
  if (!(isLost || isWhole(order))) return undefined;
  const kept = new Set([order, ...others, ...acts.filter(isAsked)]);
  const beside = acts.filter((act) => !kept.has(act) && (isLost || isMarked(act)));
  // "Relance Paul et Zoé pour la réunion": what the whole takes, word for word, no part leaves.
  if (isNobodys && beside.length > 0 && isClear(whole)) return undefined;
  // "Enlève le dernier et passe ce point avant l’autre": what one feature does, it does together.
  const isOne = [...kept].every(({ feature }) => feature === whole.feature);
  if (isOne && beside.length === 0) return undefined;
  return leaving([...kept], beside);
}

/** Acts, the last of which says what of the message nothing was made of. */
export const leaving = (
  acts: readonly MessageAct[],
  beside: readonly MessageAct[],
): MessageAct[] => {
  const untaken = beside.map(({ text }) => text);
  return acts.map((act, at) =>
    at === acts.length - 1 ? { ...act, reading: { ...act.reading, untaken } } : act,
  );
};
