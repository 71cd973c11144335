/** Reads whether and how somebody comes: "comptez sur moi", "pas dispo", "Paul me remplace", "Fatou ne viendra pas". */

import type { z } from 'zod';
import type { answerClick } from '../../../../cards/meetings/meeting.ts';
import { endOf, isLight } from '../../../sentence/between.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { asksInPlace, hasClause, stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  spanIn,
} from '../../../sentence/sentence.ts';
import { isSelf } from '../../people/model/names.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import type { AttendanceStatus } from '../model/schema.ts';
import { isManners, isOwn, isPlain, isPrivate, tellsElse, wordOf } from './attendance-beside.ts';
import { isOfMeeting, namedIn, plainly, wishIn } from './attendance-days.ts';
import { isElse, justDone } from './attendance-elsewhere.ts';
import { type AttendanceJudged, judgedIn } from './attendance-judged.ts';
import { type Clauses, type ComingTold, toldIn } from './attendance-told.ts';
import { MARKS, marksIn, SUITS, SUITS_NOT } from './attendance-words.ts';
import { daysOf, type Heard, hearPart, isChoice, isPast } from './heard.ts';
import { namesOther } from './names-said.ts';
import { keyOf, pointsIn } from './pointed.ts';
import { listIn } from './presence.ts';
import type { MeetingNamed } from './reading.ts';

/** An answer, typed or pressed: how somebody comes, who comes instead, a word with it, for whom. */
export type Reply = Omit<z.infer<typeof answerClick>, 'meeting' | 'version'>;

interface Answered {
  /** One for each person it is about: oneself first, `person` empty. */
  replies: Reply[];
  named: MeetingNamed;
}

export interface AnswerRead extends Answered {
  /** "Le 8 oui, le 15 non": what is said of the meetings of other days. */
  also: Answered[];
  /** "… mais je veux bien le CR": what is wanted beside it, which is no reason. */
  wanted: string[];
  /** "…, et dispo le 19": what is said beside it of another day. */
  apart: string[];
  /** Said of coming in so many words; otherwise only where an answer is due ("ok pour moi"). */
  isClear: boolean;
  /** Otherwise it is asked before it is noted. */
  isSure: boolean;
}

/** Longer messages tell something else. */
const MOST_WORDS = 60;
/** As long as the word of the form may be. */
const MOST_WORD = 500;

/** "Mon chef m’a collé un truc" tells why, and not who comes instead. */
const tellsWhy = (clause: Sentence) =>
  says(clause, 'presence-quelqu-un') && isOwn(clause) && !says(clause, 'presence-remplace');

/** How somebody comes. */
const HOW = ['presence-retard', 'presence-distance', 'presence-avec', 'presence-moyen'];

/** What is said of something else than one meeting: a poll, "les autres jours". */
const ELSEWHERE = ['presence-ailleurs', 'reunion-sondage', 'reunion-fixe', 'vote-autres'];

/** What a sentence answers to a meeting, with what is wished beside it; undefined when it answers nothing. */
export function attendanceIn(heard: Heard): AnswerRead | undefined {
  const { text } = heard;
  const from = wishIn(heard);
  const rest = from === undefined ? heard : hearPart(heard, text.slice(0, from));
  const read = rest && answerIn(rest);
  if (!read || from === undefined) return read;
  const wish = text.slice(from).replace(/[\s?]+$/u, '');
  const replies = read.replies.map((reply) => {
    const word = [reply.word, wish].filter(Boolean).join(' ; ').slice(0, MOST_WORD);
    return reply.person === '' ? { ...reply, word } : reply;
  });
  return { ...read, replies };
}

function answerIn(said: Heard): AnswerRead | undefined {
  const heard = plainly(said);
  if (!mayAnswer(heard)) return undefined;
  const replies = heard.context.decides ? repliesIn(heard) : [];
  if (replies.length > 0)
    return {
      replies,
      named: namedIn(heard),
      also: [],
      wanted: [],
      apart: [],
      isClear: true,
      isSure: true,
    };
  const ruled = ruledIn(heard);
  const judged = judgedIn(heard);
  if (!judged) return ruled;
  const sure = ruled ? agreementOn(ruled, judged) : 0;
  if (ruled && sure >= SURE) return ruled;
  // "Ah oui c’est moi, suis-je bête": neither does what is said beside it make an answer of it.
  if (!ruled && judged.told.every(({ clause }) => isOfElse(clause, heard))) return undefined;
  const own =
    judged.told.length > 0 && judged.sure >= NEAR ? judgedAnswer(heard, judged) : undefined;
  // What hardly anybody means by such words is not even asked.
  return own ?? (ruled && sure >= NEAR ? { ...ruled, isSure: false } : undefined);
}

/** "Sophie vient le 10 non": a "non" behind a verb, or behind its day, takes nothing back, and asks. */
function endsAsking(whole: Sentence, context: SlotContext): boolean {
  const { tokens, lexicon } = whole;
  const last = tokens.length - 1;
  const isDay = whenSlot(whole, context).some((one) => endOf(one) === last);
  return (
    stands(whole, 'presence-non', last) &&
    !says(whole, 'nie') &&
    (isDay || lexicon.grammar.isFinite(tokens[last - 1]?.folded ?? ''))
  );
}

/** "Je viens d’arriver à la Caf": every word that may say so is said of something else; "le 8" says nothing. */
function isOfElse(whole: Sentence, heard: Heard): boolean {
  const { context } = heard;
  const marks = marksIn(whole);
  const done = marks.flatMap((one) => justDone(whole, one) ?? []);
  const isOther = (one: Placed<string>) =>
    done.some((span) => overlap(span, one)) || isElse(whole, one, heard);
  // "Parfait", "oui merci" agree to whatever waits.
  const agreed = whole.concepts.filter(({ value }) => AGREES.test(value));
  return marks.length > 0
    ? marks.every(isOther)
    : isLight(whole, 0, undefined, [...whenSlot(whole, context), ...agreed]);
}

const AGREES = /^(?:oui$|volontiers$|courtoisie|bavarde-)/;

/** Whether a text may say who comes: it asks nothing, and is of no poll, fiche or day that is over. */
function mayAnswer(heard: Heard): boolean {
  const { text, utterance, whole, context } = heard;
  if (text.includes('?') || whole.tokens.length > MOST_WORDS || !/\p{L}{2}/u.test(text))
    return false;
  if (endsAsking(whole, context) || asksInPlace(whole, (said) => whenSlot(said, context)))
    return false;
  // "Pris ailleurs", "ce sera non": within what is said of coming it is nothing else.
  const own = marksIn(whole);
  // "Je n’ai pas dit que je venais".
  if (says(whole, 'plainte-dementi')) return false;
  const points = pointsIn(whole, heard);
  const isElsewhere = placesOf(whole, ELSEWHERE).some(
    (one) =>
      !own.some((mark) => mark.length > one.length && overlap(mark, one)) &&
      // "C’était pour un autre groupe".
      !(one.value === 'vote-autres' && stands(whole, 'presence-autour', endOf(one))) &&
      !points.some((point) => overlap(point, one)),
  );
  if (isElsewhere || utterance.references.fiches.length > 0) return false;
  const asks = conceptsOf(whole, 'interroge');
  if (asks.some(({ at }) => at <= 1) || (asks.length > 0 && says(whole, 'demande-polie')))
    return false;
  // "C’est Omar qui vient à ma place" asks nothing.
  if (heard.asks && says(whole, 'reunion-qui') && !says(whole, 'presence-remplace')) return false;
  // Of a day that is over nobody says whether they come.
  if (isPast(heard)) return false;
  const days = daysOf(heard);
  // "14 et 19 ok, 21 impossible": said of a poll, where no meeting is on any of these days.
  // "Le 12 ou le 14 ça me va": either suits, and none is chosen.
  return days.length <= 1 || (!isChoice(heard) && isOfMeeting(days, heard));
}

/** What the words that say so tell of who comes, clause by clause. */
function ruledIn(heard: Heard): AnswerRead | undefined {
  const { whole, context } = heard;
  if (!saysAny(whole, [...SUITS, ...SUITS_NOT, ...MARKS, 'bord-represente'])) return undefined;
  const { told, beside, all } = toldIn(heard);
  // "En fait si, on a reçu le modèle": what may be said of anything is said of that.
  // "Je suis en congés, Sophie présentera mes chiffres", "impossible, dentiste", where an invitation waits, answers it.
  const isWhy = (clause: Sentence) =>
    context.due && (namesOther(clause, heard) || !hasClause(clause));
  // "A priori oui, faut que ma responsable valide": what a hedged answer hangs on.
  const isHedged = told[0]?.status === 'maybe';
  const isElsewise = (clause: Sentence) =>
    tellsElse(clause, heard) && !isManners(clause, context) && !isHedged && !isWhy(clause);
  const isClear = told.some((one) => one.isClear);
  if (!isClear && beside.some(isElsewise)) return undefined;
  const read = answerOf(heard, { told, beside, all });
  return read && { ...read, isClear, isSure: !isOfNow(heard, read) };
}

/** "Paul est pas là, vois avec Hugo": of today, and of no meeting that is named. */
const isOfNow = ({ whole }: Heard, { named: { date, during, group } }: Answered): boolean =>
  says(whole, 'presence-a-present') && !date && !during && group.found.length === 0;

/** What the examples tell of who comes. */
function judgedAnswer(heard: Heard, judged: AttendanceJudged): AnswerRead | undefined {
  const read = answerOf(heard, judged);
  const isClear = judged.sure >= CLEAR && marksIn(heard.whole).length > 0;
  return read && { ...read, isClear, isSure: judged.sure >= SURE };
}

/** Each answer, of the meeting that it points at. */
function answerOf(
  heard: Heard,
  { told, beside, all }: Clauses & { told: readonly ComingTold[] },
): Omit<AnswerRead, 'isClear' | 'isSure'> | undefined {
  const { context } = heard;
  const met = new Map(told.flatMap(({ of }) => of).map((one) => [keyOf(one), one]));
  // "Opération reportée en janvier, je viens": when something else is.
  const isLater = beside.some((one) =>
    whenSlot(one, context).some(({ value }) => value.kind === 'period'),
  );
  const named = { ...namedIn(heard), ...(isLater && { during: undefined }) };
  // "À la première": of a day that is not said.
  const isSeveral = [...met.values()].some((one) => one.date !== named.date);
  const [first, ...also] = (isSeveral ? [...met] : [[]]).flatMap(([key, on]): Answered[] => {
    const isOf = ({ of }: ComingTold) =>
      !on || of.length === 0 || of.some((one) => keyOf(one) === key);
    const replies = repliesOf(heard, told.filter(isOf), { beside, all });
    return replies.length === 0 ? [] : [{ replies, named: { ...named, ...on } }];
  });
  // "Je viens et je ramène les croissants" is kept for nobody, and said back.
  const isComing = first?.replies.some(
    ({ status, person }) => person === '' && (status === 'present' || status === 'remote'),
  );
  const kept = first?.replies.map(({ word }) => word).join(' ') ?? '';
  const isKept = ({ text }: Sentence) => kept.includes(text.trim());
  const wanted = beside
    .filter(
      (one) =>
        !says(one, 'presence-dedit') && (orders(one) || (isComing && isOwn(one) && !isKept(one))),
    )
    .map(({ text }) => text);
  const isDated = (one: Sentence) =>
    whenSlot(one, context).some(({ value }) => value.kind === 'day');
  const apart = beside.filter(isDated).map(({ text }) => text);
  return first && { ...first, also, wanted, apart };
}

/** How likely the examples hold what was read to be: the least of its answers. */
function agreementOn(
  { replies, also }: AnswerRead,
  { chanceOf, people }: AttendanceJudged,
): number {
  // "Zoé ne vient pas, Paul si": somebody more is told of, and not whoever was to stand in.
  const isMore = people.some(
    ({ name, told, chance, isKnown }) =>
      told !== 'none' &&
      (isKnown || told !== 'excused') &&
      chance >= SURE &&
      !replies.some(({ person, representedBy }) =>
        [person, representedBy].some((one) => one.includes(name)),
      ),
  );
  if (isMore) return 0;
  // Of several days, each has another answer: that there is one is enough.
  if (also.length > 0) return chanceOf('any', '');
  // "Je représente Samira" says of both how they come.
  if (replies.some(({ status, person }) => status === 'represented' && person !== '')) return 1;
  return Math.min(...replies.map(({ status, person }) => chanceOf(status, person)));
}

/** What is less likely is not near: somebody else may read it. */
const NEAR = 0.5;
/** What is less likely is asked first; found by judging each hand by the others (`docs/comprehension-mesures.md`). */
const SURE = 0.75;
/** What is as likely is told in so many words, where no answer is due. */
const CLEAR = 0.9;

/** "Par contre prévenez Léa": an order behind what turns to it. */
const orders = (clause: Sentence): boolean => {
  const [turn] = conceptsOf(clause, 'presence-coupe').filter(({ at }) => at === 0);
  const said = turn
    ? readSentence(clause.text.slice(spanIn(clause, turn).end), clause.lexicon)
    : clause;
  return said.mood === 'order';
};

/** "Absents : Paul et Zoé", of who gathers the group, and of a meeting to come. */
const repliesIn = (heard: Heard): Reply[] =>
  listIn(heard).map(({ person, status }) => ({
    status: status === 'absent' ? 'excused' : status,
    person: isSelf(person) ? '' : person,
    representedBy: '',
    word: '',
  }));

function repliesOf(heard: Heard, told: readonly ComingTold[], around: Clauses): Reply[] {
  const persons = [...new Set(told.map(({ person }) => person))];
  return persons.flatMap((person) => {
    const own = told.filter((one) => one.person === person);
    const reply = replyOf(heard, person, own, around);
    if (reply?.status !== 'excused' || person !== '') return reply ?? [];
    // "…, Omar portera mes remarques": what somebody else will do meanwhile is no reason, and is kept.
    const word = [
      ...own.flatMap(({ word = [] }) => word),
      ...around.beside
        .filter((one) => namesOther(one, heard) && !isManners(one, heard.context))
        .filter((one) => !tellsWhy(one))
        .map(({ text }) => text.trim()),
    ];
    return { ...reply, word: word.join(' ; ').slice(0, MOST_WORD) };
  });
}

function replyOf(
  heard: Heard,
  person: string,
  told: readonly ComingTold[],
  { beside, all }: Clauses,
): Reply | undefined {
  const of = (status: ComingTold['status']) => told.some((one) => one.status === status);
  // "J’envoie Zoé à ma place": whoever is named in what follows.
  const standIns = told.filter((one) => one.status === 'represented');
  const standIn = standIns.find((one) => one.representedBy !== '') ?? standIns[0];
  let comes: AttendanceStatus | undefined;
  for (const { status } of told) {
    if (status === 'no') comes &&= 'excused';
    // "Je pourrai pas me déplacer, je suis en visio": from afar is what comes of it.
    else if (status !== 'late') comes = status;
  }
  comes ??= of('late') ? 'present' : undefined;
  if (!comes) return undefined;
  const plain = of('remote') && comes !== 'excused' ? 'remote' : comes;
  const status = standIn ? 'represented' : of('maybe') ? 'maybe' : plain;
  // Why somebody does not come is theirs: only what helps to wait for who comes is kept.
  const isComing = status === 'present' || status === 'remote';
  const isTimed = of('late') || says(heard.whole, 'presence-retard');
  const tells = status === 'maybe' || (isComing && (isTimed || !isPlain(heard.whole, heard)));
  // "Il sera en retard": when to wait for somebody else is kept, and nothing else of theirs.
  const late = isComing ? told.flatMap(({ word = [] }) => word).join(' ; ') : '';
  // What is ordered, or takes back what was written, tells nothing of who comes; until when they are elsewhere does.
  const isTold = (one: Sentence) =>
    !orders(one) && !saysAny(one, ['presence-dedit', 'presence-etait']);
  const isWhen = (one: Sentence) =>
    isComing && whenSlot(one, heard.context).some(({ value }) => value.kind === 'times');
  // "Le RER, vous connaissez", "bonne réception": what says neither when nor how is no word with it.
  const isHow = (one: Sentence) => !isPrivate(one) && (!isComing || saysAny(one, HOW));
  const clauses = told.flatMap(({ clause, standsFor }) => (standsFor ? [] : [clause]));
  const own = all.filter(
    (one) =>
      clauses.includes(one) || (beside.includes(one) && (isWhen(one) || isHow(one)) && isTold(one)),
  );
  const word = person !== '' ? late : tells ? wordOf(heard, own) : '';
  return {
    status,
    representedBy: standIn?.representedBy ?? '',
    word: word.slice(0, MOST_WORD),
    person,
  };
}
