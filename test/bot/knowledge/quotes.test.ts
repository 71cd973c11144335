/** What is shown as the document's words is the document's, to the letter. */
import { expect, it } from '@jest/globals';
import { knowledgeOf, plans } from '../../support/vocabulary.ts';

/** Every text that a plan gives as the document's own. */
function printed(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key === 'texte' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    printed(inner, Array.isArray(value) ? key : name),
  );
}

it.each(Object.keys(plans) as (keyof typeof plans)[])(
  'no words of ours are quoted as those of the document: %s',
  async (name) => {
    const { plan, index } = await knowledgeOf(name);
    const own = new Set(printed(plan));
    const quoted = index.entries.flatMap((entry) =>
      (['fr', 'en'] as const).flatMap((locale) => entry.say(locale).quote ?? []),
    );
    expect(quoted.filter((quote) => !own.has(quote))).toEqual([]);
  },
);
