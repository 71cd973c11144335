/** Layers over a store and its transactions: each does what the one below does, but for what is its own. */
import type { Store, Transaction } from './store.ts';

export class StoreOver implements Store {
  protected readonly below: Store;

  constructor(below: Store) {
    this.below = below;
  }

  read: Store['read'] = (work, known) => this.below.read(work, known);
  transact: Store['transact'] = (work) => this.below.transact(work);
  claim: Store['claim'] = (request) => this.below.claim(request);
  settle: Store['settle'] = (row, fence, change) => this.below.settle(row, fence, change);
  backlog: Store['backlog'] = (now) => this.below.backlog(now);
  prune: Store['prune'] = (expiredBefore) => this.below.prune(expiredBefore);
  pruneAnswers: Store['pruneAnswers'] = (before) => this.below.pruneAnswers(before);
  quarantined: Store['quarantined'] = () => this.below.quarantined();
  check: Store['check'] = () => this.below.check();
  close: Store['close'] = () => this.below.close();
}

/** The transaction, with some methods of its own. */
export const transactionWith = (
  tx: Transaction,
  own: Pick<Transaction, 'put' | 'remove'>,
): Transaction => ({
  get: (collection, id) => tx.get(collection, id),
  getAll: (collection, ids) => tx.getAll(collection, ids),
  where: (collection, index, key) => tx.where(collection, index, key),
  page: (collection, request) => tx.page(collection, request),
  list: (collection) => tx.list(collection),
  changed: () => tx.changed(),
  get inbox() {
    return tx.inbox;
  },
  get outbox() {
    return tx.outbox;
  },
  get quarantine() {
    return tx.quarantine;
  },
  moment: tx.moment,
  ...own,
});
