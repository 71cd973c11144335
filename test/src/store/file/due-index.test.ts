import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DueIndex } from '../../../../src/store/file/due-index.ts';
import { seedFor } from '../random.ts';

const at = (minute: number) => new Date(minute * 60_000).toISOString();

it('gives what is due, oldest first, whatever was added and changed before', () => {
  const changes = fc.array(fc.tuple(fc.nat(9), fc.option(fc.nat(20))), { maxLength: 60 });
  fc.assert(
    fc.property(changes, fc.nat(20), fc.integer({ min: 1, max: 10 }), (all, now, limit) => {
      const truth = new Map<string, string>();
      const index = new DueIndex((id) => truth.get(id));
      for (const [id, minute] of all) {
        if (minute === null) truth.delete(`r${id}`);
        else {
          truth.set(`r${id}`, at(minute));
          index.add(at(minute), `r${id}`);
        }
      }
      const wanted = [...truth]
        .filter(([, due]) => due <= at(now))
        .sort(([a, x], [b, y]) => (x < y || (x === y && a < b) ? -1 : 1))
        .slice(0, limit)
        .map(([id]) => id);
      expect(index.due(at(now), limit).map(({ id }) => id)).toEqual(wanted);
      expect(index.due(at(now), limit).map(({ id }) => id)).toEqual(wanted);
    }),
    { seed: seedFor('due index'), numRuns: 300 },
  );
});

it('asks about what is due only, however much waits', () => {
  let asked = 0;
  const index = new DueIndex((id) => {
    asked += 1;
    return at(Number(id));
  });
  for (let i = 0; i < 20_000; i += 1) index.add(at(i), String(i));
  expect(index.due(at(9), 100)).toHaveLength(10);
  expect(asked).toBe(10);
});
