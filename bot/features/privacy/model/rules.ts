/** Pure decisions of privacy. */

/** A question that waits for its answer for longer is asked again. */
const HOUR_MS = 3_600_000;

/** Whether this card may still erase: the last one shown, within the hour, never used. */
export const confirms = (
  asked: { nonce: string; askedAt: string } | undefined,
  nonce: string,
  now: Date,
): boolean =>
  asked !== undefined &&
  asked.nonce === nonce &&
  now.getTime() - Date.parse(asked.askedAt) <= HOUR_MS;

/**
 * Characters of one message: two bytes each at worst, they stay below the 28 kB that Teams
 * promises for a message.
 */
const PART = 12_000;

/** A long text in parts; at least one. */
export function parts(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += PART) found.push(text.slice(at, at + PART));
  return found.length > 0 ? found : [''];
}
