import { expect } from '@jest/globals';
import fc from 'fast-check';
import { ConflictError, type Store } from '../../../bot/contract/store.ts';
import { seedFor } from '../../support/random.ts';
import type { Place } from './contract.ts';
import { note, notes } from './samples.ts';

/** One step of a transaction. A `version` that is wrong must fail the whole transaction. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    text: fc.string({ maxLength: 4, unit: 'binary' }),
    version: fc.option(fc.nat(3), { nil: undefined, freq: 5 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom('a', 'b', 'c', 'd') }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Model = Map<string, { version: number; text: string }>;

function apply(model: Model, steps: Step[]): Model | 'conflict' {
  const next: Model = new Map(model);
  for (const one of steps) {
    const version = next.get(one.id)?.version ?? 0;
    if (one.kind === 'remove') next.delete(one.id);
    else if (one.version !== undefined && one.version !== version) return 'conflict';
    else next.set(one.id, { version: version + 1, text: one.text });
  }
  return next;
}

async function run(store: Store, steps: Step[]): Promise<'conflict' | 'done'> {
  const work = store.transact(async (tx) => {
    for (const one of steps) {
      if (one.kind === 'remove') await tx.remove(notes, one.id);
      else await tx.put(notes, one.id, note(one.text), one.version);
    }
  });
  return work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof ConflictError) return 'conflict';
      throw error;
    },
  );
}

async function contents(store: Store): Promise<[string, { version: number; text: string }][]> {
  const rows = await store.read((reader) => reader.list(notes));
  return rows.map(({ id, version, value }) => [id, { version, text: value.text }]);
}

/** Random transactions, some of them refused, and now and then a restart. */
export async function storeModel(fresh: () => Promise<Place>): Promise<void> {
  const transactions = fc.array(
    fc.record({ steps: fc.array(step, { maxLength: 5 }), restart: fc.nat(7) }),
    { maxLength: 12 },
  );
  const seed = seedFor('store model');
  await fc.assert(
    fc.asyncProperty(transactions, async (all) => {
      const place = await fresh();
      let store = await place.open();
      let model: Model = new Map();
      for (const { steps, restart } of all) {
        const wanted = apply(model, steps);
        expect(await run(store, steps)).toBe(wanted === 'conflict' ? 'conflict' : 'done');
        if (wanted !== 'conflict') model = wanted;
        if (restart === 0) {
          await store.close();
          store = await place.open();
        }
        expect(await contents(store)).toEqual([...model].sort(([a], [b]) => (a < b ? -1 : 1)));
      }
      await store.close();
    }),
    { seed, numRuns: 25, endOnFailure: true },
  );
}
