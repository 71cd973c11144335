import { expect, it } from '@jest/globals';
import { readSentence, typedOver } from '../../../bot/sentence/sentence.ts';
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

it.each([
  ['ki vien jeudi', 'qui vient jeudi'],
  ['ckoi le but', 'c est quoi le but'],
  ['bjr', 'bonjour'],
  ['je pe pas', 'je peux pas'],
  ['tu vien', 'tu viens'],
])('what is written short on a phone is read as its words: %s', async (text, full) => {
  expect((await wordsOf(text)).join(' ')).toBe(full);
});

it('what is written short is quoted as typed, and a word of the plan is none', async () => {
  const { lexicon } = await knowledgeOf('seineSaintDenis');
  const sentence = readSentence('ckoi la réunion assmat', lexicon);
  expect(typedOver(sentence, 0, 3)).toBe('ckoi');
  expect(sentence.tokens.map(({ folded }) => folded)).toContain('assmat');
});
