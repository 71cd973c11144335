/** What is to be done, as minutes keep it: one a line, with a mark before what is done. */
const DONE = '✓ ';

export const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const isDone = (line: string): boolean => line.startsWith(DONE);

export const done = (line: string): string => (isDone(line) ? line : `${DONE}${line}`);
