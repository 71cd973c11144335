/** Pure: how a subject stood at the end of each month. */
import type { Row } from '../../../contract/store.ts';
import { inOrder, type SubjectState } from './history.ts';
import type { Update } from './schema.ts';

/** A year: what a strip shows. */
const MONTHS = 12;

/** The twelve months that end with the month of a day, the oldest first: `2026-11`. */
export function monthsUntil(today: string): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: MONTHS }, (_, at) => {
    const month = last - MONTHS + 1 + at;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** Météo at the end of each of these months; `null`: nobody had said. */
export function meteoByMonth(
  rows: readonly Row<Update>[],
  months: readonly string[],
): SubjectState['meteo'][] {
  const told = inOrder(rows).filter(({ value }) => value.said.meteo !== null);
  let at = 0;
  let meteo: SubjectState['meteo'] = null;
  return months.map((month) => {
    for (let next = told[at]; next && next.value.asOf.slice(0, 7) <= month; next = told[++at])
      meteo = next.value.said.meteo;
    return meteo;
  });
}
