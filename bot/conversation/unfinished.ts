/** Sentences that lacked something the bot asked for: the next message adds to them. */
import { z } from 'zod';
import type { Hear, Speaker } from '../contract/feature.ts';
import { type Matter, openMatter } from '../contract/matter.ts';
import { type Answer, LACKS_SOME } from '../contract/turn.ts';
import type { Utterance } from '../language/utterance.ts';
import { UNFINISHED_MS } from './memory.ts';

/** Kind of the matter; its data are the sentence, and what it lacks. */
export const UNFINISHED = 'conversation.unfinished';
const unfinishedSchema = z.strictObject({ text: z.string(), lacks: z.string() });

type Completes = NonNullable<Hear['completes']>[string];

/** What an answer leaves unfinished, as a matter that it opens. */
export const unfinishedIn = (
  text: string,
  { unfinished: lacks, opens = [] }: Answer,
): NonNullable<Answer['opens']> => {
  if (lacks === undefined) return opens;
  const matter = { kind: UNFINISHED, data: { text, lacks }, label: text, ms: UNFINISHED_MS };
  return [...opens, matter];
};

/** Whether what was begun is let go of: something else was done, or asked. */
export const letsGo = ({ outcome, unfinished }: Answer): boolean =>
  unfinished === undefined && ['command', 'clarify', 'refused'].includes(outcome);

/** What the message before most likely meant, where it lacked some of it. */
export function halfSaid(open: readonly Matter[]): string | undefined {
  const { data } = unfinishedSchema.safeParse(openMatter(open, UNFINISHED)?.data);
  return data?.lacks === LACKS_SOME ? data.text : undefined;
}

/** The whole sentence, when a message only says what one lacked. */
export function wholeOf(
  typed: string,
  open: readonly Matter[],
  {
    completes,
    read,
    speaker,
  }: { completes: ReadonlyMap<string, Completes>; read: () => Utterance; speaker: Speaker },
): string {
  const { data } = unfinishedSchema.safeParse(openMatter(open, UNFINISHED)?.data);
  const more = data && completes.get(data.lacks)?.(read(), speaker);
  if (!data || more === undefined) return typed;
  if (typeof more === 'object') return more.ahead + data.text;
  const [, said = '', end = ''] = /^(.*?)([\s.!?]*)$/s.exec(data.text) ?? [];
  return `${said}, ${more}${end}`;
}
