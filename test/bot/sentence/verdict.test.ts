/** What a sentence says of each slot that it names, as learned: `plan/vocabulaire/votes.txt`. */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { judgeOf, learnVerdicts } from '../../../bot/knowledge/learning/verdicts.ts';
import { VERDICTS, verdictExampleOf } from '../../../bot/sentence/verdict.ts';
import { projectLexicon } from '../../support/vocabulary.ts';

const lexicon = await projectLexicon();
const lines = readFileSync('plan/vocabulaire/votes.txt', 'utf8').split('\n').filter(Boolean);

it('every example says what is said of the other slots, and each of its holes a verdict', () => {
  expect(lines).toHaveLength(new Set(lines).size);
  for (const line of lines) {
    expect(line).toMatch(/^(?:oui|besoin|non|rien|divers) : /);
    const holes = [...line.matchAll(/\{(.*?)\}/gu)].map(([, said]) => said);
    for (const said of holes)
      expect(['oui', 'besoin', 'non', 'rien', 'autre', 'divers']).toContain(said);
    expect(verdictExampleOf(line, lexicon).named).toHaveLength(holes.length);
  }
});

const judge = judgeOf(
  learnVerdicts(
    [
      ...['rien : {oui} ça marche', 'rien : ça marche {oui}', 'rien : {oui} volontiers'],
      ...['rien : {non} je suis pris', 'rien : pas {non}', 'rien : {non} impossible'],
      ...[
        'rien : {oui} ça marche, {non} impossible',
        'rien : {non} je suis pris, {oui} volontiers',
      ],
      ...['non : seulement {oui}', 'oui : tout sauf {non}', 'rien : {rien} il pleuvait'],
    ],
    [],
    lexicon,
  ),
);

/** The likeliest verdict of each hole, then of what is not named. */
function verdictsOf(text: string): string[] {
  const { sentence, named } = verdictExampleOf(`divers : ${text}`, lexicon);
  const chances = judge.of(sentence, named);
  return [...chances.named, chances.rest].map(
    (all) => VERDICTS[all.indexOf(Math.max(...all))] ?? '',
  );
}

it.each([
  ['{divers} volontiers, {divers} je suis pris', ['yes', 'no', 'none']],
  ['{divers} impossible, {divers} ça marche', ['no', 'yes', 'none']],
  ['tout sauf {divers}', ['no', 'yes']],
  ['seulement {divers}', ['yes', 'no']],
])('a thing that is named is judged by what stands around it: « %s »', (text, verdicts) => {
  expect(verdictsOf(text)).toEqual(verdicts);
});

it('a word is known by the examples that have it beside what they name', () => {
  const [token] = verdictExampleOf('divers : volontiers {oui}', lexicon).sentence.tokens;
  expect(judge.knows(token?.stem ?? '')).toBe(true);
  expect(judge.knows('zglorp')).toBe(false);
});
