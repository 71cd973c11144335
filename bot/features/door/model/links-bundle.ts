/**
 * Where no letter is sent, whoever launched a sending gets the links of people without Teams, to
 * pass them on: in one message for what falls together.
 */
import { z } from 'zod';
import { label, type Transaction } from '../../../contract/store.ts';
import { recordOf } from '../../sendings/model/attempts.ts';

/** Payload of rows `door.bundle`: the subject of the rows whose links are handed over. */
export const bundlePayload = z.object({ subject: label });

/** What is prepared within this span goes into one message, which leaves at its end. In ms. */
const SPAN_MS = 10_000;
/** Links are of use for as long as what they lead to; a co-animator is found within a month. */
const LIFE_MS = 31 * 24 * 3_600_000;

/** People in one message: with their links it is half of what Teams takes. */
const MOST = 25;

/** The message that the links of a sending go into now; gives its key. */
export async function bundleRow(
  { outbox }: Transaction,
  subject: string,
  recipient: string,
  now: Date,
): Promise<string> {
  const told = (await outbox.find('subject', subject)).map((row) => recordOf(row).handed?.bundle);
  for (let span = Math.floor(now.getTime() / SPAN_MS) + 1; ; span += 1) {
    const key = `door:bundle:${subject}:${recipient}:${span}`.slice(0, 512);
    const row = await outbox.get(key);
    const full = told.filter((bundle) => bundle === key).length >= MOST;
    if (row?.state === 'waiting' && !full) return key;
    // One that left already does not tell what is prepared now.
    if (row) continue;
    const at = span * SPAN_MS;
    await outbox.add({
      key,
      kind: 'door.bundle',
      subject: `door:${subject}`,
      recipient,
      payload: { subject },
      notBefore: new Date(at).toISOString(),
      expiresAt: new Date(at + LIFE_MS).toISOString(),
    });
    return key;
  }
}
