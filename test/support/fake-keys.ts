import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { shared } from './shared/ask.ts';

/** A signing key of the fake cloud, and what its OpenID document says about it. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  jwk: object;
}

const [CLOUD, ...spare] = (await shared('keys')) ?? [];

const rsaKey = (pem: string | undefined): KeyObject =>
  pem ? createPrivateKey(pem) : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** A new RSA key, endorsed for the given channels as those of the Bot Connector are. */
export function createKey(kid: string, endorsements: string[] = ['msteams']): SigningKey {
  return signingKey(kid, endorsements, spare.pop());
}

/** The key of a fake cloud: every one may have the same, as no test goes between two. */
export const cloudKey = (): SigningKey => signingKey('teams-1', ['msteams'], CLOUD);

function signingKey(kid: string, endorsements: string[], pem: string | undefined): SigningKey {
  const privateKey = rsaKey(pem);
  const { n, e } = createPublicKey(privateKey).export({ format: 'jwk' });
  const jwk = { kty: 'RSA', use: 'sig', kid, n, e, endorsements };
  return { kid, privateKey, jwk };
}

const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token of the given parts, signed with RS256 whatever its header claims. */
export function signToken(key: SigningKey, payload: unknown, header: object = {}): string {
  const head = base64url({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header });
  const data = `${head}.${base64url(payload)}`;
  return `${data}.${sign('sha256', Buffer.from(data), key.privateKey).toString('base64url')}`;
}
