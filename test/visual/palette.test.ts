import { describe, expect, it } from '@jest/globals';
import { PNG } from 'pngjs';
import { signParts, signs } from '../../visual/meteo.ts';
import { brand, inks, meteoGrounds, meteoInks, paper } from '../../visual/palette.ts';
import { signPng, signUri } from '../../visual/pictures.ts';

/** Relative luminance (WCAG 2.1). */
function luminance(colour: string): number {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = { white: '#ffffff', dark: '#292929', black: '#000000' };

describe('the palette', () => {
  it.each(Object.entries({ ...inks, ...meteoInks }))(
    'shows what is drawn in %s (%s) at 3:1 on white, dark and black',
    (_, ink) => {
      for (const ground of Object.values(grounds))
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(Object.entries(meteoInks))(
    'lets black figures be read at 4.5:1 in a bar of %s',
    (_, ink) => {
      expect(contrast('#000000', ink)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(Object.entries(meteoGrounds))(
    'lets text be read at 7:1 on the ground of %s',
    (_, ground) => {
      expect(contrast(paper.ink, ground)).toBeGreaterThanOrEqual(7);
    },
  );

  it('lets white be read on the brand, and text that is subtle on paper', () => {
    expect(contrast('#ffffff', brand.navy)).toBeGreaterThanOrEqual(7);
    expect(contrast(paper.subtle, '#ffffff')).toBeGreaterThanOrEqual(7);
  });
});

describe('a sign', () => {
  it('has a shape that no other has, so that it is read without colour', () => {
    const shapes = signs.map((sign) => signParts[sign].map(({ path }) => path).join());
    expect(new Set(shapes).size).toBe(signs.length);
  });

  it.each(signs)('has the colour that its bar, its cell and its chart have: %s', (sign) => {
    expect(signParts[sign].map(({ ink }) => ink)).toContain(meteoInks[sign]);
  });

  it.each(signs)('is kept as a picture of the colours it is drawn in: %s', (sign) => {
    const { width, height, data } = PNG.sync.read(signPng(sign));
    const seen = new Set<string>();
    for (let at = 0; at < width * height * 4; at += 4)
      if (data[at + 3] === 255) seen.add(`#${data.subarray(at, at + 3).toString('hex')}`);
    for (const { ink } of signParts[sign]) expect([...seen]).toContain(ink);
    expect(width).toBe(height);
  });

  it.each(signs)('keeps its shape in the few bytes that a card may give it: %s', (sign) => {
    const small = Buffer.from(signUri[sign].split(',')[1] ?? '', 'base64');
    expect(signUri[sign].length).toBeLessThan(1_200);
    const [whole, few] = [PNG.sync.read(signPng(sign)), PNG.sync.read(small)];
    expect([few.width, few.height]).toEqual([whole.width, whole.height]);
    const off = whole.data.filter(
      (value, at) => at % 4 === 3 && Math.abs(value - (few.data[at] ?? 0)) > 48,
    );
    expect(off).toHaveLength(0);
  });
});
