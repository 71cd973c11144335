/** What a group is still asked: whoever would delete it closes or cancels that first. */
import type { Reader } from '../../../contract/store.ts';
import type { Locale } from '../../../language/locale.ts';
import { polls } from './schema.ts';

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
