import { mixedFaults, runKills } from './kills.ts';

const [count, kills, perSecond] = process.argv.slice(2).map(Number) as [number, number, number];
const r = await runKills({
  seed: 4242,
  count,
  people: Math.ceil(count / 4),
  perSecond,
  kills,
  plan: mixedFaults,
  closedEvery: 50,
});
console.log(JSON.stringify(r));
