import type { Transaction } from '../../bot/contract.ts';
import { checkAddress } from './cell.ts';
import { inboxOf } from './inbox.ts';
import { outboxOf } from './outbox.ts';
import type { Overlay } from './overlay.ts';

/** The words of the contract over an overlay. */
export function transactionOver(overlay: Overlay): Transaction {
  return {
    get: async (collection, id) => {
      checkAddress(collection.name, id);
      return (await overlay.cell(collection.name, id))?.read(collection, id);
    },
    list: async (collection) => {
      checkAddress(collection.name);
      return overlay.list(collection);
    },
    put: async (collection, id, value, version) => {
      checkAddress(collection.name, id);
      return overlay.write(collection, id, value, version);
    },
    remove: async (collection, id, version) => {
      checkAddress(collection.name, id);
      await overlay.erase(collection.name, id, version);
    },
    inbox: inboxOf(overlay),
    outbox: outboxOf(overlay),
  };
}
