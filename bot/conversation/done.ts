/** What was last done in a conversation: for a while the same words again, in another message, only repeat it. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { type Matter, type NewMatter, openMatter } from '../contract/matter.ts';
import { fold } from '../language/fold.ts';

/** The same words within this long say the same thing again. */
const REPEAT_MS = 2 * 60 * 1000;
/** Kind of the matter that it leaves; any other message closes it. */
export const DONE = 'conversation.done';

/** Marks of the activity and of its words: they say nothing of them. */
const doneSchema = z.strictObject({ id: z.string(), said: z.string() });

const markOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 16);

const marksOf = (id: string, text: string): z.infer<typeof doneSchema> => ({
  id: markOf(id),
  said: markOf(fold(text).trim()),
});

/** What a message that was done leaves. */
export const doneBy = (id: string, text: string): NewMatter => ({
  kind: DONE,
  data: marksOf(id, text),
  label: '',
  ms: REPEAT_MS,
});

/** Whether another message said the same just before. */
export function isRepeat(open: readonly Matter[], id: string, text: string): boolean {
  const before = doneSchema.safeParse(openMatter(open, DONE)?.data).data;
  const now = marksOf(id, text);
  return before !== undefined && before.id !== now.id && before.said === now.said;
}
