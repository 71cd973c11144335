/** Dialogues between several people and the bot, one a line of a file: what is said, and what they must read then. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJsonl } from '../support/jsonl.ts';

/** In each group one text is to be read; see `checks.ts` for what a text may be. */
const groups = z.array(z.array(z.string()));
const texts = z.array(z.string());

export const stepSchema = z.strictObject({
  who: z.string(),
  /** Says this. */
  say: z.string().optional(),
  /** Says this to prepare what follows ("install": opens the app). It is never counted. */
  setup: z.string().optional(),
  /** Presses the newest button whose title has this pattern, with what was filled in by label or id. */
  click: z.string().optional(),
  inputs: z.record(z.string(), z.string()).optional(),
  /** Reads what came in private since they last said something. */
  read: z.boolean().optional(),
  /** `personal`, `channel:<name>` or `group:<name>`. */
  in: z.string().optional(),
  /** Only where what they read last has this pattern ("?": it asks something). It is never counted. */
  if: z.string().optional(),
  expect: groups.optional(),
  not: texts.optional(),
  avoid: texts.optional(),
  /** A hit of `not` is a wrong record, or something sent that should not have been. */
  harm: z.boolean().optional(),
  /** What may be pressed or chosen counts as read. */
  buttons: z.boolean().optional(),
  why: z.string().optional(),
});
export type Step = z.infer<typeof stepSchema>;

export const jobs = ['setup', 'ask', 'meet', 'poll', 'tell', 'chat'] as const;

export const dialogueSchema = z.strictObject({
  id: z.string(),
  job: z.enum(jobs),
  title: z.string(),
  people: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      admin: z.boolean().optional(),
      /** Opens the app at a step of its own. */
      later: z.boolean().optional(),
    }),
  ),
  steps: z.array(stepSchema),
});
export type Dialogue = z.infer<typeof dialogueSchema>;

/** Whether a step is judged. */
export const isCounted = (step: Step): boolean =>
  step.setup === undefined &&
  step.if === undefined &&
  [step.expect, step.not, step.avoid].some((checks) => checks !== undefined);

/** Dialogues of a file, or of all files of a folder. */
export function readDialogues(place: string): Dialogue[] {
  if (!place.endsWith('.jsonl'))
    return readdirSync(place, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.name.endsWith('.jsonl'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => readDialogues(path.join(place, entry.name)));
  return readJsonl(place, dialogueSchema);
}
