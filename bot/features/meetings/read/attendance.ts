/** Reads whether and how somebody comes: "comptez sur moi", "pas dispo", "Paul me remplace", "Fatou ne viendra pas". */

import type { z } from 'zod';
import type { answerClick } from '../../../../cards/meetings/meeting.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import { saysOnly } from '../../../sentence/between.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { hasClause } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
} from '../../../sentence/sentence.ts';
import { whenSlot } from '../../people/model/slots/context.ts';
import type { AttendanceStatus } from '../model/schema.ts';
import { isOwn, MARKS, marksIn, saysMore, tellsElse, wordOf } from './attendance-beside.ts';
import {
  clausesOf,
  isOfMeeting,
  isOfOtherDay,
  metOn,
  namedIn,
  plainly,
  wishIn,
} from './attendance-days.ts';
import { agreesToMeet, isAsking, isElse, isJustDone, isOfThing } from './attendance-elsewhere.ts';
import { daysOf, type Heard, hearPart, isChoice, isPast } from './heard.ts';
import {
  insteadIn,
  isA,
  isUnnamed,
  nameAfter,
  nameAlone,
  nameBefore,
  nameOver,
  namesAlone,
  namesOther,
  othersIn,
  saysNobody,
  sendsThing,
  subjectOf,
} from './names-said.ts';
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
  /** Said of coming in so many words; otherwise only where an answer is due ("ok pour moi"). */
  isClear: boolean;
}

/** Longer messages tell something else. */
const MOST_WORDS = 60;
/** As long as the word of the form may be. */
const MOST_WORD = 500;

/** What one clause says of somebody's coming; `no` turns what was said before it. */
interface Told {
  status: AttendanceStatus | 'late' | 'no';
  /** Empty: of who speaks. */
  person: string;
  representedBy: string;
  isClear: boolean;
  /** Kept as it was said: "quelqu’un me remplacera peut-être", "elle sera en retard". */
  word?: string;
  /** Days of its clause that are each that of a meeting; none: of all that is answered. */
  days?: readonly DayFound[];
}

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
  const { text, utterance, whole, context } = heard;
  const isGiven = [...SUITS, ...SUITS_NOT, ...MARKS].some((concept) => says(whole, concept));
  if (!isGiven || text.includes('?') || whole.tokens.length > MOST_WORDS) return undefined;
  // "Pris ailleurs", "ce sera non": within what is said of coming it is nothing else.
  const own = marksIn(whole);
  // "Je n’ai pas dit que je venais".
  if (says(whole, 'plainte-dementi')) return undefined;
  const isElsewhere = ELSEWHERE.flatMap((concept) => conceptsOf(whole, concept)).some(
    (one) => !own.some((mark) => mark.length > one.length && overlap(mark, one)),
  );
  if (isElsewhere || utterance.references.fiches.length > 0) return undefined;
  const asks = conceptsOf(whole, 'interroge');
  if (asks.some(({ at }) => at <= 1) || (asks.length > 0 && says(whole, 'demande-polie')))
    return undefined;
  // "C’est Omar qui vient à ma place" asks nothing.
  if (heard.asks && says(whole, 'reunion-qui') && !says(whole, 'presence-remplace'))
    return undefined;
  // Of a day that is over nobody says whether they come.
  if (isPast(heard)) return undefined;
  const days = daysOf(heard);
  // "14 et 19 ok, 21 impossible": said of a poll, where no meeting is on any of these days.
  // "Le 12 ou le 14 ça me va": either suits, and none is chosen.
  if (days.length > 1 && (isChoice(heard) || !isOfMeeting(days, heard))) return undefined;
  const { told, beside } = toldIn(heard);
  // "En fait si, on a reçu le modèle": what may be said of anything is said of that.
  // "Je suis en congés, Sophie présentera mes chiffres", "impossible, dentiste", where an invitation waits, answers it.
  const isAway = context.due && told.every(({ status }) => status === 'excused');
  const isElsewise = (clause: Sentence) =>
    tellsElse(clause, heard) && !(isAway && (namesOther(clause, heard) || isReason(clause)));
  const isReason = (clause: Sentence) =>
    !hasClause(clause) && whenSlot(clause, context).length === 0;
  const isOrdered = (clause: Sentence) => says(clause, 'demande-polie') || clause.mood === 'order';
  const isClear = told.some((one) => one.isClear);
  if (!isClear && beside.some(isElsewise)) return undefined;
  const met = [...new Map(told.flatMap((one) => one.days ?? []).map((day) => [day.date, day]))];
  // "Opération reportée en janvier, je viens": when something else is.
  const isOfElse = beside.some((one) =>
    whenSlot(one, context).some(({ value }) => value.kind === 'period'),
  );
  const named = { ...namedIn(heard), ...(isOfElse && { during: undefined }) };
  const [first, ...also] = (met.length > 1 ? met : [undefined]).flatMap((on): Answered[] => {
    const [date, day] = on ?? [];
    const own = told.filter(({ days = [] }) => !day || days.length === 0 || days.includes(day));
    const replies = repliesOf(heard, own, beside);
    return replies.length === 0
      ? []
      : [{ replies, named: day ? { ...named, date, partial: day.partial } : named }];
  });
  // "Je viens et je ramène les croissants" is kept for nobody, and said back.
  const isComing = first?.replies.some(({ status }) => status === 'present' || status === 'remote');
  const wanted = beside
    .filter((one) => !says(one, 'presence-dedit') && (isOrdered(one) || (isComing && isOwn(one))))
    .map(({ text }) => text);
  return first && { ...first, also, wanted, isClear };
}

function repliesOf(heard: Heard, told: readonly Told[], beside: readonly Sentence[]): Reply[] {
  const persons = [...new Set(told.map(({ person }) => person))];
  return persons.flatMap((person) => {
    const own = told.filter((one) => one.person === person);
    const reply = replyOf(heard, person, own, beside);
    if (reply?.status !== 'excused' || person !== '') return reply ?? [];
    // "…, Omar portera mes remarques": what somebody else will do meanwhile is no reason, and is kept.
    const word = [
      ...own.flatMap(({ word = [] }) => word),
      ...beside
        .filter((one) => namesOther(one, heard) && !isApology(one, heard))
        .map(({ text }) => text.trim()),
    ];
    return { ...reply, word: word.join(' ; ').slice(0, MOST_WORD) };
  });
}

/** "Désolé Inès": said to somebody, of nothing. */
const isApology = (clause: Sentence, { context }: Heard): boolean =>
  saysOnly(clause, [...othersIn(clause, context), ...conceptsOf(clause, 'courtoisie')]);

/** What is told, clause by clause, and the clauses beside it that tell nothing of coming. */
function toldIn(heard: Heard): { told: Told[]; beside: Sentence[] } {
  const told: Told[] = [];
  const beside: Sentence[] = [];
  let person = '';
  let spoken = '';
  // "Fatou et Thomas ne viendront pas": names that wait for what is said of them.
  let names: string[] = [];
  // "Le 8 et le 15 je serai absente", "je viens le 8, et le 15 aussi": days that wait, or that go with what was said.
  let days: DayFound[] = [];
  // "Si le train roule, je viens".
  let isUnder = false;
  const isTimed = agreedDay(heard.whole, heard)?.status === 'late';
  for (const clause of isTimed ? [heard.whole] : clausesOf(heard)) {
    // "Nadia m'a appelée, elle se fait opérer, donc absente": of who was named last.
    if (isA(clause, 0, 'presence-tiers') && spoken !== '') person = spoken;
    const own = clauseSays(clause, heard, person);
    spoken =
      othersIn(clause, heard.context)
        .map((one) => nameOver(clause, one))
        .at(-1) ?? spoken;
    const said: Told | undefined =
      own && isUnder && (own.status === 'present' || own.status === 'remote')
        ? { ...own, status: 'maybe' }
        : own;
    isUnder = !own && isCondition(clause);
    const last = told.at(-1);
    const met = metOn(clause, heard);
    const ofDays = [...whenSlot(clause, heard.context), ...conceptsOf(clause, 'presence-pareil')];
    if (!said && met.length > 0 && saysOnly(clause, ofDays)) {
      if (last) told[told.length - 1] = { ...last, days: [...(last.days ?? []), ...met] };
      else days = [...days, ...met];
      continue;
    }
    // "J’envoie une collègue à ma place, Martine Leduc": the name of whom has just been spoken of.
    const name =
      !said && last?.status === 'represented' && isUnnamed(last.representedBy, clause)
        ? nameAlone(clause)
        : '';
    if (last && name !== '') {
      told[told.length - 1] = { ...last, representedBy: name };
      continue;
    }
    if (said) {
      const on = [...days, ...met];
      const dated = { ...said, days: on.length > 0 ? on : (last?.days ?? []) };
      told.push(...names.map((name) => ({ ...dated, person: name })), dated);
      person = said.person;
      days = [];
    }
    const alone = said ? [] : namesAlone(clause, heard);
    // "Présent le 8, et Zoé aussi", "Paul vient, Karim non".
    const other = last && alone.length > 0 ? ofOthers(clause, last) : undefined;
    if (other) {
      told.push(...alone.map((name) => ({ ...other, person: name })));
      continue;
    }
    if (!said && alone.length === 0) beside.push(clause);
    names = said ? [] : [...names, ...alone];
  }
  return { told, beside };
}

/** What is told of those whom a clause only names, as of the one before, or as "non" and "si" turn it. */
function ofOthers(clause: Sentence, last: Told): Told | undefined {
  if (says(clause, 'presence-pareil')) return last;
  if (saysAny(clause, ['presence-non', 'nie'])) return { ...last, status: 'excused' };
  return saysAny(clause, ['presence-si', 'oui']) ? { ...last, status: 'present' } : undefined;
}

function replyOf(
  heard: Heard,
  person: string,
  told: readonly Told[],
  beside: readonly Sentence[],
): Reply | undefined {
  const of = (status: Told['status']) => told.some((one) => one.status === status);
  // "J’envoie Zoé à ma place": whoever is named in what follows.
  const standIns = told.filter((one) => one.status === 'represented');
  const standIn = standIns.find((one) => one.representedBy !== '') ?? standIns[0];
  let comes: AttendanceStatus | undefined;
  for (const { status } of told) {
    if (status === 'no') comes &&= 'excused';
    // "Je pourrai pas me déplacer, je suis en visio": from afar is what comes of it.
    else if (status === 'remote' && comes === 'excused') comes = 'remote';
    else if (status !== 'late' && status !== 'remote') comes = status;
  }
  comes ??= of('late') ? 'present' : of('remote') ? 'remote' : undefined;
  if (!comes) return undefined;
  const isAway = comes === 'excused' || comes === 'absent';
  const plain = of('remote') && !isAway ? 'remote' : comes;
  const status = standIn ? 'represented' : of('maybe') ? 'maybe' : plain;
  // Why somebody does not come is theirs: only what helps to wait for who comes is kept.
  const isComing = status === 'present' || status === 'remote';
  const tells = status === 'maybe' || (isComing && (of('late') || saysMore(heard)));
  // "Il sera en retard": when to wait for somebody else is kept, and nothing else of theirs.
  const late = isComing ? told.flatMap(({ word = [] }) => word).join(' ; ') : '';
  const word = person !== '' ? late : tells ? wordOf(heard, beside) : '';
  return {
    status,
    representedBy: standIn?.representedBy ?? '',
    word: word.slice(0, MOST_WORD),
    person,
  };
}

/** What one clause says; `before`: who the one before it was about. */
function clauseSays(clause: Sentence, heard: Heard, before: string): Told | undefined {
  const [condition] = conceptsOf(clause, 'presence-si').filter(
    ({ at }) => at > 0 && !isA(clause, at, 'presence-insiste'),
  );
  const start = condition && clause.typed[condition.at]?.start;
  const [head, tail] = [clause.text.slice(0, start), clause.text.slice(start)].map((text) =>
    readSentence(text, clause.lexicon),
  );
  const own = start && head && (plainSays(head, heard, before) ?? assentIn(head));
  if (!own) {
    const said = plainSays(clause, heard, before);
    // "Je ne sais pas si Paul vient": nothing is told of him.
    return start && said?.person ? undefined : said;
  }
  // "Je viens même si je suis malade": nothing hangs on it.
  if (isA(clause, condition.at, 'presence-meme-si')) return own;
  // "En visio si vous avez un lien" says how, wherever that can be; "en visio si je suis malade" says nothing yet.
  if (own.status === 'remote' && !says(head, 'presence-venir'))
    return tail && says(tail, 'presence-moyen') ? own : undefined;
  return own.status === 'present' || own.status === 'remote' ? { ...own, status: 'maybe' } : own;
}

/** "Oui si Paul vient": a yes that hangs on something. */
const assentIn = (head: Sentence): Told | undefined => {
  const yes = ['oui', 'volontiers'].flatMap((one) => conceptsOf(head, one));
  return yes.length > 0 && saysOnly(head, yes)
    ? { status: 'present', person: '', representedBy: '', isClear: false }
    : undefined;
};

/** What a clause says without a condition behind it. */
function plainSays(clause: Sentence, heard: Heard, before: string): Told | undefined {
  const all = marksIn(clause);
  if (isOfOtherDay(clause, heard) || isAsking(clause, all, heard)) return undefined;
  // "Je viens d'arriver à la Caf": the whole of it tells something else.
  if (all.some((mark) => isJustDone(clause, mark)) || isOfThing(clause, all, heard))
    return undefined;
  const marks = longest(all.filter((mark) => !isElse(clause, mark, heard)));
  const of = (concept: string) => marks.find(({ value }) => value === concept);
  const [first] = marks;
  if (!first) return bareNo(clause, before) ?? agreedDay(clause, heard);
  // "En fait non, on maintient": a turn alone is said of whatever is told with it.
  const isTurn = marks.every(({ at }) => isA(clause, at, 'presence-retournement'));
  if (isTurn && tellsElse(clause, heard)) return undefined;
  const person = insteadIn(clause, marks) ? '' : subjectOf(clause, heard, first, before);
  if (person === undefined) return undefined;
  const as = (status: Told['status'], isClear = true, representedBy = ''): Told => ({
    ...{ status, person, representedBy, isClear },
    ...(status === 'late' && person !== '' && { word: clause.text.trim() }),
  });
  // "Je parle pour moi": nobody else does.
  const standIn = marks.find(
    ({ value, at }) => value === 'presence-remplace' && !isA(clause, at - 1, 'moi-meme'),
  );
  // "C’est ma collègue qui viendra": and not who speaks.
  const instead = insteadIn(clause, marks);
  if (standIn || instead) {
    const name = instead ?? nameBefore(clause, standIn?.at ?? 0, heard);
    if (saysNobody(clause)) return { ...as('excused'), person: '' };
    // "Quelqu’un me remplacera peut-être": nobody is sure to come.
    if (of('presence-peut-etre')) return { ...as('excused'), person: '', word: clause.text.trim() };
    return { ...as('represented', true, name), person: '' };
  }
  const by = of('presence-represente-par');
  if (by && !sendsThing(clause, by, heard))
    return as('represented', true, nameAfter(clause, by.at + by.length, heard));
  const coming = of('presence-venir');
  const isDenied = (mark: Placed<string>) => polarityOf(clause, mark).value === 'no';
  const doing = coming && polarityOf(clause, coming);
  const late = of('presence-retard');
  // "Si je peux", "si mon TP finit avant 13h je viens"; "maybe 15 minutes late" says how late.
  const isIf = isCondition(clause);
  // "Si Sophie est pas là, j’anime": what would be, and nothing that is told of her.
  if (isIf && person !== '') return undefined;
  const away = of('presence-absent');
  const isGone = doing?.value === 'no' || (away ?? of('presence-peux-pas')) !== undefined;
  // "Autrement je viens pas": what would be otherwise is nothing that is told.
  if (isGone && isA(clause, 0, 'vote-sinon')) return undefined;
  const unsure = of('presence-peut-etre');
  // "Je ne saurais être présent" is no "je ne sais".
  const isWish = !coming && of('presence-distance') && says(clause, 'presence-si-possible');
  const isUnsure = unsure && !isWish && !(doing?.value === 'no' && overlap(doing, unsure));
  if ((isUnsure && (coming || !late)) || isIf || doing?.value === 'maybe')
    return as('maybe', coming !== undefined);
  // "Mon empêchement est levé".
  if (away && says(clause, 'av-leve')) return as('present');
  if (away) {
    const isMissing = person !== '' && says(clause, 'presence-manque');
    const isPlain = person !== '' || away.length > 2 || marks.length > 1;
    return as(isMissing ? 'absent' : 'excused', isPlain);
  }
  if (of('presence-peux-pas')) return as('excused', coming !== undefined);
  if (doing?.value === 'no') return as('excused');
  // "Je dirais 30 % et en retard", "plus en retard": of what goes on, and of nobody.
  if (late) return isDenied(late) || clause.text.includes('%') ? undefined : as('late');
  const afar = of('presence-distance');
  if (afar && !isDenied(afar)) {
    // "Je préfère en ligne" is a wish, not an answer.
    const isDoing = says(clause, 'presence-suivre');
    const only = [...marks, ...conceptsOf(clause, 'gens-erreur')];
    const isSaid = coming || isDoing || saysOnly(clause, only) || person !== '';
    return isSaid ? as('remote', coming !== undefined || isDoing) : undefined;
  }
  // A single word that may be said of anything ("dispo", "présent") is clear only by itself, or of a day.
  const isClear = () =>
    clause.tokens.length <= 4 || saysOnly(clause, [...marks, ...whenSlot(clause, heard.context)]);
  if (coming) return as('present', coming.length > 1 || isClear());
  const agreed = of('presence-accord');
  // "Omar prendra des notes pour moi": what is said "pour moi" is of nobody else.
  const isOfOther = person !== '' && conceptsOf(clause, 'moi-meme').length > 0;
  return agreed && !isDenied(agreed) && !isOfOther && agreesToMeet(clause, agreed, heard)
    ? as('present', false)
    : undefined;
}

/** "Finalement non": turns what was said beside it. */
function bareNo(clause: Sentence, person: string): Told | undefined {
  const bare = clause.tokens.flatMap((_, at) =>
    isA(clause, at, 'presence-retournement') ? [] : [at],
  );
  const [only, second] = bare;
  const isNo = only !== undefined && second === undefined && isA(clause, only, 'presence-non');
  return isNo ? { status: 'no', person, representedBy: '', isClear: false } : undefined;
}

/** "Si le train roule"; "si" alone, or "si si je viens", says yes against a no. */
const isCondition = (clause: Sentence): boolean =>
  isA(clause, 0, 'presence-si') && !isA(clause, 0, 'presence-insiste') && clause.tokens.length > 1;

/** What says of a day that it suits, or not, as it says so of a slot of a poll. */
const SUITS: ReadonlySet<string> = new Set(['oui', 'volontiers', 'vote-oui']);
const SUITS_NOT: ReadonlySet<string> = new Set(['vote-non', 'vote-pas']);

/** "Ok mardi", "mercredi ça m'arrange pas du tout": said of a day, and of nothing else; "ok mais vers 15h", of when they come. */
function agreedDay(clause: Sentence, { context }: Heard): Told | undefined {
  // "Pas de souci" holds a "pas".
  const said = longest(
    clause.concepts.filter(({ value }) => SUITS.has(value) || SUITS_NOT.has(value)),
  );
  // "Ne me convient pas" holds "me convient" too.
  const isNo = said.some(
    (one) =>
      SUITS_NOT.has(one.value) ||
      (one.value === 'vote-oui' && polarityOf(clause, one).value === 'no'),
  );
  const when = whenSlot(clause, context);
  const isDay = when.some(({ value }) => value.kind === 'day');
  const agrees = ['oui', 'volontiers'].some((one) => says(clause, one));
  const isTimed =
    !isDay && agrees && context.due && when.some(({ value }) => value.kind === 'times');
  // "Le 8 oui si besoin": to be confirmed.
  const hedges = isNo ? [] : conceptsOf(clause, 'vote-peut-etre');
  const status = isNo ? 'excused' : hedges.length > 0 ? 'maybe' : isTimed ? 'late' : 'present';
  return said.length > 0 &&
    (isDay || (isTimed && !isNo)) &&
    saysOnly(clause, [...said, ...hedges, ...when, ...conceptsOf(clause, 'q-preposition')])
    ? { status, person: '', representedBy: '', isClear: false }
    : undefined;
}
