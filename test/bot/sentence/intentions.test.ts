/** What is said to the bot, by examples: `plan/vocabulaire/intentions`. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { holesOf, WHOLE } from '../../../bot/sentence/likely-intent.ts';
import { readIntentions } from '../../../src/shared-words.ts';

const folder = 'plan/vocabulaire';
const intentions = (await readIntentions(folder)) ?? [];

it('each file of examples is that of an intent', () => {
  const files = readdirSync(`${folder}/intentions`).map((file) => file.replace('.txt', ''));
  expect(files.sort()).toEqual(intentions.map(({ name }) => name).sort());
});

const kinds = 'groupe fiche personne organisation jour heure temps nom adresse pourcent'.split(' ');
const isUnknown = (hole: string) => !kinds.includes(hole);

it('what is said of other things has no hole that nothing fills, and no mark of what is told', () => {
  const elsewhere = readFileSync(`${folder}/ailleurs.txt`, 'utf8').split('\n').filter(Boolean);
  const marked = elsewhere.filter((line) => /\{[^}]*[^a-z}]/.test(line));
  expect([...elsewhere.flatMap(holesOf).filter(isUnknown), ...marked]).toEqual([]);
});

it('no intent has a line twice, nor a hole that nothing fills', () => {
  for (const { lines, says } of intentions) {
    expect(lines).toHaveLength(new Set(lines).size);
    expect(lines.flatMap(holesOf).filter(isUnknown)).toEqual([]);
    const said = [...says.fr, ...says.en].flatMap(holesOf);
    expect(said.filter((hole) => hole !== WHOLE && isUnknown(hole))).toEqual([]);
  }
});
