/** The three answers of a poll: a sign that needs no colour. The word stands beside it. */
import type { Mark } from './marks.ts';

const corners = [3.2, 3.4, 6.6, -8, -1.6, -1.3, -5.1, 6.2, -1.6, -1.7];
const check = (x: number, y: number, u: number): string =>
  `M${x} ${y}l${corners.map((part) => (part * u).toFixed(2)).join(' ')}z`;

/** An SVG path in a square of 20, in the colour of the text: ✓, (✓), ✗. */
export const choicePaths: Record<Mark, string> = {
  yes: check(4.5, 11, 1.1),
  maybe: `${check(6.3, 10.7, 0.72)}M4.6 3.6C2.6 5.4 1.6 7.6 1.6 10s1 4.6 3 6.4l1-1.1C3.9 13.8 3.2 12 3.2 10s.7-3.8 2.4-5.3zM15.4 3.6c2 1.8 3 4 3 6.4s-1 4.6-3 6.4l-1-1.1c1.7-1.5 2.4-3.3 2.4-5.3s-.7-3.8-2.4-5.3z`,
  no: 'M5.6 4.3 4.3 5.6 8.7 10l-4.4 4.4 1.3 1.3 4.4-4.4 4.4 4.4 1.3-1.3-4.4-4.4 4.4-4.4-1.3-1.3L10 8.7z',
};
