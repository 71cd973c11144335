/** Result of a query: what is said of it, and where it comes from. */
import type { Source } from '../../../contract/turn.ts';
import type { Spoken } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Thing } from './graph.ts';
import { strings } from './strings.ts';

/** What a query comes to. */
export interface Result {
  spoken: Spoken;
  sources: readonly Source[];
  /** What the next turn may refer to, the main thing first. */
  entities: readonly string[];
  fields: readonly string[];
  /** The entry that says the same. */
  entry?: string | undefined;
}

/** What the partners told of a field, by the day they did so last; nothing told is no source. */
export function livingSource(things: readonly Thing[], field: string, locale: Locale): Source[] {
  const days = things.flatMap((thing) =>
    (thing.fields.get(field) ?? []).flatMap(({ on }) => on ?? []),
  );
  const date = days.sort().at(-1);
  const { partners, section } = strings[locale].living;
  return date === undefined ? [] : [{ document: partners, date, section: section(field) }];
}

export const planSource = ({ plan }: Knowledge['plan']): Source => ({
  document: plan.document,
  date: plan.date,
  section: plan.titre,
});
