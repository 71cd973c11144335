import { describe, expect, it } from '@jest/globals';
import { deltaText } from '../../visual/delta.ts';
import { signs } from '../../visual/meteo.ts';
import { strip, stripCells, stripWidth } from '../../visual/strip.ts';

describe('a strip', () => {
  it('tells each state from the others by a height as well as by a colour', () => {
    const cells = stripCells(signs);
    expect(new Set(cells.map(({ height }) => height)).size).toBe(signs.length);
    expect(new Set(cells.map(({ ink }) => ink)).size).toBe(signs.length);
  });

  it('is the taller, the better', () => {
    const heights = stripCells(['soleil', 'couvert', 'nuage', 'orage']).map(({ height }) => height);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
  });

  it('is pale, under its edge, where all goes well: the eye goes to what does not', () => {
    const cells = stripCells(signs);
    expect(signs.filter((_, at) => cells[at]?.isPale)).toEqual(['soleil', 'couvert']);
    for (const { isPale, height } of cells) if (isPale) expect(height).toBeGreaterThan(strip.edge);
  });

  it('stands on one line, whatever its states', () => {
    for (const { y, height } of stripCells([...signs, null])) expect(y + height).toBe(strip.height);
  });

  it('is as wide as its cells', () => {
    const last = stripCells(signs).at(-1);
    expect((last?.x ?? 0) + strip.cell).toBe(stripWidth(signs.length));
  });
});

describe('a delta', () => {
  it('has a sign of its own, the minus sign included', () => {
    expect([2, 0, -1].map(deltaText)).toEqual(['+2', '=', '−1']);
  });
});
