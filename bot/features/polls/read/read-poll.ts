/** A sentence → what is to be done about a poll, or nothing. */

import { type Warning, warningsOf } from '../../../calendar/warnings.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type {
  DayFound,
  DurationFound,
  PeriodFound,
  TimesFound,
  WhenFound,
} from '../../../language/when/expression.ts';
import { after, momentsOf } from '../../../language/when/moments.ts';
import { groupField } from '../../people/model/group-names.ts';
import { constraintName, constraintsOf } from './constraints.ts';
import { intentOf } from './intent.ts';
import {
  type PollReadingContext,
  type PollSentence,
  prepare,
  spanOfMark,
  wordsOf,
} from './poll-sentence.ts';
import type { PollIntent, PollReading, PollSlot } from './reading.ts';
import { titleOf } from './title.ts';

export type { PollReadingContext } from './poll-sentence.ts';

/** Intents about a poll that exists: a day that comes with them is its deadline. */
const LATER: ReadonlySet<PollIntent> = new Set(['extend', 'reopen']);

export function readPoll(
  utterance: Utterance,
  context: PollReadingContext,
  answering = false,
): PollReading | undefined {
  const said = prepare(utterance, context, answering);
  const meant = said && intentOf(said, answering);
  if (!said || !meant) return undefined;
  const { intent, score } = meant;
  const minutes = said.when.find((f): f is DurationFound => f.kind === 'duration')?.minutes;
  const period = said.when.find((f): f is PeriodFound => f.kind === 'period');
  const making = intent === 'create' || intent === 'propose';
  const spans = [
    ...said.when,
    ...(said.group ? [said.group] : []),
    ...said.marks.map((m) => spanOfMark(said, m)),
  ];
  return {
    intent,
    score,
    onlyNamed: meant.onlyNamed,
    group: { found: said.group?.found ?? [], text: said.group?.text ?? '' },
    title: making ? titleOf(said) : undefined,
    slots: making ? slotsOf(said, minutes, context) : [],
    ...deadlineOf(said, intent),
    durationMinutes: making ? minutes : undefined,
    constraints: intent === 'propose' ? constraintsOf(said) : [],
    week: period?.unit === 'week' ? period.from : undefined,
    within: period ? { from: period.from, to: period.to } : undefined,
    warnings: missing(said),
    ...wordsOf(said, spans),
  };
}

/** Days alone ("mardi") are constraints of a proposal, slots of a poll. */
function slotsOf(
  said: PollSentence,
  minutes: number | undefined,
  context: PollReadingContext,
): PollSlot[] {
  const { now, zone, knowledge } = context;
  const moments = momentsOf(said.text, said.when).filter(({ date }) => !isBound(said, date));
  return moments.map(({ date, from, to, weekday }) => {
    const end = to ?? (from && minutes ? after(from, minutes) : undefined);
    const slot = { date, start: from, end };
    const { calendar } = knowledge;
    return { ...slot, warnings: warningsOf({ ...slot, weekday }, { calendar, now, zone }) };
  });
}

/** In "propose des créneaux la semaine du 7, pas le mercredi" the weekday is no slot. */
const isBound = (said: PollSentence, date: string): boolean =>
  said.when.some(({ kind }) => kind === 'period') &&
  said.when.some((f) => f.kind === 'day' && f.date === date && f.partial === 'weekday');

const isDay = (found: WhenFound): found is DayFound => found.kind === 'day';

function deadlineOf(
  said: PollSentence,
  intent: PollIntent,
): Pick<PollReading, 'deadline' | 'deadlineTime'> {
  const days = said.when.filter(isDay);
  const last = LATER.has(intent) ? days.at(-1) : undefined;
  const limit = days.find(({ limit: limited }) => limited) ?? last;
  if (!limit) return {};
  const next = said.when[said.when.indexOf(limit) + 1];
  const near = next?.kind === 'times' && !/[;\n]/.test(said.text.slice(limit.end, next.start));
  return { deadline: limit.date, deadlineTime: near ? (next as TimesFound).from : undefined };
}

function missing(said: PollSentence): Warning[] {
  return said.when.flatMap((found): Warning[] => {
    const text = said.text.slice(found.start, found.end);
    if (found.kind === 'noDay') return [{ kind: 'noSuchDay', text }];
    return found.kind === 'noTime' ? [{ kind: 'noSuchTime', text }] : [];
  });
}

/** For `npm run understand`: only what was said. `group` is a short name, `groups` those of which one may be meant. */
export function pollFields(reading: PollReading): Record<string, unknown> {
  const { intent, group, slots, deadline, durationMinutes, constraints, week, title } = reading;
  const kinds = [
    ...new Set(
      [...slots.flatMap((slot) => slot.warnings), ...reading.warnings].map(({ kind }) => kind),
    ),
  ];
  const all = {
    intent,
    ...groupField(group.found),
    said: group.found.length === 1 ? undefined : group.text || undefined,
    title,
    slots:
      slots.length > 0
        ? slots.map(({ date, start, end }) => defined({ date, start, end }))
        : undefined,
    deadline,
    deadlineTime: reading.deadlineTime,
    durationMinutes,
    constraints: constraints.length > 0 ? constraints.map(constraintName) : undefined,
    week,
    within: week ? undefined : reading.within,
    warnings: kinds.length > 0 ? kinds : undefined,
  };
  return defined(all);
}

const defined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
