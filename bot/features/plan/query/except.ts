/** Exception: what is left of a list that the search finds, once what the question puts aside is gone. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Locale } from '../../../language/locale.ts';
import { linesOf, meantBy } from './members.ts';
import type { Of } from './query.ts';
import type { Result } from './result.ts';
import { strings } from './strings.ts';

/** What an entry counts up without what is put aside; undefined when that is no part of it, or all. */
export function withoutExcepted(
  entry: Entry,
  { text, put }: NonNullable<Of['except']>,
  locale: Locale,
  knowledge: Knowledge,
): Result | undefined {
  const all = linesOf(entry, locale);
  const out = exceptedIn(text, all, locale, knowledge);
  if (out.length === 0 || out.length === all.length) return undefined;
  const items = all.filter((line) => !out.includes(line)).map(({ shown }) => shown);
  return {
    spoken: { headline: strings[locale].left(put), items },
    isNone: false,
    sources: [entry.source],
    entities: entry.entities,
    fields: entry.fields.slice(0, 1),
    entry: entry.id,
  };
}

/** "Caf et Département": each of what is put aside, when all of it is in the list. */
function exceptedIn(
  text: string,
  all: ReturnType<typeof linesOf>,
  locale: Locale,
  knowledge: Knowledge,
) {
  const parts = text.split(/\s*,\s+|\s+(?:et|and|ou|or)\s+/u).filter(Boolean);
  const meant = parts.map((part) => meantBy(part, all, locale, knowledge));
  return meant.some((members) => members.length === 0) ? [] : [...new Set(meant.flat())];
}
