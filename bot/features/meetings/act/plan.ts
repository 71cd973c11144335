/** From a sentence to a draft, and from a draft to what is sent. */

import type { z } from 'zod';
import type { pointedClick } from '../../../../cards/meetings/meeting.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { shifted } from '../../../language/when/shift.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { groupFor, type MeetingAct, meetingIn } from '../context.ts';
import { detailsOf } from '../model/change.ts';
import { drafts, type Fields, fieldsOf, type MeetingDraft } from '../model/drafts.ts';
import { whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import { differing, usualEnd } from '../model/rules.ts';
import { startOf } from '../model/times.ts';
import { dayNear } from '../model/which-meeting.ts';
import { openDraft } from '../read/draft-edit.ts';
import { fieldsIn, missingPoint } from '../read/fields-in.ts';
import type { MeetingNamed, MeetingReading } from '../read/reading.ts';
import { editing, form, type KnownDraft } from '../show/draft-form.ts';
import { minutesForm } from '../show/minutes-card.ts';
import { planStrings } from '../show/plan-strings.ts';
import { present, warningInWords } from '../show/present.ts';
import { strings } from '../show/strings.ts';
import { meetingFor, samePlace, spokenIn } from './which.ts';

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
export async function planMeeting(act: MeetingAct, reading: MeetingReading): Promise<Answer> {
  const { known, group, ...first } = await drafted(act, reading);
  const next = await Promise.all((reading.next ?? []).map((one) => drafted(act, one)));
  const draft: MeetingDraft = {
    ...newMeeting(act, known?.id ?? '', first.fields, first.said),
    next: next.map((one) => ({ group: one.known?.id ?? '', fields: one.fields, said: one.said })),
  };
  const around = reading.within;
  const make = async (tx: Transaction) => withAround(await keepNew(act, tx, draft), around);
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

/** What a reading says of one meeting: for which group, its fields, and what is odd about it. */
async function drafted(act: MeetingAct, reading: MeetingReading) {
  const group = groupFor(act, reading.group);
  // "Le comité" of the plan is no group of people: whom to invite is asked.
  const isOfBody = reading.isOfBody && reading.group.found.length === 0;
  const known = isAnswer(group) || isOfBody ? undefined : group;
  const before = reading.same ? await sameAs(act) : blank;
  const fields = fieldsIn(nearby(reading, before.date || (reading.within ?? '')), before);
  const said = saidOf(act, reading);
  const { found, text } = reading.group;
  if (isOfBody) said.push(planStrings[act.locale].whoseBody(reading.title ?? ''));
  if (found.length === 0 && text !== '') said.push(planStrings[act.locale].unknownGroup(text));
  if (reading.samePlace && fields.place === '') {
    const { store } = act.context;
    fields.place = known ? await store.read((reader) => samePlace(act, reader, known.id)) : '';
    if (fields.place === '') said.push(planStrings[act.locale].noSamePlace);
  }
  if (fields.start !== '' && fields.end === '') {
    fields.end = usualEnd(fields.start);
    said.push(planStrings[act.locale].usualEnd);
  }
  return { group, known, fields, said };
}

/** The week that was said, for the day that is said next. */
const withAround = (answer: Answer, around: string | undefined): Answer =>
  around === undefined
    ? answer
    : {
        ...answer,
        opens: answer.opens?.map((matter) => ({
          ...matter,
          data: { ...(matter.data as object), around },
        })),
      };

/** What "la même" is like: the meeting that was spoken of last. */
async function sameAs(act: MeetingAct): Promise<Fields> {
  const id = spokenIn(act);
  const known =
    id === undefined ? undefined : await act.context.store.read((reader) => meetingIn(reader, id));
  return known ? fieldsOf(detailsOf(known.meeting)) : blank;
}

/** The form of a meeting of which nothing is said yet. */
export function openForm(act: MeetingAct): Promise<Answer> {
  const group = groupFor(act, { found: [], text: '' });
  const draft = newMeeting(act, isAnswer(group) ? '' : group.id, blank);
  return change(act, 'meetings.new', { kind: 'own' }, async (tx) => {
    const id = newId(act);
    await tx.put(drafts, id, draft, 0);
    return { ...form(act, { id, draft }), again: editing({ id, draft }) };
  });
}

const verbs = {
  move: 'meetings.move',
  edit: 'meetings.move',
  agenda: 'meetings.agenda',
  cancel: 'meetings.cancel',
} as const;

/** "déplace la réunion au 22 septembre à 10h", "annule la réunion", "modifie l'ordre du jour : …" */
export async function changeMeeting(
  act: MeetingAct,
  intent: 'move' | 'edit' | 'cancel' | 'agenda',
  reading: MeetingReading,
): Promise<Answer> {
  const found = await act.context.store.read((reader) =>
    meetingFor(act, reader, pointedBy(intent, reading)),
  );
  if (isAnswer(found)) return found;
  const { group } = found.known.meeting;
  return change(act, verbs[intent], { kind: 'group', id: group }, async (tx) => {
    const known = await meetingIn(tx, found.known.id);
    if (!known) return refused(strings[act.locale].goneMeeting, act.locale);
    const { others } = found;
    const base = fieldsOf(detailsOf(known.meeting));
    const pending = intent === 'cancel' ? undefined : await pendingOf(act, tx, known);
    const all = intent === 'cancel' ? [] : [reading, ...(reading.also ?? [])];
    const before = pending?.value.fields ?? base;
    const lacks = noSuchPoint(act, all, before);
    if (lacks) return lacks;
    const changed = all.reduce(
      (fields, one) => fieldsIn(nearby(shiftedFrom(one, fields), fields.date), fields),
      before,
    );
    const said = [...saidOf(act, reading), ...othersLine(act, others)];
    // "On garde mardi", of Tuesday: nothing waits to be sent.
    if (intent === 'move' && differing(base, changed).length === 0)
      return refused(strings[act.locale].nothingChanged, act.locale);
    if (pending) await tx.remove(drafts, pending.id);
    return keepNew(act, tx, {
      ...newDraft(act, said),
      intent: intent === 'cancel' ? 'cancel' : 'change',
      group,
      meeting: known.id,
      sequence: known.meeting.sequence,
      base,
      fields: changed,
    });
  });
}

/** What was changed of a meeting and is not sent yet: the new draft goes on from it, and takes its place. */
async function pendingOf(act: MeetingAct, tx: Transaction, { id, meeting }: MeetingRow) {
  const open = openDraft((act.open ?? []).filter(({ kind }) => kind === 'meetings.draft'));
  const row = open && (await tx.get(drafts, open.draft));
  return row?.value.meeting === id && row.value.sequence === meeting.sequence ? row : undefined;
}

/** "Enlève le point truc": the points that there are, where there is none like it. */
export function noSuchPoint(
  { locale }: MeetingAct,
  all: readonly MeetingReading[],
  before: Fields,
): Answer | undefined {
  const said = all.map((one) => missingPoint(one, before)).find((one) => one !== undefined);
  if (said === undefined) return undefined;
  const items = before.agenda.split('\n').filter(Boolean);
  const headline = planStrings[locale].noSuchPoint(said, items.length > 0);
  return shown({ headline, items }, locale, 'refused');
}

/** Of a meeting that is moved, the day that is said is the new one; otherwise it says which meeting. */
function pointedBy(
  intent: keyof typeof verbs,
  { group, was, date, partial }: MeetingReading,
): MeetingNamed {
  if (was?.date || was?.start) return { group, ...was };
  return intent === 'move' ? { group } : { group, date, partial };
}

/** "D'une semaine", "d'une demi-heure": counted from what it was. */
export function shiftedFrom(reading: MeetingReading, { date, start }: Fields): MeetingReading {
  const { shift } = reading;
  if (shift === undefined || reading.date !== undefined) return reading;
  const { time, ...day } = shifted({ date, time: start || undefined }, shift);
  return { ...reading, ...day, start: reading.start ?? time };
}

/** The day that is called so near the one that it takes the place of; a new day of an edit is only which meeting. */
function nearby(reading: MeetingReading, around: string): MeetingReading {
  const { date, partial, intent } = reading;
  if (intent === 'edit' || intent === 'agenda')
    return { ...reading, date: undefined, start: undefined, end: undefined };
  return date === undefined ? reading : { ...reading, date: dayNear(date, partial, around) };
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

export const newMeeting = (
  act: MeetingAct,
  group: string,
  fields: Fields,
  said: string[] = [],
): MeetingDraft => ({
  ...newDraft(act, said),
  intent: 'create',
  group,
  meeting: null,
  sequence: 0,
  base: null,
  fields,
});

export const newDraft = (
  act: MeetingAct,
  said: string[],
): Pick<MeetingDraft, 'said' | 'next' | 'by' | 'at' | 'version'> => ({
  said,
  next: [],
  by: selfOf(act),
  at: act.turn.now.toISOString(),
  version: 0,
});

export const newId = ({ context }: MeetingAct): string => context.settings.newToken().slice(0, 16);

/** A new draft, shown. */
export async function keepNew(
  act: MeetingAct,
  tx: Transaction,
  draft: MeetingDraft,
): Promise<Answer> {
  const id = newId(act);
  await tx.put(drafts, id, draft, 0);
  return { ...(await present(act, tx, { id, draft })), again: editing({ id, draft }) };
}

type Pointed = z.infer<typeof pointedClick>;

/** The form of what it is, to be changed. */
export const openChange = (act: MeetingAct, pointed: Pointed): Promise<Answer> =>
  onMeeting(act, 'meetings.move', pointed, (tx, known) =>
    inDraft(act, tx, known, 'change', async (draft) => form(act, draft)),
  );

/** Who will hear that it is cancelled, and the button that says so. */
export const openCancel = (act: MeetingAct, pointed: Pointed): Promise<Answer> =>
  onMeeting(act, 'meetings.cancel', pointed, (tx, known) =>
    inDraft(act, tx, known, 'cancel', (draft) => present(act, tx, draft)),
  );

/** The form of what was decided. */
export const openMinutes = (act: MeetingAct, pointed: Pointed): Promise<Answer> =>
  onMeeting(act, 'meetings.minutes', pointed, async (_, known) =>
    answerWith(minutesForm(known, act), act.locale),
  );

async function onMeeting(
  act: MeetingAct,
  verb: 'meetings.move' | 'meetings.cancel' | 'meetings.minutes',
  { meeting: id }: Pointed,
  work: (tx: Transaction, known: MeetingRow) => Promise<Answer>,
): Promise<Answer> {
  const gone = refused(strings[act.locale].goneMeeting, act.locale);
  const seen = await act.context.store.read((reader) => meetingIn(reader, id));
  if (!seen) return gone;
  return change(act, verb, { kind: 'group', id: seen.meeting.group }, async (tx) => {
    const known = await meetingIn(tx, id);
    return known ? work(tx, known) : gone;
  });
}

async function inDraft(
  act: MeetingAct,
  tx: Transaction,
  known: MeetingRow,
  intent: 'change' | 'cancel',
  show: (draft: KnownDraft) => Promise<Answer>,
): Promise<Answer> {
  const over = overOf(act, known);
  if (over) return refused(over, act.locale);
  const { id: meeting, meeting: kept } = known;
  const fields = fieldsOf(detailsOf(kept));
  const { group, sequence } = kept;
  const about = { group, meeting, sequence, base: fields, fields };
  const draft = { ...newDraft(act, []), ...about, intent };
  const id = newId(act);
  await tx.put(drafts, id, draft, 0);
  return show({ id, draft });
}

/** Why a meeting cannot change any more. */
export function overOf(
  { locale, turn }: MeetingAct,
  known: MeetingRow | undefined,
): string | undefined {
  if (!known) return strings[locale].goneMeeting;
  if (known.meeting.state === 'cancelled') return planStrings[locale].wasCancelled;
  return startOf(known.meeting.when) <= turn.now ? planStrings[locale].began : undefined;
}
