import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A signing key of the fake cloud, and what its OpenID document says about it. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  jwk: object;
}

/** A new RSA key, endorsed for the given channels as those of the Bot Connector are. */
export function createKey(
  kid: string,
  endorsements: string[] | undefined = ['msteams'],
): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n, e } = publicKey.export({ format: 'jwk' });
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
