/** A grid of signs as one picture (PNG, no ground): a row a thing, a column a month. */
import { PNG } from 'pngjs';
import type { Sign } from './meteo.ts';
import { signPng } from './pictures.ts';

/** In pixels: a sign of 72 at half its size. */
const SIGN = 36;

/** Signs at half their size, by name; drawn once. */
const small = new Map<Sign, Buffer>();

/** The mean of four pixels, each weighted by how much it covers. */
function halved(sign: Sign): Buffer {
  const known = small.get(sign);
  if (known) return known;
  const { data, width } = PNG.sync.read(signPng(sign));
  const made = Buffer.alloc(SIGN * SIGN * 4);
  for (let y = 0; y < SIGN; y++)
    for (let x = 0; x < SIGN; x++) {
      const from = [0, 1, width, width + 1].map((by) => (2 * y * width + 2 * x + by) * 4);
      const cover = from.reduce((sum, at) => sum + (data[at + 3] ?? 0), 0);
      const to = (y * SIGN + x) * 4;
      for (const part of [0, 1, 2])
        made[to + part] =
          cover === 0
            ? 0
            : from.reduce((sum, at) => sum + (data[at + part] ?? 0) * (data[at + 3] ?? 0), 0) /
              cover;
      made[to + 3] = cover / 4;
    }
  small.set(sign, made);
  return made;
}

/** @param cell the shape of a cell: its height and width, of which a sign fills the smaller */
export function signGrid(
  rows: readonly (readonly Sign[])[],
  cell: { width: number; height: number },
): Buffer {
  const scale = SIGN / (Math.min(cell.width, cell.height) * 0.84);
  const [wide, high] = [Math.round(cell.width * scale), Math.round(cell.height * scale)];
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const png = new PNG({ width: wide * columns, height: high * Math.max(1, rows.length) });
  for (const [y, row] of rows.entries())
    for (const [x, sign] of row.entries()) {
      const left = x * wide + ((wide - SIGN) >> 1);
      const top = y * high + ((high - SIGN) >> 1);
      const picture = halved(sign);
      for (let line = 0; line < SIGN; line++)
        picture.copy(
          png.data,
          ((top + line) * png.width + left) * 4,
          line * SIGN * 4,
          (line + 1) * SIGN * 4,
        );
    }
  // The same few signs come again and again: unfiltered lines and whole matches pack them three times
  // faster and smaller than the filters of a photograph.
  return PNG.sync.write(png, { filterType: 0, deflateStrategy: 0, deflateLevel: 4 });
}
