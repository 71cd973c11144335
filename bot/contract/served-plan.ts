/** Mark of the plan that kept data speak of: which one, the things they hang on, and what became of those before. */
import { z } from 'zod';

/** What kept data may hang on, as one plan has it. */
const keptThing = z.object({ numero: z.string().optional(), titre: z.string() });
export type KeptThing = z.infer<typeof keptThing>;

/**
 * What becomes of a thing from a plan to the next:
 * - `same`: nothing of it changed; `changed`: its title did; `moved`: its number did;
 * - `split`, `merged`: said by `vientDe` in the plan that follows;
 * - `closed`, `new`: in one of the two only;
 * - `doubtful`: one identity, and titles that have nothing in common: likely two things.
 */
const becomes = z.enum([
  'doubtful',
  'new',
  'moved',
  'changed',
  'split',
  'merged',
  'closed',
  'same',
]);
export type Becomes = z.infer<typeof becomes>;

const thingBecomes = z.object({
  becomes,
  /** Entity in the plan before; absent for what is new. */
  before: z.string().optional(),
  /** Entity in the plan that follows; absent for what is closed. */
  after: z.string().optional(),
  /** For what is closed: the new thing that is most like it, if any is. */
  like: z.string().optional(),
});
export type ThingBecomes = z.infer<typeof thingBecomes>;

export const servedPlanSchema = z.object({
  /** `plan.id` and `plan.edition` of its file. */
  plan: z.string(),
  edition: z.int().positive(),
  titre: z.string(),
  /** Since when it is served. */
  since: z.iso.datetime({ precision: 3 }),
  /** Things that data may hang on, by entity. */
  things: z.record(z.string(), keptThing),
  /** What became of the things of the plan before, as a person confirmed it; none for the first plan. */
  changes: z.array(thingBecomes).optional(),
});
export type ServedPlan = z.infer<typeof servedPlanSchema>;
