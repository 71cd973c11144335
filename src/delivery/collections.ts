import type { Collection } from '../../bot/contract/store.ts';
import { tenantRates } from './shared-rate.ts';
import { paces } from './store-slots.ts';

/** Collections of the delivery besides the outbox, without personal data. */
export const deliveryCollections: readonly Collection<unknown>[] = [tenantRates, paces];
