/**
 * No regular expression costs more than its text deserves: whatever the text, twice its length is at
 * most four times the steps. Steps are counted by a matcher of ours, which takes those that a
 * backtracking engine takes: the result is the same on every machine, however busy.
 */
import { describe, expect, it } from '@jest/globals';
import { endings, shapesOf, units } from './support/hostile-shapes.ts';
import { drawn } from './support/random.ts';
import { regularExpressions } from './support/regexp-literals.ts';
import { counted, TooManySteps } from './support/regexp-steps.ts';

/** Runs of each unit: the growth from one to the next is looked at. */
const runs = [12, 24, 48] as const;
/** A step a letter and node is no matter: below, there is no growth to speak of. */
const NO_MATTER = 40;
/** Four times, and a little for what is added at the ends: 2n(2n-1) / n(n-1) at n = 24 is 4.09. */
const MOST_GROWTH = 4.2;
/** A quadratic one has some hundred thousand steps on the longest run of the longest unit. */
const MOST_STEPS = 1_000_000;

const stepsOf = (count: (text: string, most: number) => number, text: string): number => {
  try {
    return count(text, MOST_STEPS);
  } catch (error) {
    if (error instanceof TooManySteps || error instanceof RangeError)
      return Number.POSITIVE_INFINITY;
    throw error;
  }
};

/** The first shape on which an expression grows too fast, with its steps, behind any of some endings. */
function costly(literal: string, among = endings): string[] {
  const { ast, count } = counted(literal);
  for (const { prefix, unit } of shapesOf(ast))
    for (const ending of among) {
      const text = (times: number) => prefix + unit.repeat(times) + ending;
      const steps = (times: number) => stepsOf(count, text(times));
      const last = steps(runs[2]);
      if (last <= NO_MATTER * text(runs[2]).length) continue;
      const second = steps(runs[1]);
      if (last / second > MOST_GROWTH || last === Number.POSITIVE_INFINITY)
        return [`${JSON.stringify([prefix, unit, ending])}: ${steps(runs[0])}, ${second}, ${last}`];
    }
  return [];
}

describe('the counter of steps', () => {
  it.each([
    ['a cubic run of blanks at the end', String.raw`/\s*(?:(?:de|la)\s*)*[\s,:(]*$/iu`],
    ['two runs of blanks that meet', String.raw`/\s*[:,]?\s+(?:en|pour|par)$/iu`],
    ['an exponential one', '/^(?:a+)+$/'],
    ['an exponential alternative', '/^(?:a|a)*$/'],
    ['one in a look behind', String.raw`/(?<=x\s*\s*\s*)y/`],
    ['one that needs what stands before', String.raw`/\bid:\s*\s*\s*\d/`],
  ])('finds %s', (_, literal) => {
    expect(costly(literal)).not.toEqual([]);
  });

  it.each(['/a+b/', String.raw`/\s+$/`, String.raw`/^\d{4}-\d{2}$/`, '/(a|b)*c/', '/(?<!x)y+/'])(
    'lets %s pass',
    (literal) => {
      expect(costly(literal)).toEqual([]);
    },
  );
});

const rooms = ['bot', 'cards', 'documents', 'src', 'manifest', 'tab'];
const { literals, built } = regularExpressions(rooms);

/** Where an expression is made of something else than its own text, and why that costs nothing. */
const madeOfData: Record<string, string> = {
  'bot/contract/marks.ts': 'classes of characters of fixed lengths, made of constants',
  'bot/features/meetings/read/put-right.ts': 'a text, escaped',
  'bot/features/progress/read/reworded.ts': 'a number, before at most three words',
  'cards/typography.ts': 'names of months, escaped, behind a look of fixed length',
  'src/store/outbox.ts': 'texts, escaped, between two looks at one letter',
};

/** What stands in `new RegExp(…)` when it is made of texts alone. */
const written = ({ code }: { code: string }): string[] => {
  try {
    return [String(new Function(`return ${code}`)())];
  } catch {
    return [];
  }
};

it('more than 29 shapes of text are tried on each, besides those made from it', () => {
  expect(units.length * endings.length).toBeGreaterThan(29);
  expect(literals.length).toBeGreaterThan(500);
});

it('an expression that is built is made of texts alone, or it is known why it costs nothing', () => {
  const others = built.filter((found) => written(found).length === 0);
  expect(others.map(({ at }) => at.split(':')[0]).filter((at) => !madeOfData[at ?? ''])).toEqual(
    [],
  );
});

const all = [
  ...literals,
  ...built.flatMap(({ at, ...found }) => written(found).map((code) => ({ at, code }))),
];
const distinct = new Map(all.map(({ at, code }) => [code, at]));

it('the counter of steps finds in each of them what the engine finds', () => {
  const wrong = drawn('expressions', [...distinct], 200).flatMap(([code, at]) => {
    const { ast, spans } = counted(code);
    const engine = new RegExp(ast.pattern.raw, `${ast.flags.raw.replace('g', '')}g`);
    const texts = shapesOf(ast).map(
      ({ prefix, unit }) => `x ${prefix}${unit.repeat(3)} ${prefix}1`,
    );
    return (
      texts
        // The engine starts at whole letters only; for steps that is no matter.
        .filter((text) => !/[\ud800-\udfff]/.test(text))
        .filter((text) => {
          const found = [...text.matchAll(engine)].map((m) => [m.index, m.index + m[0].length]);
          return JSON.stringify(found) !== JSON.stringify(spans(text));
        })
        .map((text) => `${at} ${code} ${JSON.stringify(text)}`)
    );
  });
  expect(wrong).toEqual([]);
});

it('no expression of the source grows by more than four when its text doubles', () => {
  const ending = drawn('endings', endings, 1);
  const found = [...distinct].flatMap(([code, at]) =>
    costly(code, ending).map((shape) => `${at} ${code} ${shape}`),
  );
  expect(found).toEqual([]);
});
