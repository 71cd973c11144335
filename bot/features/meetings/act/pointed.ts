/** What co-animators do with a meeting that a page shows: pointed at, it need not be named. */
import type { z } from 'zod';
import type { pointedClick } from '../../../../cards/meetings/meeting.ts';
import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused } from '../../../conversation/answers.ts';
import { change } from '../../people/model/acts.ts';
import { type MeetingAct, meetingIn } from '../context.ts';
import { detailsOf } from '../model/change.ts';
import { drafts, fieldsOf } from '../model/drafts.ts';
import type { MeetingRow } from '../model/rows.ts';
import { answerOf, form, type KnownDraft } from '../show/draft-form.ts';
import { minutesForm } from '../show/minutes-card.ts';
import { present } from '../show/present.ts';
import { strings } from '../show/strings.ts';
import { overOf } from './draft.ts';
import { newDraft, newId } from './plan.ts';

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
