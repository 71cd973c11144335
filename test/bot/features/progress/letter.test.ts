/** What is taken out of a letter that was pasted, and what only looks like one. */
import { expect, it } from '@jest/globals';
import { withoutFrame } from '../../../../bot/features/progress/read/letter.ts';

const told = (text: string) =>
  withoutFrame(text, (part) => /\d\.\d/.test(part))
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

it.each([
  ['Bonjour Zoé,\n1.1 : fait\nCordialement,\nPaul', ['1.1 : fait']],
  ['1.1: done\nRegards,\nPaul', ['1.1: done']],
  ['1.1 : fait\n-----Message d’origine-----\n1.2 : en retard', ['1.1 : fait']],
  [
    'Transfert\nDe : Paul\nEnvoyé : lundi\nObjet : budget\n\nBonjour Zoé,\n\n1.1 : fait',
    ['1.1 : fait'],
  ],
  ['1.1 : fait\n________\nDe : Paul\n1.2 : en retard', ['1.1 : fait']],
])('greeting, signature and quoted letter go: %j', (text, left) =>
  expect(told(text)).toEqual(left),
);

it.each([
  'Bonjour, la 1.1 est terminée\nla 1.2 est en retard',
  '1.1 : fait\n---\n1.2 : en retard',
  '1.1 : en cours\nRegards croisés de la 1.2 : fait',
])('what tells something stays: %j', (text) => expect(told(text)).toEqual(text.split('\n')));
