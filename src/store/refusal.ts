import { StoreError } from '../../bot/contract/store.ts';

/** The store cannot start; the message is a French sentence for whoever runs the service. */
export class StoreRefusal extends StoreError {
  override name = 'StoreRefusal';
}

export function newer(where: string, found: number, known: number): StoreRefusal {
  return new StoreRefusal(
    `Les données de ${where} viennent d’une version plus récente du bot (schéma ${found}, ` +
      `celui-ci connaît ${known}) : installez cette version, ou restaurez une sauvegarde antérieure.`,
  );
}
