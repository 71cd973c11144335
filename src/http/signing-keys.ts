/**
 * The public keys that tokens are signed with, as Microsoft publishes them for each door: the one
 * holder of both. An outage of the servers that publish them is not an outage of the service.
 */
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { TeamsLog } from '../../bot/teams/transport.ts';

const HOUR_MS = 3_600_000;
/** Keys are read again after a day, as Microsoft asks of bots ("Bot Connector authentication"). */
const FRESH_MS = 24 * HOUR_MS;
/** Keys that cannot be read again stay good for a week: a withdrawn one is refused by then, whatever happens. */
const GOOD_MS = 7 * 24 * HOUR_MS;
/** How soon an unknown key may be asked for again: a new one is known a minute after it is used. */
const UNKNOWN_MS = 60_000;
/** How long a server is left alone after each try, whatever comes in meanwhile. */
const REST_MS = 30_000;
/** How long one try may take: Teams waits 15 s for the whole answer. */
const TRY_MS = 5_000;

/** The keys cannot be read: it says nothing of the token. */
export class KeysAwayError extends Error {
  override name = 'KeysAwayError';
}

const jwks = z.object({
  keys: z
    .array(
      z.looseObject({
        kty: z.string(),
        kid: z.string().optional(),
        endorsements: z.array(z.string()).optional(),
      }),
    )
    // A server that lists nothing is broken: what was known is better.
    .min(1),
});
type KeySet = z.infer<typeof jwks>;

/** Reads the keys of a publisher; rejects when it does not give them. */
export interface Publisher {
  host: string;
  read: (signal: AbortSignal) => Promise<KeySet>;
}

async function readJson<T>(url: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, redirect: 'error' });
  if (response.ok) return schema.parse(await response.json());
  await response.body?.cancel();
  throw new Error(`HTTP ${response.status}`);
}

/** Keys at a known address, as Entra has them for each tenant. */
export const publishedAt = (url: string): Publisher => ({
  host: new URL(url).host,
  read: (signal) => readJson(url, jwks, signal),
});

/** Keys whose address an OpenID document gives, as the Bot Connector of each cloud has one. */
export const publishedBy = (document: string): Publisher => ({
  host: new URL(document).host,
  read: async (signal) => {
    const { jwks_uri: url } = await readJson(document, z.object({ jwks_uri: z.url() }), signal);
    // Keys over a line that is no safer than that of the document would be anybody's.
    if (new URL(url).protocol !== new URL(document).protocol) throw new Error('jwks_uri');
    return readJson(url, jwks, signal);
  },
});

export interface SigningKeys {
  /** The key that a header names, for jose. Rejects with a `KeysAwayError` when that is not known. */
  find: JWTVerifyGetKey;
  /** Channels that a key may sign for; empty: it does not say. */
  endorsements: (kid: string) => readonly string[];
}

interface Kept {
  set: JWTVerifyGetKey;
  endorsements: ReadonlyMap<string, readonly string[]>;
  /** When they were asked for, in ms. */
  at: number;
}

const keptOf = (read: KeySet, at: number): Kept => ({
  set: createLocalJWKSet(read),
  endorsements: new Map(read.keys.map(({ kid = '', endorsements = [] }) => [kid, endorsements])),
  at,
});

/** Nothing is read before the first token; the clock is that of the service, in ms. */
export function createSigningKeys(
  { host, read }: Publisher,
  { now, log }: { now: () => number; log: TeamsLog },
): SigningKeys {
  let kept: Kept | undefined;
  let tried: { at: number; failed: boolean } | undefined;
  let inFlight: Promise<void> | undefined;

  async function attempt(): Promise<void> {
    const at = now();
    tried = { at, failed: false };
    try {
      kept = keptOf(await read(AbortSignal.timeout(TRY_MS)), at);
    } catch (err) {
      tried = { at, failed: true };
      log.error({ err, host, hours: kept && Math.round((at - kept.at) / HOUR_MS) }, 'keys away');
    }
  }

  /** Reads the keys when it is time to; whoever comes meanwhile waits for the same answer. */
  async function refreshed(kid: string): Promise<void> {
    const old = !kept || now() - kept.at > FRESH_MS;
    if (!old && kept?.endorsements.has(kid)) return;
    // A clock that was set back must not keep the keys from being read.
    const rested = !tried || Math.abs(now() - tried.at) >= (old ? REST_MS : UNKNOWN_MS);
    if (rested)
      inFlight ??= attempt().finally(() => {
        inFlight = undefined;
      });
    await inFlight;
  }

  return {
    find: async (header, token) => {
      const { kid = '' } = header;
      await refreshed(kid);
      const good = kept && now() - kept.at <= GOOD_MS ? kept : undefined;
      if (!good || (tried?.failed && !good.endorsements.has(kid)))
        throw new KeysAwayError(`The keys of ${host} cannot be read.`);
      return good.set(header, token);
    },
    endorsements: (kid) => kept?.endorsements.get(kid) ?? [],
  };
}

/** Whether an error of jose, or of `find`, says something of the token: it is then a bad one. */
export const isBadToken = (error: unknown): boolean => error instanceof errors.JOSEError;
