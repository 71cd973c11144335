/** Chance that gives the same year for the same seed. Algorithm: mulberry32. */
export function chanceOf(seed: number) {
  let state = seed >>> 0;
  /** 0 ≤ x < 1. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    next,
    below,
    one: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    happens: (share: number): boolean => next() < share,
  };
}
export type Chance = ReturnType<typeof chanceOf>;
