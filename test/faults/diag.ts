import { runInstances } from './instances.ts';
const [count, frozen, crashes] = process.argv.slice(2).map(Number) as [number, number, number];
console.log(JSON.stringify(await runInstances({ seed: 4242, count, perSecond: 60, frozenMs: frozen * 1000, crashes })));
