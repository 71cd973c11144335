/** What becomes of the polls of a group: who comes in is asked too, who would delete it closes them first. */
import type { Reader, Transaction } from '../../../contract/store.ts';
import type { Locale } from '../../../language/locale.ts';
import { groups } from '../../people/model/groups.ts';
import { cardRow } from './rows.ts';
import { polls } from './schema.ts';
import { askedOf } from './state.ts';

/** A card that was sent once is sent no more: its key is there. */
export async function askNewcomers(tx: Transaction, group: string, now: Date): Promise<void> {
  const open = await tx.where(polls, 'openIn', group);
  const row = open.length > 0 ? await tx.get(groups, group) : undefined;
  const people = row ? askedOf(row.value) : [];
  for (const { id, value: poll } of open)
    for (const person of people) await tx.outbox.add(cardRow({ id, poll }, person, now));
}

const strings: Record<Locale, (title: string) => string> = {
  fr: (title) => `le sondage « ${title} »`,
  en: (title) => `the poll “${title}”`,
};

/** The open polls of a group, as a sentence names them. */
export const openPolls = async (
  reader: Reader,
  group: string,
  { locale }: { locale: Locale },
): Promise<string[]> =>
  (await reader.where(polls, 'openIn', group)).map(({ value: { title } }) =>
    strings[locale](title),
  );
