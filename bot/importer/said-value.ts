/** Values of a draft as a person reads them: organisations by their names, amounts in euros. */
import type { DraftFunding, DraftOrganisation } from './draft.ts';

export function saidValue(value: unknown, organisations: readonly DraftOrganisation[]): string {
  const named = (id: string) => organisations.find((one) => one.id === id)?.name ?? id;
  if (Array.isArray(value)) return value.map((id) => named(String(id))).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { organisation, qui, montant } = value as DraftFunding;
  const who = organisation === undefined ? qui : named(organisation);
  return [who, montant === undefined ? undefined : `${montant} €`].filter(Boolean).join(' : ');
}
