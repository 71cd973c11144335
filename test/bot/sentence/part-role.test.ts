/** What each part of news is, as learned: `plan/vocabulaire/nouvelles.txt`. */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { learnRoles, rolesOf } from '../../../bot/knowledge/learning/roles.ts';
import { ROLES, roleExamplesOf } from '../../../bot/sentence/part-role.ts';
import { readSentence } from '../../../bot/sentence/sentence.ts';
import { projectLexicon } from '../../support/vocabulary.ts';

const lexicon = await projectLexicon();
const lines = readFileSync('plan/vocabulaire/nouvelles.txt', 'utf8').split('\n').filter(Boolean);

it('every example names the role of each of its parts, and no part twice', () => {
  expect(lines).toHaveLength(new Set(lines).size);
  const said = ['fait', 'frein', 'leve', 'suite', 'decision', 'avance', 'meteo', 'fiche', 'rien'];
  for (const line of lines) {
    const parts = [...line.matchAll(/\{(.*?)\}/gu)].map(([, part = '']) => part.split(':')[0]);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(said).toContain(part);
  }
});

it('a part is cut where the next one begins, with what joins it, and never beyond its sentence', () => {
  const [first, second] = roleExamplesOf(
    '{fiche:La 1.1} {frein:est bloquée}, {rien:désolée}. {suite:Reste Dugny}',
    lexicon,
  );
  const words = (example: typeof first) =>
    example?.parts.map(({ role, from, to }) => [
      role,
      example.sentence.tokens
        .slice(from, to)
        .map(({ folded }) => folded)
        .join(' '),
    ]);
  expect(words(first)).toEqual([
    ['name', 'la 1.1'],
    ['block', 'est bloquee'],
    ['aside', 'desolee'],
  ]);
  expect(words(second)).toEqual([['next', 'reste dugny']]);
});

const judge = rolesOf(
  learnRoles(
    [
      ...[
        '{frein:la ville ne répond plus}',
        '{frein:la salle manque}',
        '{frein:personne ne répond}',
      ],
      ...[
        '{suite:reste Dugny}',
        '{suite:prochaine séance jeudi}',
        '{suite:il reste deux communes}',
      ],
      ...['{fait:la convention est signée}', '{fait:douze familles vues}', '{rien:bonne journée}'],
    ],
    lexicon,
  ),
);

it.each([
  ['la mairie ne répond plus', 'block'],
  ['reste Stains et deux communes', 'next'],
  ['la charte est signée', 'fact'],
])('a part is what people say so: « %s »', (text, role) => {
  const sentence = readSentence(text, lexicon);
  const chances = judge(sentence, { from: 0, to: sentence.tokens.length });
  expect(chances).toHaveLength(ROLES.length);
  expect(ROLES[chances.indexOf(Math.max(...chances))]).toBe(role);
});
