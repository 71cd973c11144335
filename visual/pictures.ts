/** Signs and marks as pictures (PNG), for what shows no SVG: cards, letters, Office. */
import { indexed } from './indexed-png.ts';
import brandMark from './mark.json' with { type: 'json' };
import drawnMarks from './marks.json' with { type: 'json' };
import { type Mark, markInk, marks, ON_MARK } from './marks.ts';
import { signs as all, type Sign, signParts } from './meteo.ts';
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

/** The mark of Fil rouge on its ground, as the bytes of a PNG, 192 pixels wide. */
export const markPng = Buffer.from(brandMark.mark, 'base64');
