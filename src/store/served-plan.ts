/**
 * Versions of the plan that a store has served, serves, and will serve. Data hang on the things of a plan: those of
 * another one, or a thing that went missing, would leave them told of something else or of nothing, so a start refuses.
 */
import { type KeptThing, type ServedPlan, servedPlan } from '../../bot/contract/served-plan.ts';
import type { Store, Transaction } from '../../bot/contract/store.ts';
import {
  isSameVersion,
  type KeptVersions,
  NEXT,
  SERVED,
  versionsIn,
} from '../../bot/features/versions/model/publishing.ts';
import { StoreRefusal } from './refusal.ts';

/**
 * Versions that a store serves from now on, at each start: one that was published takes effect on its day, and data
 * without any take the plan at hand. The plan at hand may be the version in effect, one of those before, or the next:
 * what is not at hand is read from the data.
 * @throws StoreRefusal when it is none of them, or when one of its things went missing
 */
export const serve = (store: Store, atHand: ServedPlan, now: Date): Promise<KeptVersions> =>
  store.transact(async (tx) => {
    const kept = await versionsIn(tx);
    if (!kept) {
      await tx.put(servedPlan, SERVED, atHand);
      return { served: atHand, earlier: [] };
    }
    const turned = await turn(tx, await refreshed(tx, kept, atHand), now);
    refuseAnother(turned, atHand);
    return refreshed(tx, turned, atHand);
  });

/** The version in effect as its file has it now, when that is the one at hand. */
async function refreshed(
  tx: Transaction,
  kept: KeptVersions,
  atHand: ServedPlan,
): Promise<KeptVersions> {
  if (!isSameVersion(kept.served, atHand)) return kept;
  refuseMissing(kept.served, atHand);
  const { since, changes } = kept.served;
  const served = { ...atHand, since, ...(changes && { changes }) };
  if (JSON.stringify(served) !== JSON.stringify(kept.served))
    await tx.put(servedPlan, SERVED, served);
  return { ...kept, served };
}

/** Has the version whose day has come take effect. */
async function turn(tx: Transaction, kept: KeptVersions, now: Date): Promise<KeptVersions> {
  const { served, next, earlier } = kept;
  if (!next || next.since > now.toISOString()) return kept;
  // What it said is asked seldom: its phrasings are not kept for that.
  const { phrasings: _, ...before } = served;
  await tx.put(servedPlan, `${served.plan}@${served.edition}`, before);
  await tx.put(servedPlan, SERVED, next);
  await tx.remove(servedPlan, NEXT);
  return { served: next, earlier: [before, ...earlier] };
}

const WAYS_OUT =
  'Pour que ce plan prenne la suite, dites ce que devient chaque fiche : ' +
  '« npm run plan -- publish <fichier> --from AAAA-MM-JJ » (docs/plan.md). ' +
  'Pour un autre partenariat, donnez-lui ses propres données : un autre DATA_DIR, ou une autre base dans DATABASE_URL.';

const called = ({ titre, plan, edition }: ServedPlan): string =>
  `« ${titre} » (${plan}, édition ${edition})`;

/** @throws StoreRefusal when the plan at hand is no version of these data, or when the one in effect cannot be read */
export function refuseAnother({ served, earlier, next }: KeptVersions, atHand: ServedPlan): void {
  if (isSameVersion(served, atHand)) return;
  const isKnown = [...earlier, ...(next ? [next] : [])].some((one) => isSameVersion(one, atHand));
  if (!isKnown)
    throw new StoreRefusal(
      `Ces données sont celles du plan ${called(served)} ; PLAN_FILE donne ${called(atHand)}. ` +
        `Rien n’a été ouvert ni changé. ${WAYS_OUT}`,
    );
  if (served.text === undefined)
    throw new StoreRefusal(
      `Le plan en vigueur est ${called(served)}, dont ces données n’ont pas le texte : donnez son fichier dans PLAN_FILE.`,
    );
}

/** Why a start with this plan would be refused, in French; undefined when it would be served, or what follows it. */
export function refusalOf(kept: KeptVersions, atHand: ServedPlan): string | undefined {
  try {
    refuseAnother(kept, atHand);
    if (isSameVersion(kept.served, atHand)) refuseMissing(kept.served, atHand);
    return undefined;
  } catch (error) {
    if (error instanceof StoreRefusal) return error.message;
    throw error;
  }
}

/** @throws StoreRefusal when the same version at hand lacks a thing that data may hang on */
function refuseMissing({ things: kept }: ServedPlan, { plan, edition, things }: ServedPlan): void {
  const missing = Object.entries(kept).filter(([id]) => !Object.hasOwn(things, id));
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
