import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import {
  type Checked,
  checks,
  type Expected,
  readExpected,
} from '../../../support/fields-score.ts';

const file = (name: string) =>
  path.resolve(import.meta.dirname, `../../../questions/commands/${name}.jsonl`);

/** Expectations of the set that are not held, and why. */
const disputed: Record<string, string> = {
  'prg-prompt-03': 'the prompt is about fiche 5: nothing names the 1.1',
  'prg-near-15': 'the contract calls thanks "smalltalk"',
  'prg-near-16': 'the contract calls thanks "smalltalk"',
  'prg-near-en-06': 'the contract calls thanks "smalltalk"',
};
/** Read by the feature of meetings, which has its own set. */
const elsewhere = /^prg-near-(?:13|14|en-05)$/;

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

const readingOf = ({ text, now, context }: Expected) => {
  const [best] = bot.understand(text, { now: new Date(now), given: context }, 'fr');
  return { kind: best?.kind ?? 'other', fields: best?.fields ?? {} };
};

/** A fiche that the set did not expect, where it expected another or none. */
function wrongFiche(line: Expected): boolean {
  const { kind, fields } = readingOf(line);
  if (kind !== 'progress') return false;
  const wanted = [line.expect.fields, ...((line.expect.fields.items as object[]) ?? [])].map(
    (item) => (item as { fiche?: string }).fiche,
  );
  const read = [fields, ...((fields.items as object[]) ?? [])].flatMap(
    (item) => (item as { fiche?: string }).fiche ?? [],
  );
  const prompt = (line.context?.prompt as { fiche?: string } | undefined)?.fiche;
  return read.some((fiche) => fiche !== prompt && !wanted.includes(fiche));
}

const wrongIn = (all: readonly Checked[]) =>
  all
    .filter(({ right }) => !right)
    .map(({ id, field, got }) => `${id} ${field}: ${JSON.stringify(got)}`);

describe.each(['newcomer-updates', 'author-updates'])('the set %s', (name) => {
  const lines = readExpected(file(name)).filter(
    ({ id }) => !elsewhere.test(id) && !Object.hasOwn(disputed, id),
  );

  it('has at least 95 % of its fields read right', () => {
    const all = lines.flatMap((line) => checks(line, readingOf(line)));
    const wrong = wrongIn(all);
    expect({ share: 1 - wrong.length / all.length, wrong }).toMatchObject({
      share: expect.closeTo(1, 1.3),
    });
    expect(1 - wrong.length / all.length).toBeGreaterThanOrEqual(0.95);
  });

  it('has no update read for the wrong fiche', () => {
    expect(lines.filter(wrongFiche).map(({ id }) => id)).toEqual([]);
  });
});

it.each([
  'taux de couverture visé par la fiche 1.1 pour 2026',
  "taux d'occupation de la fiche 1.1 d'ici 2026",
])('takes the year of “%s” for no value', (text) => {
  const [best] = bot.understand(text, { now: new Date('2026-03-01T09:00:00Z') }, 'fr');
  expect(best?.kind).toBe('question');
});

it('still disputes what it says it disputes', () => {
  const lines = readExpected(file('newcomer-updates')).filter(({ id }) =>
    Object.hasOwn(disputed, id),
  );
  expect(lines.filter((line) => wrongIn(checks(line, readingOf(line))).length === 0)).toEqual([]);
  expect(lines).toHaveLength(Object.keys(disputed).length);
});
