import { createHash } from 'node:crypto';
import type { OutboxRow } from '../../bot/contract/store.ts';
import type { Message } from '../../bot/contract/turn.ts';
import { recordOf, toResult } from '../../bot/features/sendings/model/attempts.ts';
import type { SendResult } from '../../bot/teams/sender.ts';
import { BUSY } from '../mail/mailer.ts';
import { closeAddress, letGoAfter } from './closing.ts';
import { mailTrouble } from './mail-trouble.ts';
import type { Parcel } from './parcel.ts';
import type { Shared } from './ports.ts';
import { prepare } from './prepare.ts';
import { afterSending, givenBack, heldBack, type Verdict } from './results.ts';
import { isStoreTrouble, settle } from './settling.ts';

/**
 * The way of one claimed row, from the outbox to Teams and back. Rejects only on a bug.
 *
 * @param left told when it has left or is known not to leave, once or more
 */
export async function attempt(shared: Shared, row: OutboxRow, left: () => void): Promise<void> {
  const { store, clock, metrics, log, crash } = shared.ports;
  try {
    const prepared = await prepare(shared, row);
    const verdict = 'row' in prepared ? await depart(shared, prepared, left) : prepared;
    left();
    if (!verdict.settled) await settle(shared, row, verdict);
    crash('settled');
    note(shared, row, verdict);
    await bestEffort(shared, () => letGoAfter(store, row, new Date(clock.now())));
  } catch (error) {
    if (!isStoreTrouble(error)) throw error;
    // Nothing was sent: the store failed before. Back with it, if the store takes it.
    metrics.storeError();
    log.warn({ err: error, row: row.id }, 'delivery: the store failed');
    await settle(shared, row, givenBack(row, clock.now() + 1_000));
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

/** Waits for the conversation and for a token, then sends; gives back what cannot leave soon. */
async function depart(shared: Shared, parcel: Parcel, left: () => void): Promise<Verdict> {
  const { ports, lanes, stop } = shared;
  const { row, way } = parcel;
  const { clock } = ports;
  const digest = digestOf(parcel.message);
  if (parcel.update !== undefined && recordOf(row).digest === digest) {
    // Already there, word for word: as good as sent, and no request.
    return sentAs(parcel, digest, parcel.update, recordOf(row).triedAt);
  }
  const leave = await lanes.enter(parcel.conversationId, stop);
  if ('laterMs' in leave) {
    ports.metrics.parked();
    return givenBack(row, clock.now() + leave.laterMs);
  }
  let verdict: Verdict | undefined;
  try {
    await way.bucket.take(stop);
    verdict = stayed(shared, parcel);
    if (verdict) return verdict;
    ports.crash('departing');
    left();
    verdict = await send(shared, parcel, digest);
    return verdict;
  } finally {
    leave(verdict?.holdUntil && verdict.holdUntil - clock.now());
  }
}

/** Verdict on a row that must not leave any more when its turn has come. */
function stayed({ ports, shut, stop }: Shared, parcel: Parcel): Verdict | undefined {
  const { row, address, way } = parcel;
  const now = ports.clock.now();
  // Also when the process slept: the row may be somebody else's by now.
  const lastCall = Date.parse(row.lease?.until ?? '') - way.deadlineMs;
  if (stop.aborted || now >= lastCall) return givenBack(row, now);
  if (shut.get(row.recipient) === address.lastSeenAt) {
    return heldBack(row, 'blocked', parcel.circumstances);
  }
  // Nothing gets through at the moment: it keeps its attempt for when something does.
  const restMs = way.breaker.restMs();
  return restMs > 0 ? givenBack(row, now + restMs) : undefined;
}

async function send(shared: Shared, parcel: Parcel, digest: string): Promise<Verdict> {
  const { ports } = shared;
  const { row, address, way } = parcel;
  const at = ports.clock.now();
  const result = await parcel.dispatch();
  ports.crash('answered');
  if (!isFailure(result)) way.breaker.good();
  else if (result.code !== BUSY) way.breaker.bad();
  if (result.kind === 'sent') {
    return sentAs(parcel, digest, result.activityId, new Date(at).toISOString());
  }
  const circumstances = { ...parcel.circumstances, now: ports.clock.now() };
  const verdict = afterSending(row, result, at, circumstances);
  const { close } = verdict;
  if (close) {
    shared.shut.set(row.recipient, address.lastSeenAt);
    await bestEffort(shared, () => closeAddress(ports.store, row.recipient, address, close));
  }
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
  { row, again }: Parcel,
  digest: string,
  activityId: string | null,
  triedAt: string | null,
): Verdict {
  const before = recordOf(row);
  const result = toResult({ ...before, outcome: 'sent', code: null, delays: 0, triedAt, digest });
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
