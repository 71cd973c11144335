import type { Collection } from '../../bot/contract/store.ts';
import { tenantRates } from './shared-rate.ts';
import { paces } from './store-slots.ts';

/** What the delivery keeps besides the outbox: nothing about anybody. */
export const deliveryCollections: readonly Collection<unknown>[] = [tenantRates, paces];
