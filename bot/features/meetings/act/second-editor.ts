/** Two people change one meeting: the second sees what the first changed. */

import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { people } from '../../people/model/directory.ts';
import type { MeetingAct } from '../context.ts';
import { detailsOf } from '../model/change.ts';
import { drafts, type Fields, fieldsOf, type MeetingDraft } from '../model/drafts.ts';
import type { MeetingRow } from '../model/rows.ts';
import { cutText, differing, rebased } from '../model/rules.ts';
import type { KnownDraft } from '../show/draft-form.ts';
import { planStrings } from '../show/plan-strings.ts';
import { present } from '../show/present.ts';

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
