/** Keys under which a person may put a text of a document; the others are of a table, or of nobody. */
import type { PlaceKey } from '../../../importer/amend.ts';

export const placeKeys = [
  'numero',
  'titre',
  'pilote',
  'service',
  'acteurs',
  'priorites',
  'objectifs',
  'objectifGeneral',
  'objectifSpecifique',
  'objectifOperationnel',
  'indicateurs',
  'actions',
  'actionsCles',
  'avancement',
  'statut',
  'priorite',
  'debut',
  'fin',
  'echeancier',
  'budget',
  'financements',
  'territoires',
  'rubrique',
] as const satisfies readonly PlaceKey[];
