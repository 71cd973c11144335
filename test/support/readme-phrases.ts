/** What README says that one may type, in its order. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../../README.md');

/** Phrases between « and » under "Ce qu'il sait faire". */
export function readmePhrases(): string[] {
  const text = readFileSync(file, 'utf8');
  const [, part = ''] = text.split(/^## Ce qu’il sait faire$/m);
  const [list = ''] = part.split(/^## /m);
  return [...list.matchAll(/«\s([^»]+)\s»/g)].map(([, said = '']) => said.replace(/\s+/g, ' '));
}
