/** What a verb is of, and whether it is known here. */
import { expect, it } from '@jest/globals';
import { isOfOther, isVerb, othersIn } from '../../../bot/sentence/object.ts';
import { conceptsOf, readSentence } from '../../../bot/sentence/sentence.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const { lexicon } = await knowledgeOf('seineSaintDenis');
const read = (text: string) => readSentence(text, lexicon);

it.each([
  ['j’annule mes congés', true],
  ['annule la réunion', false],
  ['annule au cas où', false],
  ['annule pour grève la réunion', false],
  ['on annule', false],
])(
  'the noun right behind a verb is what it is of, and a preposition leads to none: « %s »',
  (text, is) => {
    const sentence = read(text);
    const verbs = conceptsOf(sentence, 'reunion-annuler');
    expect(isOfOther(sentence, verbs, conceptsOf(sentence, 'reunion'))).toBe(is);
  },
);

it('nouns are what stands behind an article, light words, numbers and what is known apart', () => {
  const sentence = read('le comité est avancé au 12, et la salle est pour les enfants');
  const known = conceptsOf(sentence, 'reunion');
  const nouns = othersIn(sentence, known).map(({ at }) => sentence.tokens[at]?.folded);
  expect(nouns).toEqual(['salle', 'enfants']);
});

it.each([
  ['tu peux la planifier', true],
  ['planifie un point', true],
  ['pour planifie', false],
])('a word behind what only a noun follows is no verb: « %s »', (text, is) => {
  const sentence = read(text);
  const [verb] = conceptsOf(sentence, 'reunion-planifier');
  expect(verb && isVerb(sentence, verb)).toBe(is);
});
