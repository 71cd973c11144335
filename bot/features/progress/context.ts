/** Context of the acts of progress: that of the partners, the updates in memory, the reader. */
import type { Settings, Tools } from '../../contract/feature.ts';
import { rememberAnswer } from '../../contract/remember-answer.ts';
import type { Transaction } from '../../contract/store.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Subject, subjectOf } from '../../knowledge/subjects.ts';
import type { Locale } from '../../language/locale.ts';
import type { Act, ActContext } from '../people/model/acts.ts';
import { viewOf } from '../people/model/view.ts';
import { ledgerOf, type UpdateLedger } from './model/ledger.ts';
import { createPending, type Pending } from './model/pending.ts';

export interface ProgressContext extends ActContext {
  knowledge: Knowledge;
  ledger: UpdateLedger;
  pending: Pending;
  zone: string;
  /** Address of a page of the tab; absent: there is none. */
  pageUrl?: Settings['pageUrl'];
}

/** One act of progress. */
export interface ProgressAct extends Act {
  context: ProgressContext;
  turn: Turn;
  locale: Locale;
}

/** Does something in one transaction, and remembers what it answered. */
export const remembering = (
  { context, turn }: ProgressAct,
  answerOf: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> =>
  context.store.transact(async (tx) => {
    const answer = await answerOf(tx);
    await rememberAnswer(tx, turn, answer);
    return answer;
  });

export function houseOf(
  { store, isAdmin, settings }: Tools,
  knowledge: Knowledge,
): ProgressContext {
  const { plan } = knowledge;
  const view = viewOf(store, plan);
  const ledger = ledgerOf(store);
  return {
    store,
    isAdmin,
    plan,
    view,
    knowledge,
    ledger,
    pending: createPending(store),
    zone: settings.zone,
    pageUrl: settings.pageUrl,
  };
}

/** What a right is asked about: the subject's pilotes, and the group that follows it. */
export const ledOf = ({ id, led, group }: Pick<Subject, 'id' | 'led' | 'group'>) =>
  ({ kind: 'led', id: led, own: id, group }) as const;

export const subjectIn = (
  { plan }: Pick<ProgressContext, 'plan'>,
  id: string,
): Subject | undefined => subjectOf(plan, id);
