/** One fiche or action: where it stood, where it stands, and who said so. */
import type {
  DatedText,
  StandingText,
  SubjectStanding,
  Validation,
  RestitutionSubject as Written,
} from '../../../../documents/restitution/restitution.ts';
import type { Row } from '../../../contract/store.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { type SubjectState, standsSince, stateAt } from '../../progress/model/history.ts';
import type { Snapshot, Update } from '../../progress/model/schema.ts';
import { type Case, voiceOf } from './case.ts';
import { type Counted, dayOf, trailOf } from './counted.ts';
import { inPlan, pilotsOf } from './in-plan.ts';
import { indicatorsOf } from './indicators.ts';

export function subjectOf(subject: Subject, counted: Counted, c: Case): Written {
  const { from } = c.period;
  const { valid } = counted;
  const rows = counted.rows.filter(counted.counts);
  const inPeriod = rows.filter(({ value }) => value.asOf >= from);
  const before = stateAt(counted.rows.filter(({ value }) => value.asOf < from));
  const now = valid?.value.state ?? stateAt(rows);
  const { leads, indicators, ...printed } = inPlan(subject, c.plan, c.lang);
  return {
    id: subject.id,
    kind: subject.kind,
    axe: subject.axe ?? null,
    ...printed,
    pilots: pilotsOf(subject, leads, c),
    before: standingOf(before),
    now: standingOf(now),
    trail: trailOf(counted, c),
    highlights: highlightsOf(now, rows, c),
    ...lastWords(now, rows, c),
    indicators: indicatorsOf(indicators, { before, now, counted: rows }, c),
    validation: valid ? validationOf(valid, counted, c) : null,
    updates: inPeriod.length,
  };
}

const standingOf = ({ meteo, percent, asOf }: SubjectState): SubjectStanding => ({
  meteo,
  percent,
  on: asOf,
});

/** Of the period, each with the update that told it. */
function highlightsOf(state: SubjectState, rows: readonly Row<Update>[], c: Case): DatedText[] {
  const tellers = new Map(
    rows.flatMap(({ value }) =>
      value.said.highlights.map((text) => [JSON.stringify([value.asOf, text]), value] as const),
    ),
  );
  return state.highlights
    .filter(({ asOf }) => asOf >= c.period.from && asOf <= c.period.to)
    .map(({ text, asOf }) => {
      const update = tellers.get(JSON.stringify([asOf, text]));
      return { text, on: asOf, by: update ? voiceOf(update, c) : null };
    });
}

/** Blocker, need of a decision and next step as they stand, told by the last update that said so. */
function lastWords(state: SubjectState, rows: readonly Row<Update>[], c: Case) {
  const told = (what: 'blocker' | 'arbitration' | 'nextStep'): DatedText | null => {
    const text = state[what];
    if (text === null) return null;
    const update = rows.findLast(({ value }) => value.said[what] === text)?.value;
    const on = update?.asOf ?? state.asOf ?? c.period.to;
    return { text, on, by: update ? voiceOf(update, c) : null };
  };
  const standing = (what: 'blocker' | 'arbitration'): StandingText | null => {
    const last = told(what);
    return last && { ...last, since: standsSince(rows, what) ?? last.on };
  };
  return {
    blocker: standing('blocker'),
    arbitration: standing('arbitration'),
    nextStep: told('nextStep'),
  };
}

function validationOf({ value }: Row<Snapshot>, { rows, counts }: Counted, c: Case): Validation {
  const { by: author, organisation, at, state } = value;
  const today = stateAt(rows);
  const moved = today.meteo !== state.meteo || today.percent !== state.percent;
  const origin = { kind: 'chat' as const, reportedBy: null };
  return {
    on: dayOf(at, c),
    by: voiceOf({ author, organisation, origin }, c),
    later: rows.filter((row) => !counts(row) && row.value.asOf >= c.period.from).length,
    since: moved ? standingOf(today) : null,
  };
}
