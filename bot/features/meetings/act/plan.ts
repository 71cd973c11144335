/** From a sentence to a draft, and from a draft to what is sent. */

import type { Reader, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import type { KnownGroup } from '../../people/model/group-names.ts';
import { groupFor, type MeetingAct, upcomingOf } from '../context.ts';
import { detailsOf } from '../model/change.ts';
import { drafts, type Fields, fieldsOf, type MeetingDraft } from '../model/drafts.ts';
import { whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import { usualEnd } from '../model/rules.ts';
import { fieldsIn } from '../read/fields-in.ts';
import type { MeetingReading } from '../read/reading.ts';
import { editing, form } from '../show/draft-form.ts';
import { planStrings } from '../show/plan-strings.ts';
import { present } from '../show/present.ts';
import { strings } from '../show/strings.ts';
import { warningInWords } from '../show/warning-words.ts';

const blank: Fields = {
  title: '',
  date: '',
  start: '',
  end: '',
  place: '',
  link: '',
  agenda: '',
  note: '',
};

/** "réunion sous-groupe cartographie mardi 15 septembre de 14h à 16h…" */
export function planMeeting(act: MeetingAct, reading: MeetingReading): Promise<Answer> {
  const group = groupFor(act, reading.group);
  const known = isAnswer(group) ? undefined : group;
  const fields = fieldsIn(reading, blank);
  const said = saidOf(act, reading);
  const { found, text } = reading.group;
  if (found.length === 0 && text !== '') said.push(planStrings[act.locale].unknownGroup(text));
  if (fields.start !== '' && fields.end === '') {
    fields.end = usualEnd(fields.start);
    said.push(planStrings[act.locale].usualEnd);
  }
  const make = (tx: Transaction) => keep(act, tx, newMeeting(act, known?.id ?? '', fields, said));
  // Without a group the right is that of anybody who may plan for some group: it is read again
  // for the group that is chosen.
  if (known) return change(act, 'meetings.create', { kind: 'group', id: known.id }, make);
  // Whoever answers the form with the name of the group has said all that was lacking.
  const unfinished = isAnswer(group) ? group.unfinished : undefined;
  return change(act, 'meetings.draft', { kind: 'own' }, make).then((answer) => ({
    ...answer,
    unfinished,
  }));
}

/** The form of a meeting of which nothing is said yet. */
export function openForm(act: MeetingAct): Promise<Answer> {
  const group = groupFor(act, { found: [], text: '' });
  const draft = newMeeting(act, isAnswer(group) ? '' : group.id, blank, []);
  return change(act, 'meetings.new', { kind: 'own' }, async (tx) => {
    const id = newId(act);
    await tx.put(drafts, id, draft, 0);
    return { ...form(act, { id, draft }), again: editing({ id, draft }) };
  });
}

const newMeeting = (
  act: MeetingAct,
  group: string,
  fields: Fields,
  said: string[],
): MeetingDraft => ({
  ...newDraft(act, said),
  intent: 'create',
  group,
  meeting: null,
  sequence: 0,
  base: null,
  fields,
});

const verbs = {
  move: 'meetings.move',
  agenda: 'meetings.agenda',
  cancel: 'meetings.cancel',
} as const;

/** "déplace la réunion au 22 septembre à 10h", "annule la réunion", "modifie l'ordre du jour : …" */
export async function changeMeeting(
  act: MeetingAct,
  intent: 'move' | 'cancel' | 'agenda',
  reading: MeetingReading,
): Promise<Answer> {
  const group = groupFor(act, reading.group);
  if (isAnswer(group)) return group;
  return change(act, verbs[intent], { kind: 'group', id: group.id }, async (tx) => {
    const found = await meetingMeant(act, tx, group, intent, reading);
    if (isAnswer(found)) return found;
    const { known, others } = found;
    const base = fieldsOf(detailsOf(known.meeting));
    const changed = intent === 'cancel' ? base : fieldsIn(reading, base);
    const said = [...saidOf(act, reading), ...othersLine(act, others)];
    return keep(act, tx, {
      ...newDraft(act, said),
      intent: intent === 'cancel' ? 'cancel' : 'change',
      group: group.id,
      meeting: known.id,
      sequence: known.meeting.sequence,
      base,
      fields: changed,
    });
  });
}

/** The meeting of a group that is meant: the one of that day, else the next. */
export async function meetingMeant(
  act: MeetingAct,
  reader: Reader,
  group: KnownGroup,
  intent: 'move' | 'cancel' | 'agenda' | 'nudge',
  { was, date }: Pick<MeetingReading, 'was' | 'date'>,
): Promise<{ known: MeetingRow; others: MeetingRow[] } | Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  const label = group.label[locale];
  const all = await upcomingOf(reader, turn.now, (id) => id === group.id);
  const [next] = all;
  if (!next) return refused(say.noMeeting(label), locale);
  // Of a meeting that is moved, the day that is said is the new one.
  const day = was?.date ?? (intent === 'move' ? undefined : date);
  const known = day
    ? all.find(
        ({ meeting: { when } }) => when.date === day && (!was?.start || when.start === was.start),
      )
    : next;
  if (!known) {
    const items = all.map(({ meeting }) => whenInWords(meeting.when, locale));
    return { ...shown({ headline: say.noSuchMeeting(label), items }, locale), outcome: 'clarify' };
  }
  return { known, others: day ? [] : all.filter((other) => other !== known) };
}

function othersLine({ locale }: MeetingAct, others: readonly MeetingRow[]): string[] {
  if (others.length === 0) return [];
  const days = others.map(({ meeting }) => whenInWords(meeting.when, locale));
  return [planStrings[locale].others(days.slice(0, 5).join(' ; '))];
}

/** What the words say besides: only these need them, the rest is worked out from the fields. */
function saidOf({ locale }: MeetingAct, reading: MeetingReading): string[] {
  const say = planStrings[locale];
  const ofWords = new Set(['weekdayMismatch', 'noSuchDay', 'noSuchTime']);
  const { warnings, otherDates, online, link, place } = reading;
  return [
    ...warnings.filter(({ kind }) => ofWords.has(kind)).map((w) => warningInWords(w, locale)),
    ...(otherDates.length > 0
      ? [say.otherDates(otherDates.map((date) => shortDay(date, locale)).join(', '))]
      : []),
    ...(online && !link && !place ? [say.onlineWithoutLink] : []),
  ].map((text) => text.slice(0, 300));
}

export const newDraft = (
  act: MeetingAct,
  said: string[],
): Pick<MeetingDraft, 'said' | 'by' | 'at' | 'version'> => ({
  said,
  by: selfOf(act),
  at: act.turn.now.toISOString(),
  version: 0,
});

export const newId = ({ context }: MeetingAct): string => context.settings.newToken().slice(0, 16);

async function keep(act: MeetingAct, tx: Transaction, draft: MeetingDraft): Promise<Answer> {
  const id = newId(act);
  await tx.put(drafts, id, draft, 0);
  return { ...(await present(act, tx, { id, draft })), again: editing({ id, draft }) };
}
