/**
 * A strip: one cell a month, the oldest first. A state is read by the height of its cell as well as by its
 * colour: the whole of it for `soleil`, a quarter for `orage`; a month of which nothing is known is a line.
 * What goes well is pale under its upper edge: the eye goes to what does not.
 */
import type { Sign } from './meteo.ts';
import { meteoInks } from './palette.ts';

/** In pixels. */
export const strip = { cell: 12, gap: 2, height: 20, edge: 3 } as const;

const shares: Record<Sign, number> = {
  soleil: 1,
  couvert: 0.75,
  nuage: 0.5,
  orage: 0.25,
  silence: 0.1,
};

/** A rectangle of a strip, from its upper left corner. */
export interface StripCell {
  x: number;
  y: number;
  width: number;
  height: number;
  ink: string;
  isPale: boolean;
}

export const stripWidth = (months: number): number => months * (strip.cell + strip.gap) - strip.gap;

export const stripCells = (states: readonly (Sign | null)[]): StripCell[] =>
  states.map((state, at) => {
    const sign = state ?? 'silence';
    const height = strip.height * shares[sign];
    return {
      x: at * (strip.cell + strip.gap),
      y: strip.height - height,
      width: strip.cell,
      height,
      ink: meteoInks[sign],
      isPale: sign === 'soleil' || sign === 'couvert',
    };
  });
