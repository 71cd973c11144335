/** What every change of a poll has in common: the right, the card in the channel, the news. */

import type { Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused } from '../../../conversation/answers.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { conversationRecipient } from '../../people/model/directory.ts';
import type { Verb } from '../../people/model/rights.ts';
import { startPush } from '../../sendings/model/pushes.ts';
import type { PollAct } from '../context.ts';
import { editShared, type News, newsRow, newsSubject } from '../model/rows.ts';
import { type Poll, polls } from '../model/schema.ts';
import { type PollRow, type PollState, stateOf } from '../model/state.ts';
import { strings } from '../show/strings.ts';

type PollVerb = Extract<Verb, `polls.${'close' | 'extend' | 'reopen' | 'cancel' | 'nudge'}`>;

/** Changes the poll for whoever may; `work` sees it as it is in the transaction. */
export async function changePoll(
  act: PollAct,
  verb: PollVerb,
  { id, poll }: PollRow,
  work: (tx: Transaction, state: PollState) => Promise<Answer>,
): Promise<Answer> {
  const { context, locale } = act;
  return change(act, verb, { kind: 'group', id: poll.group }, async (tx) => {
    const state = await stateOf(tx, id, context.plan);
    return state ? work(tx, state) : refused(strings[locale].unknown, locale);
  });
}

/** Keeps the poll after a change, and has the card in the channel say it. */
export async function put(
  tx: Transaction,
  act: Pick<PollAct, 'turn'>,
  state: PollState,
  next: Poll,
): Promise<PollState> {
  await tx.put(polls, state.id, next);
  const { channel } = state.group;
  const after = { ...state, poll: next };
  if (channel) await editShared(tx, after, conversationRecipient(channel), act.turn.now);
  return after;
}

/** Those who are asked, and those who answered before they left the group. */
export const everybody = ({ asked, ballots }: PollState): string[] => [
  ...new Set([...asked, ...ballots.map(({ person }) => person)]),
];

/** Sends the news of a change, in a round of its own. */
export async function tell(
  tx: Transaction,
  { turn, locale }: PollAct,
  after: PollState,
  what: News,
  recipients: readonly string[],
): Promise<void> {
  const { title, round } = after.poll;
  const named = (l: 'fr' | 'en') => strings[l].newsPush[what](title).slice(0, 200);
  await startPush(tx, {
    subject: newsSubject(after.id, round),
    title: { fr: named('fr'), en: named('en') },
    startedBy: selfOf({ turn }),
    locale,
    now: turn.now,
    drafts: recipients
      .filter((person) => person.startsWith('person:'))
      .map((person) => newsRow(after, person, what, turn.now)),
  });
}
