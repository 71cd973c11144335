/** The météo of each subject at the end of each month. */
import type { RestitutionMeteo } from '../../../../documents/restitution/restitution.ts';
import type { Case } from './case.ts';
import type { Counted } from './counted.ts';

const lastDay = ({ period, today }: Case): string => (period.to < today ? period.to : today);

/** `2026-01`, `2026-02`…: the months that the period touches, up to today. */
export function monthsOf(c: Case): string[] {
  const names: string[] = [];
  const last = lastDay(c).slice(0, 7);
  let [year, month] = [Number(c.period.from.slice(0, 4)), Number(c.period.from.slice(5, 7))];
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > last) return names;
    names.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/** What stood at the end of each of them, or today. */
export function trailOf(counted: Counted, c: Case): (RestitutionMeteo | null)[] {
  const end = lastDay(c);
  return monthsOf(c).map((month) => {
    const until = `${month}-31`;
    return meteoOn(counted, until < end ? until : end);
  });
}

const meteoOn = ({ rows, counts }: Counted, day: string): RestitutionMeteo | null =>
  rows.findLast((row) => row.value.asOf <= day && row.value.said.meteo !== null && counts(row))
    ?.value.said.meteo ?? null;
