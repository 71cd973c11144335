/**
 * `npm run test:faults -- http [--count=100000] [--seed=…]`
 * Mutated requests to the service in its own process: it lives, answers no 5xx, and does not grow.
 */
import { parseArgs } from 'node:util';
import { fuzz } from '../src/http/fuzz/run.ts';
import { judge } from './judge.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
const report = await fuzz({ count: Number(values.count), seed });
judge('mutated requests', report.grown < 300, report);
process.exit();
