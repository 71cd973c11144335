import { z } from 'zod';
import { Refusal } from './refusal.ts';

export interface TokenRules {
  /** Issuer of the tokens of Teams: `ToBotFromChannelTokenIssuer`. */
  issuer: string;
  /** The audience must be this bot. */
  appId: string;
  now: () => Date;
}

/** Real tokens have about 1.2 kB; past 8 kB somebody wants us to work. */
const maxToken = 8 * 1024;

/** How far clocks may differ, in seconds: Microsoft's rule for the Bot Connector. */
const skewSeconds = 300;

const header = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string().min(1) });

const payload = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

function decode<T>(part: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal(401, 'token-shape');
  }
}

/**
 * Reads a token before the SDK does, without believing it: the SDK remembers every unknown issuer
 * for ever, and takes tokens of its emulator. The signature stays the SDK's business.
 *
 * @throws {Refusal} 401.
 */
export function checkToken(authorization: string | undefined, rules: TokenRules): string {
  const raw = authorization ?? '';
  if (raw.length > maxToken) throw new Refusal(401, 'token-long');
  const match = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(raw);
  if (!match) throw new Refusal(401, raw === '' ? 'token-absent' : 'token-shape');
  decode(match[1] ?? '', header);
  const { iss, aud, exp, nbf } = decode(match[2] ?? '', payload);
  if (iss !== rules.issuer) throw new Refusal(401, 'token-issuer');
  if (aud !== rules.appId) throw new Refusal(401, 'token-audience');
  const now = rules.now().getTime() / 1000;
  if (exp < now - skewSeconds) throw new Refusal(401, 'token-expired');
  if (nbf !== undefined && nbf > now + skewSeconds) throw new Refusal(401, 'token-early');
  return raw;
}
