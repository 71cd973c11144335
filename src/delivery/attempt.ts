import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Rendered } from '../../bot/contract/feature.ts';
import {
  ConflictError,
  FenceError,
  type OutboxRow,
  type Store,
  StoreError,
} from '../../bot/contract/store.ts';
import {
  type Address,
  addresses,
  isMail,
  isWithoutTeams,
  type MailAddress,
} from '../../bot/features/people/model/directory.ts';
import { dropAddress, isParting } from '../../bot/features/people/model/let-go.ts';
import { recordOf, toResult } from '../../bot/features/sendings/model/attempts.ts';
import { mailTrouble } from '../mail/classify.ts';
import { BUSY } from '../mail/mailer.ts';
import { prepareMail } from './by-mail.ts';
import type { Parcel, RowInHand, Shared } from './ports.ts';
import {
  afterInterruption,
  afterSending,
  type Circumstances,
  givenBack,
  givenUp,
  heldBack,
  unworded,
  type Verdict,
} from './results.ts';

/** First wait before the store is asked again, and the longest, in ms. */
const firstMs = 100;
const capMs = 2_000;

/** The store is away or too busy: a matter of time, not a bug. */
export const isStoreTrouble = (error: unknown): boolean =>
  error instanceof StoreError || (error instanceof ConflictError && !(error instanceof FenceError));

/**
 * Writes what became of a row, as long as it is ours: a store that is away for a moment must not
 * turn a message that was sent into one of which nobody knows. When the lease is over somebody else
 * takes the row for interrupted, which is then the truth.
 */
async function settle(shared: Shared, hand: RowInHand, { settlement }: Verdict): Promise<void> {
  const { store, clock, metrics, log } = shared.ports;
  const { lease } = hand.row;
  if (!lease) throw new TypeError('A row that was not claimed cannot be settled.');
  // A process that slept past its lease asks once more what became of it.
  const leftMs = Math.max(0, Date.parse(lease.until) - clock.now());
  const until = clock.steady() + leftMs + shared.options.deadlineMs;
  let { fence } = lease;
  for (let waitMs = firstMs; ; waitMs = Math.min(waitMs * 2, capMs)) {
    try {
      await store.transact(({ outbox }) => outbox.settle(hand.row.id, fence, settlement));
      return;
    } catch (error) {
      if (error instanceof FenceError) {
        // Its lease looked over: perhaps to this process, which has claimed it once more.
        await shared.claiming;
        const newest = hand.row.lease?.fence ?? fence;
        if (newest > fence) {
          fence = newest;
          continue;
        }
        metrics.fenced();
        return;
      }
      if (!isStoreTrouble(error)) throw error;
      metrics.storeError();
      if (clock.steady() + waitMs > until) {
        log.error({ err: error, row: hand.row.id }, 'delivery: an outcome could not be recorded');
        return;
      }
      await clock.sleep(waitMs);
    }
  }
}

/** The way of one claimed row, from the outbox to Teams and back. Rejects only on a bug. */
export async function attempt(shared: Shared, hand: RowInHand): Promise<void> {
  const { store, clock, metrics, log, crash } = shared.ports;
  const { row } = hand;
  try {
    const verdict = await verdictOn(shared, hand);
    hand.left();
    if (!verdict.settled) await settle(shared, hand, verdict);
    crash('settled');
    note(shared, row, verdict);
    // The last letter to somebody who left is dealt with: their address goes, if it was only kept for it.
    if (isParting(row.kind))
      await bestEffort(shared, () =>
        store.transact((tx) => dropAddress(tx, row.recipient, new Date(clock.now()))),
      );
  } catch (error) {
    if (!isStoreTrouble(error)) throw error;
    // Nothing was sent: the store failed before. Back with it, if the store takes it.
    metrics.storeError();
    log.warn({ err: error, row: row.id }, 'delivery: the store failed');
    await settle(shared, hand, givenBack(row, clock.now() + 1_000));
  }
}

function note(
  { ports: { metrics, log } }: Shared,
  row: OutboxRow,
  { settlement: { state, result } }: Verdict,
): void {
  if (result === undefined) return;
  const { outcome, code } = recordOf({ result });
  metrics.outcome(outcome ?? state);
  const trouble = isWithoutTeams(row.recipient) && mailTrouble(outcome, code);
  if (trouble) log.error({ row: row.id, code }, trouble);
  if (state === 'failed' || state === 'uncertain' || outcome === 'orphan')
    log.warn({ row: row.id, kind: row.kind, state, outcome, code }, 'delivery: not delivered');
}

/** Takes the lane of the recipient, makes the message of that moment, waits for a token, and sends. */
async function verdictOn(shared: Shared, hand: RowInHand): Promise<Verdict> {
  const { ports, options, lanes, stop } = shared;
  const { row } = hand;
  const circumstances: Circumstances = {
    now: ports.clock.now(),
    policy: options.policy,
    random: Math.random,
    // A letter that is sent again has the same Message-ID, by which mailboxes know it.
    repeatable: ports.bot.repeatable(row.kind) || isWithoutTeams(row.recipient),
    updating: row.activityId !== null,
  };
  // Handing a link to somebody is one transaction: nothing of it is ever in doubt.
  const inDoubt = row.interrupted && !(isWithoutTeams(row.recipient) && !ports.mail?.send);
  if (inDoubt) return afterInterruption(row, options.leaseMs, circumstances);
  if (circumstances.now >= Date.parse(row.expiresAt)) return givenUp(row, 'expired', null);
  const leave = lanes.enter(row.recipient);
  if ('laterMs' in leave) {
    ports.metrics.parked();
    return givenBack(row, ports.clock.now() + leave.laterMs);
  }
  let restMs = 0;
  try {
    const parcel = await prepare(shared, row, circumstances);
    if ('settlement' in parcel) return parcel;
    const digest = digestOf(parcel);
    const { digest: before, triedAt } = recordOf(row);
    // Already there, word for word: as good as sent, and no request.
    if (parcel.update !== undefined && before === digest)
      return sentAs(row, parcel, { digest, activityId: parcel.update, triedAt });
    await parcel.way.take(stop);
    const stays = stayed(shared, hand, parcel);
    if (stays) return stays;
    ports.crash('departing');
    hand.left();
    restMs = options.spacingMs;
    const sent = await send(shared, row, parcel, digest);
    restMs = Math.max(restMs, (sent.holdUntil ?? 0) - ports.clock.now());
    return sent;
  } finally {
    leave(restMs);
  }
}

/** Looks at the row with the data of this moment: what to send, or what becomes of it without. */
async function prepare(
  shared: Shared,
  row: OutboxRow,
  circumstances: Circumstances,
): Promise<Parcel | Verdict> {
  const { store, bot, sender, log } = shared.ports;
  let rendered: Rendered | undefined;
  let address: Address | MailAddress | undefined;
  try {
    [address, rendered] = await store.read(async (reader) => {
      const place = await reader.get(addresses, row.recipient);
      return [place?.value, await bot.render(row, reader, new Date(circumstances.now))] as const;
    });
  } catch (error) {
    if (isStoreTrouble(error)) throw error;
    log.error({ err: error, kind: row.kind, row: row.id }, 'delivery: a row has no words');
    return unworded(row, circumstances);
  }
  if (!rendered) return givenUp(row, 'orphan', null);
  if ('moot' in rendered) return givenUp(row, 'moot', rendered.moot.slice(0, 60));
  if (!address) return heldBack(row, 'noAddress', circumstances);
  if (address.state !== 'open') return heldBack(row, address.state, circumstances);
  if (isMail(address)) return prepareMail(shared, { row, address, rendered, circumstances });
  const to = address;
  const { message, again } = rendered;
  const update = 'update' in rendered ? rendered.update : undefined;
  return {
    address,
    message,
    update,
    again,
    circumstances: { ...circumstances, updating: update !== undefined },
    way: shared.teams,
    dispatch: () => sender.send(to, message, update),
  };
}

/** Verdict on a row that must not leave any more when its turn has come. */
function stayed({ ports, stop }: Shared, { row }: RowInHand, { way }: Parcel): Verdict | undefined {
  const now = ports.clock.now();
  // Also when the process slept: the row may be somebody else's by now.
  const lastCall = Date.parse(row.lease?.until ?? '') - way.deadlineMs;
  if (stop.aborted || now >= lastCall) return givenBack(row, now);
  // Nothing gets through at the moment: it keeps its attempt for when something does.
  const restMs = way.restMs();
  return restMs > 0 ? givenBack(row, now + restMs) : undefined;
}

async function send(
  shared: Shared,
  row: OutboxRow,
  parcel: Parcel,
  digest: string,
): Promise<Verdict> {
  const { ports } = shared;
  const { way } = parcel;
  const at = ports.clock.now();
  const result = await parcel.dispatch();
  ports.crash('answered');
  // Nothing got through, as far as is known.
  const isFailure = ['ambiguous', 'notSent', 'auth'].includes(result.kind);
  if (!isFailure) way.good();
  if (result.kind === 'sent') {
    const { activityId } = result;
    return sentAs(row, parcel, { digest, activityId, triedAt: new Date(at).toISOString() });
  }
  if (isFailure && result.code !== BUSY) way.bad();
  const circumstances = { ...parcel.circumstances, now: ports.clock.now() };
  const verdict = afterSending(row, result, at, circumstances);
  const { close } = verdict;
  if (close)
    await bestEffort(shared, () => closeAddress(ports.store, row.recipient, parcel.address, close));
  return verdict;
}

/**
 * Notes that an address is closed, unless anything was said of it meanwhile.
 *
 * @param seen the address as it was when the message was made
 */
const closeAddress = (
  store: Pick<Store, 'transact'>,
  recipient: string,
  seen: Address | MailAddress,
  state: 'blocked' | 'gone',
): Promise<void> =>
  store.transact(async (tx) => {
    const known = (await tx.get(addresses, recipient))?.value;
    if (isDeepStrictEqual(known, seen)) await tx.put(addresses, recipient, { ...seen, state });
  });

/** What only spares others a refusal may fail with the store; the row itself may not. */
async function bestEffort({ ports }: Shared, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isStoreTrouble(error)) throw error;
    ports.metrics.storeError();
  }
}

/** Sent; a message that follows something comes up again, with all its attempts. */
function sentAs(
  row: OutboxRow,
  { again }: Parcel,
  { activityId, ...said }: { digest: string; activityId: string | null; triedAt: string | null },
): Verdict {
  const result = toResult({ ...recordOf(row), outcome: 'sent', code: null, delays: 0, ...said });
  if (!again) return { settlement: { state: 'sent', activityId, result } };
  const notBefore = again.toISOString();
  return { settlement: { state: 'waiting', notBefore, attempts: 0, activityId, result } };
}

const digestOf = ({ message }: Parcel): string =>
  createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 16);
