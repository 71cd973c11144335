/** What is done about a sentence: the poll meant is found, then it is as if a button was pressed. */

import { oneLine } from '../../../../cards/one-line.ts';
import { later } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused } from '../../../conversation/answers.ts';
import { timeInWords } from '../../../knowledge/entries/days.ts';
import { says } from '../../../sentence/sentence.ts';
import { clashesOf, expectedIn, plannedOn } from '../../meetings/model/clashes.ts';
import { selfOf, speakingNow } from '../../people/model/acts.ts';
import { bodyOf, labelsOf } from '../../people/model/group-names.ts';
import { groups } from '../../people/model/groups.ts';
import { groupJustChanged } from '../../people/model/just-changed.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import type { PollAct } from '../context.ts';
import { partHours, proposed, sorted, USUAL_MINUTES } from '../model/offered-slots.ts';
import { askedOf, type PollRow } from '../model/state.ts';
import type { PollIntent, PollReading } from '../read/reading.ts';
import { oddInWords, slotDay } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { duplicate, newPollId, usualDeadline } from './again.ts';
import { addSlots, askCancel, extend, reopen } from './change.ts';
import { confirm, form, todayOf } from './create.ts';
import { type PollDraft, USUAL_TIME, warningsAbout } from './draft.ts';
import { exported } from './export.ts';
import { meantBy } from './find.ts';
import {
  choose,
  decide,
  missing,
  pollsOf,
  refusalToOpen,
  results,
  showNamed,
  voted,
  whoCan,
} from './look.ts';
import { type PollSaid, slotsMeant, takeSlot } from './take.ts';
import { voteSaid } from './vote.ts';
import { voteLike } from './vote-in-words.ts';
import { nudge } from './waiting.ts';

export async function carryOut(act: PollAct, { reading, sentence }: PollSaid): Promise<Answer> {
  const { intent } = reading;
  if (intent === 'create' && reading.onlyNamed) {
    const all = await pollsOf(act);
    const [open, other] = meantBy(act, { ...reading, intent: 'results' }, sentence, all);
    if (open?.poll.state === 'open')
      return other ? choose(act, [open, other], sentence.text) : showNamed(act, open);
    return blankForm(act, reading);
  }
  if (intent === 'create') return create(act, reading);
  // "Propose le 8 ou le 10": the days are said, none is looked for.
  const isGiven = reading.slots.length > 1;
  if (intent === 'propose') return isGiven ? create(act, reading) : propose(act, reading);
  const found = meantBy(act, reading, sentence, await pollsOf(act));
  const [known, second] = found;
  if (!known || second) return choose(act, found, sentence.text);
  return DONE[intent](act, known, { reading, sentence });
}

type Doing = (act: PollAct, known: PollRow, said: PollSaid) => Answer | Promise<Answer>;

/** What is done about the one poll that is meant. */
const DONE: Record<Exclude<PollIntent, 'create' | 'propose'>, Doing> = {
  choose: takeSlot,
  close: (act, known) => decide(act, known),
  extend: (act, known, { reading }) => extend(act, known, reading),
  // "relance le sondage": those who have not answered, while it is open.
  reopen: (act, known, { reading, sentence }) =>
    known.poll.state === 'open' && says(sentence, 'sondage-relancer')
      ? nudge(act, known)
      : reopen(act, known, reading),
  cancel: (act, known, { sentence }) => askCancel(act, known, sentence.text),
  edit: (act, known, { reading }) => addSaid(act, known, reading),
  who: (act, known, said) => whoCan(act, known, slotsMeant(known, said)),
  voted: (act, known, { reading }) => hasVoted(act, known, reading.persons),
  mine: (act, known) => voted(act, known, selfOf(act)),
  missing,
  nudge: (act, known, { reading }) => nudge(act, known, reading.persons),
  duplicate,
  export: exported,
  // "Retire ma réponse du 15": of that day, and of no other.
  withdraw: (act, known, said) => {
    const slots = slotsMeant(known, said);
    return voteSaid(act, known.id, { what: 'withdraw', ...(slots.length > 0 && { slots }) });
  },
  same: (act, known, { reading }) => voteLike(act, known, reading.persons),
  results: (act, known, { sentence }) =>
    known.poll.state === 'open' && says(sentence, 'sondage-montrer')
      ? showNamed(act, known)
      : results(act, known),
};

/** "Rajoute le 14": without an hour, it is asked which. */
function addSaid(act: PollAct, known: PollRow, reading: PollReading): Answer | Promise<Answer> {
  const { locale } = act;
  const { times, days } = timesOf(act, reading);
  const fresh = days.filter((day) => !known.poll.slots.some(({ date }) => date === day));
  const hours = fresh.map((day) => strings[locale].warning.noHour(slotDay(day, locale)));
  return times.length === 0 && hours.length > 0
    ? refused(hours.join('\n'), locale)
    : addSlots(act, known, times);
}

/** "Karim a voté ?". */
async function hasVoted(
  act: PollAct,
  known: PollRow,
  [person]: readonly NamedPerson[],
): Promise<Answer> {
  const say = strings[act.locale];
  const [only, second] = person?.found ?? [];
  if (!person) return voted(act, known, selfOf(act));
  if (!only) return refused(say.unknownPerson(person.name), act.locale);
  return second ? refused(say.severalPeople(person.name), act.locale) : voted(act, known, only);
}

/** Slots as they were said; a part of the day stands for its hours, a day without either waits for them. */
function timesOf(act: PollAct, reading: PollReading) {
  const { turn, context } = act;
  const { zone } = context.settings;
  const today = todayOf(act);
  const minutes = reading.durationMinutes;
  const timed = reading.slots.map(({ part, ...slot }) => {
    if (slot.start !== undefined || !part) return slot;
    const [start, end] = partHours[part];
    return { ...slot, start, end: minutes ? later(start, minutes) : end };
  });
  const said = sorted(timed, { now: turn.now, zone, minutes });
  const days = said.refused.filter(({ problem }) => problem === 'noStart');
  return {
    ...said,
    refused: said.refused.filter((one) => !days.includes(one)),
    days: [...new Set(days.map(({ said: { date } }) => date))].filter((date) => date > today),
    parts: reading.slots.flatMap(({ part, start }) => (part && start === undefined ? [part] : [])),
  };
}

/** What was said of a poll to be made, as a draft to confirm. */
async function create(act: PollAct, reading: PollReading): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  if (reading.slots.length === 0 && reading.within) return propose(act, reading);
  const said = timesOf(act, reading);
  const draft = draftOf(act, reading, said.times);
  const { found, text } = reading.group;
  if (draft.group === '') {
    const { plan } = act.context.knowledge;
    const body = bodyOf(plan, text);
    const isUnknown = found.length === 0 && text !== '';
    const why = body
      ? say.whoseBody(labelsOf(body.nom, plan)[locale], body.nom)
      : isUnknown
        ? say.unknownGroup(text)
        : say.whichGroup;
    return confirm(act, draft, [why], said.days);
  }
  const warnings = [
    ...[...new Set(said.parts)].map((part) => {
      const [from, to] = partHours[part];
      return say.partTaken(timeInWords(from, locale), timeInWords(to, locale));
    }),
    ...warningsAbout(said, locale),
    // What the day is, is said of every slot; here only what was typed and cannot be.
    ...oddInWords(
      reading.slots
        .flatMap(({ warnings }) => warnings)
        .filter(({ kind }) => kind === 'weekdayMismatch' || kind === 'noSuchTime'),
      locale,
    ),
    ...oddInWords(reading.warnings, locale),
  ];
  return confirm(act, draft, warnings, said.days);
}

function draftOf(
  act: PollAct,
  reading: Pick<PollReading, 'group' | 'title' | 'place' | 'deadline' | 'deadlineTime'>,
  slots: PollDraft['slots'],
): PollDraft {
  const { locale } = act;
  const { found, text } = reading.group;
  const { here, coAnimates } = speakingNow(act);
  const just = groupJustChanged(act.open, { view: act.context.view, now: act.turn.now })?.id;
  const own = here !== undefined ? [here] : just !== undefined ? [just] : coAnimates;
  const ids = found.length > 0 ? found.map(({ id }) => id) : text === '' ? own : [];
  return {
    id: newPollId(act),
    title: oneLine(reading.title || strings[locale].defaultTitle).slice(0, 200),
    group: (ids.length === 1 && ids[0]) || '',
    place: oneLine(reading.place ?? '').slice(0, 300),
    slots: slots.slice(0, 100),
    deadline: reading.deadline ?? usualDeadline(act, slots),
    time: reading.deadlineTime ?? USUAL_TIME,
    required: [],
    quorum: 0,
    namesHidden: false,
  };
}

/** Nothing but the word was said: the form asks for the rest, of whoever may fill it in. */
async function blankForm(act: PollAct, reading: PollReading): Promise<Answer> {
  const draft = draftOf(act, reading, []);
  const no = draft.group && (await refusalToOpen(act, 'polls.create', draft.group));
  return no || form(act, draft);
}

/** The form of a poll of which nothing is said yet. */
export const openForm = (act: PollAct): Promise<Answer> =>
  form(act, draftOf(act, { group: { found: [], text: '' }, title: '' }, []), { verb: 'polls.new' });

/** Slots found for a period, as a draft to confirm. */
async function propose(act: PollAct, reading: PollReading): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = strings[locale];
  const { within: period } = reading;
  if (!period) return refused(say.proposedWhen, locale);
  const draft = draftOf(act, reading, []);
  const no = draft.group && (await refusalToOpen(act, 'polls.propose', draft.group));
  if (no) return no;
  const taken = await takenIn(act, draft.group, period);
  const slots = proposed({
    ...period,
    minutes: reading.durationMinutes ?? USUAL_MINUTES,
    constraints: reading.constraints,
    count: reading.count,
    calendar: context.calendar,
    taken,
    now: turn.now,
    zone: context.settings.zone,
  });
  if (slots.length === 0) return refused(say.proposedNone, locale);
  const deadline = reading.deadline ?? usualDeadline(act, slots);
  return confirm(act, { ...draft, slots, deadline }, draft.group ? [] : [say.whichGroup]);
}

/** Whether somebody of the group has a meeting at a time. */
async function takenIn(
  { context }: PollAct,
  group: string,
  { from, to }: { from: string; to: string },
) {
  return context.store.read(async (reader) => {
    const planned = await plannedOn(reader, [from, to]);
    // A group that is still to be said has nobody yet.
    const row = group === '' ? undefined : (await reader.get(groups, group))?.value;
    const asked = row ? askedOf(row) : [];
    return (time: PollDraft['slots'][number]) =>
      clashesOf(time, asked, planned.meetings, (id) => expectedIn(planned, id)).length > 0;
  });
}
