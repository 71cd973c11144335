import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textOf } from '../../documents/blocks.ts';
import { fitRows, wrapped } from '../../documents/slide-rows.ts';

const columns = [
  { title: 'Fiche', share: 4 },
  { title: 'Texte', share: 8 },
  { title: 'Source', share: 3 },
];
const grid = { columns, width: 12, lines: 20 };
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
const solid = (value: string) => value.replace(/\s+/g, '');

describe('a table over several slides', () => {
  it('loses nothing of a text and says nothing of it twice, but its first cell', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const put = fitRows(rows, grid).flat();
        for (const at of [1, 2])
          expect(solid(put.map((cells) => textOf(cells[at] ?? '')).join(''))).toBe(
            solid(rows.map((cells) => cells[at]).join('')),
          );
      }),
    );
  });

  it('puts no more lines on a slide than it has room for', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        for (const page of fitRows(rows, grid)) {
          const widths = [4, 8, 3].map((share) => Math.floor(((share / 15) * 12 - 0.22) * 12.3));
          const lines = page.map((cells) =>
            Math.max(...cells.map((cell, at) => wrapped(textOf(cell), widths[at] ?? 1).length)),
          );
          expect(lines.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(grid.lines);
        }
      }),
    );
  });

  it('says the first cell of a row that goes on again', () => {
    const pages = fitRows([['Fiche 1.1', 'mot '.repeat(1000), 'la Caf']], grid);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.map(([first]) => first?.[0])).toEqual(pages.map(() => 'Fiche 1.1'));
  });
});

it('lines put together are the text again', () => {
  fc.assert(fc.property(text, (value) => expect(wrapped(value, 12).join('')).toBe(value)));
});
