/** Asking those who have not answered once more. */
import type { OutboxRow } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused } from '../../../conversation/answers.ts';
import type { PollAct } from '../context.ts';
import { chasePayload } from '../model/rows.ts';
import type { PollRow } from '../model/state.ts';
import { called } from '../show/face.ts';
import { strings } from '../show/strings.ts';
import { changePoll } from './changing.ts';
import { todayOf } from './create.ts';
import { spoken } from './find.ts';

/**
 * Asks those who have not answered again, now; nobody is asked twice a day.
 * @param only of them, by recipient; absent: all
 */
export function nudge(act: PollAct, known: PollRow, only?: readonly string[]): Promise<Answer> {
  const { locale, turn } = act;
  const say = strings[locale];
  return changePoll(act, 'polls.nudge', known, async (tx, state) => {
    if (state.poll.state !== 'open') return refused(say.notOpen, locale);
    const day = todayOf(act);
    let reached = 0;
    const meant = state.undecided.filter((person) => only?.includes(person) ?? true);
    const [first] = only ?? [];
    if (first !== undefined && meant.length === 0)
      return refused(say.nudgedOne(called(first, state.people, act.context.plan, locale)), locale);
    for (const recipient of meant) {
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
    const text = reached === 0 && meant.length > 0 ? say.nudgedToday : say.nudged(reached);
    return { ...answerWith(text, locale), opens: [spoken(state.id, state.poll, locale)] };
  });
}

/** Polls that a row that still waits was to remind of already. */
const remindedIn = (row: OutboxRow | undefined): string[] =>
  row ? chasePayload.parse(row.payload).polls : [];
