/** Slots that the caller of a reading knows, for `npm run understand --context`. */
import { z } from 'zod';
import type { GivenSlot } from './reading.ts';

const schema = z.array(
  z.object({
    id: z.string(),
    date: z.iso.date(),
    start: z.string().optional(),
    end: z.string().optional(),
  }),
);

/** The slots of `context.given`, when they have the right shape. */
export const givenSlots = (
  given: Record<string, unknown> | undefined,
): readonly GivenSlot[] | undefined =>
  given?.slots === undefined ? undefined : schema.safeParse(given.slots).data;
