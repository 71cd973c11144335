/** When people are reminded, by whom not, and who is nudged. */

import { Temporal } from 'temporal-polyfill';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { join } from '../../../knowledge/entries/builder.ts';
import { dayInWords, timeInWords } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { people } from '../../people/model/directory.ts';
import { groups, peopleIn } from '../../people/model/groups.ts';
import { called } from '../../people/model/names.ts';
import { pushes, startPush } from '../../sendings/model/pushes.ts';
import { closedOf, groupFor, type MeetingAct, meetingIn } from '../context.ts';
import { silentOf } from '../model/attendance.ts';
import { pushTitle } from '../model/meeting-words.ts';
import { upcomingOf } from '../model/planned.ts';
import { kinds, type MeetingRow, nudge, reminder, subjects } from '../model/rows.ts';
import { recallAt } from '../model/schedule.ts';
import { groupReminders, quiet, quietId } from '../model/schema.ts';
import { ordered, recalledAt, startOf } from '../model/times.ts';
import type { MeetingNamed, MeetingReading } from '../read/reading.ts';
import { strings } from '../show/strings.ts';
import { onMeant } from './which.ts';

/** "rappels 10j, 2j, 3h": for the group's meetings to come, those that are planned too. */
export async function setReminders(act: MeetingAct, reading: MeetingReading): Promise<Answer> {
  const group = groupFor(act, reading.group);
  if (isAnswer(group)) return group;
  const { locale, turn, say } = act;
  const offsets = ordered(reading.reminders ?? []).slice(0, 10);
  return change(act, 'meetings.reminders', { kind: 'group', id: group.id }, async (tx) => {
    if (offsets.length === 0) return refused(say.remindersBad, locale);
    const row = { offsets, by: selfOf(act), at: turn.now.toISOString() };
    await tx.put(groupReminders, group.id, row);
    const planned = await upcomingOf(tx, turn.now, [group.id]);
    for (const known of planned) await recallAt(tx, known, offsets, turn.now);
    return shown(
      { headline: say.remindersSet(group.label[locale], offsetsInWords(offsets, locale)) },
      locale,
    );
  });
}

/** "Quand partent les rappels ?": of a group that is named, as it was set; else as it is usual. */
export async function remindersOf(
  { context, locale, say }: MeetingAct,
  reader: Reader,
  { group: { found } }: MeetingNamed,
): Promise<Answer> {
  const [group, another] = found;
  const set = group && !another ? await reader.get(groupReminders, group.id) : undefined;
  const offsets = ordered(set?.value.offsets ?? context.settings.reminders);
  const { headline, pollsToo, how } = say.remindersAre(
    set && group?.label[locale],
    offsetsInWords(offsets, locale),
  );
  return shown({ headline, notes: [pollsToo, how] }, locale);
}

/** "Rappelle-moi la réunion la veille": it is recalled to all who are invited, at the same times. */
export async function reminded(
  act: MeetingAct,
  reader: Reader,
  meeting: string,
  { meeting: { group, when, reminders } }: MeetingRow,
): Promise<Answer> {
  const { locale, turn, say } = act;
  const isQuiet = await reader.get(quiet, quietId(group, selfOf(act)));
  const ahead = ordered(reminders).filter((offset) => recalledAt(when, offset) > turn.now);
  const headline = isQuiet
    ? say.notReminded
    : ahead.length > 0
      ? say.reminded(offsetsInWords(ahead, locale))
      : say.noneAhead;
  return shown({ headline, notes: [meeting] }, locale);
}

const units = {
  fr: { weeks: 'semaine', days: 'jour', hours: 'heure', minutes: 'minute' },
  en: { weeks: 'week', days: 'day', hours: 'hour', minutes: 'minute' },
};

/** "10 jours, 2 jours et 3 heures". */
export function offsetsInWords(offsets: readonly string[], locale: Locale): string {
  const words = offsets.map((offset) => {
    const duration = Temporal.Duration.from(offset);
    return (['weeks', 'days', 'hours', 'minutes'] as const)
      .filter((unit) => duration[unit] > 0)
      .map((unit) => `${duration[unit]} ${units[locale][unit]}${duration[unit] > 1 ? 's' : ''}`)
      .join(' ');
  });
  return join(words, locale);
}

/** "stop rappels pour ce groupe", and back. */
export async function setQuiet(act: MeetingAct, reading: MeetingReading): Promise<Answer> {
  const intent = reading.intent === 'mute' ? 'mute' : 'unmute';
  const group = groupFor(act, reading.group);
  if (isAnswer(group)) return group;
  const { locale, turn, say } = act;
  const label = group.label[locale];
  return change(act, `meetings.${intent}`, { kind: 'own' }, async (tx) => {
    const person = selfOf(act);
    const id = quietId(group.id, person);
    if (intent === 'mute')
      await tx.put(quiet, id, { person, group: group.id, at: turn.now.toISOString() });
    else if (await tx.get(quiet, id)) await tx.remove(quiet, id);
    return shown({ headline: (intent === 'mute' ? say.muted : say.unmuted)(label) }, locale);
  });
}

/** Put off by a day, to the morning; closer to the meeting, to an hour before it. */
const morning = '09:00';
const lastCallMs = 3_600_000;

function laterThan(now: Date, zone: string, start: Date): Date | undefined {
  const day = Temporal.PlainDate.from(localTimeOf(now, zone).date).add({ days: 1 });
  const next = new Date(
    day.toZonedDateTime({ timeZone: zone, plainTime: morning }).epochMilliseconds,
  );
  const last = new Date(start.getTime() - lastCallMs);
  const at = next < last ? next : last;
  return at > now ? at : undefined;
}

/** "Pas maintenant" on a reminder. */
export function later(act: MeetingAct, meeting: string): Promise<Answer> {
  const { locale, turn, say } = act;
  return change(act, 'meetings.later', { kind: 'own' }, async (tx) => {
    const known = await meetingIn(tx, meeting);
    if (!known) return refused(say.goneMeeting, locale);
    const closed = closedOf(act, known);
    if (closed) return refused(closed, locale);
    const { when } = known.meeting;
    const at = laterThan(turn.now, when.zone, startOf(when));
    if (!at) return refused(say.noLater, locale);
    const draft = reminder(known, selfOf(act), { offset: 'later', at, now: turn.now });
    await tx.outbox.add(draft);
    return answerWith(say.later(momentInWords(at, when.zone, locale)), locale);
  });
}

function momentInWords(at: Date, zone: string, locale: Locale): string {
  const { date, time } = localTimeOf(at, zone);
  return strings[locale].moment(dayInWords(date, locale), timeInWords(time, locale));
}

/** "pas maintenant", typed: of the last reminder that came. */
export async function laterByText(act: MeetingAct): Promise<Answer> {
  const { store } = act.context;
  const last = await store.read(async ({ outbox }) =>
    (await outbox.find('recipient', selfOf(act)))
      .filter(({ kind, state }) => kind === kinds.reminder && state === 'sent')
      .sort((a, b) => (a.notBefore < b.notBefore ? 1 : -1))
      .at(0),
  );
  const payload = last?.payload as { meeting?: string } | undefined;
  return payload?.meeting
    ? later(act, payload.meeting)
    : refused(act.say.nothingToPutOff, act.locale);
}

/** People are nudged once an hour at the most. */
const nudgeMs = 3_600_000;

/** "relancer": only those who have not answered, and of them who is named. */
export const nudgeSilent = (
  act: MeetingAct,
  reading: MeetingNamed & { people?: readonly string[] | undefined },
): Promise<Answer> =>
  onMeant(act, 'meetings.nudge', reading, 'coming', async (tx, { known }) => {
    const { locale, turn, say } = act;
    const { people: names = [] } = reading;
    const group = (await tx.get(groups, known.meeting.group))?.value;
    const members = await tx.getAll(people, peopleIn(group));
    const meant = names.map((name) => called(name, members, selfOf(act)));
    const unsure = names.filter((_, at) => meant[at]?.length !== 1);
    if (unsure.length > 0) return refused(say.notInGroup(unsure.join(', ')), locale);
    const ids = new Set(meant.flat().map(({ id }) => id));
    const silent = (await silentOf(tx, known)).filter((id) => ids.size === 0 || ids.has(id));
    if (silent.length === 0) return refused(say.nobodyToNudge, locale);
    const hour = Math.floor(turn.now.getTime() / nudgeMs);
    for (const before of [hour, hour - 1]) {
      const push = (await tx.get(pushes, subjects.nudge(known.id, before)))?.value;
      const since = push ? turn.now.getTime() - Date.parse(push.startedAt) : nudgeMs;
      if (push && since < nudgeMs)
        return refused(
          say.nudgedLately(
            momentInWords(new Date(push.startedAt), known.meeting.when.zone, locale),
          ),
          locale,
        );
    }
    await startPush(tx, {
      subject: subjects.nudge(known.id, hour),
      title: pushTitle('nudge', known.meeting),
      startedBy: selfOf(act),
      locale,
      now: turn.now,
      drafts: silent.map((person) => nudge(known, person, turn.now, hour)),
    });
    return shown({ headline: say.nudged(silent.length), items: [...names] }, locale);
  });
