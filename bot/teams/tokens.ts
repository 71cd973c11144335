import { z } from 'zod';
import { within } from './deadline.ts';

/** Gives the bot's own token; rejects when the identity service does not. */
export type GetToken = () => Promise<string>;

/**
 * After a refusal the identity service is left alone for 5 s: a bot that asks again with every
 * message it cannot send makes an outage worse.
 */
const restMs = 5_000;

/**
 * One request for many: while a token is being asked for, everybody waits for the same answer, be
 * it good or bad. The SDK alone asks once per message when its token has expired.
 */
export function singleFlight(ask: GetToken, deadlineMs: number, now: () => number): GetToken {
  let inFlight: Promise<string> | undefined;
  let refusal: { error: unknown; until: number } | undefined;
  const fly = async (): Promise<string> => {
    try {
      const token = await within(deadlineMs, 'token request', ask);
      refusal = undefined;
      return token;
    } catch (error) {
      refusal = { error, until: now() + restMs };
      throw error;
    } finally {
      inFlight = undefined;
    }
  };
  return () => {
    if (refusal && now() < refusal.until) return Promise.reject(refusal.error);
    inFlight ??= fly();
    return inFlight;
  };
}

/** The part of an OAuth 2.0 token response that counts (RFC 6749 §5.1); `expires_in` in seconds. */
const tokenResponse = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/** Tokens are renewed 5 minutes before their end, as the SDK does (`appCredentials.ts`). */
const renewMs = 300_000;

export interface LocalLogin {
  /** Login URL as in `ToChannelFromBotLoginUrl`, http on loopback. */
  loginUrl: string;
  appId: string;
  password: string;
  /** Audience without `/.default`. */
  scope: string;
}

/**
 * Asks a rig on this machine for tokens, with the client credentials grant that Microsoft's
 * identity service speaks. MSAL, which the SDK uses, refuses anything but https.
 */
export function localTokens(login: LocalLogin, now: () => number): GetToken {
  let cached: { token: string; renewAt: number } | undefined;
  return async () => {
    if (cached && now() < cached.renewAt) return cached.token;
    const response = await fetch(`${login.loginUrl.replace(/\/$/, '')}/oauth2/v2.0/token`, {
      method: 'POST',
      redirect: 'error',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: login.appId,
        client_secret: login.password,
        scope: `${login.scope}/.default`,
      }),
    });
    if (!response.ok) throw new Error(`token request: HTTP ${response.status}`);
    const { access_token: token, expires_in: seconds } = tokenResponse.parse(await response.json());
    cached = { token, renewAt: now() + seconds * 1000 - renewMs };
    return token;
  };
}
