/** Which updates of a subject count in a period. */

import type { RestitutionMeteo } from '../../../../documents/restitution/restitution.ts';
import { localTimeOf } from '../../../calendar/local-time.ts';
import type { Row } from '../../../contract/store.ts';
import { inOrder } from '../../progress/model/history.ts';
import type { Snapshot, Update } from '../../progress/model/schema.ts';
import type { Case } from './case.ts';

/** What counts for a subject in a period. */
export interface Counted {
  /** Updates that speak of a day until the end, in order. */
  rows: readonly Row<Update>[];
  /** The validation that wins, if there is one. */
  valid: Row<Snapshot> | undefined;
  counts: (row: Row<Update>) => boolean;
}

/**
 * A validated snapshot wins over whatever came later: the last one that was frozen in or after the
 * period and that speaks of nothing beyond it.
 */
export function countedOf(subject: string, c: Case): Counted {
  const { from, to } = c.period;
  const rows = inOrder(c.kept.updates.get(subject) ?? []).filter(({ value }) => value.asOf <= to);
  const valid = c.kept.snapshots
    .filter(({ value }) => value.subject === subject && (value.state.asOf ?? to) <= to)
    .filter(({ value }) => dayOf(value.at, c) >= from)
    .sort((a, b) => (a.value.at < b.value.at ? -1 : 1))
    .at(-1);
  const frozen = valid && new Set(valid.value.state.updates);
  return { rows, valid, counts: ({ id }) => frozen?.has(id) ?? true };
}

/** The local day of an instant. */
export const dayOf = (instant: string, { zone }: Case): string =>
  localTimeOf(new Date(instant), zone).date;

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
