import { z } from 'zod';
import { type Collection, instant, label } from '../../../contract/store.ts';

/** Somebody asked to be forgotten, and was asked whether they mean it. */
const asked = z.strictObject({
  /** Carried by the card: an older card, or one that was used, erases nothing. */
  nonce: label,
  askedAt: instant,
});

/** By recipient of the person. */
export const forgettings: Collection<z.infer<typeof asked>> = {
  name: 'forgettings',
  schema: asked,
};

/** How many people were forgotten, by day: a tally, and nobody's name. */
const tally = z.strictObject({ count: z.int().min(1) });
export const erasures: Collection<z.infer<typeof tally>> = { name: 'erasures', schema: tally };

/** Pure decisions of privacy. */

/** A question that waits for its answer for longer is asked again. */
const HOUR_MS = 3_600_000;

/** Whether this card may still erase: the last one shown, within the hour, never used. */
export const confirms = (
  asked: { nonce: string; askedAt: string } | undefined,
  nonce: string,
  now: Date,
): boolean =>
  asked !== undefined &&
  asked.nonce === nonce &&
  now.getTime() - Date.parse(asked.askedAt) <= HOUR_MS;
