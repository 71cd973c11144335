/** Scores of a file of messages, with every line that is not whole: `tsx test/questions/score-messages.ts FILE`. */
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { readMessages } from '../support/messages/lines.ts';
import { inWords, marksOf, scoreOf } from '../support/messages/score.ts';

const files = process.argv.slice(2).filter((one) => !one.startsWith('-'));
const knowledge = await loadKnowledge('plan/seine-saint-denis-2024-2026.yaml');
const marks = await marksOf(files.flatMap(readMessages), knowledge);
if (!process.argv.includes('--quiet'))
  for (const mark of marks) if (!mark.whole) console.log(inWords(mark));
const kinds = [
  ...new Set(marks.map(({ line }) => ('acts' in line.expect ? 'acts' : line.expect.kind))),
];
for (const kind of kinds) {
  const own = marks.filter(
    ({ line }) => ('acts' in line.expect ? 'acts' : line.expect.kind) === kind,
  );
  console.log(kind.padEnd(12), JSON.stringify(scoreOf(own)));
}
console.log(JSON.stringify(scoreOf(marks)));
