/** Which partnership a sentence names; the words are those of the project. */
import { beforeAll, expect, it } from '@jest/globals';
import { loadNaming, type ReadNaming } from '../../../src/partnership/naming.ts';

const among = [
  { id: 'drome', names: ['la Drôme', 'le 26'] },
  { id: 'gard', names: ['le Gard', 'le 30'] },
  { id: 'ille', names: ['l’Ille-et-Vilaine'] },
];
let naming: ReadNaming;
beforeAll(async () => {
  naming = await loadNaming();
});

it.each([
  ['je parle de la Drôme', 'drome'],
  ['Je parle du 26.', 'drome'],
  ['on parle du gard', 'gard'],
  ['passe au Gard', 'gard'],
  ['je suis dans l’Ille-et-Vilaine', 'ille'],
  ['I am speaking of the Gard', 'gard'],
])('« %s » names %s', (text, id) => {
  expect(naming(text, among, false)).toEqual({ kind: 'named', id, said: '' });
});

it('what is said besides is kept for the partnership that is named', () => {
  const question = 'qui pilote la fiche 1.1 ?';
  expect(naming(`Pour la Drôme, ${question}`, among, false)).toEqual({
    kind: 'named',
    id: 'drome',
    said: question,
  });
  expect(naming(`le Gard : ${question}`, among, false)).toMatchObject({
    id: 'gard',
    said: question,
  });
});

it('a name alone is an answer to the question, and otherwise none of its business', () => {
  expect(naming('la Drôme', among, true)).toMatchObject({ id: 'drome' });
  expect(naming('la Drôme', among, false)).toBeUndefined();
});

it.each(['change de partenariat', 'de quel partenariat on parle ?', 'switch partnership'])(
  '« %s » asks for another one',
  (text) => {
    expect(naming(text, among, false)).toEqual({ kind: 'asked' });
  },
);

it.each([
  'qui pilote la fiche 1.1 dans la Drôme ?',
  'je parle de la fiche 1.1',
  'le 26, ou le 30 ?',
  'pour le 26',
  'le 26',
  '',
])('« %s » names none', (text) => {
  expect(naming(text, among, false)).toBeUndefined();
});
