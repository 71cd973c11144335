/** Pure: what stands at an instant, and what changed since. Everything shown is made from here. */
import type { Reader, Row } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { oncePer } from '../../../language/once-per.ts';
import { type Snapshot, snapshots, type Update } from './schema.ts';

/** How a subject stands, and since when each thing has been so. */
export type SubjectState = Snapshot['state'];

/** Nobody said anything: what the plan prints is all there is. */
export const silent: SubjectState = {
  meteo: null,
  percent: null,
  blocker: null,
  arbitration: null,
  nextStep: null,
  indicators: [],
  highlights: [],
  asOf: null,
  updates: [],
};

/** The first state of everything: the day of the document, whose état d'avancement stands. */
export const startOf = ({ plan }: Plan): string => plan.date;

/**
 * The updates about a subject in the order in which they count: by the day they speak of, then as
 * they were recorded. What was withdrawn counts no more.
 */
export function inOrder(rows: readonly Row<Update>[], until?: string): readonly Row<Update>[] {
  const all = ordered(rows);
  return until === undefined ? all : all.filter(({ value }) => value.at <= until);
}

/** A ledger makes a new list when a subject changes: what is worked out of one is found again. */
const ordered = oncePer((rows: readonly Row<Update>[]): readonly Row<Update>[] =>
  rows
    .filter(({ value }) => value.withdrawnAt === null)
    .sort((a, b) => compare(a.value.asOf, b.value.asOf) || compare(a.value.at, b.value.at)),
);

/** The update that counts and was recorded last. */
export const recordedLast = oncePer((rows: readonly Row<Update>[]): Row<Update> | undefined =>
  rows.reduce<Row<Update> | undefined>(
    (last, row) =>
      row.value.withdrawnAt === null && (!last || row.value.at >= last.value.at) ? row : last,
    undefined,
  ),
);

/** The state of a subject once these updates were recorded; `until` is an instant. */
export const stateAt = (rows: readonly Row<Update>[], until?: string): SubjectState =>
  until === undefined ? stateNow(rows) : stateAfter(inOrder(rows, until));

const stateNow = oncePer((rows: readonly Row<Update>[]) => stateAfter(inOrder(rows)));

function stateAfter(counted: readonly Row<Update>[]): SubjectState {
  const state = toldBy(counted);
  const figures = new Map<string, SubjectState['indicators'][number]>();
  for (const { value } of counted)
    for (const figure of value.said.indicators) {
      const known = figures.get(figure.name);
      figures.delete(figure.name);
      // "72 %", then "74": still a share.
      figures.set(figure.name, { ...known, ...figure, asOf: value.asOf });
    }
  const facts = counted
    .slice(-MOST_FACTS)
    .flatMap(({ value: { said, asOf } }) => said.highlights.map((text) => ({ text, asOf })));
  return {
    ...state,
    indicators: [...figures.values()].slice(-MOST_FIGURES),
    highlights: facts.slice(-MOST_FACTS),
    updates: counted.slice(-MOST_UPDATES).map(({ id }) => id),
  };
}

/** What a frozen state holds at most; a year of daily updates is below. */
const MOST_FIGURES = 200;
const MOST_FACTS = 400;
const MOST_UPDATES = 2000;

/** The fields that have one value, after these updates: nothing is copied on the way. */
function toldBy(rows: readonly Row<Update>[], before: SubjectState = silent): SubjectState {
  const state = { ...before };
  for (const { value } of rows) {
    const { said } = value;
    state.meteo = said.meteo ?? state.meteo;
    state.percent = said.percent ?? state.percent;
    for (const field of ['blocker', 'arbitration'] as const)
      state[field] = said.cleared.includes(field) ? null : (said[field] ?? state[field]);
    state.nextStep = said.nextStep ?? state.nextStep;
    state.asOf = value.asOf;
  }
  return state;
}

/** One step of the history of a subject: the update, and what it left (fields of one value). */
export interface HistoryStep {
  update: Row<Update>;
  before: SubjectState;
  after: SubjectState;
}

/** The history of a subject, oldest first. */
export function historyOf(rows: readonly Row<Update>[]): HistoryStep[] {
  let state = silent;
  return inOrder(rows).map((update) => {
    const before = state;
    state = toldBy([update], before);
    return { update, before, after: state };
  });
}

/** The day since which a blocker, or a need for a decision, has been said in these words; null: there is none. */
export function standsSince(
  rows: readonly Row<Update>[],
  field: 'blocker' | 'arbitration',
): string | null {
  let since: string | null = null;
  let standing: string | null = null;
  for (const { value } of inOrder(rows)) {
    const { cleared, [field]: text } = value.said;
    const isOver = cleared.includes(field);
    if (!isOver && (text === null || text === standing)) continue;
    // Another that is in the way too leaves the first there since its own day.
    const isAdded: boolean = standing !== null && text?.startsWith(standing) === true;
    [since, standing] = isOver ? [null, null] : [isAdded ? since : value.asOf, text];
  }
  return since;
}

/**
 * How a subject moved between two instants, and the updates recorded in between. The two states
 * have the fields of one value; facts and figures are in the updates (`stateAt` gathers them).
 */
export interface Move {
  subject: string;
  before: SubjectState;
  now: SubjectState;
  updates: Row<Update>[];
}

/** What was recorded after an instant, by subject, in the order of `subjects`. */
export function changedSince(
  bySubject: ReadonlyMap<string, readonly Row<Update>[]>,
  since: string,
  until?: string,
): Move[] {
  return [...bySubject].flatMap(([subject, rows]) => {
    const known = until === undefined ? moved.get(rows) : undefined;
    if (known?.since === since) return known.moves;
    const moves = movesIn(subject, rows, since, until);
    if (until === undefined) moved.set(rows, { since, moves });
    return moves;
  });
}

function movesIn(
  subject: string,
  rows: readonly Row<Update>[],
  since: string,
  until: string | undefined,
): Move[] {
  const counted = inOrder(rows, until);
  const updates = counted.filter(({ value }) => value.at > since);
  if (updates.length === 0) return [];
  return [{ subject, before: toldBy(inOrder(rows, since)), now: toldBy(counted), updates }];
}

/** What was asked last of lists that do not change: many ask what is new since the same day. */
const moved = new WeakMap<readonly Row<Update>[], { since: string; moves: Move[] }>();

/** Whether something else than "rien de neuf" was said. */
export const isNews = ({ updates }: Move): boolean =>
  updates.some(({ value }) => !value.said.unchanged || value.said.meteo !== null);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Snapshots that are looked at, the last ones: a committee has some hundred. */
const MOST = 500;

/** The last time of each subject. */
export async function lastFrozen(reader: Reader): Promise<ReadonlyMap<string, Snapshot>> {
  const frozen = await reader.page(snapshots, { limit: MOST });
  return new Map(frozen.reverse().map(({ value }): [string, Snapshot] => [value.subject, value]));
}
