/** What is done about a sentence: the poll meant is found, then it is as if a button was pressed. */
import { oneLine } from '../../../../cards/one-line.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused } from '../../../conversation/answers.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { clashesOf } from '../../meetings/model/clashes.ts';
import { meetings } from '../../meetings/model/schema.ts';
import { selfOf } from '../../people/model/acts.ts';
import { channelId, people } from '../../people/model/directory.ts';
import { groups, isIn } from '../../people/model/groups.ts';
import { called } from '../../people/model/names.ts';
import type { PollAct } from '../context.ts';
import { askedOf, type PollRow } from '../model/state.ts';
import { proposed, sorted, USUAL_MINUTES } from '../read/offered-slots.ts';
import type { PollReadingContext } from '../read/poll-sentence.ts';
import { readVote } from '../read/read-vote.ts';
import type { PollReading, VoteReading } from '../read/reading.ts';
import { warningInWords } from '../show/calendar-words.ts';
import { slotInWords } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { cancel, extend, reopen } from './change.ts';
import { confirm, form } from './create.ts';
import { type PollDraft, USUAL_TIME, warningsAbout } from './draft.ts';
import { exported } from './export.ts';
import { meantBy } from './find.ts';
import { choose, decide, missing, pollsOf, refusalToOpen, show } from './look.ts';
import { nudge } from './nudge.ts';
import { vote } from './vote.ts';

/** Id of a poll, out of a longer token: 96 bits are enough that nobody guesses one. */
const newPollId = ({ context }: PollAct): string => context.settings.newToken().slice(0, 16);

/** How long people have when nobody said, in days. */
const USUAL_DAYS = 7;

export async function carryOut(act: PollAct, reading: PollReading, text: string): Promise<Answer> {
  if (reading.intent === 'create' && reading.onlyNamed) {
    const [open, other] = meantBy(act, { ...reading, intent: 'close' }, text, await pollsOf(act));
    if (open?.poll.state === 'open')
      return other ? choose(act, [open, other]) : show(act, open.id, { onlyResult: true });
    return blankForm(act, reading);
  }
  if (reading.intent === 'create') return create(act, reading);
  if (reading.intent === 'propose') return propose(act, reading);
  const found = meantBy(act, reading, text, await pollsOf(act));
  const [known, second] = found;
  if (!known || second) return choose(act, found);
  switch (reading.intent) {
    case 'close':
      return decide(act, known);
    case 'extend':
      return extend(act, known, reading);
    case 'reopen':
      // "relance le sondage": those who have not answered, while it is open.
      if (known.poll.state === 'open' && /relanc/iu.test(text)) return nudge(act, known);
      return reopen(act, known, reading);
    case 'cancel':
      return cancel(act, known);
    case 'results':
      return show(act, known.id, { onlyResult: true });
    case 'missing':
      return missing(act, known);
    case 'nudge':
      return nudge(act, known);
    case 'duplicate':
      return duplicate(act, known);
    case 'export':
      return exported(act, known);
  }
}

/** What was said of a poll to be made, as a draft to confirm. */
async function create(act: PollAct, reading: PollReading): Promise<Answer> {
  const { locale, turn, context } = act;
  const { zone } = context.settings;
  const say = strings[locale];
  const said = sorted(reading.slots, { now: turn.now, zone, minutes: reading.durationMinutes });
  const draft = draftOf(act, reading, said.times);
  const { found, text } = reading.group;
  if (draft.group === '') {
    const why = found.length === 0 && text !== '' ? say.unknownGroup(text) : say.whichGroup;
    return form(act, draft, [why]);
  }
  const warnings = [
    ...warningsAbout(said, locale),
    ...reading.slots.flatMap(({ warnings, date, start = '', end = '' }) =>
      // What the day is, is said of every slot; here only what was typed and cannot be.
      warnings
        .filter(({ kind }) => kind === 'weekdayMismatch' || kind === 'noSuchTime')
        .flatMap(
          (one) => warningInWords(one, slotInWords({ date, start, end }, locale), locale) ?? [],
        ),
    ),
    ...reading.warnings.flatMap((one) => warningInWords(one, '', locale) ?? []),
  ];
  return confirm(act, draft, warnings);
}

function draftOf(
  act: PollAct,
  reading: Pick<PollReading, 'group' | 'title' | 'deadline' | 'deadlineTime'>,
  slots: PollDraft['slots'],
): PollDraft {
  const { locale, context, turn } = act;
  const { found, text } = reading.group;
  const here = context.view.groups.filter(
    ({ row }) => row?.channel === channelId(turn.conversation.id),
  );
  const own = context.view.groups.filter(({ row }) => row && isIn(row.coAnimators, selfOf(act)));
  const all = found.length > 0 ? found : text === '' ? (here.length > 0 ? here : own) : [];
  const group = all.length === 1 ? all[0] : undefined;
  return {
    id: newPollId(act),
    title: oneLine(reading.title || strings[locale].defaultTitle).slice(0, 200),
    group: group?.id ?? '',
    slots: slots.slice(0, 100),
    deadline: reading.deadline ?? usualDeadline(act, slots),
    time: reading.deadlineTime ?? USUAL_TIME,
    required: [],
    quorum: 0,
    namesHidden: false,
  };
}

/** A week from now, or the day before the first slot when that is sooner; never before tomorrow. */
function usualDeadline({ turn, context }: PollAct, slots: PollDraft['slots']): string {
  const dayAfter = (from: Date, days: number) =>
    localTimeOf(new Date(from.getTime() + days * 24 * 3_600_000), context.settings.zone).date;
  const week = dayAfter(turn.now, USUAL_DAYS);
  const [first] = slots;
  if (!first) return week;
  const eve = dayAfter(new Date(`${first.date}T12:00:00Z`), -1);
  const [, later = eve] = [eve, dayAfter(turn.now, 1)].sort();
  const [earliest = week] = [week, later, first.date].sort();
  return earliest;
}

/** Nothing but the word was said: the form asks for the rest, of whoever may fill it in. */
async function blankForm(act: PollAct, reading: PollReading): Promise<Answer> {
  const draft = draftOf(act, reading, []);
  const no = draft.group && (await refusalToOpen(act, 'polls.create', draft.group));
  return no || form(act, draft);
}

/** The form of a poll of which nothing is said yet. */
export const openForm = (act: PollAct): Promise<Answer> =>
  form(act, draftOf(act, { group: { found: [], text: '' }, title: '' }, []), [], 'polls.new');

/** Slots found for a period, as a draft to confirm. */
async function propose(act: PollAct, reading: PollReading): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = strings[locale];
  const period = reading.within ?? weekOf(reading.week);
  if (!period) return refused(say.proposedWhen, locale);
  const draft = draftOf(act, reading, []);
  if (draft.group === '') return form(act, draft, [say.whichGroup]);
  const no = await refusalToOpen(act, 'polls.propose', draft.group);
  if (no) return no;
  const taken = await takenIn(act, draft.group);
  const slots = proposed({
    ...period,
    minutes: reading.durationMinutes ?? USUAL_MINUTES,
    constraints: reading.constraints,
    calendar: context.calendar,
    taken,
    now: turn.now,
    zone: context.settings.zone,
  });
  if (slots.length === 0) return refused(say.proposedNone, locale);
  const deadline = reading.deadline ?? usualDeadline(act, slots);
  return confirm(act, { ...draft, slots, deadline });
}

/** Five working days from a Monday. */
function weekOf(monday: string | undefined): { from: string; to: string } | undefined {
  if (!monday) return undefined;
  const friday = new Date(Date.parse(`${monday}T12:00:00Z`) + 4 * 24 * 3_600_000);
  return { from: monday, to: friday.toISOString().slice(0, 10) };
}

/** Whether somebody of the group has a meeting at a time. */
async function takenIn({ context }: PollAct, group: string) {
  return context.store.read(async (reader) => {
    const all = new Map((await reader.list(groups)).map(({ id, value }) => [id, askedOf(value)]));
    const planned = await reader.list(meetings);
    const asked = all.get(group) ?? [];
    return (time: PollDraft['slots'][number]) =>
      clashesOf(time, asked, planned, (id) => all.get(id) ?? []).length > 0;
  });
}

/** The same poll again, to be changed before it is launched: slots to come, and no answers. */
async function duplicate(act: PollAct, { poll }: PollRow): Promise<Answer> {
  const no = await refusalToOpen(act, 'polls.duplicate', poll.group);
  if (no) return no;
  const { zone } = act.context.settings;
  const said = sorted(poll.slots, { now: act.turn.now, zone });
  const { title, group, required, quorum, namesHidden } = poll;
  return form(act, {
    id: newPollId(act),
    title,
    group,
    slots: said.times,
    deadline: usualDeadline(act, said.times),
    time: USUAL_TIME,
    required,
    quorum,
    namesHidden,
  });
}

/** An answer in words. Which poll it is for follows from the days that it names. */
export async function voteInWords(
  act: PollAct,
  utterance: Utterance,
  reading: PollReadingContext,
): Promise<Answer> {
  const say = strings[act.locale];
  const open = (await pollsOf(act)).filter(({ poll }) => poll.state === 'open');
  const read = open.flatMap((known) => {
    const found = readVote(utterance, known.poll.slots, reading);
    return found ? [{ known, found }] : [];
  });
  const most = Math.max(0, ...read.map(({ found }) => Object.keys(found.answers).length));
  const best = read.filter(({ found }) => Object.keys(found.answers).length === most);
  const [only, second] = best;
  if (!only || second) {
    return choose(
      act,
      best.map(({ known }) => known),
    );
  }
  const { known, found } = only;
  const person = await personMeant(act, known, found);
  if (typeof person !== 'string') return person;
  return vote(act, {
    poll: known.id,
    said: { what: 'some', answers: found.answers, word: found.note ?? '' },
    person,
    page: 0,
    notes: found.unknown.length > 0 ? [say.notASlot(found.unknown.join(', '))] : [],
  });
}

/** By recipient; empty for oneself. */
async function personMeant(
  act: PollAct,
  { poll }: PollRow,
  { onBehalfOf }: VoteReading,
): Promise<string | Answer> {
  if (!onBehalfOf) return '';
  const { locale, context } = act;
  const say = strings[locale];
  const found = await context.store.read(async (reader) => {
    const group = (await reader.get(groups, poll.group))?.value;
    const asked = new Set(group ? askedOf(group) : []);
    const known = (await reader.list(people)).filter(({ id }) => asked.has(id));
    // Whoever is not of the group learns nothing of who is.
    return asked.has(selfOf(act)) ? called(onBehalfOf, known, selfOf(act)) : [];
  });
  const [only, second] = found;
  if (second) return refused(say.severalPeople(onBehalfOf), locale);
  return only ? only.id : refused(say.unknownPerson(onBehalfOf), locale);
}
