import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { mark } from '../../visual/mark.ts';

it('the mark of the pages is that of the icon of the package', () => {
  const icon = readFileSync(join(import.meta.dirname, '../../manifest/icons/color.svg'), 'utf8');
  expect(icon).toContain(`d="${mark.path}"`);
  for (const colour of [mark.ground, mark.thread]) expect(icon).toContain(`"${colour}"`);
  for (const [x, y] of mark.points)
    expect(icon).toContain(`<circle cx="${x}" cy="${y}" r="${mark.radius}" />`);
});
