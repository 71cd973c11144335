/**
 * `npm run test:dialogues -- [FILE or FOLDER…] [--only START[,START…]] [-v]`: plays dialogues (by default all of
 * `sets/`), and prints the steps that are right by job, whole dialogues and harm. `-v`: every step that is not right.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { jobs, readDialogues } from './dialogue.ts';
import { daysOf, faultsOf, type Played, play, type Score, scoreOf } from './play.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, verbose: { type: 'boolean', short: 'v' } },
});
const places = positionals.length > 0 ? positionals : [path.join(import.meta.dirname, 'sets')];
const only = values.only?.split(',');
const dialogues = places
  .flatMap(readDialogues)
  .filter(({ id }) => only === undefined || only.some((start) => id.startsWith(start)));
const knowledge = await loadKnowledge('plan/seine-saint-denis-2024-2026.yaml');
const days = daysOf(knowledge);
const played: Played[] = [];
for (const dialogue of dialogues) {
  const one = await play(dialogue, knowledge);
  played.push(one);
  if (values.verbose) for (const line of faultsOf(one, days)) console.log(line);
}

const percent = (part: number, of: number): string =>
  of === 0 ? '–' : `${((100 * part) / of).toFixed(1).replace('.', ',')} %`;
const line = (name: string, { steps, right, dialogues: count, whole, harm }: Score): string =>
  `${name.padEnd(7)} étapes justes ${right}/${steps} (${percent(right, steps)}), dialogues entiers ${whole}/${count}, torts ${harm}`;
for (const job of jobs) {
  const own = played.filter(({ dialogue }) => dialogue.job === job);
  if (own.length > 0) console.log(line(job, scoreOf(own)));
}
console.log(line('tout', scoreOf(played)));
