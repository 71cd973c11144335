import type { Transaction } from '../../bot/contract.ts';
import { inboxOf } from './inbox.ts';
import { outboxOf } from './outbox.ts';
import type { Overlay } from './overlay.ts';

/** The words of the contract over an overlay. */
export const transactionOver = (overlay: Overlay): Transaction => ({
  get: (collection, id) => overlay.get(collection, id),
  list: (collection) => overlay.list(collection),
  put: (collection, id, value, version) => overlay.put(collection, id, value, version),
  remove: (collection, id, version) => overlay.remove(collection, id, version),
  // Made when first asked for: most transactions need neither.
  get inbox() {
    return inboxOf(overlay);
  },
  get outbox() {
    return outboxOf(overlay);
  },
});
