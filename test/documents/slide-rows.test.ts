import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textOf } from '../../documents/blocks.ts';
import { fitRows } from '../../documents/slide-rows.ts';
import { wrapped } from '../../documents/text-width.ts';

const columns = [
  { title: 'Fiche', share: 4 },
  { title: 'Texte', share: 8 },
  { title: 'Source', share: 3 },
];
const grid = { columns, width: 12, height: 5.35 };
const text = fc.string({
  unit: fc.constantFrom('a', 'é', ' ', ' ', '\n', 'm', '…'),
  maxLength: 900,
});
const long = fc.string({
  unit: fc.constantFrom('a', 'é', ' ', 'm'),
  minLength: 3000,
  maxLength: 4000,
});
const row = fc.tuple(fc.string({ maxLength: 60 }), fc.oneof(text, long), text);
const rows = fc.array(row, { minLength: 1, maxLength: 40 });

describe('a table on a slide', () => {
  it('is never higher than its room, whatever is in it', () => {
    fc.assert(
      fc.property(rows, (said) => {
        const { header, heights } = fitRows(said, grid);
        expect(heights.reduce((sum, height) => sum + height, header)).toBeLessThan(5.351);
      }),
    );
  });

  it('has text of 14 points at least, and says how many rows it had no room for', () => {
    fc.assert(
      fc.property(rows, (said) => {
        const fitted = fitRows(said, grid);
        expect(fitted.size).toBeGreaterThanOrEqual(14);
        expect(fitted.rows.length + fitted.left).toBe(said.length);
      }),
    );
  });

  it('fills half of its room, even with one row', () => {
    const { header, heights } = fitRows([['Fiche 1.1', 'un mot', 'Caf']], grid);
    expect((header + (heights[0] ?? 0)) / grid.height).toBeGreaterThan(0.5);
  });

  it('is whole where there is room, in letters as large as there is', () => {
    const few = [['Fiche 1.1', 'mot '.repeat(20).trim(), 'Caf']];
    expect(fitRows(few, grid)).toMatchObject({ size: 20, rows: few, left: 0 });
  });

  it('says that a text goes on elsewhere', () => {
    const [cells] = fitRows([['Fiche 1.1', 'mot '.repeat(1000), 'Caf']], grid).rows;
    expect(textOf(cells?.[1] ?? '')).toMatch(/^mot .*mot…$/);
  });
});

it('lines put together are the text again', () => {
  fc.assert(fc.property(text, (value) => expect(wrapped(value, 12).join('')).toBe(value)));
});
