/** Chance in tests, the same for the same seed, and what a short form draws of a long one. */

/** Mulberry32: small, fast, and the same everywhere for the same seed. Gives 0 ≤ x < 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function chanceOf(seed: number) {
  const next = randomFrom(seed);
  const below = (most: number): number => Math.floor(next() * most);
  return {
    next,
    below,
    one: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    happens: (share: number): boolean => next() < share,
  };
}
export type Chance = ReturnType<typeof chanceOf>;

/** `TEST_SEED`, or a new one; printed, so that a failure can be run again. */
export function seedFor(name: string): number {
  const seed = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`${name}: TEST_SEED=${seed}\n`);
  return seed;
}

/** Whether this is `npm run test:long`, where nothing is drawn: all is tried. */
export const long = process.env.LONG === '1';

/** So many of all, drawn, in their order. */
export function drawn<T>(name: string, all: readonly T[], count: number): readonly T[] {
  if (long) return all;
  const random = randomFrom(seedFor(name));
  // Each has the same chance: what is left to draw, among those that are left.
  let left = count;
  return all.filter((_, at) => random() * (all.length - at) < left && left-- > 0);
}

/** Each with one of the others, in turn from one that is drawn; in the long form, with every one of them. */
export function paired<A, B>(name: string, all: readonly A[], others: readonly B[]): [A, B][] {
  if (long) return all.flatMap((one) => others.map((other): [A, B] => [one, other]));
  const first = chanceOf(seedFor(name)).below(others.length);
  return all.map((one, at) => [one, others[(first + at) % others.length] as B]);
}
