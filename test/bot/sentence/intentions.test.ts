/** What is said to the bot, by examples: `plan/vocabulaire/intentions`. */
import { readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { holesOf, WHOLE } from '../../../bot/sentence/likely-intent.ts';
import { readIntentions } from '../../../src/shared-words.ts';

const folder = 'plan/vocabulaire';
const intentions = (await readIntentions(folder)) ?? [];

it('each file of examples is that of an intent', () => {
  const files = readdirSync(`${folder}/intentions`).map((file) => file.replace('.txt', ''));
  expect(files.sort()).toEqual(intentions.map(({ name }) => name).sort());
});

it('no intent has a line twice, nor a hole that nothing fills', () => {
  const kinds = 'groupe fiche personne organisation jour heure temps nom adresse pourcent'.split(
    ' ',
  );
  for (const { lines, says } of intentions) {
    expect(lines).toHaveLength(new Set(lines).size);
    const isUnknown = (hole: string) => !kinds.includes(hole);
    expect(lines.flatMap(holesOf).filter(isUnknown)).toEqual([]);
    const said = [...says.fr, ...says.en].flatMap(holesOf);
    expect(said.filter((hole) => hole !== WHOLE && isUnknown(hole))).toEqual([]);
  }
});
