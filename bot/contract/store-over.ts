import type { Store } from './store.ts';

/** Layer over a store: it does what the one below does, but for what is its own. */
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
