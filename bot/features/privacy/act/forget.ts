import { z } from 'zod';
import { FORMER } from '../../../contract/marks.ts';
import type { Who } from '../../../contract/personal-data.ts';
import type { Json, Transaction } from '../../../contract/store.ts';
import { people } from '../../people/model/directory.ts';
import { references } from '../../people/model/references/kept.ts';
import { type Doubt, shownName } from '../../people/model/references/names.ts';
import { namesKnown } from '../../people/model/references/partnership.ts';
import type { PrivacyContext } from '../context.ts';
import { strings } from '../show/strings.ts';
import { referTo } from './refer.ts';

/** What is said again to a request whose answer was about somebody who is forgotten. */
const forgotten = (answer: Json): Json => {
  const locale = z.object({ locale: z.enum(['fr', 'en']) }).safeParse(answer).data?.locale ?? 'fr';
  return { text: strings[locale].answered, outcome: 'command', locale };
};

/** A shorter text stands in too many others. In UTF-16 units. */
const SHORTEST = 3;
/** An id that is no UUID, in development, may be a word. */
const SHORTEST_ID = 8;

/** The texts by which an answer that was kept is known to be about a person. */
const tracesOf = ({ person, id, teamsId, name }: Who): string[] =>
  [person, id, teamsId, name, name.toLowerCase(), name.toUpperCase()].filter(
    (text) => text.trim().length >= SHORTEST,
  );

/** Those by which the row of a message to somebody else is. */
const idsOf = ({ person, id, teamsId }: Who): string[] => [
  ...(person === '' ? [] : [person]),
  ...[id, teamsId].filter((text) => text.length >= SHORTEST_ID),
];

export interface Forgotten {
  /** Rows that changed. */
  count: number;
  /** Why their name was not looked for in the texts of others; undefined: it was. */
  doubt: Doubt | undefined;
}

/**
 * Erases a person from every collection, what was to be sent to them, what messages to others say of them
 * and what was answered about them, in the transaction given: all of it or nothing. Texts of others
 * are not changed: what refers to the person there leads to nobody from then on.
 */
export async function forget(
  tx: Transaction,
  context: PrivacyContext,
  who: Who,
): Promise<Forgotten> {
  const names = await namesKnown(tx, context.isOurs);
  const isKnown = (await tx.get(people, who.person)) !== undefined;
  const doubt = isKnown ? names.doubtOf(who.person) : undefined;
  if (isKnown && !doubt) await referTo(tx, context, names, who.person);
  const marks = await tx.where(references, 'person', who.person);
  let count = 0;
  for (const source of context.personalData) count += await source.forget(tx, who);
  const rows = [
    ...(await tx.outbox.find('recipient', who.person)),
    ...(await tx.outbox.find('subject', who.person)),
  ];
  for (const key of new Set(rows.map((row) => row.key))) {
    await tx.outbox.remove(key);
    count += 1;
  }
  count += await tx.outbox.redact(
    [...idsOf(who), ...(isKnown && !doubt ? [shownName(who.name)] : [])],
    FORMER,
  );
  const traces = [...tracesOf(who), ...marks.map(({ id }) => id)];
  return { count: count + (await tx.inbox.redact(traces, forgotten)), doubt };
}
