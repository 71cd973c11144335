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
