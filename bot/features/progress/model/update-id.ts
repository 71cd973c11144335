import { createHash } from 'node:crypto';

/**
 * The id of an update: the same for the same message and place in it, so that what is delivered
 * again is kept once, and an edit finds what it changes. It says nothing about anybody.
 */
export const updateId = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24);
