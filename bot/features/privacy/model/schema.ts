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
