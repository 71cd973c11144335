/**
 * The signs of météo, drawn once: four states and "sans nouvelle". Each has the colour of its state and a shape of
 * its own, so that it is read without colour; the word always stands beside it, and a sign is never the only bearer.
 */
import { inks, meteoInks } from './palette.ts';

/** A state that has a sign; `silence`: nobody has said anything. */
export type Sign = 'soleil' | 'couvert' | 'nuage' | 'orage' | 'silence';

/** Signs from the best state to the worst, then the one that says nothing. */
export const signs = ['soleil', 'couvert', 'nuage', 'orage', 'silence'] as const;

/** Whether a word is that of a state with a sign. */
export const isSign = (word: string): word is Sign => signs.some((sign) => sign === word);

/** A part of a sign: an SVG path in a square of 24, and its colour. */
export interface SignPart {
  path: string;
  ink: string;
}

/** A disc and its rays; `half`: what of them is above the middle. */
const sun = (x: number, y: number, r: number, half = false): string => {
  const disc = half
    ? `M${x - r} ${y}a${r} ${r} 0 0 1 ${2 * r} 0z`
    : `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  const rays = Array.from({ length: half ? 5 : 8 }, (_, i) => {
    const angle = (-i * Math.PI) / 4;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const at = (from: number, side: number) =>
      `${(x + cos * from - sin * side).toFixed(2)} ${(y + sin * from + cos * side).toFixed(2)}`;
    const [near, far, wide] = [r * 1.38, r * 2, r * 0.2];
    return `M${at(near, -wide)}L${at(far, -wide)}L${at(far, wide)}L${at(near, wide)}z`;
  });
  return [disc, ...rays].join('');
};

/** A cloud whose foot is at `y`, from `x` on, `w` wide. */
const cloud = (x: number, y: number, w: number): string => {
  const u = w / 20;
  const a = (r: number, dx: number, dy: number) => `a${r * u} ${r * u} 0 0 1 ${dx * u} ${dy * u}`;
  return `M${x + 4.6 * u} ${y}${a(4.6, -0.9, -9.1)}${a(6, 11.4, -1.5)}${a(5.3, -0.1 + 0.2, 10.6)}z`;
};

/** A flat layer of cloud. */
const layer = (x: number, y: number, w: number): string =>
  `M${x + 2.1} ${y}h${w - 4.2}a2.1 2.1 0 0 1 0 4.2h${4.2 - w}a2.1 2.1 0 0 1 0 -4.2z`;

export const signParts: Record<Sign, readonly SignPart[]> = {
  soleil: [{ path: sun(12, 12, 5.2), ink: meteoInks.soleil }],
  couvert: [
    { path: sun(12, 11.8, 5.2, true), ink: inks.sun },
    { path: layer(0.5, 13, 17.5) + layer(6, 18.3, 17.5), ink: meteoInks.couvert },
  ],
  nuage: [{ path: cloud(1.6, 19, 20.8), ink: meteoInks.nuage }],
  orage: [
    { path: cloud(2.4, 14.2, 19.2), ink: meteoInks.orage },
    { path: 'M14.2 15 7.8 20.4h3.3l-1.6 3.6 6.7-5.8h-3.4l2.7-3.2z', ink: meteoInks.orage },
  ],
  silence: [
    {
      path: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zm0 2a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM6.8 10.9h2.2v2.2H6.8zm4.1 0h2.2v2.2h-2.2zm4.1 0h2.2v2.2H15z',
      ink: meteoInks.silence,
    },
  ],
};

/** A sign as an SVG document, `size` pixels wide. */
export const signSvg = (sign: Sign, size: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24">${signParts[
    sign
  ]
    .map(({ path, ink }) => `<path d="${path}" fill="${ink}"/>`)
    .join('')}</svg>`;
