/** What a sentence about progress may be: a correction, a command, a question, news; and what answers it. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Reading, Situation } from '../../../contract/feature.ts';
import { openMatter } from '../../../contract/matter.ts';
import type { Row } from '../../../contract/store.ts';
import { dayInWords } from '../../../knowledge/entries/days.ts';
import { type Subject, subjectOf } from '../../../knowledge/subjects.ts';
import { tokensOf } from '../../../language/tokens.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { numbersIn } from '../../../sentence/numerals.ts';
import { sayingOf } from '../../../sentence/saying.ts';
import { readSentence, type Sentence, says, sentenceOf } from '../../../sentence/sentence.ts';
import { type SlotContext, slotContext, whenSlot } from '../../people/model/slots/context.ts';
import { isTheirs, type Speaking } from '../../people/model/speaking.ts';
import type { ProgressAct, ProgressContext } from '../context.ts';
import { recordedLast } from '../model/history.ts';
import {
  notedMatterSchema,
  saysNothing,
  type Update,
  type UpdateContent,
} from '../model/schema.ts';
import { isLately, sinceIn, sinceSaid } from '../model/since.ts';
import { notedIn, openIn } from '../model/told-texts.ts';
import { type ProgressQuestion, readQuestion } from '../read/ask.ts';
import { presumedIn } from '../read/claim.ts';
import { type ProgressCommand, readCommand } from '../read/command.ts';
import { type Correction, readCorrection, replacesNumber } from '../read/correction.ts';
import { saysHowFar } from '../read/figures.ts';
import type { LastNoted } from '../read/last-noted.ts';
import { withoutLead } from '../read/lead.ts';
import { numberWords, percentsSlot, subjectsSlot } from '../read/progress-slots.ts';
import { isStrong, readUpdate } from '../read/read-update.ts';
import { saidOf } from '../read/reading.ts';
import { overtakenIn, replacedIn } from '../read/reworded.ts';
import { asItStands } from '../read/taken-back.ts';
import { answerTo } from '../show/answer-to.ts';
import { knownBy } from '../show/known.ts';
import { newsForm } from './amend.ts';
import { LAUNCHED, startCampaign, stopCampaign, validate } from './campaign.ts';
import { chase } from './chase.ts';
import { correct } from './correct.ts';
import { setDigest } from './digest.ts';
import {
  ELSEWHERE,
  launchedReading,
  type ProgressActOf,
  type ProgressHeard,
  wordsOf,
} from './launched.ts';
import { newsReadings, OF_FICHE } from './news.ts';

export function readingsOf(
  utterance: Utterance,
  situation: Situation,
  context: ProgressContext,
  act: ProgressActOf,
): Reading[] {
  const { knowledge, view, zone } = context;
  const sentence = sentenceOf(utterance, knowledge.lexicon);
  const slots = slotContext(situation, { knowledge, view, zone });
  const last = lastNoted(situation, context, slots.speaking);
  const heard = { sentence, utterance, situation, slots, last, context, act };
  const correction = correctionReading(heard);
  if (correction) return correction;
  if (utterance.talk || utterance.credentials || utterance.copying) return [];
  // "Note pour la fiche 1.1 : rien de neuf" is noted, whatever the words behind it ask.
  const noted = withoutLead(sentence);
  const isNoted = sentence.mood !== 'ask' && noted !== sentence.text;
  // "5 points de plus sur la fiche 5", of who leads it.
  const isTold =
    slots.speaking.led.length > 0 &&
    sayingOf(utterance, sentence) !== 'asks' &&
    (saysHowFar(sentence) || tellsShare(sentence, slots));
  return (
    launchedReading(heard) ??
    (isNoted && OF_FICHE.test(noted) ? undefined : orderReading(heard)) ??
    (isNoted || isTold ? undefined : askReading(heard)) ??
    newsReadings(heard)
  );
}

/** "Les dernières nouvelles de ma fiche : 60 %": a share, of what who speaks leads. */
const tellsShare = (sentence: Sentence, slots: SlotContext): boolean =>
  sentence.mood !== 'ask' &&
  percentsSlot(sentence, slots).length > 0 &&
  subjectsSlot(sentence, slots).some(({ value }) => isTheirs(slots.speaking, value));

/** What somebody noted, the newest first. */
const notedBy = (ledger: ProgressContext['ledger'], self: string): Row<Update>[] =>
  standing(ledger.by(self));

const standing = (rows: Iterable<Row<Update>>): Row<Update>[] =>
  [...rows]
    .filter(({ value }) => !value.withdrawnAt)
    .sort((a, b) => (a.value.at < b.value.at ? 1 : a.value.at > b.value.at ? -1 : 0));

/** What was noted of each thing that who speaks leads. */
const ofTheirs = ({ ledger, plan }: ProgressContext, speaking: Speaking) =>
  [...ledger.last].flatMap(([id, rows]) => {
    const subject = subjectOf(plan, id);
    return subject && isTheirs(speaking, subject) ? [rows] : [];
  });

/** What who speaks may put right, the newest first: what they noted, and what others did of what they lead. */
const within = (context: ProgressContext, speaking: Speaking): Row<Update>[] =>
  standing([
    ...context.ledger.by(speaking.self),
    ...ofTheirs(context, speaking)
      .flat()
      .filter(({ value }) => value.author !== speaking.self),
  ]);

/** What who speaks noted last: here, by what is open; elsewhere, by what they wrote today. */
function lastNoted(
  { open, now }: Situation,
  context: ProgressContext,
  speaking: Speaking,
): LastNoted | undefined {
  const matter = openMatter(open, 'progress.update');
  const mine = notedBy(context.ledger, speaking.self);
  const ids = matter && notedMatterSchema.parse(matter.data).updates;
  const rows = mine.filter(({ id, value: { at } }) =>
    ids ? ids.includes(id) : at === mine[0]?.value.at && isLately(at, now),
  );
  if (speaking.self === '' && !matter) return undefined;
  const isNews = (row?: Row<Update>) => row !== undefined && isLately(row.value.at, now);
  if (rows.length === 0 && !matter && !ofTheirs(context, speaking).map(recordedLast).some(isNews))
    return undefined;
  const isNewest = matter ? open?.[0] === matter : (open ?? []).length === 0;
  const all = () => within(context, speaking);
  return { ...saidIn(rows, all, context.knowledge), isNewest: isNewest && rows.length > 0 };
}

const saidIn = (
  rows: readonly Row<Update>[],
  all: () => readonly Row<Update>[],
  knowledge: ProgressContext['knowledge'],
): Omit<LastNoted, 'isNewest'> => ({
  updates: rows.map(({ id }) => id),
  subjects: rows.map(({ value }) => value.subject),
  noted: rows.flatMap(notedIn),
  earlier: () => all().flatMap(notedIn),
  texts: rows.flatMap(textsOf),
  figures: rows.flatMap((row) => [
    ...notedIn(row).flatMap(({ value }) => value ?? []),
    ...[row.value.words, ...textsOf(row)].flatMap((text) =>
      numbersIn(tokensOf(text), numberWords(knowledge)),
    ),
  ]),
});

const textsOf = (row: Row<Update>): string[] =>
  notedIn(row).flatMap(({ text, value, field }) =>
    value === undefined && field !== 'meteo' ? [text] : [],
  );

function correctionReading(heard: ProgressHeard): Reading[] | undefined {
  const { utterance, slots, context, act } = heard;
  const typed = heard.sentence.text;
  const settled = asItStands(typed, slots);
  const figuresOf = (text: string) => numbersIn(tokensOf(text), numberWords(context.knowledge));
  const kept = new Set(figuresOf(settled));
  const gone = figuresOf(typed).filter((one) => !kept.has(one));
  // "15 places, ah non 16" puts itself right, and nothing that was noted.
  const isOfNoted = gone.some((one) => heard.last?.figures.includes(one));
  const sentence = readSentence(isOfNoted ? typed : settled, context.knowledge.lexicon);
  const noted = [heard.last, ...earlierNoted(heard)];
  const found = noted.flatMap((last) => {
    const correction = readCorrection(sentence, slots, last);
    // "On sera 16 et pas 15": what was noted before is named by what it counts, too.
    const isMeant = last === heard.last || (correction && countsIn(correction, last, context));
    return correction && isMeant ? [{ correction, last }] : [];
  })[0];
  if (!found) return undefined;
  const { correction, last } = found;
  const more = besideCorrection(correction, heard, last);
  const { intent } = correction;
  const subject = 'subject' in correction ? correction.subject : undefined;
  const ids =
    intent === 'delete' && subject
      ? notedBy(context.ledger, slots.speaking.self)
          .filter(({ value }) => value.subject === subject.id)
          .slice(0, 1)
          .map(({ id }) => id)
      : intent === 'drop'
        ? holding(context, slots.speaking, correction.fact, subject)
        : (last?.updates ?? []);
  const fiche = subject?.fiche ?? subjectOf(context.plan, last?.subjects[0] ?? '')?.fiche;
  return [
    {
      kind: 'progress',
      rank: 'order',
      fields: {
        intent,
        ...('fact' in correction ? { fact: correction.fact } : {}),
        ...(fiche === undefined ? {} : { fiche }),
        ...('percent' in correction ? { percent: correction.percent } : {}),
        ...('meteo' in correction ? { meteo: correction.meteo } : {}),
        // The day that is no more is answered by the one that takes its place.
        ...('day' in correction && correction.day
          ? { day: dayInWords(correction.day.was, utterance.locale) }
          : {}),
      },
      words: wordsOf(utterance),
      changes: intent !== 'form',
      mends: true,
      // What was noted is named by its own words: it is of nothing else.
      ...(intent === 'drop' || countsIn(correction, last, context)
        ? { sure: true, reports: true }
        : {}),
      ...('beside' in correction && !more ? { untaken: correction.beside ?? [] } : {}),
      answer: (turn) => correct(act(turn, utterance.locale), correction, ids, utterance.text, more),
    },
  ];
}

/** "19 réponses pas 18, et la difficulté c’est…": what is told behind what is put right, of the same thing. */
function besideCorrection(
  correction: Correction,
  { slots, utterance }: ProgressHeard,
  last: LastNoted | undefined,
): UpdateContent | undefined {
  const [text, other] = ('beside' in correction && correction.beside) || [];
  if (text === undefined || other !== undefined) return undefined;
  const [item, second] = readUpdate(text, { slots, presumed: true })?.items ?? [];
  // "Le reste c’est bon": nothing to keep.
  const tells = 'tells' in correction && item !== undefined && !saysNothing(saidOf(item));
  // "Plutôt 70, il manque les associations": news by itself.
  const said = readSentence(text, slots.knowledge.lexicon);
  const isFact = () =>
    correction.intent === 'correct' &&
    item !== undefined &&
    !saysNothing(saidOf(item)) &&
    presumedIn(said, { ...utterance, text }, () => false) === 'news';
  const isNews = item && !second && (tells || isStrong({ ...item, tone: undefined }) || isFact());
  if (!isNews) return undefined;
  const told = saidOf(item);
  // "Enlève ma demande, c’est réglé": what is settled is what goes, and nothing else that is in the way.
  const gone = [...(last?.noted ?? []), ...(last?.earlier() ?? [])].find(
    (one) => 'fact' in correction && one.text === correction.fact,
  );
  const isNamed = says(said, 'av-blocage-mot');
  const isOther = gone !== undefined && gone.field !== 'blocker' && !isNamed;
  return { ...told, cleared: told.cleared.filter((one) => !isOther || one !== 'blocker') };
}

/** Whether a text that was noted has the figure, or the day, that is put right. */
const countsIn = (
  correction: Correction,
  last: LastNoted | undefined,
  { knowledge }: ProgressContext,
): boolean =>
  correction.intent === 'correct' &&
  (correction.day !== undefined ||
    correction.words.length > 0 ||
    correction.figures.some(
      (figure) =>
        figure.noun !== '' &&
        last?.texts.some((text) => replacedIn(text, figure, numberWords(knowledge)) !== text),
    ));

/** "20 places et pas 18", where the 18 was told before what was noted last: the other things told lately, newest first. */
function earlierNoted({ sentence, slots, situation, last, context }: ProgressHeard): LastNoted[] {
  const redates = says(sentence, 'av-pas') && whenSlot(sentence, slots).length > 0;
  const isMeant = redates || replacesNumber(sentence, slots) || overtakenIn(sentence).length > 0;
  if (!last || !isMeant) return [];
  const mine = within(context, slots.speaking).filter(
    ({ id, value: { at } }) => !last.updates.includes(id) && isLately(at, situation.now),
  );
  return mine.map((row) => ({
    // As it was read: a number of the text may be of anything.
    ...saidIn([{ ...row, value: { ...row.value, words: '' } }], () => mine, context.knowledge),
    isNewest: false,
  }));
}

/** What of theirs holds a text. */
const holding = (
  context: ProgressContext,
  speaking: Speaking,
  fact: string,
  of?: Subject,
): string[] =>
  within(context, speaking)
    .filter(({ value }) => !of || value.subject === of.id)
    .filter((row) => notedIn(row).some(({ text }) => [fact, ...openIn(fact)].includes(text)))
    .map(({ id }) => id);

/** An order, meant as it is said. */
function orderReading({ sentence, utterance, slots, act }: ProgressHeard): Reading[] | undefined {
  const command = readCommand(sentence, slots);
  if (!command) return undefined;
  const { locale } = utterance;
  const { intent, ...fields } = command;
  return [
    {
      kind: 'command',
      rank: 'order',
      fields: {
        intent,
        ...fields,
        ...('subject' in command ? { subject: command.subject?.id } : {}),
        ...('subjects' in command ? namesOf(command.subjects) : {}),
      },
      words: wordsOf(utterance),
      changes: intent !== 'form',
      ...('untaken' in command ? { untaken: command.untaken } : {}),
      ...('left' in command ? { left: [...command.left] } : {}),
      answer: (turn) => carryOut(command, act(turn, locale)),
    },
  ];
}

/** For `npm run understand`: one is the subject, several are listed. */
const namesOf = ([first, ...others]: readonly Subject[]) => ({
  subject: others.length > 0 ? undefined : first?.id,
  subjects: first && others.length > 0 ? [first, ...others].map(({ id }) => id) : undefined,
});

function carryOut(command: ProgressCommand, act: ProgressAct) {
  switch (command.intent) {
    case 'campaign':
      return startCampaign(act, command);
    case 'stop':
      return stopCampaign(act, command.scope);
    case 'chase':
      return chase(act, command);
    case 'digest':
    case 'noDigest':
      return setDigest(act, command.group, command.every);
    case 'form':
      return newsForm(act, command.subject);
    case 'validate':
      return validate(act, command.subject);
  }
}

/** A question about what was told, which the plan cannot answer. */
function askReading(heard: ProgressHeard): Reading[] | undefined {
  const { sentence, utterance, situation, slots, context } = heard;
  const told = {
    updates: context.ledger.last,
    hasNews: (led: string) => hasNews(context, led),
    mayTell: (subject: Subject) =>
      isTheirs(slots.speaking, subject) || slots.speaking.coAnimates.includes(subject.group),
  };
  const question = readQuestion({ sentence, utterance, situation, context: slots, told });
  const asked = question ?? (asksWhoAnswered(heard) ? { intent: 'round' as const } : undefined);
  return asked && [questionReading(asked, heard)];
}

/** "Qui a répondu ?", while a round is open, or about to be. */
const asksWhoAnswered = ({ sentence, situation, context }: ProgressHeard): boolean =>
  sentence.mood === 'ask' &&
  (says(sentence, 'sondage-qui-quoi') || says(sentence, 'sondage-manque')) &&
  sentence.tokens.length <= MOST_WORDS &&
  (context.pending.open(localDay(situation.now, context.zone)).length > 0 ||
    (!ELSEWHERE.some((one) => says(sentence, one)) &&
      situation.open?.some(({ kind }) => kind === LAUNCHED) === true));

/** "Et qui n’a pas encore répondu ?". */
const MOST_WORDS = 7;

function questionReading(
  question: ProgressQuestion,
  { utterance, slots, act }: ProgressHeard,
): Reading {
  const { locale } = utterance;
  const { intent, subject, subjects = [], filters } = question;
  const since = () => sinceIn(utterance.text, slots);
  const silentSince = () => sinceSaid(utterance.text, slots);
  return {
    kind: question.leans ? 'other' : 'question',
    rank: 'question',
    fields: {
      intent,
      subject: subject?.id,
      ...(subjects.length > 1 && { subjects: subjects.map(({ id }) => id) }),
      ...(filters && { filters }),
      ...(intent === 'news' ? { since: since() } : {}),
    },
    words: wordsOf(utterance),
    apart: intent,
    answer: (turn) => {
      const own = act(turn, locale);
      return own.context.store.read(async (reader) =>
        answerTo(question, await knownBy(own, reader), { since, silentSince }),
      );
    },
  };
}

/** Whether anything was ever said of what these pilotes lead: before, the plan's own answer stands. */
const hasNews = (context: ProgressContext, led: string): boolean =>
  [...context.ledger.last].some(
    ([id, rows]) =>
      rows.some(({ value }) => value.withdrawnAt === null) &&
      subjectOf(context.plan, id)?.led === led,
  );
