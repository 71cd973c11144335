/** The buttons of a draft: send, edit, check, give up. */

import type { z } from 'zod';
import type { formClick } from '../../../../cards/meetings/meeting-form.ts';
import type { draftClick } from '../../../../cards/meetings/meeting-plan.ts';
import { oneLine } from '../../../../cards/one-line.ts';
import { warningsOf } from '../../../calendar/warnings.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { together } from '../../../conversation/together.ts';
import { allowed, change, selfOf } from '../../people/model/acts.ts';
import { people } from '../../people/model/directory.ts';
import { groups } from '../../people/model/groups.ts';
import { refusalOf } from '../../people/model/rights.ts';
import { type MeetingAct, meetingIn } from '../context.ts';
import { amendMeeting, cancelMeeting, detailsOf } from '../model/change.ts';
import { drafts, type Fields, fieldsOf, type MeetingDraft } from '../model/drafts.ts';
import { whenInWords } from '../model/meeting-words.ts';
import { audienceOf, type MeetingRow, subjects } from '../model/rows.ts';
import {
  cutText,
  detailsFrom,
  differing,
  isBlocking,
  problemsOf,
  rebased,
  usualEnd,
} from '../model/rules.ts';
import { type MeetingDecision, scheduleMeeting } from '../model/schedule.ts';
import { startOf } from '../model/times.ts';
import type { MeetingReading } from '../read/reading.ts';
import { editing, form, type KnownDraft } from '../show/draft-form.ts';
import { planStrings } from '../show/plan-strings.ts';
import { decided, present } from '../show/present.ts';
import { amended, keepNew, newDraft, noSuchPoint, overOf } from './plan.ts';
import { samePlace, speaksOf } from './which.ts';

type Press = z.infer<typeof draftClick>;

/** "Envoyer": whoever may is looked up now, and so is whether the meeting is still as it was. */
export async function send(
  act: MeetingAct,
  { draft: id, version, reason = '' }: Pick<Press, 'draft'> & Partial<Press>,
): Promise<Answer> {
  const { store } = act.context;
  const seen = await store.read((reader) => reader.get(drafts, id));
  const gone = refused(act.say.goneDraft, act.locale);
  // "Parfait envoie" is said of the draft that is open here, whatever it is now.
  if (!seen) return version === undefined ? { ...gone, closes: closed } : gone;
  const { group } = seen.value;
  // The card of such a draft has no button that sends: it is asked for which group.
  if (group === '') return edit(act, { draft: id });
  return change(act, 'meetings.send', { kind: 'group', id: group }, async (tx) => {
    const draft = (await tx.get(drafts, id))?.value;
    if (!draft || draft.group !== group) return gone;
    const known = { id, draft };
    if (draft.version !== (version ?? seen.value.version))
      return present(act, tx, known, [act.say.staleDraft]);
    if (!isSendable(act, draft)) return present(act, tx, known);
    return draft.intent === 'create' ? sendNew(act, tx, known) : sendChange(act, tx, known, reason);
  });
}

const decisionOf = (act: MeetingAct): MeetingDecision => ({
  by: selfOf(act),
  locale: act.locale,
  now: act.turn.now,
  settings: act.context.settings,
});

/** Time passes between a card and its button. */
function isSendable(
  { context, turn }: MeetingAct,
  { group, fields, base, intent }: MeetingDraft,
): boolean {
  if (intent === 'cancel') return true;
  if (problemsOf(group, fields).length > 0) return false;
  const { zone } = context.settings;
  const { when } = detailsFrom(fields, zone);
  if (base && base.date === when.date && base.start === when.start && base.end === when.end)
    return true;
  const day = { calendar: context.knowledge.calendar, now: turn.now, zone };
  return !warningsOf(when, day).some(isBlocking);
}

/** What a draft that is sent or given up leaves nothing of. */
const closed = ['meetings.draft', 'meetings.cancellation'];

async function sendNew(act: MeetingAct, tx: Transaction, { id, draft }: KnownDraft) {
  const details = detailsFrom(draft.fields, act.context.settings.zone);
  const made = await scheduleMeeting(tx, { ...details, group: draft.group }, decisionOf(act));
  await tx.remove(drafts, id);
  const group = (await tx.get(groups, draft.group))?.value;
  const people = group ? audienceOf(group).filter((r) => r.startsWith('person:')).length : 0;
  const besides = await act.context.planned(tx, made, { ...act, plan: act.context.plan });
  const answer = await decided(act, tx, draft, [act.say.sent(people), ...besides]);
  const back = { hear: act.say.cancelIt(details.when.date) };
  const opens = [{ ...speaksOf(act, made), back, instead: act.say.instead }];
  return goingOn(act, tx, draft, { ...answer, opens, closes: closed });
}

/** What was done, and the next of several meetings that were said at once. */
async function goingOn(
  act: MeetingAct,
  tx: Transaction,
  { next: [first, ...next] }: MeetingDraft,
  done: Answer,
): Promise<Answer> {
  if (!first) return done;
  return together([done, await keepNew(act, tx, newDraft(act, { ...first, next }))]);
}

async function sendChange(
  act: MeetingAct,
  tx: Transaction,
  known: KnownDraft,
  reason: string,
): Promise<Answer> {
  const { id, draft } = known;
  const { say } = act;
  const meeting = await meetingIn(tx, draft.meeting ?? '');
  const over = overOf(act, meeting);
  if (over || !meeting) {
    await tx.remove(drafts, id);
    return refused(over ?? say.goneMeeting, act.locale);
  }
  if (meeting.meeting.sequence !== draft.sequence) return second(act, tx, known, meeting);
  if (draft.intent === 'change' && draft.base && differing(draft.base, draft.fields).length === 0)
    return refused(say.nothingChanged, act.locale);
  const isCancelled = draft.intent === 'cancel';
  const details = detailsFrom(draft.fields, meeting.meeting.when.zone);
  const after = isCancelled
    ? await cancelMeeting(tx, meeting, decisionOf(act), reason)
    : await amendMeeting(tx, meeting, details, decisionOf(act));
  await tx.remove(drafts, id);
  const told = await toldOf(tx, after);
  const besides =
    isCancelled || +startOf(after.meeting.when) === +startOf(meeting.meeting.when)
      ? []
      : await act.context.planned(tx, after, { ...act, plan: act.context.plan });
  const line = isCancelled ? say.sentCancelled(told) : say.sentMoved(told);
  const answer = await decided(act, tx, draft, [line, ...besides]);
  if (!isCancelled) {
    const back = { hear: say.asBefore };
    const opens = [
      { ...speaksOf(act, after, draft.base ?? undefined), back, instead: say.instead },
    ];
    return { ...answer, opens, closes: closed };
  }
  const label = say.theMeetingOf(after.meeting.when.date);
  const back = { say: say.cancelledStays };
  const opens = [{ kind: 'meetings.announced', data: null, label, back }];
  return { ...answer, opens, closes: ['meetings.cancellation', 'meetings.spoken'] };
}

async function toldOf(tx: Transaction, { id, meeting }: MeetingRow): Promise<number> {
  const rows = await tx.outbox.find('subject', subjects.news(id, meeting.sequence));
  return rows.filter(({ recipient }) => recipient.startsWith('person:')).length;
}

/** Runs on a draft of a group that the actor co-animates; of any, while it has none. */
async function onDraft(
  act: MeetingAct,
  verb: 'meetings.edit' | 'meetings.check' | 'meetings.discard',
  id: string,
  work: (tx: Transaction, known: KnownDraft) => Promise<Answer>,
): Promise<Answer> {
  return change(act, verb, { kind: 'own' }, async (tx) => {
    const draft = (await tx.get(drafts, id))?.value;
    if (!draft) return refused(act.say.goneDraft, act.locale);
    const isOwn = draft.by === selfOf(act);
    return isOwn || (draft.group !== '' && (await maySend(act, tx, draft)))
      ? work(tx, { id, draft })
      : refused(refusalOf('meetings.send', act.locale), act.locale);
  });
}

export const edit = (act: MeetingAct, { draft }: Pick<Press, 'draft'>): Promise<Answer> =>
  onDraft(act, 'meetings.edit', draft, async (_, known) => form(act, known));

export const discard = (act: MeetingAct, { draft }: Pick<Press, 'draft'>): Promise<Answer> =>
  onDraft(act, 'meetings.discard', draft, async (tx, known) => {
    await tx.remove(drafts, known.id);
    return goingOn(act, tx, known.draft, refusedNothing(act));
  });

const refusedNothing = (act: MeetingAct): Answer => ({
  ...answerWith(act.say.dropped, act.locale),
  closes: closed,
});

/** "Non pas trois réunions, un sondage": its days are asked about, to be voted on. */
export const pollOpen = (act: MeetingAct, id: string): Promise<Answer> =>
  onDraft(act, 'meetings.edit', id, async (_, { draft }) => {
    const { locale, context } = act;
    const say = planStrings[locale];
    const days = [draft.fields, ...draft.next.map(({ fields }) => fields)]
      .filter(({ date, start }) => date !== '' && start !== '')
      .map(({ date, start, end }) =>
        whenInWords({ date, start, end: end || start, zone: context.zone }, locale),
      );
    const group = context.view.group(draft.group)?.label[locale] ?? '';
    return days.length < 2
      ? refused(say.fewDays, locale)
      : {
          ...shown({ headline: say.pollInstead, items: days }, locale, 'clarify'),
          asks: { yes: { hear: say.pollOf(group, days) }, no: { say: act.say.dropped } },
          // "Lance", said now, is of no meeting.
          closes: closed,
        };
  });

/** "Non, 10h c'est mieux", "et ajoute un point sur le budget": the rest stays as it was. */
export const amendOpen = (
  act: MeetingAct,
  id: string,
  reading: MeetingReading,
  around: string,
): Promise<Answer> =>
  onDraft(act, 'meetings.check', id, async (tx, { draft }) => {
    const all = [reading, ...(reading.also ?? [])];
    const lacks = noSuchPoint(act, all, draft.fields);
    if (lacks) return lacks;
    const fields = all.reduce((before, one) => amended(before, one, around), draft.fields);
    if (fields.start !== '' && fields.end === '') fields.end = usualEnd(fields.start);
    const [named, another] = all.flatMap((one) => one.group.found);
    const group = draft.intent === 'create' && named && !another ? named.id : draft.group;
    if (reading.samePlace && fields.place === '') fields.place = await samePlace(act, tx, group);
    // "Enlève ce point": the meeting is as it was, and nothing waits any more.
    if (draft.intent === 'change' && draft.base && differing(draft.base, fields).length === 0) {
      await tx.remove(drafts, id);
      return refusedNothing(act);
    }
    return keep(act, tx, { id, draft: { ...draft, group, fields } });
  });

/** The draft in its next version: shown, to whoever may send it. */
async function keep(act: MeetingAct, tx: Transaction, { id, draft }: KnownDraft): Promise<Answer> {
  const next: MeetingDraft = { ...draft, said: [], version: draft.version + 1 };
  await tx.put(drafts, id, next);
  return (await maySend(act, tx, next))
    ? { ...(await present(act, tx, { id, draft: next })), again: editing({ id, draft: next }) }
    : refused(refusalOf('meetings.send', act.locale), act.locale);
}

const maySend = (
  act: MeetingAct,
  tx: Transaction,
  { group: id }: MeetingDraft,
): Promise<boolean> =>
  id === '' ? Promise.resolve(true) : allowed(act, 'meetings.send', { kind: 'group', id }, tx);

/** "N'envoie pas encore": it is kept, and shown once more. */
export const showOpen = (act: MeetingAct, id: string, forAll = false): Promise<Answer> =>
  onDraft(act, 'meetings.check', id, (tx, known) => {
    const { waiting, toAll } = act.say;
    return present(act, tx, known, [waiting, ...(forAll ? [toAll] : [])]);
  });

/** "Vérifier": what the form holds takes the place of what was understood. */
export const check = (act: MeetingAct, data: z.infer<typeof formClick>): Promise<Answer> =>
  onDraft(act, 'meetings.check', data.draft, async (tx, { id, draft }) => {
    const { draft: _, version: __, group, ...typed } = data;
    const fields: Fields = {
      ...typed,
      title: oneLine(typed.title),
      place: oneLine(typed.place),
      link: typed.link.trim(),
      date: typed.date.trim(),
      // Some clients give the seconds too.
      start: typed.start.trim().replace(/^(\d{2}:\d{2}):\d{2}$/, '$1'),
      end: typed.end.trim().replace(/^(\d{2}:\d{2}):\d{2}$/, '$1'),
    };
    const chosen = act.context.view.group(group) ? group : '';
    const own = draft.intent === 'create' ? chosen : draft.group;
    return keep(act, tx, { id, draft: { ...draft, group: own, fields } });
  });

/** Somebody else was first: their change is shown, and this one put over it, to be confirmed. */
export async function second(
  act: MeetingAct,
  tx: Transaction,
  { id, draft }: KnownDraft,
  { meeting }: MeetingRow,
): Promise<Answer> {
  const say = planStrings[act.locale];
  const now = fieldsOf(detailsOf(meeting));
  const base = draft.base ?? now;
  const who = (await tx.get(people, meeting.changedBy))?.value.name || say.somebody;
  const labels: Readonly<Record<keyof Fields, string>> = say.labels;
  const lines = differing(base, now).map((field) =>
    say.fromTo(
      labels[field],
      cutText(base[field].replaceAll('\n', ' ; '), 200) || say.empty,
      cutText(now[field].replaceAll('\n', ' ; '), 200) || say.empty,
    ),
  );
  const next: MeetingDraft = {
    ...draft,
    sequence: meeting.sequence,
    base: now,
    fields: draft.intent === 'cancel' ? now : rebased(base, draft.fields, now),
    version: draft.version + 1,
  };
  await tx.put(drafts, id, next);
  return present(act, tx, { id, draft: next }, [say.wasChanged(who), ...lines]);
}
