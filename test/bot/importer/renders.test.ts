import { expect, it } from '@jest/globals';
import type { FieldScore } from '../../../bot/importer/score.ts';
import { type Format, formats, scoreRender } from '../../importer/render-scores.ts';
import { layouts } from '../../support/rendered-plan/layouts.ts';

const plans = [
  'test/plans/contrat-des-deux-vallees.yaml',
  'test/plans/val-de-brume-2027-2032.yaml',
];
const cases = plans.flatMap((file) =>
  layouts.flatMap((layout) =>
    (Object.keys(formats) as Format[]).map((format) => ({ file, layout, format })),
  ),
);
const share = (part: number, of: number) => (of === 0 ? 1 : part / of);
const least = ({ right, drafted, expected }: FieldScore) =>
  Math.min(share(right, drafted), share(right, expected));

it.each(cases)(
  '$file, laid out as $layout in $format, is read back',
  async ({ file, layout, format }) => {
    const { structure, text, silent, sure, invented } = await scoreRender(file, layout, format);
    expect(invented).toEqual([]);
    expect(least(structure)).toBeGreaterThanOrEqual(0.98);
    expect(least(text)).toBeGreaterThanOrEqual(0.95);
    expect(silent.length / sure).toBeLessThanOrEqual(0.005);
  },
);
