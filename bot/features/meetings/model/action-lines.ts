/** Lines of minutes: each a decision or a thing to do, which somebody may have done. */
import { fold } from '../../../language/fold.ts';

/** What is to be done, as minutes keep it: one a line, with a mark before what is done. */
const DONE = '✓ ';

export const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const isDone = (line: string): boolean => line.startsWith(DONE);

export const done = (line: string): string => (isDone(line) ? line : `${DONE}${line}`);

/** Whether a line names somebody, by any word of their name. */
export function namesIn(line: string, name: string): boolean {
  const words = wordsOf(line);
  return wordsOf(name).some((word) => word.length > 2 && words.includes(word));
}

const wordsOf = (text: string): string[] => fold(text).split(/[^a-z0-9]+/);
