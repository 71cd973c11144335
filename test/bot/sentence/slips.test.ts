import { expect, it } from '@jest/globals';
import { readSentence } from '../../../bot/sentence/sentence.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const wordsOf = async (text: string) => {
  const { lexicon } = await knowledgeOf('seineSaintDenis');
  return readSentence(text, lexicon).tokens.map(({ folded }) => folded);
};

it('a word that the plan writes is no slip of a command’s word', async () => {
  expect(await wordsOf('créer le sous-groupe Carto des modes d’accueil')).toContain('modes');
});

it('a slip is read as the command’s word that it is near to', async () => {
  expect(await wordsOf('anule la réunion')).toContain('annule');
});
