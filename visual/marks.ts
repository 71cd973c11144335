/**
 * The marks of an answer to a slot, drawn once: yes, if need be, no. Each has a shape of its own; full and in its colour
 * when it is the answer given, a ring of one colour when it is one to give: nothing looks chosen before it is, nor closed.
 */
import { inks } from './palette.ts';

/** An answer that has a mark, as polls name them. */
export type Mark = 'yes' | 'maybe' | 'no';
export const marks = ['yes', 'maybe', 'no'] as const;

export const markInks: Record<Mark, string> = { yes: inks.good, maybe: inks.sun, no: inks.bolt };

export const markInk = (mark: Mark, given: boolean): string => (given ? markInks[mark] : inks.bar);

/** What is drawn on a full mark. */
export const ON_MARK = '#ffffff';

/** A tick, a wave, a cross: lines in a square of 24, 2.4 wide. */
export const strokes: Record<Mark, string> = {
  yes: 'M7 12.5l3.4 3.4L17 9',
  maybe: 'M6.5 13.2c1.8-3 3.6-3 5.5-1.2s3.7 1.8 5.5-1.2',
  no: 'M8 8l8 8M16 8l-8 8',
};

/** A mark as an SVG document, `size` pixels wide. */
export function markSvg(mark: Mark, given: boolean, size: number): string {
  const ink = markInk(mark, given);
  const disc = given
    ? `<circle cx="12" cy="12" r="11" fill="${ink}"/>`
    : `<circle cx="12" cy="12" r="10" fill="none" stroke="${ink}" stroke-width="1.6"/>`;
  const line = given ? ON_MARK : ink;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="-1.5 -1.5 27 27">${disc}<path d="${strokes[mark]}" fill="none" stroke="${line}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}
