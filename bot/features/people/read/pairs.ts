/** Pairs of a clause: which things belong to each person, by the parts that commas and "et" cut it into. */
import { longest, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence } from '../../../sentence/sentence.ts';

/** What stands between two things said of different people. */
const SEPARATES = /[,;\n]|(?:^|\s)(?:et|and|ainsi que|puis|\+|&)(?=\s|$)/iu;

interface Item<T> {
  isPerson: boolean;
  value: T | undefined;
  at: number;
  length: number;
}

/** Things of each person: those of their part of the clause, all of it where only one part has both. */
export function thingsOfEach<T>(
  sentence: Sentence,
  persons: readonly Placed<unknown>[],
  things: readonly Placed<T>[],
): T[][] {
  if (things.length === 0) return persons.map(() => []);
  const items: Item<T>[] = [
    ...persons.map(({ at, length }) => ({ isPerson: true, value: undefined, at, length })),
    ...things.map(({ value, at, length }) => ({ isPerson: false, value, at, length })),
  ].sort((a, b) => a.at - b.at);
  const groups = joined(partsOf(sentence, items));
  return persons.map((person) => {
    const group = groups.find((one) => one.some((item) => item.isPerson && item.at === person.at));
    return ofPerson(group ?? [], person);
  });
}

function partsOf<T>(sentence: Sentence, items: readonly Item<T>[]): Item<T>[][] {
  const parts: Item<T>[][] = [];
  for (const item of items) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    if (part && last && !isApart(sentence, last, item)) part.push(item);
    else parts.push([item]);
  }
  return parts;
}

const endOf = ({ at, length }: Placed<unknown>): number => at + length;

const isApart = ({ text, typed }: Sentence, a: Placed<unknown>, b: Placed<unknown>): boolean =>
  SEPARATES.test(text.slice(typed[endOf(a) - 1]?.end ?? 0, typed[b.at]?.start ?? 0));

/**
 * What a sentence takes back by itself: "le 5 Paul et Inès, le 3 Omar, pardon Nora" is of the last of them alone. Of
 * each kind said behind such a word, up to what is shared out next, the last ones in a row of the same role.
 */
export function takenBackIn<R>(
  sentence: Sentence,
  persons: readonly Placed<unknown>[],
  things: readonly Placed<unknown>[],
  roles: readonly (R | undefined)[] = [],
): ReadonlySet<Placed<unknown>> {
  const out = new Set<Placed<unknown>>();
  const roleOf = (one: Placed<unknown> | undefined) => one && roles[persons.indexOf(one as never)];
  const isSame = (a: Placed<unknown> | undefined, b: Placed<unknown>) =>
    roleOf(a) === undefined || roleOf(b) === undefined || roleOf(a) === roleOf(b);
  const all = [...persons, ...things].sort((a, b) => a.at - b.at);
  for (const mark of longest(conceptsOf(sentence, 'gens-erreur'))) {
    const said = all.filter((one) => endOf(one) >= endOf(mark) && one.at >= mark.at);
    const next = said.findIndex(
      (one, i) => things.includes(one) && said[i - 1] && isApart(sentence, said[i - 1] ?? one, one),
    );
    const own = next < 0 ? said : said.slice(0, next);
    const before = all.filter((one) => endOf(one) <= mark.at && !out.has(one)).reverse();
    for (const kind of [persons, things]) {
      const by = own.find((one) => kind.includes(one));
      const from = by ? before.findIndex((one) => kind.includes(one) && isSame(by, one)) : -1;
      const row = from < 0 ? [] : before.slice(from);
      const end = row.findIndex((one) => !kind.includes(one) || !isSame(row[0], one));
      for (const one of end < 0 ? row : row.slice(0, end)) out.add(one);
    }
  }
  return out;
}

/**
 * Parts that lack a person or a thing go with what they go on: "la 1.1 pour Paul et Inès", "Paul la 1.1 et la 5"; else
 * with what follows: "Paul, Inès et Omar la 5".
 */
function joined<T>(parts: readonly Item<T>[][]): Item<T>[][] {
  const groups: Item<T>[][] = [];
  let open: Item<T>[] = [];
  const isWhole = (all: readonly Item<T>[]) =>
    all.some(({ isPerson }) => isPerson) && all.some(({ isPerson }) => !isPerson);
  for (const part of parts) {
    const last = groups.at(-1);
    const goesOn = !isWhole(part) && last?.at(-1)?.isPerson === part[0]?.isPerson;
    if (last && goesOn && open.length === 0) last.push(...part);
    else open.push(...part);
    if (isWhole(open)) {
      groups.push(open);
      open = [];
    }
  }
  const last = groups.at(-1);
  if (last) last.push(...open);
  else if (open.length > 0) groups.push(open);
  return groups;
}

/** Within a part, those beside them: "Paul la 1.1 Inès la 5". */
function ofPerson<T>(items: readonly Item<T>[], { at }: Placed<unknown>): T[] {
  const runs: Item<T>[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run?.[0]?.isPerson === item.isPerson) run.push(item);
    else runs.push([item]);
  }
  const isFirst = runs[0]?.[0]?.isPerson === true;
  const own = runs.findIndex((run) => run.some((item) => item.isPerson && item.at === at));
  const next = runs[isFirst ? own + 1 : own - 1] ?? runs[isFirst ? own - 1 : own + 1];
  return (next ?? []).flatMap(({ value }) => (value === undefined ? [] : [value]));
}
