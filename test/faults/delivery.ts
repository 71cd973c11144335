/**
 * `npm run test:faults -- delivery [--count=10000] [--kills=50] [--rate=30] [--frozen=120]
 * [--crashes=10] [--seed=…]`
 * docs/fiabilite.md, R1, R2, R5, R6, R12, R14: everything that is due is delivered once, whatever Teams answers, however
 * often the process is killed and whoever sets the clock, within the windows of Teams.
 */
import { parseArgs } from 'node:util';
import { runClockSteps } from './clock-steps.ts';
import { runInstances } from './instances.ts';
import { judge } from './judge.ts';
import { certainFaults, mixedFaults, patientTimes, runKills } from './kills.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '50' },
    rate: { type: 'string', default: '30' },
    frozen: { type: 'string', default: '120' },
    crashes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
  },
});
const [seed, count, kills, perSecond] = [values.seed, values.count, values.kills, values.rate].map(
  Number,
) as [number, number, number, number];
console.log(`seed ${seed}`);
const run = { seed, count, people: Math.ceil(count / 4), perSecond };
const mixed = await runKills({ ...run, kills, plan: mixedFaults, closedEvery: 50 });
judge(
  `${count} deliveries, ${kills} kills, every fault`,
  mixed.lost === 0 &&
    mixed.duplicates <= mixed.doubtful + mixed.inFlight &&
    mixed.mostCopies <= 2 &&
    mixed.mostRequests <= 6 &&
    mixed.exceeded.conversations + mixed.exceeded.tenant === 0 &&
    mixed.early === 0 &&
    mixed.errors.length === 0,
  mixed,
);
const certain = await runKills({
  ...run,
  count: Math.ceil(count / 5),
  kills: 0,
  plan: certainFaults,
  delivery: patientTimes,
});
judge(
  `${Math.ceil(count / 5)} deliveries, no kill, nothing ambiguous`,
  certain.lost + certain.duplicates === 0 &&
    certain.exceeded.conversations + certain.exceeded.tenant + certain.early === 0 &&
    certain.standings.reached === Math.ceil(count / 5),
  certain,
);
const steps = await runClockSteps({
  ...run,
  count: Math.ceil(count / 5),
  people: Math.ceil(count / 20),
  steps: 40,
});
judge(
  `${Math.ceil(count / 5)} deliveries while the clock is set an hour to and fro`,
  steps.left + steps.lost + steps.duplicates === 0 &&
    steps.exceeded.conversations + steps.exceeded.tenant === 0 &&
    steps.errors.length === 0,
  steps,
);
// Three instances share what one has alone.
const instances = await runInstances({
  seed,
  // Few enough for the one that is left to come to what the frozen one has in hand.
  count: Math.ceil(count / 20),
  perSecond: perSecond / 3,
  frozenMs: Number(values.frozen) * 1_000,
  crashes: Number(values.crashes),
});
judge(
  'three instances on PostgreSQL: one killed, one frozen, the server stopped hard',
  instances.lost === 0 &&
    instances.duplicates <= instances.orphans &&
    instances.mostCopies <= 2 &&
    instances.fenced > 0 &&
    instances.exceeded.conversations + instances.exceeded.tenant === 0 &&
    instances.errors.length === 0,
  instances,
);
process.exit();
