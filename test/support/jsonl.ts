import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** Lines of a file, each of which is JSON of one shape. */
export const readJsonl = <T>(file: string, line: z.ZodType<T>): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim())
    .map((text) => line.parse(JSON.parse(text)));
