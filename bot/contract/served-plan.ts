/**
 * Version of a plan, as data keep it: which one, the things they hang on, what became of those of the version
 * before, and its file. The versions served before stay, so that what they said can be asked.
 */
import { z } from 'zod';
import type { Collection } from './store.ts';

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
  /** Entities in the plan before of which one that is merged is made. */
  sources: z.array(z.string()).optional(),
  /** For what is closed: the new thing that is most like it, if any is. */
  like: z.string().optional(),
});
export type ThingBecomes = z.infer<typeof thingBecomes>;

export const servedPlanSchema = z.object({
  /** `plan.id` and `plan.edition` of its file. */
  plan: z.string(),
  edition: z.int().positive(),
  titre: z.string(),
  sigle: z.string().optional(),
  /** First and last year that it covers: "le schéma 2024-2026". */
  years: z.tuple([z.int(), z.int()]).optional(),
  /** Since when it is served; for one that is published, from when it will be. */
  since: z.iso.datetime({ precision: 3 }),
  /** Things that data may hang on, by entity. */
  things: z.record(z.string(), keptThing),
  /** What became of the things of the plan before, as a person confirmed it; none for the first plan. */
  changes: z.array(thingBecomes).optional(),
  /** Its file, packed (`packed-text.ts`); absent where it was served before versions were kept. */
  text: z.string().optional(),
  /** Phrasings that stood beside its file when it was published, packed. */
  phrasings: z.string().optional(),
});
export type ServedPlan = z.infer<typeof servedPlanSchema>;

/** Versions by `served`, `next` or `<plan>@<edition>` (those before). */
export const servedPlan: Collection<ServedPlan> = { name: '$plan', schema: servedPlanSchema };
