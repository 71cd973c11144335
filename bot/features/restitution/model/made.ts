import type { Restitution } from '../../../../documents/restitution/restitution.ts';
import type { Settings } from '../../../contract/feature.ts';
import type { Reader } from '../../../contract/store.ts';
import type { Locale } from '../../../language/locale.ts';
import type { ActContext } from '../../people/model/acts.ts';
import { ledgerOf } from '../../progress/model/ledger.ts';
import type { Period } from './case.ts';
import { readKept } from './kept.ts';
import { restitutionOf } from './restitution.ts';

/** What a restitution is made with. */
export interface Making {
  context: ActContext;
  settings: Settings;
}

/** The restitution of a period, from what is kept now. */
export async function made(
  { context, settings }: Making,
  asked: { period: Period; lang: Locale; now: Date },
  reader: Reader,
): Promise<Restitution> {
  const { store, plan, view } = context;
  const kept = await readKept(reader, { ledger: ledgerOf(store), view }, asked.period);
  return restitutionOf({ plan, kept, zone: settings.zone, notice: settings.notice, ...asked });
}
