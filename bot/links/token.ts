/** The token of a personal link: its name and an HMAC-SHA256 of it, so that nobody can make one. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkName } from './personal-links.ts';

/** So that the key, should it sign other things one day, signs no link by accident. */
const PURPOSE = 'fil-rouge/personal-link/1';

const shape = /^([A-Za-z0-9_-]{22})\.([1-9]\d{0,5})\.([A-Za-z0-9_-]{43})$/;

const macOf = (key: Uint8Array, id: string, generation: string): Buffer =>
  createHmac('sha256', key).update(`${PURPOSE}|${id}|${generation}`).digest();

/** `<id>.<generation>.<signature>`, the same each time: a letter that is sent again has the same link. */
export const tokenOf = (key: Uint8Array, { id, generation }: LinkName): string =>
  `${id}.${generation}.${macOf(key, id, String(generation)).toString('base64url')}`;

/** The link that a token names; undefined when its signature is not ours. Asks no store. */
export function nameIn(key: Uint8Array, token: string): LinkName | undefined {
  const [, id, generation, mac] = shape.exec(token) ?? [];
  if (!id || !generation || !mac) return undefined;
  // As text: the last letter of 43 carries two bits of nothing, so four spellings mean the same bytes.
  const right = Buffer.from(macOf(key, id, generation).toString('base64url'));
  if (!timingSafeEqual(Buffer.from(mac), right)) return undefined;
  return { id, generation: Number(generation) };
}
