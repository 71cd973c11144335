/** The thing that has the most of something, or the least. */
import { capital, join } from '../../../knowledge/entries/builder.ts';
import type { Locale } from '../../../language/locale.ts';
import { isBetween, type Thing, type Words } from './graph.ts';
import type { GraphQuery } from './query.ts';
import { type AskedOfPlan, livingSource, type Result } from './result.ts';
import { strings } from './strings.ts';

/** @returns undefined when nothing is measured: the search answers */
export function extreme(
  { of, what }: GraphQuery,
  { graph, piece }: AskedOfPlan,
): Result | undefined {
  const { locale } = piece.utterance;
  if (what.kind !== 'extreme' || !of.kind) return undefined;
  const { most, field } = what;
  const range = of.range;
  const things = graph.ofKind(of.kind).filter((thing) => !range || isBetween(thing, range));
  const measured = things.flatMap((thing) => measuresOf(thing, field));
  const sorted = measured.sort((a, b) => (most ? b.value - a.value : a.value - b.value));
  const [first] = sorted;
  if (!first) return undefined;
  const equals = sorted.filter(({ value }) => value === first.value);
  const found = first.entry === undefined ? undefined : piece.knowledge.entry(first.entry);
  return {
    sources: [
      first.thing.source,
      ...(field === undefined ? [] : livingSource(things, field, locale)),
    ],
    entities: [first.thing.id],
    fields: field ? [field] : [],
    entry: found?.id,
    spoken: found
      ? { ...found.say(locale), rows: [] }
      : told(
          first,
          equals.map(({ thing }) => thing.title[locale]),
          field,
          locale,
        ),
  };
}

/** What is said of the first of those that are equal. */
function told(
  { thing, value, said }: Measured,
  titles: readonly string[],
  field: string | undefined,
  locale: Locale,
): Result['spoken'] {
  const say = strings[locale];
  const name = thing.name[locale];
  // "Le chiffre le plus récent": what was measured in that year.
  if (field === 'annee' && thing.kind === 'chiffre')
    return { headline: `${join(titles, locale)}.` };
  if (field === undefined || said)
    return { headline: [titles[0], said?.[locale]].filter(Boolean).join(', ') };
  if (titles.length > 1) return { headline: say.equals(value), items: [...titles] };
  if (value === 0) return { headline: say.lineOf(capital(name), say.noneStated) };
  const items = (thing.fields.get(field) ?? []).map(({ words }) => words[locale]);
  return { headline: say.withMost(name, value), items };
}

interface Measured {
  thing: Thing;
  value: number;
  entry?: string;
  /** An amount, as it is written. */
  said?: Words;
}

/** What things are set in order by: how many lines a field has, their figures, their day. */
function measuresOf(thing: Thing, field: string | undefined): Measured[] {
  const first = (key: string) => {
    const value = thing.fields.get(key)?.[0]?.number;
    return value === undefined ? [] : [{ thing, value }];
  };
  if (thing.kind === 'chiffre' && field === 'annee') return first('annee');
  if (thing.kind === 'chiffre')
    return (thing.fields.get('valeur') ?? []).flatMap(({ number, thing: place }) =>
      number === undefined
        ? []
        : { thing, value: number, entry: `${thing.id}/${place?.replace('territoire:', '')}` },
    );
  if (thing.kind === 'seance') return first('date');
  const lines = field === undefined ? undefined : thing.fields.get(field);
  const [only] = lines ?? [];
  if (only?.number !== undefined) return [{ thing, value: only.number, said: only.words }];
  // An axe without fiches has the fewest; a list that is not told is none.
  const isCounted = lines && (lines.length > 0 || (thing.kind === 'axe' && field === 'fiche'));
  return isCounted ? [{ thing, value: lines.length }] : [];
}
