/** What a poll should be after each act, said a second time and more simply than the bot does. */
import assert from 'node:assert/strict';
import type { Choice } from '../../../../../bot/features/polls/model/schema.ts';
import type { Delivery, World } from './world.ts';
import { animators, group, members, organisations, poll, ref } from './world.ts';

export const slots = [
  { date: '2027-01-12', start: '14:00', end: '16:00' },
  { date: '2027-01-14', start: '09:30', end: '11:30' },
  { date: '2027-01-14', start: '10:00', end: '12:00' },
  { date: '2027-01-18', start: '14:00', end: '16:00' },
];
export const slotIds = slots.map((_, at) => `s${at + 1}`);
const required = ['cd93', 'caf'];
const quorum = 2;

export const launching = {
  draft: JSON.stringify({
    id: poll,
    title: 'modèle',
    group,
    slots,
    deadline: '2026-12-04',
    time: '18:00',
    required,
    quorum,
    namesHidden: false,
  }),
  version: 0,
};

interface Voice {
  answers: Record<string, Choice>;
  by: string;
}

export interface Model {
  state: 'none' | 'open' | 'closed' | 'cancelled';
  round: number;
  chosen: string | null;
  voices: Map<string, Voice>;
  /** Yes of the chosen slot at the closing. */
  present: string[];
  /** `news:<round>:<person>:<what>`, `all:<round>:<person>`, `deadline:<round>:<person>`, `card:<person>`. */
  told: Set<string>;
  /** How often a colleague was answered for. */
  answeredFor: number;
  /** Everything that was delivered, for those who deliver it again. */
  history: Delivery[];
  /** Names of activities: no two runs share one, for what was answered is remembered. */
  run: number;
  count: number;
  now: Date;
}

export const newModel = (now: Date, run: number): Model => ({
  state: 'none',
  round: 0,
  chosen: null,
  voices: new Map(),
  present: [],
  told: new Set(),
  answeredFor: 0,
  history: [],
  run,
  count: 0,
  now,
});

/** The PMI is a part of the Département in the plan of the tests. */
const speaksFor = (person: string): string[] => {
  const own = organisations[person.split(':')[2]?.split('-')[0] ?? ''];
  return own === 'pmi' ? ['pmi', 'cd93'] : own ? [own] : [];
};

export const answered = ({ voices }: Model): string[] =>
  [...voices].filter(([, { answers }]) => Object.keys(answers).length > 0).map(([who]) => who);

/** Of each slot: counts, and whether everybody needed and enough people can come. */
export function tally({ voices }: Model) {
  return slotIds.map((slot) => {
    const of = (choice: Choice) =>
      [...voices].filter(([, { answers }]) => answers[slot] === choice).map(([who]) => who);
    const coming = [...of('yes'), ...of('maybe')];
    const there = new Set(coming.flatMap(speaksFor));
    return {
      slot,
      yes: of('yes').length,
      maybe: of('maybe').length,
      no: of('no').length,
      missing: required.filter((one) => !there.has(one)),
      quorate: coming.length >= quorum,
    };
  });
}

/** Everything that can be told apart, the best first. */
const order = (standing: ReturnType<typeof tally>[number]): string =>
  [
    standing.missing.length === 0 ? 0 : 1,
    standing.quorate ? 0 : 1,
    100 - standing.yes,
    100 - standing.maybe,
    standing.no,
  ]
    .map((n) => String(n).padStart(3, '0'))
    .join('|');

export async function check(model: Model, world: World): Promise<void> {
  const state = await world.state();
  assert.equal(state !== undefined, model.state !== 'none', 'a poll is there once launched');
  if (!state) return;
  const { poll: kept } = state;
  assert.deepEqual(
    { state: kept.state, round: kept.round, chosen: kept.chosen },
    { state: model.state, round: model.round, chosen: model.chosen },
  );
  const expected = tally(model);
  const got = state.ranked.map(({ slot, rank: _, ...rest }) => ({ slot: slot.id, ...rest }));
  for (const one of expected)
    assert.deepEqual(
      got.find(({ slot }) => slot === one.slot),
      one,
    );
  const orders = state.ranked.map(({ slot }) =>
    order(expected.find((one) => one.slot === slot.id) as (typeof expected)[number]),
  );
  assert.deepEqual(orders, [...orders].sort(), 'the best is first');
  for (const [at, { rank }] of state.ranked.entries())
    assert.equal(rank, orders.indexOf(orders[at] ?? '') + 1, 'equals share a rank');
  assert.deepEqual(
    state.ballots.map(({ person, by }) => `${person} ${by}`).sort(),
    answered(model)
      .map((who) => `${who} ${model.voices.get(who)?.by}`)
      .sort(),
  );
  await checkMeetings(model, world);
  await checkTold(model, world);
}

async function checkMeetings(model: Model, world: World): Promise<void> {
  const planned = await world.planned();
  assert.equal(planned.length, model.state === 'closed' ? 1 : 0, 'one meeting, while it is closed');
  if (model.state !== 'closed') return;
  const [meeting] = planned;
  const slot = slots[slotIds.indexOf(model.chosen ?? '')];
  assert.deepEqual(
    { date: meeting?.when.date, start: meeting?.when.start, end: meeting?.when.end },
    slot,
  );
  assert.deepEqual(Object.keys(meeting?.attendance ?? {}).sort(), [...model.present].sort());
}

async function checkTold(model: Model, world: World): Promise<void> {
  const rows = await world.rows();
  const told = rows.flatMap(({ kind, payload, recipient }) => {
    const { round, what, why } = payload as { round?: number; what?: string; why?: string };
    if (kind === 'polls.card') return [`card:${recipient}`];
    if (kind === 'polls.news') return [`news:${round}:${recipient}:${what}`];
    if (kind === 'polls.decide') return [`${why}:${round}:${recipient}`];
    return [];
  });
  assert.deepEqual(told.sort(), [...model.told].sort());
  assert.equal(rows.filter(({ kind }) => kind === 'polls.for').length, model.answeredFor);
  const chases = rows.filter(({ kind }) => kind === 'polls.chase');
  const days = chases.map(({ recipient, payload }) => `${recipient} ${JSON.stringify(payload)}`);
  assert.equal(new Set(days).size, days.length, 'nobody is chased twice a day');
  const render = world.bots[0]?.render;
  for (const row of chases) {
    const rendered = await world.store.read(async (reader) => render?.(row, reader, model.now));
    const due = rendered !== undefined && !('moot' in rendered);
    const { day } = row.payload as { day: string };
    const ofNow = await chasesOn(world, day);
    const wanted = ofNow && model.state === 'open' && !answered(model).includes(row.recipient);
    assert.equal(due, wanted, `chased if undecided: ${row.recipient} on ${day}`);
  }
}

/** Whether the poll as it is kept chases that day; the model says who, not when. */
async function chasesOn(world: World, day: string): Promise<boolean> {
  const kept = (await world.state())?.poll;
  if (!kept) return false;
  const paris = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });
  const eve = new Date(`${paris.format(new Date(kept.deadline))}T12:00:00Z`);
  eve.setUTCDate(eve.getUTCDate() - 1);
  const days = [eve.toISOString().slice(0, 10)];
  if (kept.halfway) days.push(paris.format(new Date(kept.halfway)));
  return days.includes(day);
}

/* ------------------------------------------------------------- what acts do to the model */

const isOpen = (model: Model): boolean => model.state === 'open';

const everybody = (): string[] => members.map(ref);

export const isMember = (person: string): boolean => everybody().includes(person);
export const isAnimator = (person: string): boolean => animators.map(ref).includes(person);

/** When all have answered, those who co-animate are asked, once a round. */
function complete(model: Model): void {
  if (!isOpen(model) || answered(model).length < members.length) return;
  for (const one of animators) model.told.add(`all:${model.round}:${ref(one)}`);
}

export function applyVote(
  model: Model,
  by: string,
  person: string,
  answers: Record<string, Choice>,
  whole: boolean,
): void {
  if (!isOpen(model) || !isMember(by) || !isMember(person)) return;
  const before = model.voices.get(person);
  const own = before && before.by === person && Object.keys(before.answers).length > 0;
  if (by !== person && own) return;
  const after = whole ? answers : { ...before?.answers, ...answers };
  if (Object.keys(after).length === 0) return;
  model.voices.set(person, { answers: after, by });
  if (by !== person) model.answeredFor += 1;
  complete(model);
}

export function applyWithdraw(model: Model, person: string): void {
  if (!isOpen(model) || !answered(model).includes(person)) return;
  model.voices.set(person, { answers: {}, by: person });
}

export function applyLaunch(model: Model, by: string): void {
  if (model.state !== 'none' || !isAnimator(by)) return;
  model.state = 'open';
  for (const person of everybody()) model.told.add(`card:${person}`);
  watch(model);
}

/** At the deadline of this round those who co-animate are asked. */
function watch(model: Model): void {
  for (const one of animators) model.told.add(`deadline:${model.round}:${ref(one)}`);
}

export function applyClose(model: Model, by: string, slot: string, version: number): void {
  if (!isOpen(model) || !isAnimator(by) || version !== model.round) return;
  if (!slotIds.includes(slot)) return;
  model.state = 'closed';
  model.chosen = slot;
  model.round += 1;
  model.present = [...model.voices]
    .filter(([, { answers }]) => answers[slot] === 'yes')
    .map(([who]) => who);
}

function announce(model: Model, what: string, people: readonly string[]): void {
  for (const person of people) model.told.add(`news:${model.round}:${person}:${what}`);
}

export function applyExtend(model: Model, by: string): void {
  if (!isOpen(model) || !isAnimator(by)) return;
  model.round += 1;
  watch(model);
  const heard = new Set(answered(model));
  announce(
    model,
    'extended',
    everybody().filter((one) => !heard.has(one)),
  );
}

export function applyReopen(model: Model, by: string): void {
  if (model.state === 'open' || model.state === 'none' || !isAnimator(by)) return;
  model.state = 'open';
  model.chosen = null;
  model.round += 1;
  watch(model);
  announce(model, 'reopened', everybody());
}

export function applyCancel(model: Model, by: string): void {
  if (!isOpen(model) || !isAnimator(by)) return;
  model.state = 'cancelled';
  model.round += 1;
  announce(model, 'cancelled', everybody());
}
