/** The words of an update, from `plan/vocabulaire/avancement.yaml`, ready to be found. */

import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { LINKS, type PhraseMatch, Phrases } from '../../../language/phrases.ts';
import type { Token } from '../../../language/tokens.ts';
import type { Vocabulary } from '../../../language/vocabulary.ts';
import type { Word } from '../../../language/words.ts';
import type { Meteo } from '../model/schema.ts';
import type { UpdateToken } from './lex.ts';

/** A list of `avancement.yaml`, or a concept of orders and statements. */
export type ListName = (keyof Vocabulary['avancement'] & string) | `av-${string}`;

export const meteos = ['soleil', 'couvert', 'nuage', 'orage'] as const satisfies readonly Meteo[];

/** Finds expressions of one list among marks; positions are those of the marks. */
export type Find = (
  name: Exclude<ListName, 'signes'>,
  marks: readonly Word[],
) => readonly PhraseMatch<true>[];

export interface ProgressWords {
  find: Find;
  meteo: (marks: readonly UpdateToken[]) => PhraseMatch<Meteo>[];
  signs: ReadonlyMap<string, Meteo>;
  numbers: ReadonlyMap<string, number>;
  vocabulary: Vocabulary;
  /** Words without a sense of their own. */
  light: ReadonlySet<string>;
}

/** No word is left out of an expression: "pas de" is not "pas". */
const NONE: ReadonlySet<string> = new Set();

const NOTHING: readonly PhraseMatch<true>[] = [];

export function progressWords({
  vocabulary,
  lexicon,
}: Pick<Knowledge, 'vocabulary' | 'lexicon'>): ProgressWords {
  const { avancement, usages } = vocabulary;
  const lists = new Map<string, Phrases<true>>();
  for (const [name, words] of Object.entries(avancement)) {
    if (!Array.isArray(words)) continue;
    const phrases = new Phrases<true>(NONE, { exact: true });
    for (const word of words) phrases.add(word, true);
    lists.set(name, phrases);
  }
  const weather = new Phrases<Meteo>(LINKS, { exact: true });
  for (const meteo of meteos) for (const word of avancement[meteo]) weather.add(word, meteo);
  // The lists are looked for one after the other in the same marks, by many rules.
  const ready = new WeakMap<readonly Word[], Map<string, readonly PhraseMatch<true>[]>>();
  const concepts = new WeakMap<readonly Word[], PhraseMatch<string>[]>();
  const conceptsIn = (marks: readonly Word[]) => {
    const known = concepts.get(marks);
    if (known) return known;
    const made = lexicon
      .find(marks as readonly Token[])
      .filter(({ value }) => value.startsWith('av-'));
    concepts.set(marks, made);
    return made;
  };
  const find: Find = (name, marks) => {
    if (name.startsWith('av-'))
      return longest(
        conceptsIn(marks).flatMap(({ value, ...at }) =>
          value === name ? [{ ...at, value: true as const }] : [],
        ),
      );
    const list = lists.get(name);
    if (!list?.startsIn(marks)) return NOTHING;
    let known = ready.get(marks);
    if (!known) {
      known = new Map();
      ready.set(marks, known);
    }
    const before = known.get(name);
    if (before) return before;
    const found = longest(list.find(marks));
    known.set(name, found);
    return found;
  };
  return {
    find,
    meteo: (marks) => longest(weather.find(marks)),
    signs: new Map(meteos.flatMap((m) => avancement.signes[m].map((sign) => [sign, m] as const))),
    numbers: new Map(Object.entries({ ...usages.nombres.en, ...usages.nombres.fr })),
    vocabulary,
    light: lexicon.light,
  };
}

/** Of expressions that overlap, the longest. */
function longest<T>(found: PhraseMatch<T>[]): PhraseMatch<T>[] {
  if (found.length < 2) return found;
  const inside = (f: PhraseMatch<T>, g: PhraseMatch<T>) =>
    g.length > f.length && f.at >= g.at && f.at + f.length <= g.at + g.length;
  return found.filter((f) => !found.some((g) => inside(f, g))).sort((a, b) => a.at - b.at);
}
