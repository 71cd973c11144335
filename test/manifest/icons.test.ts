import { describe, expect, it } from '@jest/globals';
import { PNG } from 'pngjs';
import { openPackage } from '../support/app-package.ts';

const { files } = openPackage();
const read = (name: string) => PNG.sync.read(Buffer.from(files[name] as Uint8Array));

/** Every pixel as red, green, blue and opacity. */
function pixels({ data }: PNG): [number, number, number, number][] {
  return Array.from({ length: data.length / 4 }, (_, i) => {
    const [r = 0, g = 0, b = 0, a = 0] = data.subarray(4 * i, 4 * i + 4);
    return [r, g, b, a];
  });
}

const luminance = ([r, g, b]: readonly number[]) => {
  const part = (value = 0) => {
    const s = value / 255;
    return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
};

describe('the colour icon', () => {
  const icon = read('color.png');

  it('is 192 pixels wide and high, and opaque to its corners', () => {
    expect([icon.width, icon.height]).toEqual([192, 192]);
    expect(pixels(icon).filter(([, , , a]) => a !== 255)).toEqual([]);
  });

  it('draws inside the middle that Teams does not round off', () => {
    const [ground] = pixels(icon);
    const margin = 26;
    const outside = pixels(icon).filter((_, i) => {
      const [x, y] = [i % 192, Math.floor(i / 192)];
      return Math.min(x, y, 191 - x, 191 - y) < margin;
    });
    expect(new Set(outside.map(String))).toEqual(new Set([String(ground)]));
  });
});

describe('the outline icon', () => {
  const icon = read('outline.png');

  it('is 32 pixels wide and high', () => {
    expect([icon.width, icon.height]).toEqual([32, 32]);
  });

  it('is white or nothing: every visible pixel is white, the corners are empty', () => {
    const drawn = pixels(icon).filter(([, , , a]) => a > 0);
    expect(drawn.length).toBeGreaterThan(60);
    expect(drawn.filter(([r, g, b]) => r !== 255 || g !== 255 || b !== 255)).toEqual([]);
    const corners = [0, 31, 32 * 31, 32 * 32 - 1].map((at) => pixels(icon)[at]?.[3]);
    expect(corners).toEqual([0, 0, 0, 0]);
  });

  it('stands out on the accent colour: a contrast of 3 at least (WCAG 1.4.11)', () => {
    const { manifest } = openPackage();
    const hex = String(manifest.accentColor).slice(1).match(/../g) as RegExpMatchArray;
    const ground = luminance(hex.map((part) => Number.parseInt(part, 16)));
    expect(1.05 / (ground + 0.05)).toBeGreaterThanOrEqual(3);
  });
});
