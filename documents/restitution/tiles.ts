/** The four counts of the year on one page, each with what it was when the period began. */
import { deltaText } from '../../visual/delta.ts';
import type { Tile } from '../blocks.ts';
import { essentialOf } from './figures.ts';
import { meteos, type Restitution } from './restitution.ts';
import type { Say } from './say.ts';

export function tilesOf(data: Restitution, { s, day }: Say): Tile[] {
  const { meteo: now, before, noneBefore, subjects } = essentialOf(data);
  const known = noneBefore < subjects;
  return meteos.map((meteo) => ({
    sign: meteo,
    ...s.meteo[meteo],
    value: String(now[meteo]),
    note: known
      ? s.was(before[meteo], day(data.period.from), deltaText(now[meteo] - before[meteo]))
      : s.unknownBefore,
  }));
}
