/**
 * The plan that a store serves. Data hang on the things of a plan: those of another one, or a thing that went
 * missing, would leave them told of something else or of nothing, so a start refuses.
 */
import type { KeptThing, ServedPlan, ThingBecomes } from '../../bot/contract/served-plan.ts';
import type { Reader, Row, Store } from '../../bot/contract/store.ts';
import { servedPlan } from './own-collections.ts';
import { StoreRefusal } from './refusal.ts';

/** Row of the plan that is served; those served before stand under `<plan>@<edition>`. */
const SERVED = 'served';

/** Mark of the plan that a store serves; undefined when none was ever served. */
export const servedBy = (reader: Pick<Reader, 'get'>): Promise<Row<ServedPlan> | undefined> =>
  reader.get(servedPlan, SERVED);

/**
 * Marks a store with the plan at hand, at each start: data without a mark take it.
 * @throws StoreRefusal when they are of another plan or edition, or when one of its things went missing
 */
export const serve = (store: Store, atHand: ServedPlan): Promise<void> =>
  store.transact(async (tx) => {
    const row = await servedBy(tx);
    const mark = { ...atHand };
    if (row) {
      refuseAnother(row.value, mark);
      mark.since = row.value.since;
      if (row.value.changes) mark.changes = row.value.changes;
      if (JSON.stringify(mark) === JSON.stringify(row.value)) return;
    }
    await tx.put(servedPlan, SERVED, mark);
  });

/** Puts the mark of the plan that follows in the place of the one served so far, which is kept beside. */
export const succeed = (
  store: Store,
  next: ServedPlan,
  changes: readonly ThingBecomes[],
): Promise<void> =>
  store.transact(async (tx) => {
    const before = (await servedBy(tx))?.value;
    if (before) await tx.put(servedPlan, `${before.plan}@${before.edition}`, before);
    await tx.put(servedPlan, SERVED, { ...next, changes: [...changes] });
  });

const WAYS_OUT =
  'Pour que ce plan prenne la suite, dites ce que devient chaque fiche : ' +
  '« npm run plan -- publish <fichier> --from AAAA-MM-JJ » (docs/plan.md). ' +
  'Pour un autre partenariat, donnez-lui ses propres données : un autre DATA_DIR, ou une autre base dans DATABASE_URL.';

/** @throws StoreRefusal unless the plan at hand is the one that is served, with all its things */
export function refuseAnother(served: ServedPlan, atHand: ServedPlan): void {
  const { plan, edition, titre, things } = atHand;
  if (served.plan !== plan || served.edition !== edition)
    throw new StoreRefusal(
      `Ces données sont celles du plan « ${served.titre} » (${served.plan}, édition ${served.edition}) ; ` +
        `PLAN_FILE donne « ${titre} » (${plan}, édition ${edition}). Rien n’a été ouvert ni changé. ${WAYS_OUT}`,
    );
  const missing = Object.entries(served.things).filter(([id]) => !Object.hasOwn(things, id));
  if (missing.length > 0)
    throw new StoreRefusal(
      `Le plan ${plan} (édition ${edition}) n’a plus ${missing.map(named).join(', ')} : ce qui est gardé ` +
        'serait hors d’atteinte. Si la chose a changé de numéro, gardez-lui son identité ' +
        `(« id: "${missing[0]?.[0].replace(/^\w+:/, '')}" » dans le plan). ${WAYS_OUT}`,
    );
}

const named = ([entity, { numero, titre }]: [string, KeptThing]) =>
  numero === undefined
    ? `« ${titre} »`
    : `${entity.startsWith('axe:') ? 'l’axe' : 'la fiche'} ${numero} (« ${titre} »)`;
