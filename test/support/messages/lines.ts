/** Lines of what people write to the bot, with what a careful colleague reads in them. */
import { z } from 'zod';
import { supposedSchema } from '../../../src/cli/supposed.ts';
import { readJsonl } from '../jsonl.ts';

const act = z.object({
  kind: z.string(),
  fields: z.record(z.string(), z.unknown()).default({}),
  absent: z.array(z.string()).default([]),
});
const messageLine = z.object({
  id: z.string(),
  lang: z.enum(['fr', 'en', 'mixed']),
  text: z.string(),
  now: z.iso.datetime({ offset: true }),
  context: supposedSchema,
  expect: z.union([z.object({ acts: z.array(act) }), act]),
});
export type MessageLine = z.infer<typeof messageLine>;
export type Act = z.infer<typeof act>;

export const readMessages = (file: string): MessageLine[] => readJsonl(file, messageLine);
