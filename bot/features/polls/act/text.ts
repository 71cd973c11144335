/** What is done about a sentence: the poll meant is found, then it is as if a button was pressed. */

import { z } from 'zod';
import { oneLine } from '../../../../cards/one-line.ts';
import { later } from '../../../calendar/local-time.ts';
import type { Matter } from '../../../contract/matter.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { timeInWords } from '../../../knowledge/entries/days.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';
import { clashesOf, expectedIn, plannedOn } from '../../meetings/model/clashes.ts';
import { look, selfOf, speakingNow } from '../../people/model/acts.ts';
import { bodyOf, labelsOf } from '../../people/model/group-names.ts';
import { groups } from '../../people/model/groups.ts';
import { groupJustChanged } from '../../people/model/just-changed.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import { isShared, type PollAct } from '../context.ts';
import { partHours, proposed, sorted, USUAL_MINUTES } from '../model/offered-slots.ts';
import { leading } from '../model/rules.ts';
import { askedOf, type PollRow, stateOf } from '../model/state.ts';
import type { PollReading } from '../read/reading.ts';
import { slotsNamed } from '../read/slots-named.ts';
import { canSeeNames } from '../show/face.ts';
import { slotLine } from '../show/results.ts';
import { oddInWords, slotDay, slotInWords } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import { duplicate, newPollId, usualDeadline } from './again.ts';
import { addSlots, askCancel, extend, reopen } from './change.ts';
import { type Choosing, startingAt } from './close.ts';
import { confirm, form, todayOf } from './create.ts';
import { type PollDraft, USUAL_TIME, warningsAbout } from './draft.ts';
import { exported } from './export.ts';
import { meantBy, spoken } from './find.ts';
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
import { vote } from './vote.ts';
import { voteLike } from './vote-in-words.ts';
import { nudge } from './waiting.ts';

/** A reading, and the sentence it was read in. */
interface Said {
  reading: PollReading;
  sentence: Sentence;
}

export async function carryOut(act: PollAct, { reading, sentence }: Said): Promise<Answer> {
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
  return onPoll(act, known, { reading, sentence });
}

async function onPoll(act: PollAct, known: PollRow, said: Said): Promise<Answer> {
  const { reading, sentence } = said;
  switch (reading.intent) {
    case 'choose':
      return takeSlot(act, known, said);
    case 'extend':
      return extend(act, known, reading);
    case 'reopen':
      // "relance le sondage": those who have not answered, while it is open.
      if (known.poll.state === 'open' && says(sentence, 'sondage-relancer'))
        return nudge(act, known);
      return reopen(act, known, reading);
    case 'cancel':
      return askCancel(act, known, sentence.text);
    case 'edit':
      return addSaid(act, known, reading);
    case 'who':
      return whoCan(act, known, slotsMeant(known, said));
    case 'voted':
      return hasVoted(act, known, reading.persons);
    case 'mine':
      return voted(act, known, selfOf(act));
    case 'missing':
      return missing(act, known);
    case 'nudge':
      return nudge(act, known, reading.persons[0]?.found);
    case 'duplicate':
      return duplicate(act, known);
    case 'export':
      return exported(act, known);
    case 'withdraw':
      return vote(act, {
        poll: known.id,
        said: { what: 'withdraw' },
        person: '',
        page: 0,
        inWords: true,
      });
    case 'same':
      return voteLike(act, known, reading.persons);
    case 'close':
      return decide(act, known);
    default:
      return known.poll.state === 'open' && says(sentence, 'sondage-montrer')
        ? showNamed(act, known)
        : results(act, known);
  }
}

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

/** Ids of the slots that a sentence names. */
const slotsMeant = (
  { poll }: PollRow,
  { reading, sentence }: Said,
  when: PollReading['when'] = reading.when,
): string[] => [
  ...new Set(slotsNamed(sentence.text, when, poll.slots).flatMap(({ slots }) => slots)),
];

/** Kind of the matter that waits for a yes before a slot is taken. */
export const CHOICE = 'polls.choice';
const choiceSchema = z.object({
  poll: z.string(),
  slot: z.string(),
  start: z.string().optional(),
  end: z.string().optional(),
  title: z.string().optional(),
  agenda: z.array(z.string()).optional(),
  version: z.number(),
});

export const choiceIn = (matter: Matter | undefined) => choiceSchema.safeParse(matter?.data).data;

/** "On prend le 8": asked once more, since everybody is then told; the card, when it is not one slot. */
async function takeSlot(act: PollAct, known: PollRow, said: Said): Promise<Answer> {
  const { place = '', agenda, title } = said.reading;
  const isBest = says(said.sentence, 'sondage-tete');
  const [only, second] = isBest ? await leadingIn(act, known) : slotsMeant(known, said);
  if (only && second === undefined)
    return askToTake(act, known, { slot: only, place, agenda, title });
  const { when } = said.reading;
  const days = when.filter(({ kind }) => kind === 'day');
  const [ofDay, another] = slotsMeant(known, said, days);
  // "Le jeudi 14 à 9h30", of a slot at 9h: that day is taken, at the hour that is said.
  const [hours, more] = when.flatMap((one) => (one.kind === 'times' && one.from ? [one] : []));
  if (!only && ofDay && !another && hours && !more) {
    const { from: start, to: end } = hours;
    return askToTake(act, known, { slot: ofDay, place, agenda, title, start, end });
  }
  const isNone = !only && !ofDay && !isBest;
  return decide(act, known, isNone ? [strings[act.locale].notInPoll(known.poll.title)] : []);
}

/** Ids of the slots that are ahead: "la date qui a eu le plus de voix". */
async function leadingIn({ context }: PollAct, { id }: PollRow): Promise<string[]> {
  const state = await context.store.read((reader) => stateOf(reader, id, context.plan));
  return leading(state?.ranked ?? []).map(({ slot }) => slot.id);
}

/** The slot that is about to be taken, where it is held and what for, as far as that was said. */
export function askToTake(
  act: PollAct,
  { id, poll }: PollRow,
  said: Omit<Choosing, 'version'>,
): Promise<Answer> {
  const { locale, context } = act;
  const say = strings[locale];
  const slot = poll.slots.find((one) => one.id === said.slot);
  return look(act, 'polls.close', { kind: 'group', id: poll.group }, async (reader) => {
    const state = await stateOf(reader, id, context.plan);
    if (!state || !slot) return refused(say.unknown, locale);
    const words = slotInWords(startingAt(slot, said), locale);
    const place = (said.place || poll.place).slice(0, 300);
    const { agenda = [], start, end, title } = said;
    const names = canSeeNames(state, context, { self: selfOf(act), shared: isShared(act.turn) });
    const standing = state.ranked.find((one) => one.slot.id === slot.id);
    const face = {
      headline: say.isChosen(words, poll.title),
      items: [
        ...(standing ? [slotLine(standing, state, { names, locale }, context)] : []),
        ...(said.start ? [say.slotWas(slotInWords(slot, locale))] : []),
        ...(title ? [say.chosenTitle(title)] : []),
        ...(place ? [say.chosenPlace(place)] : []),
        ...(agenda.length > 0 ? [say.chosenAgenda(agenda.join(' ; '))] : []),
        say.chosenSends(state.asked.length),
      ],
      questions: [say.sayYes, say.sayNo],
    };
    const data = {
      ...{ poll: id, slot: slot.id, place, version: poll.round },
      ...(start && { start }),
      ...(end && { end }),
      ...(title && { title }),
      ...(agenda.length > 0 && { agenda: [...agenda] }),
    };
    return {
      ...shown(face, locale, 'clarify'),
      opens: [
        {
          kind: CHOICE,
          data,
          label: say.chosenLabel(words),
        },
        spoken(id, poll, locale),
      ],
      asks: { yes: { verb: 'polls.close', data }, no: { say: say.notChosen } },
    };
  });
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
