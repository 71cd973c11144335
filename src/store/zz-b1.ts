import fs from 'node:fs';
import { z } from 'zod';
import { silent } from './log.ts';
import { openLowdb } from './open-lowdb.ts';

const dir = fs.mkdtempSync('/tmp/b1-');
const mb = Number(process.argv[2] ?? 1),
  writers = Number(process.argv[3] ?? 64);
const c = {
  name: 'rows',
  schema: z.object({ name: z.string(), text: z.string(), n: z.int(), tags: z.array(z.string()) }),
};
const n = mb * 2000;
const val = (i: number) => ({ name: `Élodie ${i}`, text: 'x'.repeat(400), n: i, tags: ['a', 'b'] });
fs.writeFileSync(
  dir + '/fil-rouge.json',
  `{"format":"fil-rouge","schema":1,"rows":[\n${Array.from({ length: n }, (_, i) => JSON.stringify(['rows', `row-${i}`, 1, val(i)])).join(',\n')}\n]}\n`,
);
let t0 = performance.now();
const store = await openLowdb({ dataDir: dir, now: () => new Date(), log: silent });
console.log('open', performance.now() - t0, fs.statSync(dir + '/fil-rouge.json').size);
let count = 0;
const end = performance.now() + 3000;
const lat: number[] = [];
t0 = performance.now();
await Promise.all(
  Array.from({ length: writers }, async () => {
    while (performance.now() < end) {
      const a = performance.now();
      const i = Math.floor(Math.random() * n);
      await store.transact((tx) => tx.put(c, `row-${i}`, val(count)));
      count++;
      lat.push(performance.now() - a);
    }
  }),
);
lat.sort((a, b) => a - b);
console.log(
  mb,
  writers,
  Math.round((count / (performance.now() - t0)) * 1000),
  'p50',
  lat[lat.length >> 1]!.toFixed(1),
  'p99',
  lat[Math.floor(lat.length * 0.99)]!.toFixed(1),
  'max',
  lat.at(-1)!.toFixed(1),
);
await store.close();
fs.rmSync(dir, { recursive: true });
