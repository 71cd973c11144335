import { describe, expect, it } from '@jest/globals';
import { labelOf, shortName } from '../../../bot/knowledge/labels.ts';
import { knowledgeOf, plans } from '../../support/vocabulary.ts';

describe('a thing of the plan has a short name', () => {
  it.each([
    ['axe:1', 'fr', { number: 'Axe 1', name: "Développer l'offre" }],
    ['fiche:1.1', 'fr', { number: 'Fiche 1.1', name: 'Créer et maintenir les crèches' }],
    ['fiche:1.1', 'en', { number: 'Fiche 1.1', name: 'Open and keep nurseries' }],
    ['organisation:caf', 'fr', { number: '', name: 'Caf' }],
    ['organisation:pmi', 'fr', { number: '', name: 'PMI' }],
    ['proposition:outil-cartographie', 'fr', { number: '', name: 'Cartographie' }],
    ['fiche:9.9', 'fr', { number: 'Fiche 9.9', name: '' }],
  ] as const)('%s in %s', async (id, locale, label) => {
    const { plan } = await knowledgeOf('seineSaintDenis');
    expect(labelOf(plan, id, locale)).toEqual(label);
  });
});

it('is cut between two words where the plan gives none, and says so', () => {
  const whole = 'Poursuivre l’accompagnement à la création, au maintien';
  expect(shortName({}, whole, 'fr')).toBe('Poursuivre l’accompagnement à la…');
  expect(shortName({}, 'Jouer', 'fr')).toBe('Jouer');
});

it.each(Object.keys(plans) as (keyof typeof plans)[])(
  'never takes more than 40 signs: %s',
  async (name) => {
    const { plan } = await knowledgeOf(name);
    const all = [
      ...plan.axes.map(({ numero }) => `axe:${numero}`),
      ...plan.fiches.map(({ numero }) => `fiche:${numero}`),
      ...plan.organisations.map(({ id }) => `organisation:${id}`),
    ];
    const long = all.filter((id) => labelOf(plan, id, 'fr').name.length > 40);
    expect(long).toEqual([]);
  },
);
