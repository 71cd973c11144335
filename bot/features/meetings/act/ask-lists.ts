/** What is to come, and what was decided. */

import type { DayRow } from '../../../../cards/answer/answer-data.ts';
import type { Waiting } from '../../../contract/feature.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Answer, Turn } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { briefDay, shortDay } from '../../../knowledge/entries/days.ts';
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { selfOf } from '../../people/model/acts.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { groupsOf, isIn } from '../../people/model/groups.ts';
import type { MeetingAct, MeetingsContext } from '../context.ts';
import { isOver, linesIn, namesIn, withLatest, withoutName } from '../model/action-lines.ts';
import { whenInWords } from '../model/meeting-words.ts';
import { pastOf, upcomingOf } from '../model/planned.ts';
import type { MeetingRow } from '../model/rows.ts';
import { GIVING, PLANNED } from '../model/schema.ts';
import { isWithin as isDuring } from '../model/which-meeting.ts';
import { dayOfAction } from '../read/action-words.ts';
import { isOpen } from '../read/decisions.ts';
import type { MeetingQuestion } from '../read/reading.ts';
import { cardStrings } from '../show/card-strings.ts';
import { audienceHere, isWithin } from '../show/section.ts';
import { cutTo, dayOf, meetingsPage, mostShown, next, noneAtAll, told } from './asked.ts';

export async function upcoming(act: MeetingAct, reader: Reader, question: MeetingQuestion) {
  const { locale, turn, say } = act;
  const { found } = question.group;
  // "Il me reste une réunion ?": those of one's own.
  if (question.own && found.length === 0) return nextOfMine(act, reader);
  const named = found.length > 0 ? found.map(({ id }) => id) : undefined;
  const all = await upcomingOf(reader, turn.now, named);
  const [only] = found;
  if (all.length === 0)
    return answerWith(
      only ? say.noMeeting(only.label[locale]) : say.noMeetingAtAll,
      locale,
      'answered',
    );
  const { date, partial, during } = question;
  const asked = all.filter(
    ({ meeting: { when } }) =>
      (date === undefined || isCalled(when.date, { date, partial })) &&
      (during === undefined || isDuring(when.date, during)),
  );
  if (asked.length === 0)
    return told(act, {
      headline: say.noneOnThatDay,
      days: comingDays(act, all),
    });
  const [one, more] = asked;
  if (only && one && !more) return next(act, only, one);
  return told(act, {
    headline: say.upcoming,
    days: comingDays(act, asked),
    ...answersDue(act, asked.slice(0, mostShown)),
  });
}

/** A button for the meeting that awaits the answer of whoever asks, by its day; several are answered on the page, by one. */
function answersDue(act: MeetingAct, all: readonly MeetingRow[]) {
  const { locale, turn, say } = act;
  const self = selfOf(act);
  const links = meetingsPage(act);
  const due = all.filter((known) => isTheirs(act, known) && !known.meeting.attendance[self]);
  const [first] = due;
  if (!first) return { links };
  if (due.length > 1 && links.length > 0)
    return {
      links: links.map((link) => ({ ...link, title: say.answerThem(due.length), isMain: true })),
    };
  const { id, meeting } = first;
  const day = briefDay(meeting.when.date, turn.now.toISOString(), locale);
  const data = { verb: 'meetings.reply', meeting: id, version: meeting.sequence };
  return { presses: [{ title: say.answerOn(day), data }], links };
}

/** Whether a meeting is of a group of theirs, in a chat of their own. */
function isTheirs(act: MeetingAct, { meeting: { group } }: MeetingRow): boolean {
  const { members = [], coAnimators = [] } = act.context.view.group(group)?.row ?? {};
  const self = selfOf(act);
  return (
    act.turn.conversation.type === 'personal' && (isIn(members, self) || isIn(coAnimators, self))
  );
}

/** Without a group: the next of all the groups of whoever asks, else that there is none there and those of anybody. */
export async function nextOfMine(act: MeetingAct, reader: Reader): Promise<Answer> {
  const { turn, say } = act;
  const own = await ownIds(act, reader);
  const mine = own.length > 0 ? await upcomingOf(reader, turn.now, own) : [];
  const all = mine.length > 0 ? mine : await upcomingOf(reader, turn.now, undefined);
  const [first] = all;
  if (!first) return noneAtAll(act);
  const none = own.length > 0 ? say.noneOfMine : say.upcoming;
  return told(act, {
    headline: mine.length > 0 ? say.nextOfMine : none,
    days: [coming(act, first)],
    // Asking again for the only one there is leads nowhere.
    questions: all.length > 1 ? [say.ask.upcoming] : [],
    ...answersDue(act, [first]),
  });
}

/** Meetings of a body that is no group here: those that are called so, else that none is known, and the next one. */
export async function ofBody(act: MeetingAct, reader: Reader, body: string): Promise<Answer> {
  const { say } = act;
  const all = await upcomingOf(reader, act.turn.now, undefined);
  if (all.length === 0) return noneAtAll(act);
  const called = all.filter(({ meeting: { title } }) => fold(title).includes(fold(body)));
  const isKnown = called.length > 0;
  return told(act, {
    headline: isKnown ? say.upcoming : say.noneCalled(body),
    days: comingDays(act, isKnown ? called : all.slice(0, 1)),
    links: meetingsPage(act),
  });
}

const comingDays = (act: MeetingAct, rows: readonly MeetingRow[]): DayRow[] =>
  rows.slice(0, mostShown).map((known) => coming(act, known));

/** What a press on the row of a meeting asks of it. */
function asking(act: MeetingAct, { meeting }: MeetingRow, what: 'one' | 'decidedOn'): string {
  const { group, when } = meeting;
  const label = act.context.view.group(group)?.label[act.locale] ?? group;
  return act.say.ask[what](label, shortDay(when.date, act.locale));
}

/** A meeting to come, opened by a press: it says, to them alone, what they answered, or why nothing is asked. */
function coming(act: MeetingAct, known: MeetingRow): DayRow {
  const { attendance } = known.meeting;
  const { reply, status, awaited, notYours } = cardStrings[act.locale];
  const answer = attendance[selfOf(act)];
  const own = answer ? status[answer.status] : awaited;
  const value = isTheirs(act, known) ? own : notYours;
  return {
    ...dayOf(act, known),
    say: asking(act, known, 'one'),
    rows: act.turn.conversation.type === 'personal' ? [{ label: reply, value }] : [],
  };
}

export function decisions(act: MeetingAct, last: MeetingRow): Answer {
  const { locale, say } = act;
  if (!isDecided(last))
    return told(act, { headline: say.noDecisions(whenInWords(last.meeting.when, locale)) });
  return told(act, {
    headline: say.decided,
    days: [decidedOn(act, last)],
    links: meetingsPage(act, 'minutes', last.id),
  });
}

const isDecided = ({ meeting }: MeetingRow): boolean =>
  meeting.decisions !== '' || meeting.nextSteps !== '';

/** A meeting, and a line for each thing that was decided there: the place no longer matters. */
export function decidedOn(act: MeetingAct, known: MeetingRow): DayRow {
  const { decision, discussed, nextStep } = act.say;
  const { lexicon } = act.context.knowledge;
  const rows = (labelOf: (line: string) => string, text: string) =>
    cutTo(text.split(/\n+/), 4_000)
      .map((line) => ({ label: labelOf(line), value: line.trim() }))
      .filter(({ value }) => value !== '');
  const { decisions: decided, nextSteps } = known.meeting;
  const said = [
    ...rows((line) => (isOpen(line, lexicon) ? discussed : decision), decided),
    ...rows(() => nextStep, nextSteps),
  ];
  return { ...dayOf(act, known), brief: '', rows: said };
}

/** Meetings whose decisions are told when none is named. */
const MOST_DECIDED = 3;

/** No meeting is named: what one's groups decided last; undefined: nothing that may be told here. */
export async function lastDecisions(act: MeetingAct, reader: Reader): Promise<Answer | undefined> {
  const past = await toTell(act, reader, await ownIds(act, reader));
  const days = past
    .filter(isDecided)
    .slice(0, MOST_DECIDED)
    .map((known) => ({ ...decidedOn(act, known), say: asking(act, known, 'decidedOn') }));
  if (days.length === 0) return undefined;
  const links = meetingsPage(act, 'allMinutes');
  return told(act, { headline: act.say.lastDecided, days, links });
}

/** Meetings of these groups, of which all may be told here. */
async function toTell(act: MeetingAct, reader: Reader, ids: readonly string[], states = PLANNED) {
  const { context, turn } = act;
  const shown = { context, reader, now: turn.now };
  const past = await pastOf(reader, turn.now, ids, states);
  const told = new Set<string>();
  for (const id of new Set(past.map(({ meeting }) => meeting.group)))
    if (await isWithin(audienceHere(act), id, shown)) told.add(id);
  return past.filter(({ meeting }) => told.has(meeting.group));
}

/** Lines of the minutes of somebody's groups that name them. */
export async function linesFor(
  { store, view }: MeetingsContext,
  { person, now }: Pick<Turn, 'person' | 'now'>,
  locale: Locale,
): Promise<Waiting[]> {
  const past = await store.read(async (reader) =>
    pastOf(reader, now, await idsOf(reader, personRecipient(person)), GIVING),
  );
  return past
    .flatMap((known) => linesOf(known, view, { name: person.name, locale }))
    .map(({ line }) => ({ line: withoutName(line, person.name), kind: 'task' }));
}

/** What is to be done by minutes: what was to come next or, of somebody, each line that names them. */
function linesOf(
  { meeting }: MeetingRow,
  view: MeetingsContext['view'],
  {
    name,
    locale,
    lines,
    until,
  }: {
    name?: string | undefined;
    locale: Locale;
    lines?: readonly string[] | undefined;
    /** Those that are for a later day are left out. */
    until?: { context: MeetingsContext; day: string } | undefined;
  },
): Waiting[] {
  const { decisions: decided, nextSteps, group, when } = meeting;
  const isByThen = (line: string) =>
    !until || (dayOfAction(line, meeting, until.context)?.date ?? '') <= until.day;
  const where = `${view.group(group)?.tag[locale] ?? group}, ${shortDay(when.date, locale)}`;
  return linesIn(name === undefined && !lines ? nextSteps : `${decided}\n${nextSteps}`)
    .filter((line) =>
      lines ? lines.includes(line) : !isOver(line) && (name === undefined || namesIn(line, name)),
    )
    .filter(isByThen)
    .map((line) => ({ line: `${withLatest(line).replace(/[.\s]+$/, '')} (${where})` }));
}

/** "Qui doit faire quoi dans la carto ?", "que doit faire Karim ?": what the minutes that may be told here leave to do. */
export async function actions(
  act: MeetingAct,
  reader: Reader,
  { group, person: name, lines, during }: MeetingQuestion,
): Promise<Answer> {
  const { context, turn, locale, say } = act;
  const ids = group.found.map(({ id }) => id);
  // Lines that are asked for by their words, and what an administrator asks for, are of any group that may be told here.
  const isOfAll = lines !== undefined || context.isAdmin(turn.person);
  const own = isOfAll ? context.view.groups.map(({ id }) => id) : await ownIds(act, reader);
  const past = await toTell(act, reader, ids.length > 0 ? ids : own, GIVING);
  const asked = { name, locale, lines, until: during && { context, day: during.to } };
  const items = past.flatMap((known) =>
    linesOf(known, context.view, asked).map(({ line }) => line),
  );
  const [only] = group.found;
  const of = { group: only?.label[locale], name };
  return told(act, {
    headline: lines
      ? say.minutesSay(lines.length > 0)
      : items.length > 0
        ? say.actions(of)
        : say.noActions(of),
    items: items.slice(0, mostShown),
    notes: items.length > 0 || lines ? [] : [say.actionsAreNoted],
    questions: [
      ...(name === undefined ? [] : [say.ask.leads(name)]),
      ...(only ? [say.ask.decided(only.label[locale])] : []),
    ],
  });
}

/** Ids of the groups of whoever asks. */
const ownIds = (act: MeetingAct, reader: Reader): Promise<string[]> => idsOf(reader, selfOf(act));

const idsOf = async (reader: Reader, person: string): Promise<string[]> =>
  (await groupsOf(reader, person)).map(({ id }) => id);
