/** Result of a query: what is said of it, and where it comes from. */
import type { ConversationSubject, Source } from '../../../contract/turn.ts';
import { sourceIn } from '../../../knowledge/entries/builder.ts';
import type { Entry, Spoken } from '../../../knowledge/entry.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Piece } from '../read/piece.ts';
import type { Graph, Thing } from './graph.ts';
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

/** A question, and what it is read against. */
export interface AskedOfPlan {
  piece: Piece;
  /** Of the turn before. */
  subject: ConversationSubject | undefined;
  /** What the document says, with what the partners know today. */
  graph: Graph;
}

/** A result that an entry gives, in its own words or in those that are made of it. */
export const fromEntry = (
  entry: Entry,
  spoken: Spoken,
  fields: readonly string[] = entry.fields,
): Result => ({
  spoken,
  sources: [entry.source],
  entities: entry.entities,
  fields,
  entry: entry.id,
});

/** A result of the plan as a whole. */
export const ofPlan = (piece: Piece, spoken: Spoken, fields: readonly string[] = []): Result => ({
  spoken,
  sources: [planSource(piece)],
  entities: ['plan'],
  fields,
});

export const planSource = ({ knowledge: { plan } }: Piece): Source => sourceIn(plan, undefined);
