import { StoreError } from '../../bot/contract/store.ts';

/** The store cannot start; the message is a French sentence for whoever runs the service. */
export class StoreRefusal extends StoreError {
  override name = 'StoreRefusal';
}
