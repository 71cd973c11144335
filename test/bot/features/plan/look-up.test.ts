import { beforeAll, describe, expect, it } from '@jest/globals';
import { lookUp } from '../../../../bot/features/plan/show/look-up.ts';
import type { Knowledge } from '../../../../bot/knowledge/knowledge.ts';
import type { Locale } from '../../../../bot/language/locale.ts';
import { readCard } from '../../../../cards/text.ts';
import { cardSchema } from '../../../support/card-schema.ts';
import { knowledgeOf, type plans } from '../../../support/vocabulary.ts';

const ready = {} as Record<keyof typeof plans, Knowledge>;
beforeAll(async () => {
  ready.seineSaintDenis = await knowledgeOf('seineSaintDenis');
  ready.valDeBrume = await knowledgeOf('valDeBrume');
  // Two plans are read: a second each on a machine that has nothing else to do.
});

const found = (
  text: string,
  locale: Locale = 'fr',
  plan: keyof typeof plans = 'seineSaintDenis',
) => {
  const knowledge = ready[plan];
  return lookUp(knowledge.reader.read(text, locale), knowledge);
};
const titles = (...search: Parameters<typeof found>) => found(...search).map(({ title }) => title);

describe('looking up fiches and axes', () => {
  it('lists every fiche, then every axe, before anything is typed', () => {
    const { plan } = ready.valDeBrume;
    expect(titles('', 'fr', 'valDeBrume')).toEqual([
      ...plan.fiches.map(({ numero }) => `Fiche ${numero}`),
      ...plan.axes.map(({ numero }) => `Axe ${numero}`),
    ]);
  });

  it.each([
    ['1.1', ['Fiche 1.1']],
    ['fiche 1,1', ['Fiche 1.1']],
    ['1', ['Fiche 1.1', 'Axe 1']],
    ['1.', ['Fiche 1.1', 'Axe 1']],
    ['axe 3', ['Axe 3']],
    ['axe III', ['Axe 3']],
  ])('finds by number, whole or begun: %s', (text, wanted) => {
    expect(titles(text)).toEqual(wanted);
  });

  it.each([
    ['cartographie', 'Fiche 5'],
    ['rééquilibrage', 'Axe 1'],
    ['handicap', 'Axe 3'],
    ['assistantes maternelles', 'Axe 1'],
  ])('finds by the words of the plan: %s', (text, first) => {
    expect(titles(text)[0]).toBe(first);
  });

  it('finds a word before it is finished, since the box asks while one types', () => {
    expect(titles('handic')).toEqual(titles('handicap'));
    expect(titles('cartogra')).toEqual(titles('cartographie'));
  });

  it.each(['pizza', 'fiche 9.9', 'le', 'vélo électrique'])(
    'finds nothing for what is in no fiche: %s',
    (text) => {
      expect(titles(text)).toEqual([]);
    },
  );

  it('names each thing once, whatever is typed', () => {
    for (const text of ['', 'enfance', 'fiche 1.1 et 1.1', 'parentalité fiche']) {
      const all = titles(text);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('shows the fiche with its source and without a button: others cannot press it', () => {
    const [first] = found('1.1');
    const { card, text } = first?.show() ?? { text: '' };
    expect(text).toMatch(/^Fiche 1\.1/);
    expect(text).toMatch(/\nSource/);
    expect(readCard(card as NonNullable<typeof card>)).toContain('Caf');
    expect(card?.actions ?? []).toEqual([]);
    expect(cardSchema.safeParse(card).error?.issues ?? []).toEqual([]);
  });

  it('speaks English to those whose Teams does', () => {
    expect(titles('axis 2', 'en')).toEqual(['Axis 2']);
  });
});
