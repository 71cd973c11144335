import { compactVerify } from 'jose';
import { z } from 'zod';
import { Refusal } from './refusal.ts';
import { isBadToken, KeysAwayError, type SigningKeys } from './signing-keys.ts';

export interface TokenRules {
  /** Issuer of the tokens of Teams: `ToBotFromChannelTokenIssuer`. */
  issuer: string;
  /** The audience must be this bot. */
  appId: string;
  /** Those of `ToBotFromChannelOpenIdMetadataUrl`. */
  keys: SigningKeys;
  now: () => Date;
}

/** What a good token vouches for, to be held against the activity that comes with it. */
export interface Vouched {
  /** Undefined: of no service, so of no activity. */
  serviceUrl: string | undefined;
  /** Channels that its key may sign for; empty: any. */
  endorsements: readonly string[];
}

/** Real tokens have about 1.2 kB; past 8 kB somebody wants us to work. */
const maxToken = 8 * 1024;

/** How far clocks may differ, in seconds: Microsoft's rule for the Bot Connector. */
const skewSeconds = 300;

/** The one algorithm that the Bot Connector announces (`id_token_signing_alg_values_supported`). */
const algorithms = ['RS256'];

const header = z.object({
  alg: z.literal(algorithms),
  kid: z.string().min(1),
  // Something that must be understood, and is not: RFC 7515, 4.1.11.
  crit: z.never().optional(),
});

const payload = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string().optional(),
});

function decode<T>(part: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal(401, 'token-shape');
  }
}

/**
 * The whole check of a token of the Bot Connector: what it says first, which costs nothing, then its
 * signature. The SDK is not asked: it takes tokens of its emulator, remembers every unknown issuer for
 * ever, and has no keys left a day after their server went away.
 *
 * Source: "Authentication with the Bot Connector API", and `JwtTokenExtractor` of the SDK.
 *
 * @throws {Refusal} 401; 503 when the keys cannot be read.
 */
export async function checkToken(
  authorization: string | undefined,
  rules: TokenRules,
): Promise<Vouched> {
  const raw = authorization ?? '';
  if (raw.length > maxToken) throw new Refusal(401, 'token-long');
  const match = /^Bearer (([\w-]+)\.([\w-]+)\.[\w-]+)$/.exec(raw);
  if (!match) throw new Refusal(401, raw === '' ? 'token-absent' : 'token-shape');
  const [, token = '', head = '', body = ''] = match;
  const { kid } = decode(head, header);
  const { iss, aud, exp, nbf, serviceurl } = decode(body, payload);
  if (iss !== rules.issuer) throw new Refusal(401, 'token-issuer');
  if (aud !== rules.appId) throw new Refusal(401, 'token-audience');
  const now = rules.now().getTime() / 1000;
  if (exp < now - skewSeconds) throw new Refusal(401, 'token-expired');
  if (nbf !== undefined && nbf > now + skewSeconds) throw new Refusal(401, 'token-early');
  await checkSignature(token, rules.keys);
  const endorsements = rules.keys.endorsements(kid);
  return { serviceUrl: serviceurl, endorsements };
}

async function checkSignature(token: string, { find }: SigningKeys): Promise<void> {
  try {
    await compactVerify(token, find, { algorithms });
  } catch (error) {
    if (error instanceof KeysAwayError) throw new Refusal(503, 'token-keys-away');
    if (isBadToken(error)) throw new Refusal(401, 'token-signature');
    throw error;
  }
}
