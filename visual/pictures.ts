/** Signs and bars as pictures (PNG), for what shows no SVG: cards, letters, Office. */
import { PNG } from 'pngjs';
import { indexed } from './indexed-png.ts';
import brandMark from './mark.json' with { type: 'json' };
import drawnMarks from './marks.json' with { type: 'json' };
import { type Mark, markInk, marks, ON_MARK } from './marks.ts';
import { signs as all, type Sign, signParts } from './meteo.ts';
import { inks } from './palette.ts';
import drawn from './signs.json' with { type: 'json' };

const uri = (base64: string): string => `data:image/png;base64,${base64}`;

/** A sign as the address of an image that needs no network. */
export const signUri: Record<Sign, string> = Object.fromEntries(
  all.map((sign) => [sign, uri(smallOf(sign).toString('base64'))]),
) as Record<Sign, string>;

function smallOf(sign: Sign): Buffer {
  const inks = new Set(signParts[sign].map(({ ink }) => ink));
  return indexed(Buffer.from(drawn[sign], 'base64'), [...inks]);
}

/** A mark as the address of an image: the answer that was given, or one to give. */
export const markUri: Record<Mark, { given: string; open: string }> = Object.fromEntries(
  marks.map((mark) => {
    const small = (png: string, paints: string[]) =>
      uri(indexed(Buffer.from(png, 'base64'), paints).toString('base64'));
    const { given, open } = drawnMarks[mark];
    const full = small(given, [markInk(mark, true), ON_MARK]);
    return [mark, { given: full, open: small(open, [markInk(mark, false)]) }];
  }),
) as Record<Mark, { given: string; open: string }>;

/** A sign as the bytes of a PNG, 72 pixels wide. */
export const signPng = (sign: Sign): Buffer => Buffer.from(drawn[sign], 'base64');

/** The mark of Fil rouge on its ground, as the bytes of a PNG, 64 pixels wide. */
export const markPng = Buffer.from(brandMark.mark, 'base64');

/** In pixels, drawn at half of it. */
const BAR = { width: 200, height: 16, rim: 2 };

const parts = (ink: string): [number, number, number] => [
  Number.parseInt(ink.slice(1, 3), 16),
  Number.parseInt(ink.slice(3, 5), 16),
  Number.parseInt(ink.slice(5, 7), 16),
];

/**
 * A bar filled from the left up to a share (0 to 1), framed so that what is missing is seen on any ground.
 * The figure stands beside it in words.
 */
export function barPng(share: number): Buffer {
  const { width, height, rim } = BAR;
  const png = new PNG({ width, height });
  const full = rim + Math.round(Math.min(1, Math.max(0, share)) * (width - 2 * rim));
  const [red, green, blue] = parts(inks.bar);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const edge = y < rim || y >= height - rim || x < rim || x >= width - rim;
      if (!edge && x >= full) continue;
      png.data.set([red, green, blue, 255], (y * width + x) * 4);
    }
  return PNG.sync.write(png);
}

const bars = new Map<number, string>();

/** The same as the address of an image; one picture a whole percent. */
export function barUri(share: number): string {
  const percent = Math.round(share * 100);
  const known =
    bars.get(percent) ?? uri(indexed(barPng(percent / 100), [inks.bar]).toString('base64'));
  bars.set(percent, known);
  return known;
}
