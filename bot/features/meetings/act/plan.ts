/** From a sentence to a draft, and from a draft to what is sent. */

import type { z } from 'zod';
import type { pointedClick } from '../../../../cards/meetings/meeting.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, isAnswer, refused, shown } from '../../../conversation/answers.ts';
import { warningInWords } from '../../../knowledge/entries/day-warnings.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { dayNear } from '../../../language/when/called-day.ts';
import { shifted } from '../../../language/when/shift.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { bodyOf, labelsOf } from '../../people/model/group-names.ts';
import { closedOf, groupFor, type MeetingAct, onMeeting } from '../context.ts';
import { detailsOf } from '../model/change.ts';
import { blank, drafts, type Fields, fieldsOf, type MeetingDraft } from '../model/drafts.ts';
import { whenInWords } from '../model/meeting-words.ts';
import type { MeetingRow } from '../model/rows.ts';
import { differing, usualEnd } from '../model/rules.ts';
import { openDraft } from '../read/draft-edit.ts';
import { fieldsIn, missingPoint } from '../read/fields-in.ts';
import { type MeetingNamed, type MeetingReading, NO_GROUP } from '../read/reading.ts';
import { editing, form } from '../show/draft-form.ts';
import { minutesForm } from '../show/minutes-card.ts';
import { planStrings } from '../show/plan-strings.ts';
import { present } from '../show/present.ts';
import { onMeant, samePlace, spokenRow } from './which.ts';

/** "réunion sous-groupe cartographie mardi 15 septembre de 14h à 16h…" */
export async function planMeeting(act: MeetingAct, reading: MeetingReading): Promise<Answer> {
  const { known, group, ...first } = await drafted(act, reading);
  const next = await Promise.all((reading.next ?? []).map((one) => drafted(act, one)));
  const draft: MeetingDraft = {
    ...newDraft(act, { group: known?.id ?? '', ...first }),
    next: next.map(({ known: of, fields, said }) => ({ group: of?.id ?? '', fields, said })),
  };
  const around = reading.within;
  const make = async (tx: Transaction) => {
    const answer = await keepNew(act, tx, draft);
    if (around === undefined) return answer;
    // The week that was said, for the day that is said next.
    const opens = answer.opens?.map(({ data, ...matter }) => ({
      ...matter,
      data: { ...(data as object), around },
    }));
    return { ...answer, opens };
  };
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
  const fields = amended(before, reading, reading.within);
  const said = [...saidOf(act, reading), ...(reading.people?.length ? [act.say.toAll] : [])];
  const { found, text } = reading.group;
  const { plan } = act.context.knowledge;
  const body = bodyOf(plan, isOfBody ? (reading.title ?? '') : text);
  if (!known && body) {
    const label = labelsOf(body.nom, plan)[act.locale];
    said.push(planStrings[act.locale].whoseBody(label, body.nom));
  } else if (found.length === 0 && text !== '')
    said.push(planStrings[act.locale].unknownGroup(text));
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

/** What "la même" is like: the meeting that was spoken of last. */
async function sameAs(act: MeetingAct): Promise<Fields> {
  const known = await act.context.store.read((reader) => spokenRow(act, reader));
  return known ? fieldsOf(detailsOf(known.meeting)) : blank;
}

/** The form of a meeting of which nothing is said yet. */
export function openForm(act: MeetingAct): Promise<Answer> {
  const group = groupFor(act, NO_GROUP);
  const draft = newDraft(act, { group: isAnswer(group) ? '' : group.id });
  return change(act, 'meetings.new', { kind: 'own' }, (tx) => keepNew(act, tx, draft, formOf));
}

const verbs = {
  move: 'meetings.move',
  edit: 'meetings.move',
  agenda: 'meetings.agenda',
  cancel: 'meetings.cancel',
} as const;

/** "déplace la réunion au 22 septembre à 10h", "annule la réunion", "modifie l'ordre du jour : …" */
export function changeMeeting(act: MeetingAct, reading: MeetingReading): Promise<Answer> {
  const intent = reading.intent as keyof typeof verbs;
  const named = pointedBy(intent, reading);
  return onMeant(act, verbs[intent], named, 'coming', async (tx, { known, others }) => {
    const isCancel = intent === 'cancel';
    const draft = changeOf(act, isCancel ? 'cancel' : 'change', known);
    const pending = isCancel ? undefined : await pendingOf(act, tx, known);
    const all = isCancel ? [] : [reading, ...(reading.also ?? [])];
    const before = pending?.value.fields ?? draft.fields;
    const lacks = noSuchPoint(act, all, before);
    if (lacks) return lacks;
    const changed = all.reduce((fields, one) => amended(fields, one, '', true), before);
    const said = [...saidOf(act, reading), ...othersLine(act, others)];
    // "On garde mardi", of Tuesday: nothing waits to be sent. "Ajoute un point": which is asked by the form.
    const isSame = !isCancel && differing(draft.fields, changed).length === 0;
    if (isSame && intent === 'move') return refused(act.say.nothingChanged, act.locale);
    if (pending) await tx.remove(drafts, pending.id);
    if (isSame) return keepNew(act, tx, { ...draft, said }, formOf);
    return keepNew(act, tx, { ...draft, reason: reading.reason ?? '', said, fields: changed });
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
  { group, was, date, partial, placeWas: place }: MeetingReading,
): MeetingNamed {
  if (was?.date || was?.start) return { group, ...was };
  return intent === 'move' ? { group } : { group, date, partial, place };
}

/**
 * Fields as a reading makes them: a day is the one that is called so near the one that it takes the place of.
 * @param isPlanned the day of an edit only says which meeting
 */
export function amended(
  before: Fields,
  said: MeetingReading,
  around = '',
  isPlanned = false,
): Fields {
  const { date, partial, intent, shift } = said;
  if (isPlanned && (intent === 'edit' || intent === 'agenda'))
    return fieldsIn({ ...said, date: undefined, start: undefined, end: undefined }, before);
  if (date !== undefined)
    return fieldsIn({ ...said, date: dayNear(date, partial, before.date || around) }, before);
  if (shift === undefined || before.date === '') return fieldsIn(said, before);
  // "D'une semaine", "d'une demi-heure": counted from what it was.
  const { time, ...day } = shifted({ date: before.date, time: before.start || undefined }, shift);
  return fieldsIn({ ...said, ...day, start: said.start ?? time }, before);
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

/** A draft, of a new meeting unless it says of which. */
export const newDraft = (
  { turn }: MeetingAct,
  over: Pick<MeetingDraft, 'group'> & Partial<MeetingDraft>,
): MeetingDraft => ({
  ...{
    intent: 'create',
    meeting: null,
    sequence: 0,
    base: null,
    fields: blank,
    reason: '',
    said: [],
    next: [],
  },
  ...{ by: selfOf({ turn }), at: turn.now.toISOString(), version: 0 },
  ...over,
});

/** A draft of what becomes of a meeting. */
function changeOf(act: MeetingAct, intent: 'change' | 'cancel', { id, meeting }: MeetingRow) {
  const { group, sequence } = meeting;
  const fields = fieldsOf(detailsOf(meeting));
  return newDraft(act, { intent, group, meeting: id, sequence, base: fields, fields });
}

export const newId = ({ context }: MeetingAct): string => context.settings.newToken().slice(0, 16);

/** A new draft, shown. */
export async function keepNew(
  act: MeetingAct,
  tx: Transaction,
  draft: MeetingDraft,
  show: typeof present = present,
): Promise<Answer> {
  const id = newId(act);
  await tx.put(drafts, id, draft, 0);
  return { ...(await show(act, tx, { id, draft })), again: editing({ id, draft }) };
}

type Pointed = z.infer<typeof pointedClick>;

/** The form of what it is, to be changed; or who will hear that it is cancelled, and the button that says so. */
export const openChange = (
  act: MeetingAct,
  { meeting }: Pointed,
  intent: 'change' | 'cancel',
): Promise<Answer> =>
  onMeeting(act, intent === 'cancel' ? verbs.cancel : verbs.edit, meeting, (tx, known) => {
    const over = overOf(act, known);
    const show = intent === 'cancel' ? present : formOf;
    return over ? refused(over, act.locale) : keepNew(act, tx, changeOf(act, intent, known), show);
  });

const formOf: typeof present = async (act, _, known) => form(act, known);

/** The form of what was decided. */
export const openMinutes = (act: MeetingAct, { meeting }: Pointed): Promise<Answer> =>
  onMeeting(act, 'meetings.minutes', meeting, (_, known) =>
    answerWith(minutesForm(known, act), act.locale),
  );

/** Why a meeting cannot change any more. */
export function overOf(act: MeetingAct, known: MeetingRow | undefined): string | undefined {
  if (!known) return act.say.goneMeeting;
  const { wasCancelled: cancelled, began: begun } = planStrings[act.locale];
  return closedOf(act, known, { cancelled, begun });
}
