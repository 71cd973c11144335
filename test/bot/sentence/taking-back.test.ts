/** What takes back what was said is found without reading a long text over from each of its parts. */
import { expect, it } from '@jest/globals';
import { readSentence } from '../../../bot/sentence/sentence.ts';
import { takingBackIn } from '../../../bot/sentence/taking-back.ts';
import { costOf } from '../../support/cost.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const { lexicon } = await knowledgeOf('seineSaintDenis');
const read = (text: string) => takingBackIn(readSentence(text, lexicon));

it('an order to forget and why it is given are one', () =>
  expect(read('oublie ça, c’était pas validé')).toMatchObject({ behind: '' }));

it('four times the commas are no sixteen times the work', async () => {
  const cost = (times: number) => costOf(() => read('a, '.repeat(times)), 2);
  expect(await cost(1300)).toBeLessThanOrEqual(10 * (await cost(325)) + 20);
});
