import { createHash } from 'node:crypto';
import type { OutboxRow } from '../../bot/contract/store.ts';
import type { Message } from '../../bot/contract/turn.ts';
import { recordOf, toResult } from '../../bot/features/sendings/model/attempts.ts';
import type { SendResult } from '../../bot/teams/sender.ts';
import { BUSY } from '../mail/mailer.ts';
import { closeAddress, letGoAfter } from './closing.ts';
import { mailTrouble } from './mail-trouble.ts';
import type { Parcel } from './parcel.ts';
import { type Passage, passageWithin } from './passage.ts';
import type { Shared } from './ports.ts';
import { prepare } from './prepare.ts';
import { afterSending, givenBack, heldBack, type Verdict, withTry } from './results.ts';
import { isStoreTrouble, settle } from './settling.ts';

/** On its way: everything that is known before the request. */
interface Letter extends Parcel {
  /** To be called when the request is made. */
  left: () => void;
}

/** The way of one claimed row, from the outbox to Teams and back. Rejects only on a bug. */
export async function attempt(shared: Shared, row: OutboxRow): Promise<void> {
  const { metrics, log } = shared.ports;
  try {
    const verdict = await decide(shared, row);
    if (!verdict.settled) await settle(shared, row, verdict);
    shared.ports.crash('settled');
    note(shared, row, verdict);
    await bestEffort(shared, () =>
      letGoAfter(shared.ports.store, row, new Date(shared.ports.clock.now())),
    );
  } catch (error) {
    if (!isStoreTrouble(error)) throw error;
    // Nothing was sent: the store failed before. Back with it, if the store takes it.
    metrics.storeError();
    log.warn({ err: error, row: row.id }, 'delivery: the store failed');
    await settle(shared, row, givenBack(row, shared.ports.clock.now() + 1_000));
  }
}

/** Verdict on the row, which counts as queued until it has left or is known not to leave. */
async function decide(shared: Shared, row: OutboxRow): Promise<Verdict> {
  let queued = true;
  shared.queued += 1;
  const left = () => {
    if (queued) shared.queued -= 1;
    queued = false;
    shared.departed();
  };
  try {
    const prepared = await prepare(shared, row);
    return 'row' in prepared ? await depart(shared, { ...prepared, left }) : prepared;
  } finally {
    left();
  }
}

function note({ ports: { metrics, log } }: Shared, row: OutboxRow, { settlement }: Verdict): void {
  if (settlement.result === undefined) return;
  const { outcome, code } = recordOf({ result: settlement.result });
  metrics.outcome(outcome ?? settlement.state);
  const trouble = mailTrouble(row, { outcome, code });
  if (trouble) log.error({ row: row.id, code }, trouble);
  const { state } = settlement;
  if (state === 'failed' || state === 'uncertain' || outcome === 'orphan') {
    log.warn({ row: row.id, kind: row.kind, state, outcome, code }, 'delivery: not delivered');
  }
}

/** Waits for the conversation and for a slot, then sends; gives back what cannot leave in time. */
async function depart(shared: Shared, letter: Letter): Promise<Verdict> {
  const { ports, options, lanes, stop } = shared;
  const { row, place } = letter;
  const { conversationId } = place;
  const digest = digestOf(letter.message);
  if (letter.update !== undefined && recordOf(row).digest === digest) {
    // Already there, word for word: as good as sent, and no request.
    return sentAs(letter, digest, { activityId: letter.update });
  }
  const until = ports.clock.steady() + options.patienceMs;
  const leave = await lanes.enter(conversationId, async (free) => {
    const waitMs = until - ports.clock.steady();
    if (waitMs <= 0 || stop.aborted) return false;
    await Promise.race([free, ports.clock.sleep(waitMs, stop)]);
    return true;
  });
  if (!leave) return parked(shared, letter, 0);
  try {
    for (;;) {
      const passage = await passageWithin(shared, letter, until);
      if ('laterMs' in passage) return parked(shared, letter, passage.laterMs);
      const verdict = await leaveOn(shared, letter, passage, digest);
      if (verdict) return verdict;
    }
  } finally {
    leave();
  }
}

/** Not now: back in the queue, its attempt with it. */
function parked(shared: Shared, { row, place }: Letter, laterMs: number): Verdict {
  const { ports, stop } = shared;
  const now = ports.clock.now();
  if (stop.aborted) return givenBack(row, now);
  ports.metrics.parked();
  const steady = ports.clock.steady();
  return givenBack(row, now - steady + shared.park(place.conversationId, steady + laterMs));
}

/** Sends, unless there is a reason not to; nothing when the moment of the passage was missed. */
async function leaveOn(
  shared: Shared,
  letter: Letter,
  passage: Passage,
  digest: string,
): Promise<Verdict | undefined> {
  const { ports } = shared;
  const { row, address, breaker } = letter;
  try {
    if (shared.shut.get(row.recipient) === address.lastSeenAt) {
      return heldBack(row, 'blocked', letter.circumstances);
    }
    // Nothing gets through at the moment: it keeps its attempt for when something does.
    const restMs = breaker.restMs();
    if (restMs > 0) return givenBack(row, ports.clock.now() + restMs);
    return await send(shared, letter, passage, digest);
  } finally {
    passage.over();
  }
}

async function send(
  shared: Shared,
  letter: Letter,
  passage: Passage,
  digest: string,
): Promise<Verdict | undefined> {
  const { ports } = shared;
  const { row, address, breaker, place } = letter;
  ports.crash('departing');
  letter.left();
  const { departure } = passage;
  const result = await letter.dispatch(departure);
  ports.crash('answered');
  if (passage.missed()) return undefined;
  const at = passage.leftAt() ?? ports.clock.now();
  if (!isFailure(result)) breaker.good();
  else if (result.code !== BUSY) breaker.bad();
  if (result.kind === 'sent') return sentAs(letter, digest, result, at);
  const circumstances = { ...letter.circumstances, now: ports.clock.now() };
  const verdict = afterSending(row, result, at, circumstances);
  const { close, holdUntil } = verdict;
  if (close) {
    shared.shut.set(row.recipient, address.lastSeenAt);
    await bestEffort(shared, () => closeAddress(ports.store, row.recipient, address, close));
  }
  if (holdUntil) await bestEffort(shared, () => ports.slots.hold(place, holdUntil));
  return verdict;
}

/** What only spares others a refusal may fail with the store; the row itself may not. */
async function bestEffort({ ports }: Shared, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isStoreTrouble(error)) throw error;
    ports.metrics.storeError();
  }
}

/** Sent; a message that follows something comes up again, with all its attempts. */
function sentAs(
  { row, again }: Letter,
  digest: string,
  { activityId }: { activityId: string | null },
  at?: number,
): Verdict {
  const before = recordOf(row);
  const tries = at === undefined ? before.tries : withTry(before.tries, at);
  const result = toResult({ ...before, outcome: 'sent', code: null, delays: 0, tries, digest });
  if (!again) return { settlement: { state: 'sent', activityId, result } };
  const notBefore = again.toISOString();
  return { settlement: { state: 'waiting', notBefore, attempts: 0, activityId, result } };
}

/** Nothing got through, as far as is known. */
const isFailure = (
  result: SendResult,
): result is Extract<SendResult, { kind: 'ambiguous' | 'notSent' | 'auth' }> =>
  ['ambiguous', 'notSent', 'auth'].includes(result.kind);

const digestOf = (message: Message): string =>
  createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 16);
