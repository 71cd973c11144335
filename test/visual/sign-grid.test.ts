import { describe, expect, it } from '@jest/globals';
import { PNG } from 'pngjs';
import { deltaText } from '../../visual/delta.ts';
import { signGrid } from '../../visual/sign-grid.ts';

describe('a grid of signs', () => {
  const png = PNG.sync.read(
    signGrid(
      [
        ['soleil', 'orage'],
        ['silence', 'nuage'],
      ],
      { width: 2, height: 1 },
    ),
  );
  const half = { x: png.width / 2, y: png.height / 2 };
  const inked = (x: number, y: number): number => {
    let count = 0;
    for (let row = y; row < y + half.y; row++)
      for (let at = x; at < x + half.x; at++)
        if ((png.data[(row * png.width + at) * 4 + 3] ?? 0) > 128) count++;
    return count;
  };

  it('has a cell of the asked shape for each, and a sign in it', () => {
    expect(half.x / half.y).toBeCloseTo(2, 1);
    for (const [x, y] of [
      [0, 0],
      [half.x, 0],
      [0, half.y],
      [half.x, half.y],
    ] as const)
      expect(inked(x, y)).toBeGreaterThan(100);
  });

  it('has no ground of its own: the corner of a cell shows what is below', () => {
    expect(png.data[3]).toBe(0);
  });
});

it('a change says its own sign', () => {
  expect([2, -1, 0].map(deltaText)).toEqual(['+2', '−1', '=']);
});
