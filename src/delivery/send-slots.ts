import { nextSlot, nextTenantSlot, type Pace, paced, type TenantRate, withSlot } from './rates.ts';

/** Recipient for whom a slot is taken. */
export interface SlotRecipient {
  tenantId: string;
  conversationId: string;
  /** As outbox rows name it. */
  recipient: string;
}

/** `at` is when to send, in ms since 1970; without a slot, `later` is when to ask again. */
export type SendSlot = { at: number } | { later: number };

/** Hands out the instants at which messages may leave. */
export interface SendSlots {
  /** The clock of the instants that it gives and takes, in ms since 1970. */
  now: () => number;
  /** Takes a slot of the next seconds, or none. */
  take: (place: SlotRecipient) => Promise<SendSlot>;
  /**
   * Maximum lateness of a slot in use, in ms. One process alone counts what really leaves; of several,
   * none knows at once what the others do, so a slot that was missed is lost.
   */
  graceMs: number;
  /**
   * Reports when the message of a slot left, which is when its windows begin; undefined: it did not leave.
   * To be told of every slot that was taken.
   */
  used: (place: SlotRecipient, planned: number, actual: number | undefined) => void;
  /** Teams asked to leave this conversation alone until then; the others go on. */
  hold: (place: SlotRecipient, until: number) => Promise<void>;
}

export interface SlotOptions {
  /** `SEND_RATE`: messages per second to one tenant. */
  perSecond: number;
  now: () => number;
}

/** State that a decision is made from: the slots of the tenant and of the conversation. */
export interface SlotState {
  /** The last slots of the tenant, oldest first. */
  tenant: readonly number[];
  pace: Pace;
}

/** Horizon of the slots given, in ms: longer than a second that is used up, not much longer. */
export const horizonMs = 2_000;

/**
 * A slot is one for the tenant and for the conversation at the same instant, so that those who
 * wait for a busy conversation do not leave together when it is free.
 */
export function decideSlot(
  { tenant, pace }: SlotState,
  now: number,
  rate: TenantRate,
): SendSlot & { next?: SlotState } {
  const tenantAt = nextTenantSlot(tenant, now, rate);
  const at = nextSlot(pace, tenantAt);
  if (at > tenantAt || at - now > horizonMs) return { later: at };
  return { at, next: { tenant: withSlot(tenant, at, rate), pace: paced(pace, at) } };
}

/**
 * What one conversation asks for beyond what can wait gets instants of its own to come back at, so
 * that a thousand messages to one channel do not all ask again at once. In ms: 60 in 30 s.
 */
const parkStepMs = 500;
const mostParked = 10_000;

/** Spreads those that must come back later over what their conversation can take. */
export function createParking() {
  const last = new Map<string, number>();
  return (conversationId: string, later: number): number => {
    const back = Math.max(later, (last.get(conversationId) ?? 0) + parkStepMs);
    if (last.size >= mostParked) last.clear();
    last.set(conversationId, back);
    return back;
  };
}
