import { z } from 'zod';
import type { Collection } from '../../bot/contract/store.ts';
import { nextSlot, type Pace, paced, type TenantRate } from './rates.ts';
import { horizonMs, type SendSlot } from './send-slots.ts';

/**
 * Slots of a tenant, as several processes see them. Instants in ms since 1970. A slot that was given
 * and of which nobody has said how it was used may be used at any moment: its process may be held
 * up. It counts as under way, and its second begins when it is known to have left.
 */
const tenantSchema = z.object({
  /** Instants of the last messages, oldest first; no more of them than the rate. */
  slots: z.array(z.number()),
  /** Slots given, by their planned instant, of which it is not known yet. */
  underWay: z.array(z.number()).default([]),
});
export type SharedTenant = z.infer<typeof tenantSchema>;

export const tenantRates: Collection<SharedTenant> = { name: 'sendRates', schema: tenantSchema };

/** After so long nobody will use it any more: its process was killed, in ms. */
const staleMs = 3_000;
/** Wait before asking again while those under way take all there is, in ms. */
const soonMs = 50;

interface Request {
  tenant: SharedTenant;
  pace: Pace;
  /** The earliest instant that can be given: a little after now. */
  from: number;
  now: number;
  rate: TenantRate;
}

/** A slot for the tenant and for the conversation at the same instant, or when to ask again. */
export function decideShared({
  tenant,
  pace,
  from,
  now,
  rate,
}: Request): SendSlot & { next?: { tenant: SharedTenant; pace: Pace } } {
  const underWay = tenant.underWay.filter((planned) => planned > now - staleMs);
  const room = rate.most - underWay.length;
  if (room <= 0) return { later: now + soonMs };
  const first = tenant.slots.at(-room) ?? Number.NEGATIVE_INFINITY;
  const last = Math.max(...underWay, ...tenant.slots.slice(-1), Number.NEGATIVE_INFINITY);
  const tenantAt = Math.max(from, last + rate.step, first + 1_000 + rate.marginMs);
  const at = nextSlot(pace, tenantAt);
  if (at > tenantAt || at - from > horizonMs) return { later: at };
  return {
    at,
    next: { tenant: { ...tenant, underWay: [...underWay, at] }, pace: paced(pace, at) },
  };
}

/** The tenant once it is known when the message of a slot left; undefined: it did not. */
export function used(
  tenant: SharedTenant,
  planned: number,
  actual: number | undefined,
  { most }: TenantRate,
): SharedTenant {
  const at = tenant.underWay.indexOf(planned);
  const underWay = at < 0 ? tenant.underWay : tenant.underWay.toSpliced(at, 1);
  if (actual === undefined) return { ...tenant, underWay };
  const slots = [...tenant.slots, actual].sort((a, b) => a - b).slice(-most);
  return { slots, underWay };
}

/** The tenant without instants that lie further ahead than `furthest`: the clock was set back. */
export function plausibleTenant(tenant: SharedTenant, now: number, furthest: number): SharedTenant {
  const last = Math.max(...tenant.underWay, ...tenant.slots.slice(-1), 0);
  if (last <= now + furthest) return tenant;
  const underWay = tenant.underWay.filter((at) => at <= now + furthest);
  return { slots: tenant.slots.map((at) => Math.min(at, now)), underWay };
}
