/** Pairs of a clause: which things belong to each person, by the parts that commas and "et" cut it into. */
import { endOf, gap } from '../../../sentence/between.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence } from '../../../sentence/sentence.ts';
import { takenBackIn } from '../../../sentence/superseded.ts';

/** What stands between two things said of different people. */
const SEPARATES = /[,;\n]|(?:^|\s)(?:et|and|ainsi que|puis|\+|&)(?=\s|$)/iu;

interface Item<T> {
  isPerson: boolean;
  value: T | undefined;
  at: number;
  length: number;
}

/**
 * Things of each person: those of their part of the clause, all of it where only one part has both. One without a value
 * is of nobody else, and nothing.
 */
export function thingsOfEach<T>(
  sentence: Sentence,
  persons: readonly Placed<unknown>[],
  things: readonly Placed<T | undefined>[],
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

export const isApart = (sentence: Sentence, a: Placed<unknown>, b: Placed<unknown>): boolean =>
  SEPARATES.test(gap(sentence, endOf(a), b.at));

/** What the same breath takes back, up to what is shared out next; of people, those of the same role. */
export function takenBackOf<R>(
  sentence: Sentence,
  persons: readonly Placed<unknown>[],
  things: readonly Placed<unknown>[],
  roles: readonly (R | undefined)[] = [],
): ReadonlySet<Placed<unknown>> {
  const roleOf = (one: Placed<unknown>) => roles[persons.indexOf(one)];
  return takenBackIn([persons, things], conceptsOf(sentence, 'gens-erreur'), {
    isSame: (a, b) => roleOf(a) === undefined || roleOf(b) === undefined || roleOf(a) === roleOf(b),
    isNext: (before, one) => things.includes(one) && isApart(sentence, before, one),
  });
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
