/** Making a poll: what was understood is shown first, and launched by a button. */

import { z } from 'zod';
import type { FormProblem } from '../../../../cards/parts.ts';
import { confirmCard } from '../../../../cards/polls/poll-confirm.ts';
import { formCard, type formClick } from '../../../../cards/polls/poll-form.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import { warningsOf } from '../../../calendar/warnings.ts';
import type { OutboxDraft, Reader, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused } from '../../../conversation/answers.ts';
import { cleanData } from '../../../conversation/clean.ts';
import type { DurationFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { expectedIn, plannedOn } from '../../meetings/model/clashes.ts';
import { change, groupsLed, look, selfOf } from '../../people/model/acts.ts';
import { conversationRecipient } from '../../people/model/directory.ts';
import { groups } from '../../people/model/groups.ts';
import { organisationName } from '../../people/model/names.ts';
import { startPush } from '../../sendings/model/pushes.ts';
import type { PollAct } from '../context.ts';
import { chaseRows, halfwayOf } from '../model/chase.ts';
import { named, sorted } from '../model/offered-slots.ts';
import { cardRow, deadlineRows } from '../model/rows.ts';
import { FEWEST_SLOTS, type Poll, polls } from '../model/schema.ts';
import { askedOf } from '../model/state.ts';
import type { PollSlot } from '../read/reading.ts';
import { slotsIn } from '../read/slots-said.ts';
import { momentInWords, oddInWords, slotDay, slotInWords } from '../show/slot-words.ts';
import { strings } from '../show/strings.ts';
import {
  clashWords,
  DRAFT,
  deadlineOf,
  draftMatter,
  draftSchema,
  type PollDraft,
  problemsOf,
  USUAL_TIME,
  warningsAbout,
} from './draft.ts';
import { spoken } from './find.ts';

/** What was understood, what stands in the way, and a button when nothing does. */
export async function confirm(
  act: PollAct,
  draft: PollDraft,
  more: string[] = [],
  days: readonly string[] = [],
): Promise<Answer> {
  const { context, locale, turn } = act;
  const opens = [draftMatter(act, draft, days)];
  if (draft.group === '') {
    const { problem, warning } = strings[locale];
    const hours = days.map((date) => warning.noHour(slotDay(date, locale)));
    const before = [...(more.length > 0 ? more : [problem.noGroup]), ...hours];
    const answer = await form(act, draft, { before, days });
    return answer.outcome === 'refused' ? answer : { ...answer, opens };
  }
  return look(act, 'polls.create', { kind: 'group', id: draft.group }, async (reader) => {
    const { now } = turn;
    const { zone } = context.settings;
    const problems = [
      ...days.map((date) => strings[locale].warning.noHour(slotDay(date, locale))),
      ...(days.length > 0 && draft.slots.length < FEWEST_SLOTS
        ? []
        : problemsOf(draft, { now, zone, locale }).map(({ text }) => text)),
    ];
    const day = { calendar: context.calendar, now, zone };
    const warnings = [
      ...more,
      ...oddInWords(
        draft.slots.flatMap((time) => warningsOf(time, day)),
        locale,
      ),
      ...(await clashes(act, draft, reader)),
    ];
    const answer = answerWith(confirmMessage(act, draft, problems, [...new Set(warnings)]), locale);
    if (problems.length > 0) return { ...answer, opens };
    const data = { draft: JSON.stringify(draft), version: 0 };
    const asks = { yes: { verb: 'polls.launch', data }, no: { verb: 'polls.drop', data } };
    return { ...answer, asks, opens };
  });
}

async function clashes({ context, locale }: PollAct, draft: PollDraft, reader: Reader) {
  const planned = await plannedOn(
    reader,
    draft.slots.map(({ date }) => date),
  );
  const group = (await reader.get(groups, draft.group))?.value;
  return clashWords(draft.slots, {
    people: group ? askedOf(group) : [],
    meetings: planned.meetings,
    peopleOf: (id) => expectedIn(planned, id),
    labelOf: (id) => context.view.group(id)?.label[locale] ?? id,
    locale,
  });
}

function confirmMessage(act: PollAct, draft: PollDraft, problems: string[], warnings: string[]) {
  const { locale } = act;
  const say = strings[locale];
  const button = (title: string, verb: string) => ({ title, verb: `polls.${verb}` });
  return confirmCard({
    lang: locale,
    headline: say.understood,
    facts: factsOf(act, draft),
    slots: draft.slots.map((slot) => slotInWords(slot, locale)),
    problems,
    warnings,
    buttons: [
      ...(problems.length === 0 ? [button(say.launch, 'launch')] : []),
      button(say.edit, 'edit'),
      button(say.drop, 'drop'),
    ],
    draft: JSON.stringify(draft),
  });
}

function factsOf({ context, locale }: PollAct, draft: PollDraft) {
  const say = strings[locale];
  const { plan, settings, view } = context;
  const deadline = deadlineOf(draft, settings.zone);
  const names = draft.required.map((id) => organisationName(id, plan, locale));
  const fact = (label: string, value: string) => [{ label, value }];
  return [
    ...fact(say.titleFact, draft.title),
    ...fact(say.groupFact, view.group(draft.group)?.tag[locale] ?? draft.group),
    ...(draft.place ? fact(say.placeFact, draft.place) : []),
    ...(deadline ? fact(say.deadlineFact, momentInWords(deadline, settings.zone, locale)) : []),
    ...(names.length > 0 ? fact(say.requiredFact, names.join(', ')) : []),
    ...(draft.quorum > 0 ? fact(say.quorumFact, say.people(draft.quorum)) : []),
    ...(draft.namesHidden ? fact(say.namesFact, say.namesToAnimators) : []),
  ];
}

/** What a form shows besides the draft. */
interface Filling {
  verb?: 'polls.edit' | 'polls.new';
  before?: string[];
  /** Days whose hour was not said. */
  days?: readonly string[];
  problems?: FormProblem[];
  /** The slots as they were typed, where not all of them was read. */
  typed?: string;
}

/** The form, filled with what is known already. */
export function form(
  act: PollAct,
  draft: PollDraft,
  { verb = 'polls.edit', before = [], days = [], problems = [], typed }: Filling = {},
): Promise<Answer> {
  const { context, locale } = act;
  const say = strings[locale];
  return look(act, verb, { kind: 'own' }, async (reader) => {
    const card = formCard({
      lang: locale,
      before,
      problems,
      ...say.form,
      values: {
        title: draft.title,
        group: draft.group,
        slots:
          typed ??
          [...draft.slots.map((slot) => typedSlot(slot, locale)), ...days.map(typedDay)].join('\n'),
        deadline: draft.deadline,
        place: draft.place,
        required: draft.required.join(','),
        quorum: draft.quorum,
        namesHidden: draft.namesHidden ? 'yes' : 'no',
      },
      groups: (await groupsLed(act, reader)).map(({ id, tag }) => ({
        title: tag[locale],
        value: id,
      })),
      organisations: context.plan.organisations.map(({ id, nom }) => ({ title: nom, value: id })),
      more:
        draft.place === '' &&
        draft.required.length === 0 &&
        draft.quorum === 0 &&
        !draft.namesHidden
          ? say.formMore
          : '',
      id: draft.id,
    });
    return answerWith(card, locale);
  });
}

const typedDay = (date: string): string =>
  `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** A slot as somebody types it, with its year: it is read again when the form comes back. */
const typedSlot = (
  { date, start, end }: PollDraft['slots'][number],
  locale: PollAct['locale'],
): string => {
  const day = typedDay(date);
  return locale === 'fr'
    ? `${day} ${start.replace(':', 'h')}-${end.replace(':', 'h')}`
    : `${day} ${start}-${end}`;
};

/**
 * What the door cleaned is the JSON, and not yet what its escapes stand for. JSON's own errors quote
 * the text, which is no matter for a log.
 */
const json = z.string().transform((text, context): unknown => {
  try {
    return cleanData(JSON.parse(text));
  } catch {
    context.addIssue('no JSON');
    return z.NEVER;
  }
});

/** The draft that comes back with a button; anything else is a forgery and throws a `ZodError`. */
export const draftIn = (text: string): PollDraft => json.pipe(draftSchema).parse(text);

/** Launches the poll that a card shows, as it stands now: time may have passed since; `isNew`: no card has shown its slots. */
export async function launch(act: PollAct, shown: PollDraft, isNew = false): Promise<Answer> {
  const { context, locale, turn } = act;
  const { zone } = context.settings;
  const { now } = turn;
  const said = sorted(shown.slots, { now, zone });
  const draft = { ...shown, slots: said.times };
  const isAsShown = said.times.length === shown.slots.length;
  if (!isAsShown || problemsOf(draft, { now, zone, locale }).length > 0)
    return confirm(act, draft, warningsAbout(said, locale));
  return change(act, 'polls.launch', { kind: 'group', id: draft.group }, (tx) =>
    launchIn(tx, act, draft, isNew),
  );
}

async function launchIn(tx: Transaction, act: PollAct, draft: PollDraft, isNew: boolean) {
  const { locale } = act;
  const say = strings[locale];
  if (await tx.get(polls, draft.id)) return refused(say.alreadyLaunched, locale);
  const group = (await tx.get(groups, draft.group))?.value;
  const asked = group ? askedOf(group) : [];
  if (asked.length === 0) return refused(say.problem.nobody, locale);
  const poll = pollOf(act, draft);
  await tx.put(polls, draft.id, poll, 0);
  const recipients = [...asked, ...(group?.channel ? [conversationRecipient(group.channel)] : [])];
  await announce(tx, act, { id: draft.id, poll }, recipients);
  await followUp(tx, act, { poll }, asked);
  const animators = group?.coAnimators.map(({ person }) => person) ?? [];
  for (const row of deadlineRows({ id: draft.id, poll }, animators)) await tx.outbox.add(row);
  const slots = isNew ? poll.slots.map((slot) => slotInWords(slot, locale)) : [];
  return {
    ...answerWith([say.launched(poll.title, asked.length), ...slots].join('\n'), locale),
    closes: [DRAFT],
    opens: [{ ...spoken(draft.id, poll, locale), back: { hear: say.cancelIt(poll.title) } }],
  };
}

function pollOf(act: PollAct, draft: PollDraft): Poll {
  const { context, turn } = act;
  const { zone } = context.settings;
  const deadline = deadlineOf(draft, zone);
  if (!deadline) throw new RangeError('A poll without a deadline is not launched.');
  return {
    group: draft.group,
    title: draft.title,
    place: draft.place,
    slots: named(draft.slots),
    deadline: deadline.toISOString(),
    required: draft.required,
    quorum: draft.quorum,
    namesHidden: draft.namesHidden,
    state: 'open',
    round: 0,
    chosen: null,
    meeting: null,
    createdBy: selfOf(act),
    createdAt: turn.now.toISOString(),
    halfway: halfwayOf(turn.now, deadline, zone)?.toISOString() ?? null,
  };
}

/** Sends the card to everybody who is asked, with a report to whoever launched. */
async function announce(
  tx: Transaction,
  act: PollAct,
  known: { id: string; poll: Poll },
  recipients: readonly string[],
): Promise<void> {
  const { turn, locale } = act;
  const title = (l: 'fr' | 'en') => strings[l].pushTitle(known.poll.title).slice(0, 200);
  await startPush(tx, {
    subject: `poll:${known.id}:invitation`,
    title: { fr: title('fr'), en: title('en') },
    startedBy: selfOf(act),
    locale,
    now: turn.now,
    drafts: recipients.map((recipient): OutboxDraft => cardRow(known, recipient, turn.now)),
  });
}

/** Those who have not answered are asked again. */
export async function followUp(
  tx: Transaction,
  { context, turn }: PollAct,
  { poll }: { poll: Poll },
  people: readonly string[],
): Promise<void> {
  const when = { now: turn.now, zone: context.settings.zone };
  for (const row of chaseRows(poll, people, when)) await tx.outbox.add(row);
}

/** Today, where the partnership is. */
export const todayOf = ({ turn, context }: PollAct): string =>
  localTimeOf(turn.now, context.settings.zone).date;

/** Lines that are doubted one by one; more are refused as too many slots anyway. */
const MOST_LINES = 40;

/** A form that comes back is read as if it was typed, and confirmed like any other. */
export async function fromForm(act: PollAct, data: z.infer<typeof formClick>): Promise<Answer> {
  const { context, turn, locale } = act;
  const { zone } = context.settings;
  const { now } = turn;
  const { knowledge } = context;
  const slotsOf = (text: string): readonly PollSlot[] => {
    const when = readWhen(text, { now, zone }, knowledge.vocabulary.when);
    minutes ??= when.find((f): f is DurationFound => f.kind === 'duration')?.minutes;
    return slotsIn(text, when, minutes, { now, zone, knowledge });
  };
  let minutes: number | undefined;
  // One line, one slot.
  const lines = data.slots.split(/\n+/).filter((line) => line.trim() !== '');
  const read = slotsOf(lines.join(' ; '));
  const said = sorted(read, { now, zone, minutes });
  const { id, title, group, place, deadline, required, quorum, namesHidden } = data;
  const known = new Set(context.plan.organisations.map((organisation) => organisation.id));
  const draft = {
    id,
    title,
    group,
    place,
    slots: said.times.slice(0, 100),
    deadline,
    time: USUAL_TIME,
    required: required
      .split(',')
      .filter((one) => known.has(one))
      .slice(0, 20),
    quorum,
    namesHidden: namesHidden === 'yes',
  };
  // A line may lean on the one before; it is only doubted when there are fewer slots than lines.
  const isShort = read.length < lines.length;
  const isUnclear = (line: string) => slotsOf(line).length === 0;
  const unclear = isShort ? lines.slice(0, MOST_LINES).filter(isUnclear) : [];
  const warnings = warningsAbout(said, locale);
  const problems = [
    ...unclear.map((line) => ({
      field: 'slots',
      text: strings[locale].problem.unclear(line.trim().slice(0, 200)),
    })),
    ...problemsOf(draft, { now, zone, locale }),
  ];
  if (problems.length === 0) return confirm(act, draft, warnings);
  return form(act, draft, { before: warnings, problems, typed: data.slots });
}
