/** A sentence → what is to be done about a meeting, or nothing. */

import { type Warning, warningsOf } from '../../../calendar/warnings.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Span } from '../../../language/when/expression.ts';
import { readOffsets } from '../../../language/when/offsets.ts';
import { groupField, type NamedGroup } from '../../people/model/group-names.ts';
import { pointsBetween } from './agenda.ts';
import { intentOf } from './intent.ts';
import {
  first,
  type MeetingReadingContext,
  type MeetingSentence,
  prepare,
  spanOfMark,
  wordsOf,
} from './meeting-sentence.ts';
import { placeIn, placesOf } from './place.ts';
import type { AgendaBy, MeetingReading } from './reading.ts';
import { scheduleOf } from './schedule.ts';

export type { MeetingReadingContext } from './meeting-sentence.ts';

export function readMeeting(
  utterance: Utterance,
  context: MeetingReadingContext,
): MeetingReading | undefined {
  const said = prepare(utterance, context);
  const meant = said && intentOf(said);
  if (!said || !meant) return undefined;
  const { intent, score } = meant;
  const schedule = scheduleOf(said, intent, context.knowledge.vocabulary.when);
  const spans = spansOf(said);
  const { place, online, start, end } = placeIn(said.head, spans, placesOf(context.knowledge.plan));
  const at = start !== undefined && end !== undefined ? [{ start, end }] : [];
  const offsets = offsetsOf(said, context);
  return {
    intent,
    score,
    group: mentionOf(said),
    date: schedule.date,
    start: schedule.start,
    end: schedule.end,
    was: schedule.was,
    shift: schedule.shift,
    place: intent === 'create' || intent === 'move' ? place : undefined,
    link: said.link?.url,
    online,
    agenda: said.agenda?.points ?? (intent === 'agenda' ? betweenWords(said) : []),
    agendaBy: agendaBy(said),
    reminders: offsets,
    warnings: warningsIn(said, schedule, context),
    otherDates: schedule.otherDates,
    ...wordsOf(said, [...spans, ...at]),
  };
}

export const mentionOf = ({ group }: MeetingSentence): NamedGroup => ({
  found: group?.found ?? [],
  text: group?.text ?? '',
});

/** Everything that was found, for what is left to be read as a place. */
const spansOf = (said: MeetingSentence): Span[] => [
  ...said.when,
  ...(said.link ? [said.link] : []),
  ...(said.group ? [said.group] : []),
  ...said.marks.map((mark) => spanOfMark(said, mark)),
];

/** "Ajoute le budget à l'ordre du jour" leaves the other points; "mets à jour l'ordre du jour" does not. */
function agendaBy(said: MeetingSentence): AgendaBy {
  const verb = first(said, 'agendaVerb');
  if (!verb) return 'replace';
  const words = said.tokens.slice(verb.at, verb.at + verb.length).map(({ folded }) => folded);
  if (words.length > 1) return 'replace';
  if (/^(?:r?ajout|complet|inscri|mett|mets|add|put)/.test(words[0] ?? '')) return 'add';
  return /^(?:retir|enlev|remov)/.test(words[0] ?? '') ? 'remove' : 'replace';
}

/** "mets le budget à l'ordre du jour": what stands between the two. */
function betweenWords(said: MeetingSentence): string[] {
  const verb = first(said, 'agendaVerb');
  const noun = first(said, 'agendaNoun');
  if (!verb || !noun || noun.at <= verb.at) return [];
  const from = spanOfMark(said, verb).end;
  const to = spanOfMark(said, noun).start;
  const group =
    said.group && said.group.start >= from && said.group.end <= to ? said.group.start : to;
  return pointsBetween(said.head, said.head.slice(from, group));
}

/** "rappels 10j, 2j, 3h": from the word on. */
function offsetsOf(
  said: MeetingSentence,
  { knowledge }: MeetingReadingContext,
): string[] | undefined {
  const mark = said.marks.find(({ value }) => value === 'reminders');
  const from = mark && said.tokens[mark.at]?.start;
  if (from === undefined) return undefined;
  const offsets = readOffsets(said.text.slice(from), knowledge.vocabulary.when);
  return offsets.length > 0 ? offsets : undefined;
}

function warningsIn(
  said: MeetingSentence,
  schedule: ReturnType<typeof scheduleOf>,
  { now, zone, knowledge: { calendar } }: MeetingReadingContext,
): Warning[] {
  const typed = ({ start, end }: Span) => said.text.slice(start, end);
  const missing = said.when.flatMap((found): Warning[] => {
    if (found.kind === 'noDay') return [{ kind: 'noSuchDay', text: typed(found) }];
    return found.kind === 'noTime' ? [{ kind: 'noSuchTime', text: typed(found) }] : [];
  });
  const { date, start, end, weekday } = schedule;
  if (date === undefined) {
    const reversed = start !== undefined && end !== undefined && end <= start;
    return reversed ? [{ kind: 'endBeforeStart', start, end }, ...missing] : missing;
  }
  return [...warningsOf({ date, start, end, weekday }, { calendar, now, zone }), ...missing];
}

/** Kinds of warnings listed under `warnings`; the others are listed under a field of their own. */
const NAMED: ReadonlySet<Warning['kind']> = new Set([
  'weekdayMismatch',
  'past',
  'endBeforeStart',
  'holiday',
  'sunday',
  'schoolHoliday',
]);

/** For `npm run understand`: only what was said. `group` is a short name, `groups` those of which one may be meant. */
export function meetingFields(reading: MeetingReading): Record<string, unknown> {
  const { intent, group, date, start, end, place, link, agenda, warnings, reminders, was } =
    reading;
  const kinds = [...new Set(warnings.map(({ kind }) => kind))];
  const named = kinds.filter((kind) => NAMED.has(kind));
  const other = kinds.filter((kind) => !NAMED.has(kind));
  const all = {
    intent,
    ...groupField(group.found),
    said: group.found.length === 1 ? undefined : group.text || undefined,
    date,
    start,
    end,
    place,
    link,
    agenda: agenda.length > 0 ? agenda : undefined,
    reminders,
    was,
    shift: reading.shift,
    warnings: named.length > 0 ? named : undefined,
    otherWarnings: other.length > 0 ? other : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
