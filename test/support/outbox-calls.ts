/** Transactions of one call, as the delivery and the daily work make them. */
import type { ClaimRequest, OutboxRow, Settlement, Store } from '../../bot/contract/store.ts';
import { countedIn } from '../../src/metrics.ts';

export const claimDue = (store: Store, request: ClaimRequest): Promise<OutboxRow[]> =>
  store.transact(({ outbox }) => outbox.claim(request));

export const settle = (
  store: Store,
  { id }: Pick<OutboxRow, 'id'>,
  fence: number,
  change: Settlement,
): Promise<OutboxRow> => store.transact(({ outbox }) => outbox.settle(id, fence, change));

export const prune = (store: Store, expiredBefore: Date): Promise<number> =>
  store.transact(({ outbox }) => outbox.prune(expiredBefore.toISOString()));

export const backlog = (store: Store, now: Date) => countedIn(store).backlog(now);

export const quarantined = (store: Store): Promise<number> => countedIn(store).quarantined();
