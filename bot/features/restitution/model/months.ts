/** How many subjects had which météo at the end of each month. */
import {
  type Month,
  meteos,
  type RestitutionMeteo,
} from '../../../../documents/restitution/restitution.ts';
import type { Case } from './case.ts';
import type { Counted } from './subject.ts';

/** The months that the period touches, up to today. */
export function monthsOf(counted: readonly Counted[], { period, today }: Case): Month[] {
  const end = period.to < today ? period.to : today;
  return monthNames(period.from, end).map((month) => {
    const until = `${month}-31`;
    const found = counted.map((one) => meteoOn(one, until < end ? until : end));
    const count = (meteo: RestitutionMeteo | null) =>
      found.filter((value) => value === meteo).length;
    const by = Object.fromEntries(meteos.map((meteo) => [meteo, count(meteo)]));
    return { month, meteo: by as Record<RestitutionMeteo, number>, none: count(null) };
  });
}

const meteoOn = ({ rows, counts }: Counted, day: string): RestitutionMeteo | null =>
  rows.findLast((row) => row.value.asOf <= day && row.value.said.meteo !== null && counts(row))
    ?.value.said.meteo ?? null;

/** `2026-01`, `2026-02`… from one day to the other. */
function monthNames(from: string, to: string): string[] {
  const names: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > to.slice(0, 7)) return names;
    names.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}
