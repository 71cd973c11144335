/** Every reading of a message about meetings, with what it does. */
import type { Reading, Situation } from '../../../contract/feature.ts';
import { type Matter, openData, openMatter } from '../../../contract/matter.ts';
import type { Turn } from '../../../contract/turn.ts';
import { shown } from '../../../conversation/answers.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import type { Span } from '../../../language/when/expression.ts';
import { endOf } from '../../../sentence/between.ts';
import { allPartsOf, readParts } from '../../../sentence/clauses.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { isOver, longest } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import { conceptsOf, placesOf, readSentence, says } from '../../../sentence/sentence.ts';
import { groupField } from '../../people/model/group-names.ts';
import { slotContext } from '../../people/model/slots/context.ts';
import type { MeetingAct, MeetingsContext } from '../context.ts';
import type { Attendance, AttendanceStatus } from '../model/schema.ts';
import { startOf } from '../model/times.ts';
import { type AnswerRead, attendanceIn } from '../read/attendance.ts';
import { isPlain } from '../read/attendance-beside.ts';
import { isOfMeeting, namedIn, wishIn } from '../read/attendance-days.ts';
import { KEEPS, keptIn, openDraft } from '../read/draft-edit.ts';
import { daysOf, type Heard, type HearingContext, has, heardIn, mentionOf } from '../read/heard.ts';
import { isSeries, ownCommandIn } from '../read/intents.ts';
import { keepsAll } from '../read/points.ts';
import { placeTold, presenceIn, thereIn } from '../read/presence.ts';
import { recountedIn } from '../read/put-right.ts';
import { meetingFields } from '../read/read-meeting.ts';
import { minutesIn } from '../read/read-minutes.ts';
import { questionFields, readMeetingQuestion } from '../read/read-question.ts';
import type { MeetingReading } from '../read/reading.ts';
import { orderIn, saidOfDraft } from '../read/several.ts';
import { actionReading } from './actions.ts';
import { feed, sheet } from './after.ts';
import { again, answerTyped, askTyped } from './answer.ts';
import { ask } from './ask.ts';
import { carryOut, isKnown } from './carry-out.ts';
import { amendOpen, discard, pollOpen, send, showOpen } from './draft.ts';
import { dutiesOf, dutiesReading } from './duties.ts';
import { HELD, heldClick, heldElsewhere, isBlank } from './held.ts';
import { minutesByWords, presenceByWords } from './minutes.ts';
import { laterByText } from './reminders.ts';
import { waitingIn } from './waiting.ts';
import { askWhich, besidePoll, placeSpoken, spokenIn } from './which.ts';

export type ActOf = (turn: Turn, locale?: Locale, open?: readonly Matter[]) => MeetingAct;

/** What a reading is made with. */
interface With {
  context: MeetingsContext;
  heard: Heard;
  situation: Situation;
  actOf: (turn: Turn) => MeetingAct;
}

/** An order that all words of a sentence led to, unless something else is said of it. */
const ordered = (
  { heard }: Pick<With, 'heard'>,
  own: Pick<Reading, 'fields' | 'answer'> & Partial<Reading>,
): Reading => ({
  ...{ kind: 'command', rank: 'order', changes: true },
  words: heard.whole.typed.map(({ folded }) => folded),
  ...own,
});

/** "On a dû changer de salle", of whoever gathers nobody, and names no meeting. */
const isBarred = ({ heard, situation: { speaker } }: With): boolean =>
  speaker !== undefined &&
  !heard.context.decides &&
  mentionOf(heard).found.length === 0 &&
  !daysOf(heard).some((day) => heard.context.coming?.some(({ date }) => date === day.date));

/** Letters of a message that are read. */
const MOST_READ = 8_000;

/** What a message is heard with. */
function hearingOf(context: MeetingsContext, situation: Situation): HearingContext {
  const { knowledge, view, zone } = context;
  const slots = slotContext(situation, { knowledge, view, zone });
  const { speaker, open } = situation;
  const spoken = () => context.kept.rows.find(({ id }) => id === spokenIn(situation))?.value;
  const noted = openMatter(open, 'meetings.minutes') && spoken();
  const written = openData(open, HELD, heldClick) ?? noted;
  return {
    ...slots,
    decides:
      slots.speaking.coAnimates.length > 0 ||
      (speaker !== undefined && context.isAdmin(speaker.person)),
    open,
    due: situation.given?.invitation !== undefined,
    place: placeSpoken(context, situation),
    minutes: written && `${written.decisions}\n${written.nextSteps}`,
    there: noted && new Set(thoseThere(noted.attendance)),
    coming: context.kept
      .coming(situation.now)
      .map(({ value: { when, group, place } }) => ({ at: startOf(when), when, group, place }))
      .sort((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ when, group, place }) => ({ date: when.date, group, place })),
  };
}

const THERE: ReadonlySet<AttendanceStatus> = new Set(['present', 'remote']);
const thoseThere = (attendance: Readonly<Record<string, Attendance>>): string[] =>
  Object.entries(attendance).flatMap(([id, { status }]) => (THERE.has(status) ? [id] : []));

/** Places of what a message gives somebody to do; what it says of an action that is known is another thing. */
export function givenIn(
  context: MeetingsContext,
  utterance: Utterance,
  situation: Situation,
  actOf: ActOf,
): Span[] {
  const against = hearingOf(context, situation);
  const duties = situation.speaker ? dutiesOf(utterance, against) : [];
  return duties.filter(({ start, end }) => {
    const own = { ...utterance, text: utterance.text.slice(start, end) };
    return !actionReading(context, own, situation, against, (turn) => actOf(turn));
  });
}

/** A message as it is meant: "peux-tu noter que Fatou sera là ?" tells it, and asks nothing. */
function meantOf(typed: Utterance, lexicon: Lexicon): Utterance {
  // Longer than anything that is kept of a meeting: the rest is not read.
  const text = typed.text.slice(0, MOST_READ);
  const sentence = readSentence(text, lexicon);
  const isToNote = longest(conceptsOf(sentence, 'demande-polie')).some(
    (one) =>
      one.at === 0 &&
      ['presence-noter', 'presence-absent'].some((verb) => stands(sentence, verb, endOf(one))),
  );
  const meant = isToNote ? text.replace(/\s*\?\s*$/u, '') : text;
  return meant === typed.text ? typed : { ...typed, text: meant };
}

export function readingsOf(
  context: MeetingsContext,
  typed: Utterance,
  situation: Situation,
  actOf: ActOf,
): Reading[] {
  const utterance = meantOf(typed, context.knowledge.lexicon);
  const { locale } = utterance;
  const act = (turn: Turn) => actOf(turn, locale, situation.open);
  const against = hearingOf(context, situation);
  const whole = heardIn(utterance, against);
  // "C’est 15 structures en fait", right after minutes that count them.
  const isRecounted = whole && recountedIn(whole) !== undefined;
  const given = isRecounted
    ? undefined
    : (actionReading(context, utterance, situation, against, act) ??
      dutiesReading(utterance, against, act));
  if (given) return [given];
  const waits = waitingIn(utterance, situation, act, context.knowledge.lexicon);
  if (!whole) return waits ? [waits] : [];
  const of = (heard: Heard): With => ({ context, heard, situation, actOf: act });
  const found = heardAs(of(whole));
  return waits ? [...found, waits] : found;
}

/** What one sentence is about meetings, best first. */
function heardAs(said: With): Reading[] {
  const { heard, context, situation, actOf } = said;
  const { now } = situation;
  if (isSeries(heard)) return [seriesReading(said)];
  const command = orderIn(heard, isTheirs(said));
  const only =
    draftReading(said, command) ?? heldElsewhere(heard, actOf) ?? afterwardsReading(said);
  if (only) {
    // "Samira ne viendra pas le 8", while another meeting waits to be sent: an edit that leaves words is an answer to that one.
    const answers = only.left?.length ? attendanceReadings(said).filter(isAnswerInFull) : [];
    return answers.length > 0 ? answers : [only];
  }
  if (heard.utterance.talk) return attendanceReadings(said);
  const own = ownReading(said);
  const isWish = wishIn(heard) !== undefined;
  // "Ajoute à l’ordre du jour le budget, c’est Camille qui présente" answers for nobody.
  const isPoint = command?.intent === 'agenda' && !has(heard, 'reunion-ordre-du-jour');
  const isMaybeAnswer = command?.rank !== 'order' || isPoint || isWish;
  // "Finalement 14 h 30, et pas à Pantin", of the meeting that was just sent: what may be an answer puts it right.
  const isRight = command?.rank === 'told' && command.intent === 'move' && isTheirs(said);
  const answers = isMaybeAnswer ? attendanceReadings(said) : [];
  const sure = answers.filter(({ rank }) => !isRight || rank === 'order');
  const readings = [...(own ? [own] : []), ...sure];
  if (command && !(isWish && readings.length > 0)) readings.push(commandReading(said, command));
  const question = command?.rank === 'order' ? undefined : readMeetingQuestion(heard);
  if (!question) return readings;
  const { asks, words, left } = question;
  // "Qui n'a pas répondu ?" asks of the meeting that waits for answers.
  const isOrder =
    (asks === 'missing' || (asks === 'who' && has(heard, 'reunion'))) &&
    context.kept.coming(now).length > 0;
  const isSure = isKnown(context, question, heard.context);
  const asked: Reading = {
    kind: isOrder ? 'command' : 'question',
    rank: isOrder ? 'order' : isSure ? 'question' : 'doubt',
    fields: questionFields(question),
    // "Qui vient ? Et qui n’a pas répondu ?": each has its answer.
    ...{ words, left, apart: asks, sure: isSure },
    answer: (turn) => ask(actOf(turn), question),
  };
  return [...readings, asked];
}

const isAnswerInFull = ({ rank }: Reading): boolean => rank === 'order';

/** What is told of a meeting that took place: who was there, or what was decided. */
function afterwardsReading(said: With): Reading | undefined {
  const { heard, context, situation, actOf } = said;
  const isOver = context.kept.past(situation.now).length > 0;
  const animates = heard.context.speaking.coAnimates.length > 0;
  const minutes = minutesIn(heard);
  // "On s’est vus hier, étaient là Omar et Karim, on a validé…": all of it is told of that meeting.
  const isTold = minutes && !isBlank(minutes.written);
  const isDecided = ((minutes?.isHeld || minutes?.isCalled) && isTold) || minutes?.instead;
  const found = presenceIn(heard);
  const presence = isDecided && !found?.isMistaken ? undefined : found;
  // Who is there is noted as people come in.
  const isToday = heard.context.coming?.some(({ date }) => date === heard.context.today);
  if (presence && (isOver || isToday || animates || presence.named.date !== undefined)) {
    const { by, named } = presence;
    return ordered(said, {
      fields: { intent: 'presence', ...groupField(named.group.found), date: named.date, by },
      sure: presence.isMistaken,
      answer: (turn) => presenceByWords(actOf(turn), presence, placeTold(heard)),
    });
  }
  if (!minutes || !(isOver || minutes.isNamed || minutes.isCalled || animates)) return undefined;
  const { named, written, isMore, isCalled, isHeld } = minutes;
  return ordered(said, {
    rank: isMore ? 'answer' : 'order',
    fields: {
      ...{ intent: 'minutes', ...groupField(named.group.found), date: named.date },
      text: [written.decisions, written.nextSteps].filter(Boolean).join('\n'),
      // "…, tu peux rectifier ?": it is, and that is all that was wanted.
      ...(minutes.instead && has(heard, 'reunion-corriger') && { replaces: heard.text }),
    },
    left: minutes.left,
    takesRest: isCalled,
    barred: isBarred(said),
    // Of who pilots a fiche too: no news of that, unless no group is known that held it ("la réunion avec Bondy").
    ...(isHeld && (named.group.found.length > 0 || animates) && { sure: true }),
    answer: (turn) => minutesByWords(actOf(turn), minutes, thereIn(heard, minutes)),
  });
}

function commandReading(said: With, command: MeetingReading): Reading {
  const { actOf, heard } = said;
  const cancels = command.intent === 'cancel';
  // "Annule celle du 19 et crée une réunion le 26": what else is ordered is read apart.
  const beside = cancels && has(heard, 'reunion-planifier') ? ['reunion-planifier'] : [];
  return ordered(said, {
    ...{ kind: 'meeting', rank: command.rank, words: command.words },
    fields: { ...meetingFields(command), ...toldBy(heard) },
    left: [...command.left.filter((word) => !isKept(heard, word)), ...beside],
    apart: cancels ? command.intent : undefined,
    ...(cancels && meetsBeside(heard)),
    proposes: PROPOSING.has(command.intent),
    barred: isBarred(said),
    // What is said not to be is where it is, or when it was.
    sure: (!cancels && command.placeWas !== undefined) || has(heard, 'reunion-comme-avant'),
    answer: (turn) => carryOut(actOf(turn), command),
  });
}

/** What is shown before it is sent. */
const PROPOSING: ReadonlySet<string> = new Set(['create', 'move', 'edit', 'agenda']);

/** A word of what is not to change: "garde la date". */
function isKept({ whole }: Heard, word: string): boolean {
  const kept = placesOf(whole, KEEPS);
  return whole.tokens.every(({ folded }, at) => folded !== word || isOver(kept, at));
}

/** "…, et préviens le groupe", "…, et vire rien": what is so without more, as typed. */
function toldBy({ whole }: Heard): { tells?: string[] } {
  const tells = readParts(whole, allPartsOf)
    .filter(({ said }) => says(said, 'dehors-annonce') || keepsAll(said))
    .map(({ said }) => said.text);
  return tells.length > 0 ? { tells } : {};
}

/** "La réunion du 8 est annulée, on se voit au café après": what is planned beside it is said back. */
function meetsBeside({ whole }: Heard): Pick<Reading, 'untaken'> | undefined {
  const untaken = readParts(whole)
    .filter(({ said }) => says(said, 'reunion-on-se-voit'))
    .map(({ said }) => said.text);
  return untaken.length > 0 ? { untaken } : undefined;
}

/** Whether a meeting to come was just spoken of, and nothing else since, by who may change it. */
function isTheirs({ heard, context, situation: { speaker, now } }: With): boolean {
  const { open = [], speaking } = heard.context;
  // "Plutôt 9h30", right after a poll was drafted, is said of the poll.
  const newest = open.find(({ kind }) => /\.draft$|^meetings\.spoken$/.test(kind))?.kind;
  const spoken = context.kept.rows.find(({ id }) => id === spokenIn({ open }))?.value;
  return (
    newest?.startsWith('meetings.') === true &&
    spoken !== undefined &&
    speaker !== undefined &&
    startOf(spoken.when) > now &&
    heard.utterance.references.fiches.length === 0 &&
    (speaking.coAnimates.includes(spoken.group) || context.isAdmin(speaker.person))
  );
}

/** A series is not planned, and is no single day either. */
const seriesReading = (said: With): Reading =>
  ordered(said, {
    ...{ kind: 'meeting', changes: false },
    fields: { intent: 'series', ...groupField(mentionOf(said.heard).found) },
    answer: (turn) => {
      const { locale, say } = said.actOf(turn);
      return shown({ headline: say.noSeries, notes: [say.noSeriesHow] }, locale, 'clarify');
    },
  });

/** Words of an answer that says nothing else. */
const SHORT = 6;

/** What is said of the draft that waits here. */
function draftReading(of: With, command: MeetingReading | undefined): Reading | undefined {
  const { heard, actOf } = of;
  const kept = keptIn(heard);
  const open = kept ?? openDraft(heard.context.open ?? []);
  const said = kept ? ({ does: 'drop' } as const) : open && saidOfDraft(heard, command);
  if (!open || !said) return undefined;
  if (said.does === 'edit') {
    const edits = { ...meetingFields(said.reading), ...toldBy(heard), intent: 'edit' };
    return ordered(of, {
      kind: 'meeting',
      fields: said.sends
        ? { draft: true, acts: [edits, { intent: 'send' }] }
        : { ...edits, draft: true },
      left: said.reading.left,
      proposes: !said.sends,
      answer: async (turn) => {
        const amended = await amendOpen(actOf(turn), open.draft, said.reading, open.around ?? '');
        return said.sends && amended.asks
          ? send(actOf(again(turn)), { draft: open.draft })
          : amended;
      },
    });
  }
  return ordered(of, {
    kind: 'meeting',
    fields: { intent: said.does, draft: true },
    untaken: said.does === 'wait' ? said.left : undefined,
    // "Ok ça part" is said of what waits here, whatever else such words may mean.
    sure: heard.whole.tokens.length <= SHORT,
    answer: (turn) => {
      if (said.does === 'send') return send(actOf(turn), { draft: open.draft });
      if (said.does === 'poll') return pollOpen(actOf(turn), open.draft);
      return said.does === 'wait'
        ? showOpen(actOf(turn), open.draft, said.forAll)
        : discard(actOf(turn), { draft: open.draft });
    },
  });
}

function ownReading(said: With): Reading | undefined {
  const { heard, actOf } = said;
  const intent = ownCommandIn(heard);
  if (!intent) return undefined;
  const named = namedIn(heard);
  const { group } = named;
  const does = {
    ...{ later: laterByText, feed: (act: MeetingAct) => feed(act) },
    newFeed: (act: MeetingAct) => feed(act, true),
    sheet: (act: MeetingAct) => sheet(act, named),
  }[intent];
  return ordered(said, {
    fields: { intent, ...groupField(group.found) },
    answer: (turn) => does(actOf(turn)),
  });
}

/** "Ok pour moi merci" answers, where an answer is due. */
function attendanceReadings(said: With): Reading[] {
  const { actOf, situation, heard } = said;
  const read = attendanceIn(heard);
  if (!read || !isDue(said, read)) return [];
  const [first] = read.replies;
  const beside = besidePoll(heard, read, situation);
  const forOther = read.replies.every(({ person }) => person !== '');
  const reading = ordered(said, {
    // Where it may be of a poll as well, it is asked. To note the answer of somebody else is ordered. One's own answers what was asked; where no poll is open, one said in full leaves nothing to guess.
    rank:
      beside !== undefined
        ? 'order'
        : read.isSure
          ? forOther || (read.isClear && situation.given?.slots === undefined)
            ? 'order'
            : 'answer'
          : 'guess',
    fields: {
      intent: 'answer',
      ...groupField(read.named.group.found),
      ...(read.replies.length > 1
        ? { acts: read.replies }
        : {
            status: first?.status,
            person: first?.person || undefined,
            word: first?.word || undefined,
            representedBy: first?.representedBy || undefined,
          }),
      // "Ignore mon message d'avant": the answer of before is replaced, and that is all that was wanted.
      replaces: has(heard, 'presence-dedit') ? heard.text : undefined,
    },
    left: read.apart,
    untaken: read.wanted,
    // Of who pilots a fiche too, who stands in for them where an invitation waits is no news of it, nor is its day.
    sure:
      situation.given?.invitation !== undefined &&
      (first?.status === 'represented' ||
        isOfMeeting(daysOf(heard), heard) ||
        (read.isClear && isPlain(heard.whole, heard))),
    answer: async (turn) => {
      if (beside !== undefined) return askWhich(actOf(turn), beside, read);
      return read.isSure ? answerTyped(actOf(turn), read) : askTyped(actOf(turn), read);
    },
  });
  return [reading];
}

/** Whether a meeting waits for such an answer: any to come for a clear one, one of one's own for the others. */
function isDue(
  { context: { kept }, situation: { now, given, speaker }, heard }: With,
  { isClear, named }: AnswerRead,
): boolean {
  const { coAnimates, memberOf } = heard.context.speaking;
  const coming = kept.coming(now);
  const isOn = ({ value: { when } }: (typeof coming)[number]): boolean =>
    named.date === undefined || isCalled(when.date, { date: named.date, partial: named.partial });
  const isOwn = ({ value: { group } }: (typeof coming)[number]): boolean =>
    memberOf.includes(group) || coAnimates.includes(group);
  // "Le 19 non, je suis prise", while a poll is open: no meeting of theirs is on that day.
  if (given?.openPolls !== undefined && !coming.some((row) => isOwn(row) && isOn(row)))
    return false;
  if (given?.invitation !== undefined) return true;
  if (coming.length === 0) return false;
  return isClear || (speaker !== undefined && coming.some((row) => isOwn(row) && isOn(row)));
}
