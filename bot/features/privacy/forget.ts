import { z } from 'zod';
import type { Json, Transaction } from '../../contract.ts';
import type { Drawer, Who } from '../../personal.ts';
import { strings } from './strings.ts';

/** What is said again to a request whose answer was about somebody who is forgotten. */
const forgotten = (answer: Json): Json => {
  const locale = z.object({ locale: z.enum(['fr', 'en']) }).safeParse(answer).data?.locale ?? 'fr';
  return { text: strings[locale].answered, outcome: 'command', locale };
};

/** The texts by which an answer that was kept is known to be about a person. */
const tracesOf = ({ person, id, teamsId, name }: Who): string[] => {
  // As `isNamed`: a name of one or two letters is in too many words.
  const spellings = name.trim().length < 3 ? [] : [name, name.toLowerCase(), name.toUpperCase()];
  return [person, id, teamsId, ...spellings].filter((text) => text.trim().length > 2);
};

/**
 * Erases a person from every drawer, what was to be sent to them and what was answered about them,
 * in the transaction given: all of it or nothing. Says how many rows changed.
 */
export async function forget(
  tx: Transaction,
  drawers: readonly Drawer[],
  who: Who,
): Promise<number> {
  let count = 0;
  for (const drawer of drawers) count += await drawer.forget(tx, who);
  const rows = [
    ...(await tx.outbox.find('recipient', who.person)),
    ...(await tx.outbox.find('subject', who.person)),
  ];
  for (const key of new Set(rows.map((row) => row.key))) {
    await tx.outbox.remove(key);
    count += 1;
  }
  return count + (await tx.inbox.redact(tracesOf(who), forgotten));
}
