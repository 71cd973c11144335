/** Asking those who have not answered once more. */

import type { OutboxRow } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused } from '../../../conversation/answers.ts';
import { type PollAct, said } from '../context.ts';
import { chasePayload } from '../model/rows.ts';
import type { PollRow } from '../model/state.ts';
import { strings } from '../show/strings.ts';
import { changePoll } from './changing.ts';
import { todayOf } from './create.ts';

/** Asks those who have not answered again, now; nobody is asked twice a day. */
export function nudge(act: PollAct, known: PollRow): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.nudge', known, async (tx, state) => {
    if (state.poll.state !== 'open') return refused(say.notOpen, locale);
    const day = todayOf(act);
    let reached = 0;
    for (const recipient of state.undecided) {
      const key = `polls:chase:${day}:${recipient}`;
      const row = await tx.outbox.get(key);
      if (row && row.state !== 'waiting') continue;
      reached += 1;
      if (row) await tx.outbox.remove(key);
      await tx.outbox.add({
        key,
        kind: 'polls.chase',
        subject: `polls:chase:${day}`,
        recipient,
        payload: { day, polls: [...new Set([...remindedIn(row), state.id])] },
        notBefore: turn.now.toISOString(),
        expiresAt: new Date(turn.now.getTime() + 12 * 3_600_000).toISOString(),
      });
    }
    const text =
      reached === 0 && state.undecided.length > 0 ? say.nudgedToday : say.nudged(reached);
    return said({ text }, locale);
  });
}

/** Polls that a row that still waits was to remind of already. */
const remindedIn = (row: OutboxRow | undefined): string[] =>
  row ? chasePayload.parse(row.payload).polls : [];
