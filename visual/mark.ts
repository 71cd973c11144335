/** The mark of Fil rouge, a thread that joins three points: the icon of the package, and the head of what is seen outside Teams. */
import { brand } from './palette.ts';

/** In a square of 192. */
export const mark = {
  ground: brand.navy,
  /** Lighter than `brand.thread`: it stands on navy. */
  thread: '#f2435c',
  path: 'M34 140 C 58 140, 44 60, 74 60 S 92 134, 118 134 S 140 96, 148 56',
  width: 13,
  points: [
    [74, 60],
    [118, 134],
    [148, 56],
  ],
  radius: 15,
} as const;
