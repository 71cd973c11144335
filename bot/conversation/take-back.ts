/** Taking back of what was recorded last, whatever recorded it: "annule ça", "oublie ce que je viens de dire". */
import { type Back, isFresh, type Matter, type NewMatter } from '../contract/matter.ts';
import type { Answer, Turn } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import { allPartsOf, sentencesOf } from '../sentence/clauses.ts';
import { reproachIn, withoutLeads } from '../sentence/reproach.ts';
import { readSentence, type Sentence } from '../sentence/sentence.ts';
import { putsRight } from '../sentence/superseded.ts';
import { takingBackIn } from '../sentence/taking-back.ts';
import { isAsking, type Meant, type Settled, settledBy } from './answering.ts';
import { shown } from './answers.ts';
import type { OpenMatters } from './matters.ts';
import { UNKNOWN } from './meaning.ts';
import { isClear, isComplaint, isOrdered, type MessageAct } from './message-act.ts';
import type { SaidOfOrder, SaidRight } from './said-right.ts';
import { withUntaken } from './together.ts';

type Recorded = Matter & { back: Back };
const isRecord = (matter: Matter): matter is Recorded => matter.back !== undefined;

interface Now extends Pick<Turn, 'now' | 'locale'> {
  /** When anything was last answered here. */
  answered: string | undefined;
}

/** What a message takes back of what is open; undefined when it takes nothing back, or nothing is there. */
export function takenBackBy(
  sentence: Sentence,
  { open }: OpenMatters,
  { now, locale, answered = '' }: Now,
): Meant | undefined {
  const said = takingBackIn(sentence);
  // "Annule", while something waits for an answer, answers it, unless that message recorded something too.
  const isWaiting = (one: Matter) =>
    isAsking(one) && !open.some(({ at, back }) => back !== undefined && at === one.at);
  const isOf = (one: Matter) => (said?.isNamed ? isRecord(one) || isAsking(one) : isRecord(one));
  const newest = said && (said.isNamed || !open.some(isWaiting)) ? open.find(isOf) : undefined;
  if (!said) return undefined;
  const behind = said.behind === '' ? undefined : { text: said.behind, isBound: false };
  const rest = { behind, ...(said.before && { untaken: said.before }) };
  if (!newest)
    return said.isNamed
      ? { settled: [{ settles: '', says: 'back', does: { say: say[locale].nothing }, ...rest }] }
      : undefined;
  if (!isRecord(newest) && isAsking(newest))
    return { settled: [{ ...settledBy(newest, 'drop', locale), ...rest }] };
  // All that one message did.
  const last = open.filter(isRecord).filter(({ at }) => at === newest.at);
  const since = [...open.map(({ at }) => at), answered];
  const isSure =
    isAsking(newest) ||
    (isFresh(newest, since, said.isNamed ? new Date(newest.at) : now) &&
      last.every(({ back }) => !('asked' in back && back.asked)));
  const [first, ...others] = last.map(settledOf);
  if (!first) return undefined;
  return isSure || last.every(({ back }) => !('verb' in back))
    ? { settled: [{ ...first, ...rest }, ...others] }
    : { back: withUntaken(askOf(last, locale), [said.before, said.behind].filter(Boolean)) };
}

/** What a message may be, however it is put. */
interface Likewise {
  /** Acts of a text. */
  read: (text: string) => readonly MessageAct[];
  /** Whether such words most likely say that what was recorded is not right. */
  isLikely: () => boolean;
  /** What it says of the order before it; undefined where there is none. */
  before: () => (SaidOfOrder & { isLast: boolean }) | undefined;
}

/** What changes nothing and answers nothing that is known: nobody made anything of it. */
const isNobodys = ({ feature, reading: { rank, changes } }: MessageAct): boolean =>
  !changes && (UNKNOWN.has(rank) || rank === 'guess' || feature === 'help');

/** What does nothing, and shows nothing that puts it right. */
const isUndone = (act: MessageAct): boolean =>
  isComplaint(act) || isNobodys(act) || (!act.reading.changes && act.reading.rank === 'question');

/** "Je suis notée présente ou pas le 8 ?" puts nothing right; "c’était le 15 ? je croyais le 16" does. */
function endsByAsking({ text, lexicon }: Sentence): boolean {
  const { start } = sentencesOf(text).at(-1) ?? { start: 0 };
  const { mood } = readSentence(text.slice(start), lexicon);
  return mood === 'ask' || (mood !== 'order' && /\?\s*$/u.test(text));
}

/** What leads up to a second thought. */
const SECOND = ['se-reprend', 'reproche-plutot'];

/** Words of a correction that say nothing of it may be so many. */
const MOST_LEFT = 2;

/**
 * What becomes of what was done last, where a message says that it is not right: what it should be is heard in the
 * words of the feature whose it is, or the order is said again with what is named in its place; where nothing says so,
 * or that is read as anything else, it is asked whether it goes.
 */
export function mendedBy(
  sentence: Sentence,
  { open }: OpenMatters,
  { now, locale, answered = '' }: Now,
  { read, isLikely, before }: Likewise,
): Meant | undefined {
  if (endsByAsking(sentence)) return undefined;
  const isOfIt = (one: Matter) => isRecord(one) || one.instead !== undefined;
  const newest = open.find((one) => isOfIt(one) || isAsking(one));
  const own = newest && isOfIt(newest) ? newest : undefined;
  const isNow = own && isFresh(own, [...open.map(({ at }) => at), answered], now);
  const last = open.filter((one) => one === newest || (own && isOfIt(one) && one.at === own.at));
  // "Mets le 11 plutôt que le 8", behind what says not whose it is.
  const isAbout = ({ feature }: MessageAct) =>
    last.some(({ kind }) => kind === RECORD || kind.startsWith(`${feature}.`));
  const isOf = (act: MessageAct) =>
    (act.reading.changes ||
      act.reading.mends ||
      isOrdered(act.reading) ||
      act.reading.rank === 'order') &&
    isAbout(act);
  const known = before();
  const order = known && (known.isLast || isNow) ? known : undefined;
  let made: readonly MessageAct[] | undefined;
  const every = (is: (act: MessageAct) => boolean) => {
    made ??= read(sentence.text);
    return made.every(is);
  };
  // What its feature puts right by itself.
  const isOwn = (act: MessageAct) =>
    isOf(act) &&
    !act.isSaidAgain &&
    (act.reading.mends || (act.reading.rank !== 'answer' && !order?.isMeant));
  const all = isNow ? last.flatMap(({ instead = [] }) => instead) : [];
  const isHeard = (one: string) =>
    read(one).every((act) => isClear(act) && isOf(act) && act.reading.rank !== 'told');
  // "Oups non, le 8", behind a vote for the 5th.
  const again = all.length > 0 && last.every(isRecord) && putsRight(sentence);
  const second = again && shouldBe(withoutLeads(sentence, SECOND).text, all, isHeard);
  if (second) return second;
  const wrong = reproachIn(sentence);
  // "Karim non c’était Camille": both are named, and nobody reads anything else in it.
  const isMeant = order?.isMeant || (!wrong && order?.right?.isNamed && every(isNobodys));
  const isPut = order?.right && (order.right.isPaired || isMeant) && !every(isOwn);
  const anew =
    order?.right && (wrong || isPut)
      ? doneAnew(order.text, order.right, read, isNow ? last : [])
      : undefined;
  const said =
    wrong ??
    (isPut ||
    (own && isLikely() && every((act) => isNobodys(act) && !isAbout(act))) ||
    (own && order?.isDenied && every(isUndone))
      ? { instead: '', isBare: false }
      : undefined);
  if (!said) return undefined;
  if (isPut && anew) return anew;
  const should = said.instead && shouldBe(said.instead, all, isHeard);
  if (should) return should;
  // "J’ai parlé trop vite, on n’est pas bloqués, juste en retard": what denies it is told.
  if (order?.isDenied && said.instead && read(said.instead).every(isOf))
    return { settled: [{ settles: '', says: 'back', does: { hear: said.instead } }] };
  const isHere = isNow || !own;
  // "La 1.1 est pas terminée, je me suis trompé": what its feature is sure of by itself; "le 16 ? alors non", right behind.
  const isRead = every(
    (act) =>
      isOf(act) &&
      act.reading.rank !== 'told' &&
      (isHere || act.reading.rank !== 'answer') &&
      (act.reading.sure || said.instead !== ''),
  );
  // What was ordered since is meant, were it refused.
  if (isRead && (isHere || !known?.isLast)) return undefined;
  const gone = last.filter(isRecord);
  if (anew || gone.length === 0 || (known?.isLast && !isNow)) return anew;
  // "Finalement on se voit à la Caf, et non en visio": most likely that change, and nothing gone.
  if (every((act) => isOf(act) && act.isSaidAgain === true)) return undefined;
  return gone.every(({ back }) => 'say' in back)
    ? { settled: gone.map(settledOf) }
    : { back: askOf(gone, locale, said.isBare ? [] : [say[locale].instead]) };
}

/** "Lire 9, le reste est bon": the first of these sentences that is read with what it should be, then more. */
function shouldBe(
  said: string,
  sentences: readonly string[],
  isHeard: (one: string) => boolean,
): Meant | undefined {
  const [, next] = allPartsOf(said);
  for (const end of [said.length, ...(next ? [next.start] : [])]) {
    const should = said.slice(0, end).replace(/[\s,;.]+$/u, '');
    const hear = sentences.map((one) => one.replace('{}', () => should)).find(isHeard);
    const behind = end < said.length ? { text: said.slice(end), isBound: false } : undefined;
    if (hear) return { settled: [{ settles: '', says: 'back', does: { hear }, behind }] };
  }
  return undefined;
}

/** What was done goes, and the order is done as it should be; what cannot go is said first. */
function doneAnew(
  order: string,
  { text, left }: SaidRight,
  read: Likewise['read'],
  last: readonly Matter[],
): Meant | undefined {
  const [before, after] = [read(order), read(text)];
  const doing = ({ feature, reading: { kind, fields } }: MessageAct) =>
    [feature, kind, fields.intent].join();
  const isSame =
    before.length === after.length &&
    after.every((act, at) => isClear(act) && doing(act) === doing(before[at] ?? act)) &&
    last.every(({ kind }) => after.some(({ feature }) => kind.startsWith(`${feature}.`)));
  if (!isSame || left.length > MOST_LEFT) return undefined;
  const untaken = left.length > 0 ? { untaken: left.join(' ') } : {};
  const behind = { text, isBound: false };
  const [first, ...others] = last
    .filter(isRecord)
    .filter(({ back }) => !('hear' in back))
    .map(settledOf);
  return first
    ? { settled: [{ ...first, behind, ...untaken }, ...others] }
    : { settled: [{ settles: '', says: 'back', does: { hear: text }, ...untaken }] };
}

const settledOf = ({ kind, back }: Recorded): Settled => {
  // What stays is still the last that was done.
  if ('say' in back) return { settles: '', says: 'back', does: back };
  return { settles: kind, says: 'back', does: 'hear' in back ? back : { press: pressOf(back) } };
};

const pressOf = ({ verb, data }: Extract<Back, { verb: string }>) => ({ verb, data });

/** Whether what was recorded goes, each under its name. */
function askOf(last: readonly Recorded[], locale: Locale, notes: string[] = []): Answer {
  const { undo, yes, no, kept } = say[locale];
  const headline = undo(new Intl.ListFormat(locale).format(last.map(({ label }) => label)));
  const opens = last.map(({ kind, data, label, back }) => {
    const does = 'verb' in back ? pressOf(back) : back;
    const asks = 'say' in does ? undefined : { yes: does, no: { say: kept } };
    return { kind, data, label, back, asks };
  });
  return { ...shown({ headline, notes, questions: [yes, no] }, locale, 'clarify'), opens };
}

/** Kind of the matter of what was recorded and says not how it is taken back. */
const RECORD = 'conversation.record';

/** What an answer recorded that no matter of it takes back, or waits to be sent: it stays, and that is said. */
export const recordOf = ({ outcome, asks, opens = [], locale }: Answer): readonly NewMatter[] =>
  outcome !== 'command' || asks || opens.some((one) => one.asks || one.back)
    ? []
    : [{ kind: RECORD, data: null, label: '', back: { say: say[locale].stays } }];

const say = {
  fr: {
    undo: (what: string) => `Faut-il défaire ${what} ?`,
    yes: 'Oui',
    no: 'Non',
    instead: 'S’il faut autre chose à la place, dites-le ensuite.',
    kept: 'Rien n’est changé.',
    nothing: 'Je ne trouve rien de vous à reprendre ici : rien n’est changé.',
    stays:
      'Je ne sais pas défaire d’un mot ce qui vient d’être fait, et ce qui est envoyé l’est : dites ce que vous voulez à la place.',
  },
  en: {
    undo: (what: string) => `Shall I undo ${what}?`,
    yes: 'Yes',
    no: 'No',
    instead: 'If something else should take its place, say so next.',
    kept: 'Nothing has changed.',
    nothing: 'I find nothing of yours to take back here: nothing has changed.',
    stays:
      'I cannot undo with a word what was just done, and what is sent is sent: say what you want instead.',
  },
};
