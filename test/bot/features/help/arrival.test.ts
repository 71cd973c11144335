import { expect, it } from '@jest/globals';
import { arrival } from '../../../../bot/features/help/show/arrival.ts';

const names = { sigle: 'SDSF', titre: 'Schéma', examples: ['Qui pilote la fiche 1.1 ?'] as const };

const welcomed = (waiting: number) =>
  arrival({
    locale: 'fr',
    names: { ...names, examples: [...names.examples] },
    name: 'Zoé Petit',
    institution: 'Caf',
    part: { isAdmin: false, coAnimates: [], led: [] },
    waiting: Array.from({ length: waiting }, (_, at) => ({ line: `Sondage ${at + 1}` })),
    notice: '',
    view: undefined as never,
    plan: undefined as never,
  }).text;

it('counts all that waits, shows three of them, and says how many more there are', () => {
  expect(welcomed(5)).toMatch(/À faire\s: 5\n(?:.*Sondage\s\d\n){3}.*et\s2\sautres/);
  expect(welcomed(4)).toMatch(/et\s1\sautre\n/);
  expect(welcomed(3)).not.toContain('autre');
});
