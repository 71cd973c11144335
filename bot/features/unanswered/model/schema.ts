import { z } from 'zod';
import { concerned } from '../../../contract/marks.ts';
import type { Collection } from '../../../contract/store.ts';

/** Longest question that is kept, in UTF-16 units. */
export const MOST_TEXT = 300;

/** A question the bot could not answer, or answered wrong. Who asked it is not kept. */
export const unansweredSchema = z.strictObject({
  text: z.string().max(MOST_TEXT),
  locale: z.enum(['fr', 'en']),
  /** `unknown`: the plan does not say; `wrong`: somebody said that the answer missed. */
  reason: z.enum(['unknown', 'wrong']),
  /** Id of the plan entry to complete or to look at; empty when none is near. */
  entry: z.string().max(200),
  count: z.int().positive(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
});
export type Unanswered = z.infer<typeof unansweredSchema>;

export const unanswered: Collection<Unanswered> = {
  name: 'unanswered',
  schema: unansweredSchema,
  by: { about: concerned },
  order: ({ lastAt }) => lastAt,
};
