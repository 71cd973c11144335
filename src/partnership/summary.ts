/** What an operator may know of a partnership without being of it: counts and dates, and nobody's name. */
import { z } from 'zod';
import { instant, type Store } from '../../bot/contract/store.ts';
import { stateAt } from '../../bot/features/progress/model/history.ts';
import { ledgerOf } from '../../bot/features/progress/model/ledger.ts';
import { meteoSchema } from '../../bot/features/progress/model/schema.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import { subjectsOf } from '../../bot/knowledge/subjects.ts';

export const summarySchema = z.strictObject({
  /** Of its plan. */
  plan: z.string(),
  edition: z.int(),
  titre: z.string(),
  /** Name of its territory: the département. */
  territoire: z.string(),
  debut: z.int(),
  /** Signed until the end of that year. */
  fin: z.int(),
  fiches: z.int(),
  /** Number of fiches by their weather. */
  meteo: z.record(meteoSchema, z.int()),
  /** Number of fiches that nobody told anything about for `SILENT_DAYS`. */
  silent: z.int(),
  at: instant,
});
export type Summary = z.infer<typeof summarySchema>;

/** A fiche is without news after a quarter: a round of points d'étape asks more often than that. */
const SILENT_DAYS = 90;

export async function summaryOf(plan: Plan, store: Store, now: Date): Promise<Summary> {
  const told = await store.read((reader) => ledgerOf(store).read(reader));
  const fiches = subjectsOf(plan).filter(({ kind }) => kind === 'fiche');
  const since = new Date(now.getTime() - SILENT_DAYS * 24 * 3_600_000).toISOString();
  const meteo = { soleil: 0, couvert: 0, nuage: 0, orage: 0 };
  let silent = 0;
  for (const { id } of fiches) {
    const rows = told.get(id) ?? [];
    const state = stateAt(rows);
    if (state.meteo) meteo[state.meteo] += 1;
    const isTold = rows.some(({ value }) => value.withdrawnAt === null && value.at >= since);
    if (!isTold) silent += 1;
  }
  const { id, edition, titre, debut, fin } = plan.plan;
  const territory = plan.territoires.find((one) => one.id === plan.plan.territoire);
  return {
    plan: id,
    edition,
    titre,
    territoire: territory?.nom ?? '',
    debut,
    fin,
    fiches: fiches.length,
    meteo,
    silent,
    at: now.toISOString(),
  };
}
