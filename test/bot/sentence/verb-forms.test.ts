import { expect, it } from '@jest/globals';
import { formsOf } from '../../../bot/sentence/verb-forms.ts';
import { projectLexicon } from '../../support/vocabulary.ts';

const table = {
  W: ['nommer'],
  P: ['nomme', 'nommes', 'nomme', 'nommons', 'nommez', 'nomment'],
  Y: ['NA', 'nomme', 'NA', 'nommons', 'nommez', 'NA'],
  K: ['nommé', 'nommés', 'nommée', 'nommées'],
  F: ['nommerai', 'nommeras', 'nommera', 'nommerons', 'nommerez', 'nommeront'],
};
const forms = formsOf('nommer', (verb) => (verb === 'nommer' ? table : undefined));

it.each([
  ['nommer', ['infinitive']],
  ['nomme', ['imperative', 'own', 'told']],
  ['nommes', ['told']],
  ['nommons', ['imperative', 'own']],
  ['nommées', ['participle']],
  ['nommera', ['future']],
])('"%s" may be: %s', (written, uses) =>
  expect([...(forms.get(written) ?? [])].sort()).toEqual(uses),
);

it('what a table has not is no form', () => expect(forms.has('NA')).toBe(false));

it('a verb that no table has is known by its infinitive', () =>
  expect([...formsOf('booker', () => undefined).keys()]).toEqual(['booker']));

it('every form of the verbs of the lexicon is known, as LEFFF conjugates them', async () => {
  const lexicon = await projectLexicon();
  expect(lexicon.verb('envoyez')).toContain('imperative');
  expect(lexicon.verb('enverrai')).toContain('future');
  expect(lexicon.verb('supprime')).toContain('own');
  expect(lexicon.verb('table')).toBeUndefined();
});
