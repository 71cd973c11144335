/** The thing that has the most of something, or the least. */
import { capital, join } from '../../../knowledge/entries/builder.ts';
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
  const base = {
    sources: [
      first.thing.source,
      ...(field === undefined ? [] : livingSource(things, field, locale)),
    ],
    entities: [first.thing.id],
    fields: field ? [field] : [],
  };
  if (found)
    return {
      ...base,
      entry: found.id,
      spoken: { ...found.say(locale), rows: [] },
    };
  const say = strings[locale];
  const titles = equals.map(({ thing }) => thing.title[locale]);
  // "Le chiffre le plus récent": what was measured in that year.
  if (field === 'annee' && of.kind === 'chiffre')
    return {
      ...base,
      spoken: { headline: `${join(titles, locale)}.` },
    };
  return {
    ...base,
    spoken:
      field === undefined || first.said
        ? { headline: [titles[0], first.said?.[locale]].filter(Boolean).join(', ') }
        : equals.length > 1
          ? { headline: say.equals(first.value), items: titles }
          : first.value === 0
            ? { headline: say.lineOf(capital(first.thing.name[locale]), say.noneStated) }
            : {
                headline: say.withMost(first.thing.name[locale], first.value),
                items: (first.thing.fields.get(field) ?? []).map(({ words }) => words[locale]),
              },
  };
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
