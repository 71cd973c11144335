/** What co-animators do with a meeting that a page shows: pointed at, it need not be named. */
import type { z } from 'zod';
import type { pointedClick } from '../../../cards/meetings/meeting.ts';
import { refused } from '../../answers.ts';
import type { Answer, Transaction } from '../../contract.ts';
import { detailsOf } from '../../meetings/change.ts';
import type { Known } from '../../meetings/rows.ts';
import { change } from '../../partners/acts.ts';
import { overOf } from './act-draft.ts';
import { newDraft, newId } from './act-plan.ts';
import { answerOf, form, type KnownDraft } from './draft-form.ts';
import { drafts, fieldsOf } from './drafts.ts';
import { type MeetingAct, meetingIn } from './house.ts';
import { minutesForm } from './minutes-card.ts';
import { present } from './present.ts';
import { strings } from './strings.ts';

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
    answerOf(act, minutesForm(known, act)),
  );

async function onMeeting(
  act: MeetingAct,
  verb: 'meetings.move' | 'meetings.cancel' | 'meetings.minutes',
  { meeting: id }: Pointed,
  work: (tx: Transaction, known: Known) => Promise<Answer>,
): Promise<Answer> {
  const gone = refused(strings[act.locale].goneMeeting, act.locale);
  const seen = await act.house.store.read((reader) => meetingIn(reader, id));
  if (!seen) return gone;
  return change(act, verb, { kind: 'group', id: seen.meeting.group }, async (tx) => {
    const known = await meetingIn(tx, id);
    return known ? work(tx, known) : gone;
  });
}

async function inDraft(
  act: MeetingAct,
  tx: Transaction,
  known: Known,
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
